import { type Gazetteer, PLACE_KINDS } from '../lexicon/index.js'
import type { Candidate } from './geography.js'
import type { Sense } from './senses.js'

/** The places that the article speaks of, as far as the shares of now tell. */
export interface Context {
  /** Share of the names of places within a country, by country and by region; each name counts once. */
  countries: Map<number, number>
  /** Share of the names of countries themselves. */
  namedCountries: Map<number, number>
  regions: Map<number, number>
  total: number
  /** The likeliest places of the first names, each with its sense. */
  anchors: { sense: Sense; candidate: Candidate }[]
}

/** Names that others are measured against: enough for an article, and a bound for a list of thousands. */
const MOST_ANCHORS = 80
const LEAST_SHARE = 0.1

/** What the names of an article say together, from the shares that their candidates have now. */
export function contextOf(gazetteer: Gazetteer, senses: readonly Sense[]): Context {
  const context: Context = {
    countries: new Map(),
    namedCountries: new Map(),
    regions: new Map(),
    total: 0,
    anchors: [],
  }
  for (const sense of senses) {
    if (sense.candidates.length === 0) continue
    context.total++
    for (const { row, share: part } of sense.candidates) {
      add(
        gazetteer.kind[row] === COUNTRY_KIND ? context.namedCountries : context.countries,
        gazetteer.country[row]!,
        part,
      )
      add(context.regions, gazetteer.region[row]!, part)
    }
    for (const candidate of sense.candidates) {
      if (context.anchors.length >= MOST_ANCHORS) break
      if (candidate.share > LEAST_SHARE && isSmall(gazetteer, candidate.row)) context.anchors.push({ sense, candidate })
    }
  }
  return context
}

const add = (map: Map<number, number>, key: number, value: number) => map.set(key, (map.get(key) ?? 0) + value)

/** Countries and continents have no neighbourhood that would tell of a town. */
const LARGE = new Set((['continent', 'country', 'area', 'water'] as const).map((kind) => PLACE_KINDS.indexOf(kind)))
export const COUNTRY_KIND = PLACE_KINDS.indexOf('country')
const isSmall = (gazetteer: Gazetteer, row: number) => !LARGE.has(gazetteer.kind[row]!)

/** Share of a sense's candidates by country or by region, of those that count. */
export function partsBy(
  column: Uint8Array | Uint16Array,
  sense: Sense,
  counts: (row: number) => boolean,
): Map<number, number> {
  const parts = new Map<number, number>()
  for (const { row, share: part } of sense.candidates) if (counts(row)) add(parts, column[row]!, part)
  return parts
}
