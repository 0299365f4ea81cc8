import { type Gazetteer, NameUse, PLACE_KINDS } from '../lexicon/index.js'
import type { Document } from '../text/index.js'
import { type Candidate, candidateOf, holds } from './geography.js'
import { type Reading, wordAt } from './reading.js'
import type { Spot } from './spots.js'

/** A name with one sense in the article, and the places that it may mean. */
export interface Sense {
  /** Indices of spots. */
  spots: number[]
  candidates: Candidate[]
  /** The sense that stands behind the name and a comma ("Paris, Texas"): it should hold this one; null for none. */
  container: Sense | null
  /** Whether that place holds one of the candidates: then only those that it holds are left. */
  placed: boolean
  /** The senses that stand beside it in a list ("Ohio, Oregon and Texas"). */
  listed: Set<Sense>
  /** Bits of `Cue`: kinds of places that words beside the name speak of. */
  cues: number
  partial: boolean
}

export const Cue = { COUNTY: 1, STATE: 2, CITY: 4, WATER: 8, ISLAND: 16, COUNTRY: 32 } as const

/** "Washington state", "the province of Ontario", "city of Brussels". */
const CUE_WORDS = new Map(
  (
    [
      [Cue.COUNTY, 'county counties parish borough'],
      [Cue.STATE, 'state province region oblast governorate prefecture territory'],
      [Cue.CITY, 'city town village suburb capital township downtown municipality'],
      [Cue.WATER, 'river lake sea creek bay'],
      [Cue.ISLAND, 'island islands'],
      [Cue.COUNTRY, 'country republic nation kingdom'],
    ] as const
  ).flatMap(([cue, words]) => words.split(' ').map((word) => [word, cue] as const)),
)

/** More candidates than this are not weighed: those of fewer people go first. */
const MOST_CANDIDATES = 32

/** One sense an article for a name, but for names that stand with different containers ("Columbus, Ohio", "Columbus, Ga."). */
export function sensesOf(reading: Reading, gazetteer: Gazetteer, spots: readonly Spot[]): Sense[] {
  const containerOf = spots.map((_, i) => (isTail(reading, gazetteer, spots, i + 1) ? i + 1 : -1))
  const senseOf = assignSenses(gazetteer, spots, containerOf)
  const senses = [...new Set(senseOf)]
  spots.forEach((spot, i) => {
    const sense = senseOf[i]!
    sense.spots.push(i)
    sense.cues |= cuesOf(reading, spot)
    const container = senseOf[containerOf[i]!]
    if (container !== undefined && container !== sense) sense.container ??= container
  })
  for (const sense of senses) placeWithin(gazetteer, sense)
  for (const sense of senses) sense.candidates = sense.candidates.slice(0, MOST_CANDIDATES)
  for (let i = 1; i < spots.length; i++) {
    const [one, other] = [senseOf[i - 1]!, senseOf[i]!]
    if (one === other || containerOf[i - 1]! >= 0 || !isListed(reading, spots[i - 1]!, spots[i]!)) continue
    one.listed.add(other)
    other.listed.add(one)
  }
  return senses
}

/** Sense of each spot: names with a container first, for a bare "Columbus" elsewhere is the first one that was placed. */
function assignSenses(gazetteer: Gazetteer, spots: readonly Spot[], containerOf: readonly number[]): Sense[] {
  const placed = new Map<string, Sense>()
  const bare = new Map<string, Sense>()
  spots.forEach((spot, i) => {
    if (containerOf[i]! < 0) return
    const key = `${spot.key}, ${spots[containerOf[i]!]!.key}`
    const sense = placed.get(key) ?? newSense(gazetteer, spot)
    placed.set(key, sense)
    if (!bare.has(spot.key)) bare.set(spot.key, sense)
  })
  return spots.map((spot, i) => {
    if (containerOf[i]! >= 0) return placed.get(`${spot.key}, ${spots[containerOf[i]!]!.key}`)!
    const sense = bare.get(spot.key) ?? newSense(gazetteer, spot)
    bare.set(spot.key, sense)
    return sense
  })
}

/** "Paris, Texas": of the name the places in Texas are left, and "Athens, Georgia" leaves the Georgia that has an Athens. */
function placeWithin(gazetteer: Gazetteer, sense: Sense): void {
  const outer = sense.container?.candidates.filter((c) => CONTAINERS.has(gazetteer.kind[c.row]!)) ?? []
  const held = sense.candidates.filter((inner) => outer.some((o) => holds(gazetteer, o, inner)))
  if (held.length === 0) return
  sense.placed = true
  sense.candidates = held
  sense.container!.candidates = outer.filter((o) => held.some((inner) => holds(gazetteer, o, inner)))
}

const CONTAINERS = new Set(
  (['country', 'region', 'county', 'island'] as const).map((kind) => PLACE_KINDS.indexOf(kind)),
)

/** Whether a spot stands directly behind the one before it and a comma and may hold it: "Brussels, Belgium", "Athens (Ga.)". */
function isTail(reading: Reading, gazetteer: Gazetteer, spots: readonly Spot[], index: number): boolean {
  const before = spots[index - 1]
  const spot = spots[index]
  if (before === undefined || spot === undefined || spot.from - before.to !== 1) return false
  const mark = wordAt(reading, before.to, before.from)
  if (mark !== ',' && mark !== '(') return false
  const isShort = spot.matches.some((m) => m.use === NameUse.TAIL || m.use === NameUse.ABBREVIATION)
  // "Georgia, Oklahoma and Texas": what can be a state, before a state, is a list
  return isShort || !spot.matches.some((m) => before.matches.some((b) => areAlike(gazetteer, b.row, m.row)))
}

const LISTED_KINDS = new Set([PLACE_KINDS.indexOf('country'), PLACE_KINDS.indexOf('region')])

function areAlike(gazetteer: Gazetteer, one: number, other: number): boolean {
  const kind = gazetteer.kind[one]!
  if (kind !== gazetteer.kind[other] || !LISTED_KINDS.has(kind)) return false
  return PLACE_KINDS[kind] === 'country' || gazetteer.country[one] === gazetteer.country[other]
}

/** "Ohio, Oregon", "Lyon and Nice", "Lyon, and Nice", "Texas or Ohio". */
function isListed(reading: Reading, before: Spot, spot: Spot): boolean {
  const gap = spot.from - before.to
  if (gap < 1 || gap > 2) return false
  for (let token = before.to; token < spot.from; token++) {
    if (!LIST_WORDS.has(wordAt(reading, token, before.from))) return false
  }
  return true
}

const LIST_WORDS = new Set([',', 'and', 'or', '&', '/'])

function cuesOf(reading: Reading, spot: Spot): number {
  let cues = 0
  const look = (token: number) => {
    const word = wordAt(reading, token, spot.from)
    cues |= CUE_WORDS.get(word) ?? 0
    return word
  }
  look(spot.to)
  // "the city of Brussels", "the town Brussels"
  if (look(spot.from - 1) === 'of') look(spot.from - 2)
  return cues
}

function newSense(gazetteer: Gazetteer, spot: Spot): Sense {
  const heavy = [...spot.matches].sort((a, b) => gazetteer.weight[b.row]! - gazetteer.weight[a.row]! || a.row - b.row)
  const candidates = heavy.map((match) => candidateOf(gazetteer, match))
  return { spots: [], candidates, container: null, placed: false, listed: new Set(), cues: 0, partial: spot.partial }
}

/** The sense of the place in the dateline; null without one. */
export function datelineOf({ layout }: Document, spots: readonly Spot[], senses: readonly Sense[]): Sense | null {
  const { dateline } = layout
  if (dateline === null) return null
  const index = spots.findIndex((spot) => spot.start >= dateline.start && spot.end <= dateline.end)
  return index < 0 ? null : (senses.find((sense) => sense.spots.includes(index)) ?? null)
}
