import type { Unit, Units } from '../lexicon/index.js'
import { Shape } from '../text/index.js'
import type { MoneyContext } from './money.js'
import type { NumberSpan } from './number-span.js'
import type { SentenceWords } from './sentence-words.js'

/** A unit as it stands behind (or before) a number. */
export interface UnitSpan {
  unit: Unit
  /** Token and UTF-16 index behind it. */
  to: number
  end: number
}

export interface UnitReader {
  /** The sign of money that starts at a token and has a number right behind it: "$", "US$", "EUR", "rmb". */
  moneySign(words: SentenceWords, token: number): UnitSpan | null
  /** The unit behind a number: "5km", "5 km", "5-kilometre", "5 more kilometres", "15€". */
  after(words: SentenceWords, number: NumberSpan): UnitSpan | null
  /** What a rate is counted by: "per day", "a barrel", "/month", "per 100,000 people". Null where none starts at the token. */
  rate(words: SentenceWords, token: number): { name: string; to: number; end: number } | null
  /** Whose dollar it is: by the word behind it ("$40 million Canadian"), else by the article. */
  settle(unit: Unit, nextWord: string): Unit
}

export function unitReader(units: Units, money: MoneyContext): UnitReader {
  const symbolAt = (words: SentenceWords, index: number) => longestSymbol(units, words, index)

  const moneySign = (words: SentenceWords, token: number): UnitSpan | null => {
    if (words.touches(token) && words.shape(token - 1) & (Shape.LETTER | Shape.DIGIT)) return null
    const sign = symbolAt(words, words.start(token))
    const phrase = sign ? null : shortMoneyWord(units, words, token)
    const found = sign?.unit.kind === 'money' ? sign : phrase
    if (!found) return null
    const next = tokenAt(words, token, found.end)
    const isNumber = (words.shape(next) & Shape.DIGIT) !== 0 || (words.lower(next) === '-' && words.touches(next + 1))
    return isNumber ? { ...found, to: next } : null
  }

  const after = (words: SentenceWords, number: NumberSpan): UnitSpan | null => {
    const inside = number.end < words.end(number.to - 1)
    if (inside) return number.form === 'digits' ? withinToken(symbolAt(words, number.end), words, number) : null
    const hyphen = words.hyphenAt(number.to)
    const at = hyphen ? number.to + 1 : number.to
    if (!words.has(at)) return null
    const symbol = number.form === 'words' || number.form === 'vague' ? null : symbolAt(words, words.start(at))
    const bySymbol =
      symbol && fits(symbol, words, number, at) ? { ...symbol, to: tokenBehind(words, at, symbol.end) } : null
    const byWord = phraseAt(units, words, at) ?? phraseBehindAdjective(units, words, at)
    if (bySymbol && (!byWord || bySymbol.end >= byWord.end)) return bySymbol
    if (!byWord || !isMeant(byWord.unit, words, number, at)) return null
    return byWord.unit.name === 'pound-mass' && isMoney(words, number)
      ? { ...byWord, unit: units.byName('pound')! }
      : byWord
  }

  const rate = (words: SentenceWords, token: number) => {
    const at = words.hyphenAt(token) ? token + 1 : token
    const link = words.lower(at)
    const each = link === 'each' || link === 'every'
    if (link !== 'per' && link !== '/' && link !== 'a' && link !== 'an' && !each) return null
    const next = words.hyphenAt(at + 1) ? at + 2 : at + 1
    const short = link === '/' ? symbolAt(words, words.has(next) ? words.start(next) : -1) : null
    if (short) return { name: short.unit.spoken, to: tokenBehind(words, next, short.end), end: short.end }
    if (link === 'per' && words.lower(next) === 'cent') return null
    const phrase = phraseAt(units, words, next)
    if (phrase && phrase.unit.kind !== 'money' && (link === 'per' || isPlainMeasure(phrase.unit)))
      return { name: phrase.unit.spoken, to: phrase.to, end: phrase.end }
    return link === 'per' || link === '/' || RATE_NOUNS.has(words.lower(next))
      ? rateNoun(words, next, link === 'per')
      : null
  }

  return { moneySign, after, rate, settle: (unit, nextWord) => money.ofCountry(unit, nextWord) ?? money.settle(unit) }
}

/** Things that prices and amounts are given by: "$40 a share", "£3 a head". */
const RATE_NOUNS = new Set(
  'share head person piece night ticket game unit dozen bottle pack page household family seat student copy ride trip visit vote ton tonne patient child'.split(
    ' ',
  ),
)

const isPlainMeasure = (unit: Unit) => ['duration', 'length', 'mass', 'volume', 'area'].includes(unit.kind)

/** "per share", "per hospital bed", "per 100,000 inhabitants", "per capita": up to the first noun that no noun follows. */
function rateNoun(words: SentenceWords, token: number, isPer: boolean) {
  if (words.lower(token) === 'capita') return { name: 'person', to: token + 1, end: words.end(token) }
  if (words.lower(token) === 'annum') return { name: 'year', to: token + 1, end: words.end(token) }
  const hasNumber = isPer && (words.shape(token) & Shape.NUMBER) !== 0
  const noun = hasNumber ? token + 1 : token
  if (!(words.shape(noun) & Shape.LETTER)) return null
  const name = words.lower(noun)
  return { name: hasNumber ? `${words.form(token)} ${name}` : singular(name), to: noun + 1, end: words.end(noun) }
}

const singular = (noun: string) =>
  noun.length > 3 && noun.endsWith('s') && !noun.endsWith('ss') ? noun.slice(0, -1) : noun

/** The longest symbol at a UTF-16 index whose end is no middle of a word: "km/h" before "km". */
function longestSymbol(
  units: Units,
  words: SentenceWords,
  index: number,
): { unit: Unit; end: number; symbol: string } | null {
  if (index < 0) return null
  const { text } = words.document
  for (let length = Math.min(units.longestSymbol, text.length - index); length > 0; length--) {
    const unit = units.symbol(text.slice(index, index + length))
    if (unit && isBoundary(text, index + length))
      return { unit, end: index + length, symbol: text.slice(index, index + length) }
  }
  return null
}

const WORD_CHARACTER = /[\p{L}\p{N}]/u

function isBoundary(text: string, index: number): boolean {
  if (index >= text.length || !WORD_CHARACTER.test(text[index]!)) return true
  // "$5", "Rs500": letters and signs of money end where digits start
  return /\p{Nd}/u.test(text[index]!) && !/[\d²³]/.test(text[index - 1]!)
}

/** First token at or behind `token` that starts at or behind a UTF-16 index. */
function tokenAt(words: SentenceWords, token: number, index: number): number {
  let at = token
  while (words.has(at) && words.start(at) < index) at++
  return at
}

/** The token behind the one in which an index stands. */
function tokenBehind(words: SentenceWords, token: number, index: number): number {
  let at = token
  while (words.has(at) && words.end(at) < index) at++
  return at + 1
}

function withinToken(
  symbol: { unit: Unit; end: number } | null,
  words: SentenceWords,
  number: NumberSpan,
): UnitSpan | null {
  return symbol && { unit: symbol.unit, end: symbol.end, to: tokenBehind(words, number.to - 1, symbol.end) }
}

/** "usd 20", "rmb 10": money words that are codes written small. */
function shortMoneyWord(units: Units, words: SentenceWords, token: number): UnitSpan | null {
  const word = words.lower(token)
  if (word.length !== 3 || !(words.shape(token + 1) & Shape.DIGIT)) return null
  const found = units.phrase((index) => (index === 0 ? word : ''), 0)
  return found?.unit.kind === 'money' && /^(?:usd|eur|gbp|cad|aud|nzd|jpy|cny|rmb|chf|inr)$/.test(word)
    ? { unit: found.unit, to: token + 1, end: words.end(token) }
    : null
}

/** Symbols that are ordinary words or names as well: what must hold for them to be a unit. */
const SYMBOL_RULES = new Map<string, (words: SentenceWords, number: NumberSpan, at: number) => boolean>([
  // "2 in." and "2 in x 4 in", not "2 in the morning"
  ['in', (words, _, at) => !(words.shape(at + 1) & Shape.LETTER) || words.lower(at + 1) === 'x'],
  // `an 8" pipe`, not a closing quotation mark
  ['"', (words, number, at) => words.touches(at) && quoteMarks(words) === 1 && number.value < 1000],
  // "2 pm" is a time, "154 pm" a length
  ['pm', (_, number) => number.value > 24 && Number.isInteger(number.value)],
  // "90p", not "90 p."
  ['p', (words, _, at) => words.touches(at)],
  ['pt', (words, _, at) => words.touches(at)],
  ['C', (words, _, at) => words.touches(at)],
  ['F', (words, _, at) => words.touches(at)],
])
const SINGLE_CAPITAL = /^[A-Z]$/

function fits(symbol: { unit: Unit; symbol: string }, words: SentenceWords, number: NumberSpan, at: number): boolean {
  const rule = SYMBOL_RULES.get(symbol.symbol)
  if (rule) return rule(words, number, at)
  // "9 V" and "60 W", not "30 W. 45th Street"
  if (SINGLE_CAPITAL.test(symbol.symbol)) return words.touches(at) || !(words.shape(at + 1) & Shape.CAPITAL)
  return true
}

function quoteMarks(words: SentenceWords): number {
  let count = 0
  for (let i = words.from; i < words.to && count < 2; i++) if (words.lower(i) === '"') count++
  return count
}

/** Most words that the name of a unit has ("cubic metres per second squared"), hyphens between them not counted. */
const LONGEST_NAME = 7

function phraseAt(units: Units, words: SentenceWords, token: number): UnitSpan | null {
  const tokens: number[] = []
  for (let at = token; words.has(at) && tokens.length < LONGEST_NAME; at++) if (words.lower(at) !== '-') tokens.push(at)
  const found = units.phrase((index) => (index < tokens.length ? words.lower(tokens[index]!) : ''), 0)
  if (!found) return null
  const last = tokens[found.length - 1]!
  return { unit: found.unit, to: last + 1, end: words.end(last) }
}

/** "3 more years", "10 straight days", "4 consecutive months". */
const BETWEEN = new Set(
  'more full straight consecutive additional extra long short whole solid other further successive calendar good odd'.split(
    ' ',
  ),
)

function phraseBehindAdjective(units: Units, words: SentenceWords, token: number): UnitSpan | null {
  if (!BETWEEN.has(words.lower(token))) return null
  const found = phraseAt(units, words, token + 1)
  return found && (found.unit.kind === 'duration' || found.unit.kind === 'length') ? found : null
}

/** "3 million pounds", and all pounds of an article that writes "£" elsewhere, are money; "200 pounds" alone is a weight. */
function isMoney(words: SentenceWords, number: NumberSpan): boolean {
  return number.scale > 1 || words.document.text.includes('£')
}

/** Names of units that are ordinary words as well: from which value on they are money or weight. */
const COMMON_WORDS = new Map([
  ['won', 100],
  ['mark', 100],
  ['dong', 100],
  ['sen', 2],
])

function isMeant(unit: Unit, words: SentenceWords, number: NumberSpan, at: number): boolean {
  const least = COMMON_WORDS.get(words.lower(at))
  if (least !== undefined) return number.value >= least
  // "two second chances", "the 4 second-hand cars"
  if (unit.name === 'second') return words.lower(at) !== 'second' || words.lower(at - 1) === '-' || number.value !== 2
  return true
}
