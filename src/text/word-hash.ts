/** Hashes of text that are equal on every machine: model files keep words by them. */

export const HASH_START = 0x811c9dc5 | 0

/** Adds one UTF-16 unit, or a small number, to a hash (FNV-1a). */
export const hashUnit = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193)

/** FNV-1a over the UTF-16 units of `text[start, end)`, going on from `hash`. */
export function hashText(text: string, start: number, end: number, hash: number = HASH_START): number {
  let all = hash
  for (let i = start; i < end; i++) all = hashUnit(all, text.charCodeAt(i))
  return all
}

/** Hash of the units of a word form, or of a part of it, for features: all digits are alike. */
export function formHash(text: string, start: number, end: number): number {
  let hash = HASH_START
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i)
    hash = hashUnit(hash, isDigit(unit) ? ZERO : unit)
  }
  return hash ^ (hash >>> 15)
}

const ZERO = 0x30
const isDigit = (unit: number) => unit >= ZERO && unit <= 0x39

/** The number that a model file keeps in place of a word, 32 bits without sign. */
export function wordKey(word: string): number {
  const hash = hashText(word, 0, word.length)
  return (hash ^ (hash >>> 15)) >>> 0
}

/** A second, independent hash, 0 to 255: with it a stranger is taken for a word that is kept once in millions of look-ups. */
export function wordCheck(word: string): number {
  let hash = word.length
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash, 0x2c1b3c6d) + word.charCodeAt(i)
  return (hash ^ (hash >>> 11) ^ (hash >>> 22)) & 0xff
}
