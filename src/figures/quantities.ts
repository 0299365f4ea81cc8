import { notFigure } from './not-figures.js'
import type { NumberSpan } from './number-span.js'
import { readNumber } from './numbers.js'
import type { Quantity } from './quantity.js'
import { joinQuantities, shareUnits } from './ranges.js'
import type { SentenceWords } from './sentence-words.js'
import { endlessNumber } from './spelled-numbers.js'
import type { UnitReader } from './units.js'

/**
 * The quantities of a sentence in text order, ranges and scores put together, without what is no figure.
 * @param isCalendar whether a token belongs to a date ("May 12", "1998")
 */
export function readQuantities(
  words: SentenceWords,
  units: UnitReader,
  isCalendar: (token: number) => boolean,
): Quantity[] {
  const quantities: Quantity[] = []
  for (let at = words.from; at < words.to; ) {
    const endless = endlessNumber(words, at)
    const measured = endless > 0 ? null : readMeasured(words, units, at, isCalendar)
    if (!measured) {
      at += Math.max(endless, 1)
      continue
    }
    const joined = joinQuantities(words, measured, (token) => readMeasured(words, units, token, isCalendar))
    if (joined.unit !== null || joined.kind !== 'count' || notFigure(words, joined) === null) quantities.push(joined)
    at = Math.max(joined.to, at + 1)
  }
  shareUnits(words, quantities)
  return quantities
}

/** A number at a token with the unit before or behind it. */
function readMeasured(
  words: SentenceWords,
  units: UnitReader,
  token: number,
  isCalendar: (token: number) => boolean,
): Quantity | null {
  const sign = units.moneySign(words, token)
  const number = readNumber(words, sign?.to ?? token, sign !== null)
  if (!number) return null
  if (sign) {
    const unit = units.settle(sign.unit, words.lower(number.to))
    return withRate(words, units, {
      ...quantity(number, unit),
      from: token,
      start: words.start(token),
      rules: ['money sign'],
    })
  }
  const behind = units.after(words, number)
  if (!behind) return isCalendar(number.to - 1) ? null : quantity(number, null)
  if (isCalendar(number.to - 1) && behind.unit.kind !== 'duration') return null
  const unit = units.settle(behind.unit, '')
  return withRate(words, units, { ...quantity(number, unit), to: behind.to, end: behind.end, rules: ['unit'] })
}

function quantity(number: NumberSpan, unit: Quantity['unit']): Quantity {
  const isVague = number.upper !== null
  return {
    ...number,
    second: null,
    unit,
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
