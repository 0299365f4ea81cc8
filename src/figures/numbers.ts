import { numberWord, PLAIN_SCALE_LETTERS, readDigits, scaleLetters, vulgarFraction } from '../lexicon/index.js'
import { Shape } from '../text/index.js'
import { withExponent, withGroups, withoutLeadingZero } from './digit-notations.js'
import { digitSpan, type NumberSpan } from './number-span.js'
import type { SentenceWords } from './sentence-words.js'
import { andFraction, readSpelled } from './spelled-numbers.js'

/** What stands before the number in its own token ("USD115"), and whether that is a sign of money. */
export interface NumberPrefix {
  /** Characters of the token that belong to the sign. */
  length: number
  /** Only behind a sign of money is the "m" of "$5m" surely a million. */
  isMoney: boolean
}

const NO_PREFIX: NumberPrefix = { length: 0, isMoney: false }

/** Reads the number that starts at a token, or null. */
export function readNumber(words: SentenceWords, token: number, prefix = NO_PREFIX): NumberSpan | null {
  const number = readPlain(words, token, prefix)
  return number && withRest(words, number)
}

function readPlain(words: SentenceWords, token: number, prefix = NO_PREFIX): NumberSpan | null {
  if (words.shape(token) & Shape.DIGIT) return readDigitNumber(words, token, prefix)
  return (
    readSigned(words, token, prefix) ??
    readPointed(words, token, prefix) ??
    readLoneFraction(words, token) ??
    readSpelled(words, token)
  )
}

/** "-1.3%", "−5", "minus 40", "minus-5", "negative 7": the sign touches the digits and nothing before it. */
function readSigned(words: SentenceWords, token: number, prefix: NumberPrefix): NumberSpan | null {
  const sign = words.lower(token)
  const isWord = sign === 'minus' || sign === 'negative'
  const isMark = sign === '-' || sign === '−' || sign === '–'
  if (isMark ? words.touches(token) && !prefix.isMoney : !isWord) return null
  if (isMark && !(words.touches(token + 1) && words.shape(token + 1) & Shape.DIGIT)) return null
  const at = isWord && words.hyphenAt(token + 1) ? token + 2 : token + 1
  // a sign before a sign, as in a megabyte of "minus minus", is no number
  if (isWord && /^(?:minus|negative)$/.test(words.lower(at))) return null
  const number = readNumber(words, at, { length: 0, isMoney: prefix.isMoney })
  return number && number.value > 0 ? { ...number, from: token, start: words.start(token), value: -number.value } : null
}

/** "$.50", ".001 per cent": the stop is a token of its own. */
function readPointed(words: SentenceWords, token: number, prefix: NumberPrefix): NumberSpan | null {
  const number = withoutLeadingZero(words, token)
  return number && withScale(words, number, prefix.isMoney)
}

/** The digits that a word starts with, and what is behind them: "5M" -> 5, "M". */
const LEADING_DIGITS = /^(\p{Nd}[\p{Nd}.,٫٬．，]*)([^\p{Nd}].{0,11})?$/u
const EXPONENT_WORD = /^\p{Nd}+(?:\.\p{Nd}+)?[eE]\p{Nd}{1,3}$/u
const SLASHED = /^(\d{1,4})[/⁄](\d{1,4})$/
/** Behind digits these make an ordinal or a decade. */
const NO_NUMBER_ENDINGS = new Set(['s', "'s", '’s', 'st', 'nd', 'rd', 'th'])
/** Longest token that is looked at: longer ones are noise. */
const LONGEST_TOKEN = 64

function readDigitNumber(words: SentenceWords, token: number, prefix: NumberPrefix): NumberSpan | null {
  if (words.end(token) - words.start(token) > LONGEST_TOKEN) return null
  const form = words.form(token).slice(prefix.length)
  const slashed = SLASHED.exec(form)
  if (slashed) return fractionSpan(words, token, slashFraction(slashed))
  if (EXPONENT_WORD.test(form)) return digitSpan(words, token, token + 1, readDigits(form))
  const parts = LEADING_DIGITS.exec(form)
  if (!parts) return null
  const [, digits = '', rest = ''] = parts
  const value = readDigits(digits)
  if (value === null || NO_NUMBER_ENDINGS.has(rest.toLowerCase())) return null
  if (rest !== '') return withInnerLetters(words, token, value, prefix.length + digits.length, rest, prefix.isMoney)
  const number =
    withExponent(words, token, value) ?? withGroups(words, token, value) ?? digitSpan(words, token, token + 1, value)
  return number && withScale(words, withFraction(words, number), prefix.isMoney)
}

function fractionSpan(words: SentenceWords, token: number, value: number | null): NumberSpan | null {
  const span = digitSpan(words, token, token + 1, value)
  return span && { ...span, form: 'fraction' }
}

/** "1/2" and "3/16"; "9/11" and "24/7" are names, "12/25" is a date, "1/0" is nothing. */
function slashFraction(parts: RegExpExecArray): number | null {
  const numerator = Number(parts[1])
  const denominator = Number(parts[2])
  if (denominator === 0 || numerator >= denominator || parts[0] === '9/11') return null
  const isUsual = [2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 64, 100].includes(denominator)
  return isUsual || numerator === 1 ? numerator / denominator : null
}

/** "½" by itself. */
function readLoneFraction(words: SentenceWords, token: number): NumberSpan | null {
  const value = words.form(token).length === 1 ? vulgarFraction(words.form(token)) : undefined
  return value === undefined ? null : fractionSpan(words, token, value)
}

/** "5M", "$2.174T", "60K": letters that the tokenizer left with the digits. A unit ("64GB") is for the unit reader. */
function withInnerLetters(
  words: SentenceWords,
  token: number,
  value: number,
  length: number,
  rest: string,
  isMoney: boolean,
): NumberSpan | null {
  const number = digitSpan(words, token, token + 1, value)
  if (!number) return null
  const letters = rest.toLowerCase()
  const scale = scaleLetters(letters)
  if (scale !== undefined && (isMoney || letters === 'm' || letters === 'b' || PLAIN_SCALE_LETTERS.has(letters)))
    return { ...number, value: value * scale, scale }
  return { ...number, end: number.start + length }
}

/** "2½", "2 1/2", "2-1/2", "2 and a half". */
function withFraction(words: SentenceWords, number: NumberSpan): NumberSpan {
  if (!Number.isInteger(number.value)) return number
  const at = words.hyphenAt(number.to) ? number.to + 1 : number.to
  const slashed = SLASHED.exec(words.form(at))
  const fraction = vulgarFraction(words.form(at)) ?? (slashed ? slashFraction(slashed) : null)
  if (fraction !== null) return { ...number, to: at + 1, end: words.end(at), value: number.value + fraction }
  const spelled = andFraction(words, number.to)
  return spelled
    ? { ...number, to: spelled.to, end: words.end(spelled.to - 1), value: number.value + spelled.value }
    : number
}

/** "2.5 million", "2.5-million", "3 hundred thousand", "$5m", "3bn". */
function withScale(words: SentenceWords, number: NumberSpan, isMoney: boolean): NumberSpan {
  const letters = words.lower(number.to)
  const scale = scaleLetters(letters)
  if (scale !== undefined && isScaleLetter(words, number.to, letters, isMoney))
    return { ...number, to: number.to + 1, end: words.end(number.to), value: number.value * scale, scale }
  let { to, end, value } = number
  for (;;) {
    const at = words.hyphenAt(to) ? to + 1 : to
    const next = numberWord(words.lower(at))
    if (!next || (next.role !== 'scale' && next.role !== 'hundred' && next.role !== 'dozen')) break
    value *= next.value
    to = at + 1
    end = words.end(at)
  }
  if (to === number.to || !Number.isFinite(value) || number.value === 0) return number
  return { ...number, to, end, value, scale: value / number.value }
}

/** "$5m", "3bn", "50k": always; "5m people": the next word is counted; "5m wide", "100m race" is a length. */
function isScaleLetter(words: SentenceWords, token: number, letters: string, isMoney: boolean): boolean {
  const next = words.lower(token + 1)
  if (PLAIN_SCALE_LETTERS.has(letters)) return letters !== 'k' || isMoney || words.touches(token)
  if (isMoney) return true
  return letters === 'm' && words.touches(token) && (/^\p{Ll}{3,20}s$/u.test(next) || next === 'people')
}

/** "3 hundred and 21", "4 thousand 300", "6 crore and two hundred": a smaller number goes on behind the scale word. */
function withRest(words: SentenceWords, number: NumberSpan): NumberSpan {
  if (number.form !== 'digits' || number.scale < 100 || numberWord(words.lower(number.to - 1)) === undefined)
    return number
  const at = words.lower(number.to) === 'and' ? number.to + 1 : number.to
  const rest = words.has(at) && !words.hyphenAt(number.to) ? readPlain(words, at) : null
  if (!rest || rest.upper !== null || rest.form === 'fraction' || !(rest.value > 0 && rest.value < number.scale))
    return number
  // "2 million and 300 guests" are two counts; hundreds and lakhs run on
  if (at > number.to && numberWord(words.lower(number.to - 1))!.value >= 1e6 && number.scale !== 1e7) return number
  return { ...number, to: rest.to, end: rest.end, value: number.value + rest.value, scale: 1 }
}
