import { readDigits } from '../lexicon/index.js'
import { digitSpan, type NumberSpan } from './number-span.js'
import type { SentenceWords } from './sentence-words.js'

const MINUS = new Set(['-', '−', '–'])
/** Powers of ten beyond this are no double. */
const HIGHEST_POWER = 300

/** "9.83e-3" (four tokens), "2.998×10−8", "5.5x10^-3": null where the number is written in no such way. */
export function withExponent(words: SentenceWords, token: number, value: number): NumberSpan | null {
  const mark = words.lower(token + 1)
  if (!words.touches(token + 1)) return null
  if (mark === 'e') return power(words, token, value, token + 2)
  if (mark !== '×' && mark !== '*' && mark !== '·') return null
  if (words.lower(token + 2) !== '10' || !words.touches(token + 2)) return null
  return power(words, token, value, words.lower(token + 3) === '^' ? token + 4 : token + 3)
}

/** A sign and the digits of a power at `at`. */
function power(words: SentenceWords, token: number, value: number, at: number): NumberSpan | null {
  const sign = words.lower(at)
  if (!MINUS.has(sign) && sign !== '+') return null
  const exponent = words.touches(at + 1) ? readDigits(words.form(at + 1)) : null
  if (exponent === null || exponent > HIGHEST_POWER) return null
  return digitSpan(words, token, at + 2, Number(`${value}e${sign === '+' ? '' : '-'}${exponent}`))
}

const GROUP = /^\d{3}$/
const FIRST_GROUP = /^[1-9]\d{0,2}$/
/** Above this a double has no room for another group. */
const HIGHEST_GROUPED = 1e12

/** "1 414 021 100": groups of three digits with single blanks between; "80, 000" with a blank that converters put in. */
export function withGroups(words: SentenceWords, token: number, first: number): NumberSpan | null {
  if (!FIRST_GROUP.test(words.form(token))) return null
  const group = words.lower(token + 1) === ',' ? words.form(token + 2) : ''
  if (group === '000' || (GROUP.test(group) && words.touches(token + 1) && isSpacedText(words, token)))
    return digitSpan(words, token, token + 3, first * 1000 + Number(group))
  let value = first
  let next = token + 1
  while (GROUP.test(words.form(next)) && words.start(next) === words.end(next - 1) + 1 && value < HIGHEST_GROUPED)
    value = value * 1000 + Number(words.form(next++))
  return next > token + 1 ? digitSpan(words, token, next, value) : null
}

/** Characters around a number in which the habit of the text is looked for. */
const HABIT_REACH = 400
const SPACED_MARK = /[\p{L}\d] [;:.?!),](?:\s|$)/u

/** Converters that part "1,118" into "1, 118" put blanks before other marks too: "was late ; the rest ( 20 ) left ." */
function isSpacedText(words: SentenceWords, token: number): boolean {
  const at = words.start(token)
  return SPACED_MARK.test(words.document.text.slice(Math.max(0, at - HABIT_REACH), at + HABIT_REACH))
}

/** ".001", ".50": the stop touches the digits and nothing before it but a sign of money. */
export function withoutLeadingZero(words: SentenceWords, token: number): NumberSpan | null {
  if (words.lower(token) !== '.' || !words.touches(token + 1)) return null
  if (words.touches(token) && !/^[$€£¥(]$/.test(words.lower(token - 1))) return null
  const digits = words.form(token + 1)
  return /^\d{1,6}$/.test(digits) ? digitSpan(words, token, token + 2, Number(`0.${digits}`)) : null
}
