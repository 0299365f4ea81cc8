import type { Unit, Units } from '../lexicon/index.js'
import { Shape } from '../text/index.js'
import type { MoneyContext } from './money.js'
import type { NumberSpan } from './number-span.js'
import { type RateSpan, readRate } from './rates.js'
import type { SentenceWords } from './sentence-words.js'
import { longestSymbol, type NamedUnit, phraseAt, type SymbolSpan, tokenBehind } from './unit-names.js'
import { fits, isMeant, isMoney, isOfWeight, SYMBOL_SENSES, WEIGHTS_OF_COINS } from './unit-senses.js'

/** A unit as it stands behind (or before) a number. */
export interface UnitSpan {
  unit: Unit
  /** Token where it starts, null where that is the number's own. */
  from: number | null
  /** Token and UTF-16 index behind it. */
  to: number
  end: number
}

/** A sign of money before a number. */
export interface MoneySign {
  unit: Unit
  /** Token of the number. */
  to: number
  /** Characters that the sign takes of that token ("USD115"). */
  inside: number
}

export interface UnitReader {
  /** The sign of money that starts at a token and has a number right behind it: "$", "US$", "EUR", "rmb", "Rs500". */
  moneySign(words: SentenceWords, token: number): MoneySign | null
  /** The unit behind a number: "5km", "5 km", "5-kilometre", "5 more kilometres", "15€". */
  after(words: SentenceWords, number: NumberSpan): UnitSpan | null
  /** What a rate is counted by: "per day", "a barrel", "/month", "per 100,000 people". Null where none starts at the token. */
  rate(words: SentenceWords, token: number): RateSpan | null
  /** Whose dollar it is, by the article. */
  settle(unit: Unit): Unit
  /** Whose dollar it is by the word behind it ("$40 million Canadian"), undefined where that is no country. */
  ofCountry(unit: Unit, word: string): Unit | undefined
}

export function unitReader(units: Units, money: MoneyContext): UnitReader {
  const symbolAt = (words: SentenceWords, index: number) => longestSymbol(units, words, index)

  const moneySign = (words: SentenceWords, token: number): MoneySign | null => {
    if (words.touches(token) && words.shape(token - 1) & (Shape.LETTER | Shape.DIGIT)) return null
    const sign = compoundSign(units, words, token) ?? symbolAt(words, words.start(token))
    const phrase = sign ? null : shortMoneyWord(units, words, token)
    const found = sign?.unit.kind === 'money' ? sign : phrase
    if (!found) return null
    if (found.end < words.end(token)) {
      return STARTS_WITH_DIGIT.test(words.form(token).slice(found.end - words.start(token)))
        ? { unit: found.unit, to: token, inside: found.end - words.start(token) }
        : null
    }
    const next = tokenAround(words, token, found.end)
    const isNumber = (words.shape(next) & Shape.DIGIT) !== 0 || isSignedNumber(words, next)
    if (!isNumber) return null
    // "$US113": the rest of the sign stands in the token of the number
    return { unit: found.unit, to: next, inside: Math.max(found.end - words.start(next), 0) }
  }

  const after = (words: SentenceWords, number: NumberSpan): UnitSpan | null => {
    const inside = number.end < words.end(number.to - 1)
    if (inside) return number.form === 'digits' ? withinToken(symbolAt(words, number.end), words, number) : null
    const at = unitToken(words, number)
    if (!words.has(at) || isYearBeforeUnit(words, number, at)) return null
    const isSpelled = number.form === 'words' || number.form === 'vague'
    const found = symbolAt(words, words.start(at))
    // "twenty min", but "two in three", "one a day"
    const symbol = isSpelled && (found?.symbol.length ?? 0) < 3 ? null : found
    const bySymbol =
      symbol && fits(symbol, words, number, at) ? { ...symbol, from: at, to: tokenBehind(words, at, symbol.end) } : null
    const byWord = phraseAt(units, words, at) ?? phraseBehindAdjective(units, words, at)
    if (bySymbol && (!byWord || bySymbol.end >= byWord.end)) {
      const sense = SYMBOL_SENSES.get(bySymbol.symbol)
      return sense?.applies(words, number) ? { ...bySymbol, unit: units.byName(sense.unit)! } : bySymbol
    }
    if (!byWord || !isMeant(byWord.unit, words, number, at)) return null
    if (byWord.unit.name === 'pound-mass' && isMoney(words, number)) return { ...byWord, unit: units.byName('pound')! }
    const weight = WEIGHTS_OF_COINS.get(byWord.unit.name)
    return weight && isOfWeight(words, number) ? { ...byWord, unit: units.byName(weight)! } : byWord
  }

  return {
    moneySign,
    after,
    rate: (words, token) => readRate(units, words, token),
    settle: money.settle,
    ofCountry: money.ofCountry,
  }
}

const BRACKETS = new Set(['[]', '<>'])

/** Where the unit may stand: "5 km", "5-km", "half an hour", "a quarter mile", "a third of a mile"; -1 for nowhere. */
function unitToken(words: SentenceWords, number: NumberSpan): number {
  if (words.hyphenAt(number.to)) return number.to + 1
  // "20 [kg]", "20 <kg>" of tables
  if (BRACKETS.has(words.lower(number.to) + words.lower(number.to + 2))) return number.to + 1
  // "tens of millions of dollars"
  if (number.form === 'vague' && words.lower(number.to) === 'of') return number.to + 1
  if (number.form !== 'fraction' || words.shape(number.from) & Shape.DIGIT) return number.to
  const isOf = words.lower(number.to) === 'of'
  const at = isOf ? number.to + 1 : number.to
  if (/^an?$/.test(words.lower(at))) return at + 1
  // "a fifth century" is an order, "a quarter mile" a length
  const isPart = number.value === 0.5 || number.value === 0.25 || number.to > number.from + 2
  return isPart || words.lower(number.to - 1).endsWith('s') ? number.to : -1
}

/** "the World Cup 2018 day five": a year before a unit in the singular. */
function isYearBeforeUnit(words: SentenceWords, number: NumberSpan, at: number): boolean {
  return (
    /^(?:19|20)\d\d$/.test(words.form(number.from)) &&
    /^(?:day|week|month|year|second|minute|hour)$/.test(words.lower(at)) &&
    at === number.to
  )
}

/** "US $84 billion", "C $6", "aud$15": a sign with a blank in it, or a code before the sign. */
function compoundSign(units: Units, words: SentenceWords, token: number): SymbolSpan | null {
  if (words.lower(token + 1) !== '$') return null
  // "a $12 wage" is no Australian dollar
  const code = words.form(token) === 'a' ? 'a' : words.form(token).toUpperCase()
  const symbol = `${code}$`
  const unit = units.symbol(symbol) ?? (code.length === 3 ? units.byName(code) : undefined)
  return unit ? { unit, end: words.end(token + 1), symbol } : null
}

const STARTS_WITH_DIGIT = /^\p{Nd}/u

/** "$-99", "$.50". */
function isSignedNumber(words: SentenceWords, token: number): boolean {
  return /^[-−.]$/.test(words.lower(token)) && words.touches(token + 1) && (words.shape(token + 1) & Shape.DIGIT) !== 0
}

/** The token in which an index stands, or the first behind it. */
function tokenAround(words: SentenceWords, token: number, index: number): number {
  let at = token
  while (words.has(at) && words.end(at) <= index) at++
  return at
}

/** "64GB", "32m2": a unit in the token of the number. */
function withinToken(symbol: SymbolSpan | null, words: SentenceWords, number: NumberSpan): UnitSpan | null {
  if (!symbol || !fits(symbol, words, number, number.to - 1)) return null
  return { unit: symbol.unit, from: null, end: symbol.end, to: tokenBehind(words, number.to - 1, symbol.end) }
}

/** Codes written small, and names that stand before the number in the papers of their countries: "usd 20", "rupees 500". */
export const PREFIXED_WORDS = new Set(
  'usd eur gbp cad aud nzd jpy cny rmb chf inr rupees ringgit baht taka naira kwacha sen'.split(' '),
)

/** "usd 20", "rupees 500". */
function shortMoneyWord(units: Units, words: SentenceWords, token: number): UnitSpan | null {
  const word = words.lower(token)
  if (!PREFIXED_WORDS.has(word) || !(words.shape(token + 1) & Shape.DIGIT)) return null
  const found = units.phrase((index) => (index === 0 ? word : ''), 0)
  return found?.unit.kind === 'money' && PREFIXED_WORDS.has(word)
    ? { unit: found.unit, from: token, to: token + 1, end: words.end(token) }
    : null
}

/** "3 more years", "10 straight days", "4 consecutive months". */
const BETWEEN = new Set(
  'more full straight consecutive additional extra long short whole solid other further successive calendar good odd'.split(
    ' ',
  ),
)

function phraseBehindAdjective(units: Units, words: SentenceWords, token: number): NamedUnit | null {
  if (!BETWEEN.has(words.lower(token))) return null
  const found = phraseAt(units, words, token + 1)
  return found && (found.unit.kind === 'duration' || found.unit.kind === 'length') ? { ...found, from: token } : null
}
