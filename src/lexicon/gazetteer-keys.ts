/** How names of places become look-up keys; the builder of the gazetteer and its reader share it. */

/** Longest name, in UTF-16 units, that is looked up. */
export const LONGEST_PLACE_NAME = 80
/** Longest name in words. */
export const MOST_NAME_WORDS = 8
/** Slots of the table that tells of how many words the names are that start with a word. */
export const FIRST_WORD_SLOTS = 1 << 18

/**
 * Key of a name: lower case without accents, full stops and apostrophes, hyphens as blanks, no "the" in front, and
 * "st", "mt", "ft" written out ("St. Louis" and "Saint-Louis" are one key).
 */
export function placeKey(name: string): string {
  let key = name.toLowerCase()
  if (PLAIN_KEY.test(key)) return key
  if (!ASCII.test(key)) key = key.normalize('NFD').replace(MARKS, '').replace(LETTERS, plainLetter)
  const words = key
    .replace(DROPPED, '')
    .split(BETWEEN_WORDS)
    .filter((word) => word !== '')
  if (words.length > 1 && words[0] === 'the') words.shift()
  return words.map((word) => WRITTEN_OUT.get(word) ?? word).join(' ')
}

/** What is a key already, as most names are: words of ASCII with one blank between them. */
const PLAIN_KEY = /^(?!the )(?:(?!(?:ste?|mt|ft)(?![a-z0-9]))[a-z0-9]+(?: (?=[a-z0-9])|$))+$/

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII is meant
const ASCII = /^[\x00-\x7f]*$/
const MARKS = /\p{M}/gu
const DROPPED = /[.'’‘ʻʼ`]/g
const BETWEEN_WORDS = /[\s\-‐‑–,/]+/
const LETTERS = /[øłßæœđıðþ]/g
const PLAIN = new Map([
  ['ø', 'o'],
  ['ł', 'l'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['đ', 'd'],
  ['ı', 'i'],
  ['ð', 'd'],
  ['þ', 'th'],
])
const plainLetter = (letter: string) => PLAIN.get(letter)!
const WRITTEN_OUT = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
  ['mt', 'mount'],
  ['ft', 'fort'],
])

/** The first word of a key. */
export function firstWord(key: string): string {
  const blank = key.indexOf(' ')
  return blank < 0 ? key : key.slice(0, blank)
}
