/** Character classes, looked up once a code unit. */
export const Char = { UNKNOWN: 0, OTHER: 1, SPACE: 2, LETTER: 3, DIGIT: 4, MARK: 5, HIGH_SURROGATE: 6 } as const

const classes = new Uint8Array(0x10000)

/** Class of the UTF-16 unit `unit`; the halves of a pair are classed by `classOfPair`. */
export function classOf(unit: number): number {
  const known = classes[unit]!
  if (known !== Char.UNKNOWN) return known
  const found = classify(unit)
  classes[unit] = found
  return found
}

/** Class of the code point that starts at `index` with a high surrogate; half a pair is nothing (OTHER). */
export function classOfPair(text: string, index: number): number {
  const code = text.codePointAt(index)!
  return code > 0xffff ? classify(code) : Char.OTHER
}

/** Zero-width characters count as marks: they belong to what they follow, never stand alone. */
const ZERO_WIDTH = /[\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]/

function classify(code: number): number {
  if (code >= 0xd800 && code <= 0xdbff) return Char.HIGH_SURROGATE
  const character = String.fromCodePoint(code)
  if (ZERO_WIDTH.test(character)) return Char.MARK
  if (/\s/.test(character) || code < 0x20 || code === 0x7f) return Char.SPACE
  if (/[\p{L}\p{Nl}_]/u.test(character)) return Char.LETTER
  if (/\p{Nd}/u.test(character)) return Char.DIGIT
  if (/\p{M}/u.test(character)) return Char.MARK
  return Char.OTHER
}

/** Index behind the combining marks (and zero-width characters) that follow `index`, up to `end`. */
export function skipMarks(text: string, index: number, end: number): number {
  while (index < end && classOf(text.charCodeAt(index)) === Char.MARK) index++
  return index
}
