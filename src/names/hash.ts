/** Hashes of features: 32-bit integers, equal on every machine. */

/** FNV-1a over the UTF-16 units of `text[start, end)`. */
export function hashText(text: string, start: number, end: number): number {
  let hash = HASH_START
  for (let i = start; i < end; i++) hash = hashUnit(hash, text.charCodeAt(i))
  return hash
}

export const HASH_START = 0x811c9dc5 | 0

/** Adds one UTF-16 unit to a hash of text. */
export const hashUnit = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193)

/** Adds a number to a hash. */
export function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x5bd1e995)
  return Math.imul(mixed ^ (mixed >>> 15), 0x27d4eb2f)
}

/** Row of a table of `rows` rows (at most 2^21), by the upper bits of the hash. */
export function rowOf(hash: number, rows: number): number {
  const last = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return Math.floor((((last ^ (last >>> 13)) >>> 0) / 4294967296) * rows)
}
