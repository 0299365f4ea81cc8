import type { Why } from '../analysis.js'
import type { Unit, Units } from '../lexicon/index.js'
import type { NameSpan } from '../names/index.js'
import { firstIndex } from '../text/index.js'
import { ageOf } from './ages.js'
import { unitNoun } from './beside.js'
import { isRestated } from './carried-over.js'
import { changeOf, findTargets } from './changes.js'
import { type Counted, findCounted } from './counted.js'
import type { DateEntry } from './date-entry.js'
import { eventOf } from './events.js'
import type { FigureEntry } from './figure-entry.js'
import { ofPhrase, type Phrase } from './noun-phrases.js'
import { qualifierBefore, qualifierBehind } from './qualifiers.js'
import { readQuantities } from './quantities.js'
import type { Quantity } from './quantity.js'
import { BOUNDS_RULE } from './ranges.js'
import { SentenceDates } from './sentence-dates.js'
import type { SentenceWords } from './sentence-words.js'
import { labelOf } from './topic-label.js'
import type { UnitReader } from './units.js'

export interface FigureContext {
  units: Units
  reader: UnitReader
  /** Whether a quantity may start at a token. */
  mayStart(token: number): boolean
  names: readonly NameSpan[]
  /** Whether the noun at a token is somebody: "writer", "brother". */
  isPerson(token: number): boolean
  dates: readonly DateEntry[]
  explain: boolean
}

/** The figures of one sentence, in text order. */
export function readFigures(words: SentenceWords, context: FigureContext): FigureEntry[] {
  const dates = new SentenceDates(words, context.dates)
  const isDated = (token: number) => dates.covers(words.start(token), words.end(token))
  const quantities = readQuantities(words, context.reader, context.mayStart, isDated).filter(
    (it) => !isInName(it, context.names),
  )
  if (quantities.length === 0) return []
  for (const quantity of quantities) {
    makeAge(words, quantity, context)
    qualify(words, quantity)
  }
  for (const [i, quantity] of quantities.entries()) {
    const before = quantities[i - 1]
    // "more than 7 million crowns (US$1 million)"
    if (before && isRestated(words, before, quantity)) quantity.qualifier = before.qualifier
  }
  findTargets(words, quantities)
  const taken = new Set(quantities.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i)))
  const isTaken = (token: number) => taken.has(token)
  let previous: { quantity: Quantity; counted: Counted } | null = null
  return quantities.map((quantity) => {
    const found = findCounted(words, quantity, previous, isTaken)
    const whole = (phrase: Phrase) => withWholeNames(phrase, quantity, context.names)
    const counted = { ...found, what: found.what && whole(found.what), about: found.about.map(whole) }
    previous = { quantity, counted }
    addRate(words, quantity, counted.what, context)
    const event = eventOf(words, context.units, quantity, counted.what, isTaken)
    return entryOf(words, quantity, counted, event, dates.nearest(quantity.start, quantity.end), context)
  })
}

/** "One Wisconsin Now", "the Stoxx 50": a bare number with other words of a name around it. Names are in text order. */
function isInName({ unit, from, to }: Quantity, names: readonly NameSpan[]): boolean {
  if (unit !== null) return false
  const name = names[firstEndingBehind(names, from)]
  return name !== undefined && name.from <= from && name.to >= to && name.to - name.from > to - from
}

/** "Dow Jones" -> "Dow Jones Industrial Average": a phrase that holds a part of a name holds all of it, up to the number. */
function withWholeNames(phrase: Phrase, quantity: Quantity, names: readonly NameSpan[]): Phrase {
  const first = names[firstEndingBehind(names, phrase.from)]
  const last = names[firstEndingBehind(names, phrase.to - 1)]
  const isBehind = phrase.from >= quantity.to
  const startsEarlier = first !== undefined && first.from < phrase.from && (!isBehind || first.from >= quantity.to)
  const endsLater = last !== undefined && last.from < phrase.to && (isBehind || last.to <= quantity.from)
  const from = startsEarlier ? first.from : phrase.from
  const to = endsLater ? last.to : phrase.to
  return { ...phrase, from, to: Math.max(to, phrase.to) }
}

const firstEndingBehind = (names: readonly NameSpan[], token: number) => firstIndex(names, (name) => name.to <= token)

function makeAge(words: SentenceWords, quantity: Quantity, { units, names, isPerson }: FigureContext): void {
  const age = ageOf(words, quantity, names, isPerson)
  if (!age) return
  quantity.unit = units.byName(age.unit)!
  quantity.kind = 'age'
  if (age.to > quantity.to) {
    quantity.to = age.to
    quantity.end = words.end(age.to - 1)
  }
  quantity.rules.push('age')
}

function qualify(words: SentenceWords, quantity: Quantity): void {
  const before = qualifierBefore(words, quantity.from)
  const behind = qualifierBehind(words, quantity.to)
  if (quantity.rules.includes(BOUNDS_RULE)) return
  const change = changeOf(words, quantity)
  const stated = before?.qualifier ?? behind?.qualifier
  if (change && (stated === undefined || stated === 'exact')) quantity.qualifier = change
  else if (stated && (stated !== 'exact' || quantity.qualifier !== 'range')) quantity.qualifier = stated
  if (quantity.qualifier !== 'exact') quantity.rules.push(`qualifier: ${quantity.qualifier}`)
}

/** "24 points per game", "2 billion gallons of fuel a year": the rate stands behind the noun that is counted. */
function addRate(words: SentenceWords, quantity: Quantity, what: Phrase | null, { reader }: FigureContext): void {
  if (quantity.per !== null || quantity.kind === 'duration' || quantity.kind === 'age') return
  // "by 2% to 900 tons of tea a year": what it speaks of may stand before it
  const behind = what && what.to >= quantity.to ? what : unitNoun(words, quantity)
  if (!behind) return
  const rate = reader.rate(words, behind.to) ?? reader.rate(words, ofPhrase(words, behind)?.to ?? behind.to)
  if (!rate) return
  quantity.per = rate.name
  quantity.kind = 'rate'
  quantity.rules.push('rate')
}

/** Digits of a double that are sure: 1.1 * 1e6 is 1100000, not 1100000.0000000001. */
const SURE_DIGITS = 15
const tidy = (value: number) => Number(value.toPrecision(SURE_DIGITS))

function entryOf(
  words: SentenceWords,
  quantity: Quantity,
  { what, about, rules }: Counted,
  event: string | null,
  date: DateEntry | null,
  { explain }: FigureContext,
): FigureEntry {
  const { start, end, value, upper, second, unit, kind, per, qualifier, target } = quantity
  const whatText = what && words.text(what.from, what.to)
  const label = about.length > 0 ? labelOf(words, about) : null
  return {
    start,
    end,
    value: tidy(value),
    upper: upper === null ? null : tidy(upper),
    second,
    unit: unitName(words, unit, per, what),
    kind,
    base: unit && per === null ? baseOf(unit, value) : null,
    qualifier,
    to: target === null ? null : tidy(target),
    what: whatText,
    about: label === whatText ? null : label,
    event,
    when: date?.from && date.to ? { from: date.from, to: date.to } : null,
    confidence: confidenceOf(quantity, what),
    why: explain ? whyOf(words, quantity, what, rules) : null,
  }
}

/** "USD", "kilometre"; of rates in words: "US dollar per barrel", "point per game". */
function unitName(words: SentenceWords, unit: Unit | null, per: string | null, what: Phrase | null): string | null {
  if (per === null) return unit?.name ?? null
  const counted = unit?.spoken ?? (what ? words.syntax.lemma(what.head) : null)
  return counted === null ? `per ${per}` : `${counted === '%' ? 'percent' : counted} per ${per}`
}

function baseOf(unit: Unit, value: number): { value: number; unit: string } | null {
  if (!unit.base || unit.base.unit === unit.name) return null
  const converted = tidy(value * unit.base.factor + unit.base.plus)
  return Number.isFinite(converted) ? { value: converted, unit: unit.base.unit } : null
}

/** Shares of figures that were right, by family, where the desk was measured (the model card of models/units says on what). */
const CONFIDENCE = { unit: 0.97, age: 0.95, range: 0.95, rate: 0.92, counted: 0.9, ratio: 0.8, score: 0.75, bare: 0.65 }

function confidenceOf({ kind, unit, upper }: Quantity, what: Phrase | null): number {
  if (kind === 'age' || kind === 'rate' || kind === 'ratio' || kind === 'score') return CONFIDENCE[kind]
  if (upper !== null) return CONFIDENCE.range
  if (unit !== null) return CONFIDENCE.unit
  return what === null ? CONFIDENCE.bare : CONFIDENCE.counted
}

function whyOf(words: SentenceWords, quantity: Quantity, what: Phrase | null, rules: readonly string[]): Why[] {
  const text = words.document.text.slice(quantity.start, quantity.end)
  const why: Why[] = [`number in ${quantity.form}`, ...quantity.rules].map((by) => ({ by, words: [text] }))
  if (what) why.push(...rules.map((by) => ({ by, words: [words.text(what.from, what.to)] })))
  return why
}
