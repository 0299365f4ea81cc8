import { numberWord } from '../lexicon/index.js'
import { Shape } from '../text/index.js'
import { isNamePart } from './labels.js'
import { isDivided, notFigure } from './not-figures.js'
import { isNoun } from './noun-phrases.js'
import type { NumberSpan } from './number-span.js'
import { readNumber } from './numbers.js'
import type { Quantity } from './quantity.js'
import { joinQuantities, SHARE_RULE, shareUnits } from './ranges.js'
import type { SentenceWords } from './sentence-words.js'
import { andFraction, endlessNumber } from './spelled-numbers.js'
import type { MoneySign, UnitReader } from './units.js'

/**
 * The quantities of a sentence in text order, ranges and scores put together, without what is no figure.
 * @param mayStart false where no quantity can start at a token (see `mayStartQuantity`)
 * @param isCalendar whether a token belongs to a date ("May 12", "1998")
 */
export function readQuantities(
  words: SentenceWords,
  units: UnitReader,
  mayStart: (token: number) => boolean,
  isCalendar: (token: number) => boolean,
): Quantity[] {
  const quantities: Quantity[] = []
  for (let at = words.from; at < words.to; ) {
    if (!mayStart(at)) {
      at++
      continue
    }
    const endless = endlessNumber(words, at)
    const measured = endless > 0 ? null : readMeasured(words, units, at, isCalendar)
    if (!measured) {
      at += Math.max(endless, 1)
      continue
    }
    const joined = joinQuantities(words, measured, (token) => readMeasured(words, units, token, isCalendar))
    if (isFigure(words, joined)) quantities.push(joined)
    at = Math.max(joined.to, at + 1)
  }
  shareUnits(words, quantities)
  return quantities
}

function isFigure(words: SentenceWords, quantity: Quantity): boolean {
  if (isNamePart(words, quantity)) return false
  if (quantity.unit !== null || quantity.second !== null || quantity.rules.includes(SHARE_RULE)) return true
  return notFigure(words, quantity) === null
}

/** A number at a token with the unit before or behind it. */
function readMeasured(
  words: SentenceWords,
  units: UnitReader,
  token: number,
  isCalendar: (token: number) => boolean,
): Quantity | null {
  const sign = units.moneySign(words, token)
  if (sign) return readMoney(words, units, token, sign)
  const ratio = readRatio(words, token)
  if (ratio) return ratio
  const read = readNumber(words, token)
  if (!read) return readOneAndPart(words, units, token)
  const number = withUncertainty(words, read)
  const behind = units.after(words, number)
  if (!behind) {
    if (isCalendar(number.to - 1)) return null
    if (isDivided(words, number)) return { ...quantity(number, null), kind: 'count' }
    // "50 per 100,000 inhabitants"
    return words.lower(number.to) === 'per' ? withRate(words, units, quantity(number, null)) : quantity(number, null)
  }
  if (isCalendar(number.to - 1) && behind.unit.kind !== 'duration') return null
  const unit = units.settle(behind.unit)
  const unitSpan = behind.from === null ? null : { from: behind.from, to: behind.to }
  const measured = { ...quantity(number, unit), unitSpan, to: behind.to, end: behind.end, rules: ['unit'] }
  if (unit.kind === 'money') return withRate(words, units, withSmallMoney(words, units, measured))
  return withRate(words, units, unit.kind === 'temperature' ? withSpacedMinus(words, measured) : measured)
}

const COLON_RATIO = /^(\d{1,4}):(\d{1,3})$/

/** "a ratio of 3:2", "odds of 50:1"; else digits with a colon are a time or a verse. */
function readRatio(words: SentenceWords, token: number): Quantity | null {
  const parts = COLON_RATIO.exec(words.form(token))
  if (!parts) return null
  const isTold = [1, 2, 3].some((back) => /^(?:ratio|odds|scale|split)$/.test(words.lower(token - back)))
  if (!isTold && parts[2] !== '1') return null
  const whole = { from: token, to: token + 1, start: words.start(token), end: words.end(token), upper: null, scale: 1 }
  const first = quantity({ ...whole, value: Number(parts[1]), form: 'digits' }, null)
  return { ...first, second: Number(parts[2]), kind: 'ratio', rules: ['ratio'] }
}

/** "2,000.45±0.01 pounds", "9.83 +/- 0.1 km": what it may be off by is no figure of its own. */
function withUncertainty(words: SentenceWords, number: NumberSpan): NumberSpan {
  const isSpelled =
    words.lower(number.to) === '+' && words.lower(number.to + 1) === '/' && words.lower(number.to + 2) === '-'
  if (!isSpelled && words.lower(number.to) !== '±') return number
  const error = readNumber(words, isSpelled ? number.to + 3 : number.to + 1)
  return error ? { ...number, to: error.to, end: error.end } : number
}

/** "- 20 degrees" with a blank behind the sign, as converters print it. */
function withSpacedMinus(words: SentenceWords, measured: Quantity): Quantity {
  const isSign = /^[-−]$/.test(words.lower(measured.from - 1)) && !words.touches(measured.from)
  if (!isSign || words.shape(measured.from - 2) & Shape.DIGIT) return measured
  return { ...measured, from: measured.from - 1, start: words.start(measured.from - 1), value: -measured.value }
}

/** "thirteen dollars forty-five (cents)", "three pounds and fifty pence", "75 USD million". */
function withSmallMoney(words: SentenceWords, units: UnitReader, money: Quantity): Quantity {
  const scale = numberWord(words.lower(money.to))
  if (scale?.role === 'scale' && money.scale === 1)
    return {
      ...money,
      value: money.value * scale.value,
      scale: scale.value,
      to: money.to + 1,
      end: words.end(money.to),
    }
  const and = words.lower(money.to) === 'and'
  if (money.unit?.name === 'cent' || money.unit?.name === 'penny' || /^an?$/.test(words.lower(money.to))) return money
  const small = readNumber(words, and ? money.to + 1 : money.to)
  if (!small || !Number.isInteger(small.value) || small.value < 1 || small.value > 99 || small.form === 'fraction')
    return money
  const unit = units.after(words, small)
  const isPart = unit ? /^(?:cent|penny)$/.test(unit.unit.name) : !and && !isNoun(words.tag(small.to))
  if (!isPart) return money
  return { ...money, value: money.value + small.value / 100, to: unit?.to ?? small.to, end: unit?.end ?? small.end }
}

/** "$40 million", "US$2.5bn", "USD115", "$76 Canadian". */
function readMoney(words: SentenceWords, units: UnitReader, token: number, sign: MoneySign): Quantity | null {
  const number = readNumber(words, sign.to, { length: sign.inside, isMoney: true })
  if (!number) return null
  const country = units.ofCountry(sign.unit, words.lower(number.to))
  const unit = country ?? units.settle(sign.unit)
  const money = { ...quantity(number, unit), from: token, start: words.start(token), rules: ['money sign'] }
  return withRate(words, units, country ? { ...money, to: number.to + 1, end: words.end(number.to) } : money)
}

/** "an hour and a half", "a mile and a quarter". */
function readOneAndPart(words: SentenceWords, units: UnitReader, token: number): Quantity | null {
  const article = words.lower(token)
  if (article !== 'a' && article !== 'an') return null
  const one = { from: token, to: token + 1, start: words.start(token), end: words.end(token), value: 1, upper: null }
  const unit = units.after(words, { ...one, form: 'words', scale: 1 })
  const part = unit && andFraction(words, unit.to)
  if (!unit || !part) return null
  const whole = quantity({ ...one, value: 1 + part.value, form: 'words', scale: 1 }, unit.unit)
  return { ...whole, to: part.to, end: words.end(part.to - 1), rules: ['unit'] }
}

function quantity(number: NumberSpan, unit: Quantity['unit']): Quantity {
  const isVague = number.upper !== null
  return {
    ...number,
    second: null,
    unit,
    unitSpan: null,
    kind: unit?.kind ?? (number.form === 'fraction' ? 'ratio' : 'count'),
    qualifier: isVague ? 'range' : 'exact',
    per: null,
    target: null,
    rules: [],
  }
}

/** "$40 a barrel", "5 litres per day". */
function withRate(words: SentenceWords, units: UnitReader, quantity: Quantity): Quantity {
  const rate = units.rate(words, quantity.to)
  if (!rate) return quantity
  return { ...quantity, per: rate.name, kind: 'rate', to: rate.to, end: rate.end, rules: [...quantity.rules, 'rate'] }
}
