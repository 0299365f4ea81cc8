import type { Unit, Units } from '../lexicon/index.js'
import { Shape } from '../text/index.js'
import type { SentenceWords } from './sentence-words.js'
import { longestSymbol, phraseAt, tokenBehind } from './unit-names.js'

/** What a rate is counted by, and the token and UTF-16 index behind it. */
export interface RateSpan {
  name: string
  to: number
  end: number
}

const LINKS = new Set(['per', '/', 'a', 'an', 'each', 'every'])

/** "per day", "a barrel", "/month", "each week", "per kg", "per 100,000 people", "a-year"; null where no rate starts at the token. */
export function readRate(units: Units, words: SentenceWords, token: number): RateSpan | null {
  // "$70-a-share", with or without blanks at the hyphens
  const at = words.lower(token) === '-' ? token + 1 : token
  const link = words.lower(at)
  if (!LINKS.has(link)) return null
  const next = words.lower(at + 1) === '-' ? at + 2 : at + 1
  if (!words.has(next) || (link === 'per' && words.lower(next) === 'cent')) return null
  const isOpen = link === 'per' || link === '/'
  const short = isOpen ? longestSymbol(units, words, words.start(next)) : null
  if (short && short.unit.kind !== 'money')
    return { name: short.unit.spoken, to: tokenBehind(words, next, short.end), end: short.end }
  const named = phraseAt(units, words, next)
  // "from $1 billion a year earlier" tells when
  if (named && link !== 'per' && /^(?:ago|earlier|later|before|after|from|old)$/.test(words.lower(named.to)))
    return null
  if (named && named.unit.kind !== 'money' && (link === 'per' || isPlainMeasure(named.unit)))
    return { name: named.unit.spoken, to: named.to, end: named.end }
  return isOpen || RATE_NOUNS.has(words.lower(next)) ? rateNoun(words, next, link === 'per') : null
}

/** Things that prices and amounts are given by: "$40 a share", "£3 a head". */
const RATE_NOUNS = new Set(
  'share head person piece night ticket game unit dozen bottle pack page household family seat student copy ride trip visit vote patient child'.split(
    ' ',
  ),
)

const isPlainMeasure = (unit: Unit) => ['duration', 'length', 'mass', 'volume', 'area'].includes(unit.kind)

/** "per share", "per capita", "per 100,000 inhabitants". */
function rateNoun(words: SentenceWords, token: number, isPer: boolean): RateSpan | null {
  const end = words.end(token)
  if (words.lower(token) === 'capita') return { name: 'person', to: token + 1, end }
  if (words.lower(token) === 'annum') return { name: 'year', to: token + 1, end }
  const hasNumber = isPer && (words.shape(token) & Shape.NUMBER) !== 0
  const noun = hasNumber ? token + 1 : token
  if (!(words.shape(noun) & Shape.LETTER)) return null
  const name = words.lower(noun)
  return { name: hasNumber ? `${words.form(token)} ${name}` : singular(name), to: noun + 1, end: words.end(noun) }
}

const singular = (noun: string) =>
  noun.length > 3 && noun.endsWith('s') && !noun.endsWith('ss') ? noun.slice(0, -1) : noun
