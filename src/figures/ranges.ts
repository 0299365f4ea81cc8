import type { Qualifier } from '../analysis.js'
import { Shape } from '../text/index.js'
import { isChange } from './changes.js'
import { isNoun } from './noun-phrases.js'
import { qualifierBefore } from './qualifiers.js'
import type { Quantity } from './quantity.js'
import type { SentenceWords } from './sentence-words.js'

/** Puts a quantity and the one that a link joins to it together: a range, a score, a ratio; else gives the first back. */
export function joinQuantities(
  words: SentenceWords,
  first: Quantity,
  readAt: (token: number) => Quantity | null,
): Quantity {
  const bounded = asBounds(words, first, readAt)
  if (bounded) return bounded
  const link = linkAfter(words, first)
  const second = link && readAt(link.to)
  if (!link || !second) return first
  return (
    asShare(words, link, first, second) ??
    asScore(words, link, first, second) ??
    asRange(words, link, first, second) ??
    first
  )
}

const LOWER = new Set<Qualifier>(['more-than', 'at-least'])
const UPPER = new Set<Qualifier>(['less-than', 'up-to'])
/** Words of the second bound before its number: "and less than or equal to". */
const BOUND_REACH = 7

/** "more than 20 and less than 35", "at most 100 but at least 20": two bounds of one number. */
function asBounds(words: SentenceWords, first: Quantity, readAt: (token: number) => Quantity | null): Quantity | null {
  if (!/^(?:and|but)$/.test(words.lower(first.to))) return null
  const one = qualifierBefore(words, first.from)?.qualifier
  if (one === undefined || !(LOWER.has(one) || UPPER.has(one))) return null
  for (let at = first.to + 2; at < first.to + BOUND_REACH; at++) {
    const bound = qualifierBefore(words, at)
    if (!bound || bound.from !== first.to + 1) continue
    const second = readAt(at)
    const isOpposite = LOWER.has(one) ? UPPER.has(bound.qualifier) : LOWER.has(bound.qualifier)
    if (!second || !isOpposite) return null
    const [low, high] = LOWER.has(one) ? [first, second] : [second, first]
    if (low.value >= high.value || second.upper !== null) return null
    const both = { ...joined(first, second), value: low.value, upper: high.value, unit: second.unit ?? first.unit }
    return { ...both, kind: (second.unit ? second : first).kind, qualifier: 'range', rules: [BOUNDS_RULE] }
  }
  return null
}

/** Name of the rule for "more than 20 and less than 35", whose qualifier is not that of its first number. */
export const BOUNDS_RULE = 'two bounds'

/** Name of the rule for "nine out of ten", which is a figure whatever stands around it. */
export const SHARE_RULE = 'share of a whole'

interface Link {
  word: string
  /** Token behind it. */
  to: number
  /** Joined by hyphens: "20-30", "10-to-1". */
  tight: boolean
}

const DASHES = new Set(['-', '–', '—', '−'])

function linkAfter(words: SentenceWords, first: Quantity): Link | null {
  const at = first.to
  const word = words.lower(at)
  if (words.hyphenAt(at)) {
    const inner = words.lower(at + 1)
    if (inner === 'to' && words.hyphenAt(at + 2)) return { word: 'to', to: at + 3, tight: true }
    return { word: '-', to: at + 1, tight: true }
  }
  // "an 8- to 16-metre mirror"
  const isSuspended = word === '-' && words.touches(at) && /^(?:to|or|and)$/.test(words.lower(at + 1))
  if (isSuspended) return { word: words.lower(at + 1) === 'and' ? 'to' : words.lower(at + 1), to: at + 2, tight: false }
  if (DASHES.has(word)) return { word: '-', to: at + 1, tight: false }
  if (word === 'out' && words.lower(at + 1) === 'of') return { word: 'out of', to: at + 2, tight: false }
  return ['to', 'and', 'or', 'in', 'over', 'through'].includes(word) ? { word, to: at + 1, tight: false } : null
}

const isWhole = (quantity: Quantity) =>
  quantity.unit === null &&
  quantity.form !== 'fraction' &&
  quantity.form !== 'vague' &&
  quantity.scale === 1 &&
  Number.isInteger(quantity.value)

/** "nine out of ten voters", "one in three", "one over three": the part of a whole. */
function asShare(words: SentenceWords, link: Link, first: Quantity, second: Quantity): Quantity | null {
  if (link.word !== 'out of' && link.word !== 'in' && link.word !== 'over') return null
  if (link.word === 'over' && (!isWhole(first) || !isWhole(second) || isNoun(words.tag(second.to)))) return null
  if (first.unit !== null || second.unit !== null || !(first.value > 0) || first.value >= second.value) return null
  if (link.word === 'in' && (first.value > 9 || second.value > 1000 || second.value < 2)) return null
  return {
    ...joined(first, second),
    value: first.value / second.value,
    kind: 'ratio',
    form: 'fraction',
    rules: [SHARE_RULE],
  }
}

const SCORE_WORDS = new Set(
  'beat beats beaten won win wins winning lost lose loses losing defeat defeated defeats lead led leads leading tied tie ties drew draw draws drawn score scored victory loss record vote voted votes ruling decision rout routed thrashed edged downed series set aggregate final trailed trailing down up over shutout upset advantage start run'.split(
    ' ',
  ),
)
const RATIO_WORDS = new Set('odds ratio outnumbered outnumber outsold margin by'.split(' '))
const HIGHEST_SCORE = 250
/** Tokens to either side in which a word tells that two numbers are a score. */
const SCORE_REACH = 8

/** "a 2-1 win", "by 52 votes to 48", "6-4, 6-3"; "three to one", "10-to-1". */
function asScore(words: SentenceWords, link: Link, first: Quantity, second: Quantity): Quantity | null {
  if (!isWhole(first) || !isWhole(second) || first.value > HIGHEST_SCORE || second.value > HIGHEST_SCORE) return null
  if (first.value < 0 || second.value < 0) return null
  const both = { ...joined(first, second), second: second.value }
  if (link.word === 'to') {
    const isRatio =
      link.tight ||
      near(words, first.from, RATIO_WORDS, 4) ||
      /^(?:margin|ratio|odds)$/.test(words.lower(second.to)) ||
      (first.form === 'words' && second.value === 1)
    if (isRatio && (first.value > second.value || link.tight)) return { ...both, kind: 'ratio', rules: ['ratio'] }
    return first.value > second.value && hasScoreWord(words, first, second)
      ? { ...both, kind: 'score', rules: ['score'] }
      : null
  }
  if (link.word !== '-' || (words.touches(first.from) && words.lower(first.from - 1) !== '(')) return null
  const isFalling = first.value >= second.value
  if (!isFalling && !hasScoreWord(words, first, second) && !hasScoreBeside(words, first, second)) return null
  if (words.hyphenAt(second.to))
    return isFalling && first.value === second.value ? null : { ...both, kind: 'score', rules: ['score'] }
  return { ...both, kind: 'score', rules: ['score'] }
}

function near(words: SentenceWords, token: number, set: ReadonlySet<string>, reach: number): boolean {
  for (let at = token - 1; at >= token - reach; at--) if (set.has(words.lower(at))) return true
  return false
}

function hasScoreWord(words: SentenceWords, first: Quantity, second: Quantity): boolean {
  if (near(words, first.from, SCORE_WORDS, SCORE_REACH)) return true
  for (let at = second.to; at < second.to + 3; at++) if (SCORE_WORDS.has(words.lower(at))) return true
  return false
}

/** "6-4, 3-6, 7-5": a score stands in a list of scores. */
function hasScoreBeside(words: SentenceWords, first: Quantity, second: Quantity): boolean {
  const isPair = (token: number) =>
    words.hyphenAt(token + 1) && (words.shape(token) & words.shape(token + 2) & Shape.NUMBER) !== 0
  const behind = words.lower(second.to) === ',' ? second.to + 1 : second.to
  const before = words.lower(first.from - 1) === ',' ? first.from - 4 : first.from - 3
  return isPair(behind) || isPair(before)
}

/** "20 to 30", "between 5 and 7 per cent", "$89 to $93 billion", "eight or nine". */
function asRange(words: SentenceWords, link: Link, first: Quantity, second: Quantity): Quantity | null {
  const before = words.lower(first.from - 1)
  if (
    link.word === 'in' ||
    link.word === 'over' ||
    link.word === 'out of' ||
    (first.form === 'fraction') !== (second.form === 'fraction')
  )
    return null
  if (link.word === 'and' && !isBetween(words, first.from)) return null
  if (link.word === 'or' && !(isWhole(first) && second.value <= first.value + 5 && second.value < 100)) return null
  if (first.per !== null && second.per === null) return null
  if (first.unit !== null && second.unit === null && (first.unit.kind !== 'money' || !startsRange(before))) return null
  if (first.unit !== null && second.unit !== null && first.unit.name !== second.unit.name) return null
  const low = inherited(first, second)
  if (link.word === 'to' && before !== 'from' && isChange(words, first) && !isStep(first, second, low)) return null
  if (!(low < second.value) || second.upper !== null) return null
  return {
    ...joined(first, second),
    value: low,
    upper: second.value,
    unit: second.unit ?? first.unit,
    unitSpan: second.unitSpan,
    kind: second.unit || first.unit ? (second.unit ? second.kind : first.kind) : second.kind,
    per: second.per,
    qualifier: 'range',
    rules: [...new Set([...first.rules, ...second.rules, 'range'])],
  }
}

/** How many times the least step of a rise the largest may be. */
const WIDEST_STEP = 5

/** "rose by 2 to 3 percent" is a step between two bounds; "rose 2 percent to 41 percent" and "rose by 3 to 41" name the level. */
const isStep = (first: Quantity, second: Quantity, low: number) =>
  first.unit === null && second.unit !== null && second.value <= low * WIDEST_STEP

const startsRange = (word: string) => word === 'from' || word === 'between'

/** "between 5", "between about 5". */
function isBetween(words: SentenceWords, token: number): boolean {
  return words.lower(token - 1) === 'between' || words.lower(token - 2) === 'between'
}

/** "$89 to $93 billion", "1 to 2 million": the first number has the scale of the second. */
function inherited(first: Quantity, second: Quantity): number {
  const isBare = first.scale === 1 && second.scale > 1 && first.value < second.value / second.scale
  return isBare ? first.value * second.scale : first.value
}

function joined(first: Quantity, second: Quantity): Quantity {
  return { ...first, to: second.to, end: second.end }
}

/** "45 and 50 mg", "5, 6 or 7 per cent": a bare number right before one with a measure has that measure. */
export function shareUnits(words: SentenceWords, quantities: Quantity[]): void {
  for (let i = quantities.length - 2; i >= 0; i--) {
    const bare = quantities[i]!
    const next = quantities[i + 1]!
    if (bare.unit !== null || bare.kind !== 'count' || next.unit === null || next.unit.kind === 'money') continue
    const link = words.lower(bare.to)
    if (bare.to + 1 !== next.from || (link !== 'and' && link !== 'or' && link !== ',')) continue
    if (!(words.shape(bare.from) & Shape.NUMBER)) continue
    bare.unit = next.unit
    bare.kind = next.kind
    bare.per = next.per
  }
}
