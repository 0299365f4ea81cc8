import { type Gazetteer, NameUse, PLACE_KINDS, type PlaceMatch } from '../lexicon/index.js'
import type { Document } from '../text/index.js'
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

export interface Candidate {
  row: number
  use: NameUse
  /** Direction from the middle of the earth: the dot product of two is the cosine of the angle between them. */
  x: number
  y: number
  z: number
  /** What the ranker gives it, over all candidates of the sense 1. */
  share: number
}

export const Cue = { COUNTY: 1, STATE: 2, CITY: 4, WATER: 8, ISLAND: 16, COUNTRY: 32 } as const

/** "Washington state", "the province of Ontario", "city of Brussels". */
const CUE_WORDS = new Map<string, number>([
  ...(['county', 'parish', 'counties', 'borough'] as const).map((w) => [w, Cue.COUNTY] as const),
  ...(['state', 'province', 'region', 'oblast', 'governorate', 'prefecture', 'territory', 'statewide'] as const).map(
    (w) => [w, Cue.STATE] as const,
  ),
  ...(['city', 'town', 'village', 'suburb', 'capital', 'township', 'downtown', 'municipality'] as const).map(
    (w) => [w, Cue.CITY] as const,
  ),
  ...(['river', 'lake', 'sea', 'creek', 'bay'] as const).map((w) => [w, Cue.WATER] as const),
  ...(['island', 'islands'] as const).map((w) => [w, Cue.ISLAND] as const),
  ...(['country', 'republic', 'nation', 'kingdom'] as const).map((w) => [w, Cue.COUNTRY] as const),
])

/** More candidates than this are not weighed: those of fewer people go first. */
const MOST_CANDIDATES = 32

/** One sense an article for a name, but for names that stand with different containers ("Columbus, Ohio", "Columbus, Ga."). */
export function sensesOf(reading: Reading, gazetteer: Gazetteer, spots: readonly Spot[]): Sense[] {
  const containerOf = spots.map((_, i) => (isTail(reading, gazetteer, spots, i + 1) ? i + 1 : -1))
  const senses = new Map<string, Sense>()
  const senseOfSpot: Sense[] = []
  const plain = new Map<string, Sense>()
  // names with a container first: a bare "Columbus" later or earlier in the article is the one that was placed
  for (let i = 0; i < spots.length; i++) {
    if (containerOf[i]! < 0) continue
    const key = `${spots[i]!.key}, ${spots[containerOf[i]!]!.key}`
    const sense = senses.get(key) ?? newSense(gazetteer, spots[i]!)
    senses.set(key, sense)
    if (!plain.has(spots[i]!.key)) plain.set(spots[i]!.key, sense)
    senseOfSpot[i] = sense
  }
  for (let i = 0; i < spots.length; i++) {
    if (senseOfSpot[i] !== undefined) continue
    const sense = plain.get(spots[i]!.key) ?? newSense(gazetteer, spots[i]!)
    plain.set(spots[i]!.key, sense)
    senseOfSpot[i] = sense
  }
  const order = new Set<Sense>()
  spots.forEach((spot, i) => {
    const sense = senseOfSpot[i]!
    order.add(sense)
    sense.spots.push(i)
    sense.cues |= cuesOf(reading, spot)
    const container = containerOf[i]! < 0 ? undefined : senseOfSpot[containerOf[i]!]
    if (container === undefined || container === sense || sense.container !== null) return
    sense.container = container
  })
  for (const sense of order) placeWithin(gazetteer, sense)
  for (const sense of order) sense.candidates = sense.candidates.slice(0, MOST_CANDIDATES)
  for (let i = 1; i < spots.length; i++) {
    if (containerOf[i - 1]! >= 0 || !isListed(reading, spots[i - 1]!, spots[i]!)) continue
    const [one, other] = [senseOfSpot[i - 1]!, senseOfSpot[i]!]
    if (one === other) continue
    one.listed.add(other)
    other.listed.add(one)
  }
  return [...order]
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

const RADIANS = Math.PI / 180 / 10_000

function candidateOf(gazetteer: Gazetteer, { row, use }: PlaceMatch): Candidate {
  const lat = gazetteer.lat[row]! * RADIANS
  const lon = gazetteer.lon[row]! * RADIANS
  return { row, use, x: Math.cos(lat) * Math.cos(lon), y: Math.cos(lat) * Math.sin(lon), z: Math.sin(lat), share: 0 }
}

const EARTH_RADIUS_KM = 6371

export function kilometres(a: Candidate, b: Candidate): number {
  return EARTH_RADIUS_KM * Math.acos(Math.min(1, a.x * b.x + a.y * b.y + a.z * b.z))
}

/** Whether one place lies in another, as far as regions, countries and distances tell. */
export function holds(gazetteer: Gazetteer, outer: Candidate, inner: Candidate): boolean {
  if (outer.row === inner.row) return false
  const kind = PLACE_KINDS[gazetteer.kind[outer.row]!]!
  if (kind === 'country') return gazetteer.country[outer.row] === gazetteer.country[inner.row]
  if (kind === 'region' && gazetteer.region[inner.row] === outer.row) return true
  const reach = REACH_KM.get(kind) ?? 0
  return reach > 0 && kilometres(outer, inner) < reach
}

/** How far from its middle a place of a kind still holds others, where nothing better is known. */
const REACH_KM = new Map<string, number>([
  ['region', 120],
  ['county', 60],
  ['city', 30],
  ['island', 200],
  ['area', 400],
])

/** The sense of the place in the dateline; null without one. */
export function datelineOf({ layout }: Document, spots: readonly Spot[], senses: readonly Sense[]): Sense | null {
  const { dateline } = layout
  if (dateline === null) return null
  const index = spots.findIndex((spot) => spot.start >= dateline.start && spot.end <= dateline.end)
  return index < 0 ? null : (senses.find((sense) => sense.spots.includes(index)) ?? null)
}
