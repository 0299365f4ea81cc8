import type { Unit } from '../lexicon/index.js'
import { XPOS } from '../syntax/index.js'
import { Shape } from '../text/index.js'
import type { NumberSpan } from './number-span.js'
import type { SentenceWords } from './sentence-words.js'
import type { SymbolSpan } from './unit-names.js'

/** Symbols that are ordinary words or names as well: what must hold for them to be a unit. */
const SYMBOL_RULES = new Map<string, (words: SentenceWords, number: NumberSpan, at: number) => boolean>([
  // "2 in." and "2 in x 4 in", not "2 in the morning"
  [
    'in',
    (words, number, at) =>
      !(words.shape(at + 1) & (Shape.LETTER | Shape.DIGIT)) ||
      isBehindFeet(words, number) ||
      /^(?:x|by|thick|long|wide|high|tall|deep)$/.test(words.lower(at + 1)),
  ],
  // `an 8" pipe`, not a closing quotation mark
  [
    '"',
    (words, number, at) =>
      words.touches(at) && quoteMarks(words) === 1 && number.value < 100 && !/^[,.]$/.test(words.lower(at + 1)),
  ],
  // "2 pm" and "2.17pm" are times, "154 pm" and "2.1 pm" lengths
  ['pm', (words, number) => number.value > 24 || /\.(?:\d|\d{3,})$/.test(words.form(number.from))],
  // "90p", not "90 p."
  ['p', (words, _, at) => words.touches(at)],
  ['pt', (words, _, at) => words.touches(at)],
  // "30C" and "30 C", not "a 777F" or "a 13F filing"
  ['C', isTemperature],
  ['F', isTemperature],
])

/** "6 ft 2 in tall". */
const isBehindFeet = (words: SentenceWords, { from }: NumberSpan) =>
  /^(?:ft|foot|feet)$/.test(words.lower(words.lower(from - 1) === '.' ? from - 2 : from - 1))

/** Highest number of degrees that a bare "C" or "F" is read for. */
const HOTTEST = 150

function isTemperature(words: SentenceWords, number: NumberSpan, at: number): boolean {
  if (number.value > HOTTEST || words.hyphenAt(number.from - 1) || words.tag(at + 1) === XPOS.NN) return false
  return at < number.to || words.touches(at) || !(words.shape(at + 1) & Shape.CAPITAL)
}

const SINGLE_CAPITAL = /^[A-Z]$/

/** Whether a symbol behind a number is a unit there. */
export function fits(symbol: SymbolSpan, words: SentenceWords, number: NumberSpan, at: number): boolean {
  const rule = SYMBOL_RULES.get(symbol.symbol)
  // "3 USD50 cards": the sign belongs to the number behind it
  if (/\p{Nd}/u.test(words.document.text[symbol.end] ?? '')) return false
  if (rule) return rule(words, number, at)
  // "9 V" and "60 W", not "30 W. 45th Street"
  if (SINGLE_CAPITAL.test(symbol.symbol))
    return at < number.to || words.touches(at) || !(words.shape(at + 1) & Shape.CAPITAL)
  return true
}

function quoteMarks(words: SentenceWords): number {
  let count = 0
  for (let i = words.from; i < words.to && count < 2; i++) if (words.lower(i) === '"') count++
  return count
}

/** "3 million pounds", and all pounds of an article that writes "£" elsewhere, are money; "200 pounds" alone is a weight. */
export function isMoney(words: SentenceWords, number: NumberSpan): boolean {
  return (number.scale > 1 || words.document.text.includes('£')) && !isOfWeight(words, number)
}

const WEIGHT_WORDS = new Set('weigh weighs weighed weighing weight weights'.split(' '))
/** Tokens before a number in which the word of a measure is looked for. */
const MEASURE_REACH = 8

/** "a cargo weighing 3 million pounds", "two drachmas in weight". */
export function isOfWeight(words: SentenceWords, { from, to }: NumberSpan): boolean {
  return isNear(words, from, WEIGHT_WORDS) || (words.lower(to + 1) === 'in' && words.lower(to + 2) === 'weight')
}

function isNear(words: SentenceWords, from: number, set: ReadonlySet<string>): boolean {
  for (let at = from - 1; at > from - MEASURE_REACH; at--) if (set.has(words.lower(at))) return true
  return false
}

/** Names of coins that are weights as well: the unit that is meant where the sentence weighs. */
export const WEIGHTS_OF_COINS = new Map([['GRD', 'dram']])

/** Symbols that two units share: the unit that is meant instead of the table's, and when. */
export const SYMBOL_SENSES = new Map<
  string,
  { unit: string; applies(words: SentenceWords, number: NumberSpan): boolean }
>([
  // "gusts of 60 kt", not "60 kt of copper"
  ['kt', { unit: 'knot', applies: isOfSpeed }],
  // "a file of 100 mb", not "a low of 970 mb"
  ['mb', { unit: 'megabyte', applies: (_, { value }) => value < LOWEST_PRESSURE || value > HIGHEST_PRESSURE }],
])
/** Air pressures in millibars that weather has. */
const LOWEST_PRESSURE = 800
const HIGHEST_PRESSURE = 1100

const SPEED_WORDS = new Set('wind winds gust gusts gusting speed speeds airspeed'.split(' '))

function isOfSpeed(words: SentenceWords, { from }: NumberSpan): boolean {
  return isNear(words, from, SPEED_WORDS)
}

/** Names of units that are ordinary words as well: from which value on they are money or weight. */
const COMMON_WORDS = new Map([
  ['won', 100],
  ['mark', 100],
  ['dong', 100],
  ['sen', 2],
])

/** Whether the name of a unit behind a number is no ordinary word there. */
export function isMeant(unit: Unit, words: SentenceWords, number: NumberSpan, at: number): boolean {
  const least = COMMON_WORDS.get(words.lower(at))
  if (least !== undefined) return number.value >= least
  // "two real-world cases", "the four real ones"
  if (words.lower(at) === 'real') return number.value === 1
  // "two second chances", "the 4 second-hand cars"
  if (unit.name === 'second') return words.lower(at) !== 'second' || words.lower(at - 1) === '-' || number.value !== 2
  return true
}
