/**
 * Model files whose tables are half empty, on the disk without their empty words:
 *
 *   "CPYZ" · u32 number of 32-bit words · a bit for each word, set where it is not zero · those words
 *
 * Whether the words are right is for the checksum within them to tell.
 */
const MAGIC = 0x5a595043 // "CPYZ"
const PREFIX_WORDS = 2
const BITS = 32

/** Below this part of its size a file is packed. */
const WORTHWHILE = 0.8

/** The file packed, or as it is where that saves little. */
export function pack(file: Uint8Array): Uint8Array {
  const words = new Uint32Array(file.buffer as ArrayBuffer, file.byteOffset, file.byteLength >> 2)
  const masks = new Uint32Array(Math.ceil(words.length / BITS))
  const kept = words.filter((word, i) => {
    if (word !== 0) masks[Math.floor(i / BITS)]! |= 1 << (i % BITS)
    return word !== 0
  })
  const packed = new Uint32Array(PREFIX_WORDS + masks.length + kept.length)
  if (packed.byteLength > file.byteLength * WORTHWHILE) return file
  packed.set([MAGIC, words.length])
  packed.set(masks, PREFIX_WORDS)
  packed.set(kept, PREFIX_WORDS + masks.length)
  return new Uint8Array(packed.buffer)
}

/**
 * The file as it was before it was packed, in memory that threads can share; one that is not packed comes back as it is.
 * @returns undefined where the packed file is damaged
 */
export function unpack(file: SharedArrayBuffer): SharedArrayBuffer | undefined {
  const packed = new Uint32Array(file, 0, file.byteLength >> 2)
  if (packed[0] !== MAGIC) return file
  const count = packed[1] ?? 0
  const firstWord = PREFIX_WORDS + Math.ceil(count / BITS)
  if (firstWord > packed.length) return undefined
  const words = new Uint32Array(new SharedArrayBuffer(4 * count))
  let next = firstWord
  for (let mask = PREFIX_WORDS; mask < firstWord; mask++) {
    const at = (mask - PREFIX_WORDS) * BITS
    // from the lowest bit that is set to the next
    for (let left = packed[mask]!; left !== 0; left &= left - 1) {
      words[at + BITS - 1 - Math.clz32(left & -left)] = packed[next++]!
    }
  }
  return next === packed.length ? words.buffer : undefined
}
