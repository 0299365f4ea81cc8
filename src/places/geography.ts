import { type Gazetteer, type NameUse, PLACE_KINDS, type PlaceMatch } from '../lexicon/index.js'

/** A place that a name may mean. */
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

const RADIANS = Math.PI / 180 / 10_000

export function candidateOf(gazetteer: Gazetteer, { row, use }: PlaceMatch): Candidate {
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
