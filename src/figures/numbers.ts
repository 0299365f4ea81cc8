import { numberWord, PLAIN_SCALE_LETTERS, readDigits, scaleLetters, vulgarFraction } from '../lexicon/index.js'
import { Shape } from '../text/index.js'
import type { NumberSpan } from './number-span.js'
import type { SentenceWords } from './sentence-words.js'
import { andFraction, readSpelled } from './spelled-numbers.js'

/**
 * Reads the number that starts at a token, or null.
 * @param money whether a sign of money stands before it: only then is the "m" of "$5m" surely a million
 */
export function readNumber(words: SentenceWords, token: number, money = false): NumberSpan | null {
  if (words.shape(token) & Shape.DIGIT) return readDigitNumber(words, token, money)
  return readSigned(words, token, money) ?? readLoneFraction(words, token) ?? readSpelled(words, token)
}

/** "-1.3%", "−5", "minus 40", "negative 7": the sign touches the digits and nothing before it. */
function readSigned(words: SentenceWords, token: number, money: boolean): NumberSpan | null {
  const sign = words.lower(token)
  const isWord = sign === 'minus' || sign === 'negative'
  const isMark = sign === '-' || sign === '−' || sign === '–'
  if (isMark ? words.touches(token) && !money : !isWord) return null
  if (isMark && !(words.touches(token + 1) && words.shape(token + 1) & Shape.DIGIT)) return null
  const number = readNumber(words, token + 1, money)
  return number && number.value > 0 ? { ...number, from: token, start: words.start(token), value: -number.value } : null
}

/** The digits that a word starts with, and what is behind them: "5M" -> 5, "M". */
const LEADING_DIGITS = /^(\p{Nd}[\p{Nd}.,٫٬．，]*)(\D{0,12})$/u
const EXPONENT_WORD = /^\p{Nd}+(?:\.\p{Nd}+)?[eE]\p{Nd}{1,3}$/u
const SLASHED = /^(\d{1,4})\/(\d{1,4})$/
/** Behind digits these make an ordinal or a decade. */
const NO_NUMBER_ENDINGS = new Set(['s', "'s", '’s', 'st', 'nd', 'rd', 'th'])

function readDigitNumber(words: SentenceWords, token: number, money: boolean): NumberSpan | null {
  const form = words.form(token)
  const slashed = SLASHED.exec(form)
  if (slashed) return fractionSpan(words, token, slashFraction(slashed))
  if (EXPONENT_WORD.test(form)) return digitSpan(words, token, token + 1, readDigits(form))
  const parts = LEADING_DIGITS.exec(form)
  if (!parts) return null
  const [, digits = '', rest = ''] = parts
  const value = readDigits(digits)
  if (value === null || NO_NUMBER_ENDINGS.has(rest.toLowerCase())) return null
  if (rest !== '') return withInnerLetters(words, token, value, digits.length, rest, money)
  const number =
    withExponent(words, token, value) ?? withGroups(words, token, value) ?? digitSpan(words, token, token + 1, value)
  return number && withScale(words, withFraction(words, number), money)
}

function digitSpan(words: SentenceWords, from: number, to: number, value: number | null): NumberSpan | null {
  if (value === null || !Number.isFinite(value)) return null
  return { from, to, start: words.start(from), end: words.end(to - 1), value, upper: null, form: 'digits', scale: 1 }
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
  money: boolean,
) {
  const number = digitSpan(words, token, token + 1, value)
  if (!number) return null
  const letters = rest.toLowerCase()
  const scale = scaleLetters(letters)
  if (scale !== undefined && (money || letters === 'm' || letters === 'b' || PLAIN_SCALE_LETTERS.has(letters)))
    return { ...number, value: value * scale, scale }
  return { ...number, end: number.start + length }
}

/** "9.83e-3" comes as four tokens. */
function withExponent(words: SentenceWords, token: number, value: number): NumberSpan | null {
  if (words.lower(token + 1) !== 'e' || !words.touches(token + 1)) return null
  const sign = words.lower(token + 2)
  const power = readDigits(words.form(token + 3))
  if ((sign !== '-' && sign !== '−' && sign !== '+') || !words.touches(token + 3) || power === null || power > 300)
    return null
  return digitSpan(words, token, token + 4, Number(`${value}e${sign === '+' ? '' : '-'}${power}`))
}

const GROUP = /^\d{3}$/
const FIRST_GROUP = /^[1-9]\d{0,2}$/

/** "1 414 021 100": groups of three digits with single blanks between. */
function withGroups(words: SentenceWords, token: number, first: number): NumberSpan | null {
  if (!FIRST_GROUP.test(words.form(token))) return null
  let value = first
  let next = token + 1
  while (GROUP.test(words.form(next)) && words.start(next) === words.end(next - 1) + 1 && value < 1e15)
    value = value * 1000 + Number(words.form(next++))
  return next > token + 1 ? digitSpan(words, token, next, value) : null
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
function withScale(words: SentenceWords, number: NumberSpan, money: boolean): NumberSpan {
  const letters = words.lower(number.to)
  const scale = scaleLetters(letters)
  if (scale !== undefined && isScaleLetter(words, number.to, letters, money))
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
function isScaleLetter(words: SentenceWords, token: number, letters: string, money: boolean): boolean {
  const next = words.lower(token + 1)
  if (PLAIN_SCALE_LETTERS.has(letters)) return letters !== 'k' || money || words.touches(token)
  if (money) return true
  return (
    letters === 'm' && words.touches(token) && (/^\p{Ll}{3,}s$/u.test(next) || next === 'people') && next !== 'across'
  )
}
