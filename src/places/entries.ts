import type { Why } from '../analysis.js'
import { type Gazetteer, NameUse } from '../lexicon/index.js'
import type { Document } from '../text/index.js'
import { type Explanation, explainChoice } from './explain.js'
import type { Candidate } from './geography.js'
import type { PlaceEntry, PlaceMentionSpan } from './index.js'
import { kindOfName } from './kinds.js'
import type { Sense } from './senses.js'
import type { Spot } from './spots.js'

export interface EntryContext {
  gazetteer: Gazetteer
  document: Document
  /** Probability that a spot (by index) names a place. */
  probability(spot: number): number
  /** Probability that a spot means what belongs to the place; -1 for a place of which nothing is known. */
  associative(spot: number, row: number): number
  explain: Explanation | null
}

/** The places of an article: senses that chose the same place are one entry. In order of first mention. */
export function entriesOf(senses: readonly Sense[], spots: readonly Spot[], context: EntryContext): PlaceEntry[] {
  const entries = new Map<string, PlaceEntry>()
  for (const sense of senses) {
    const choice = likeliest(sense)
    const mentions = sense.spots.map((i) => mentionOf(i, spots[i]!, choice, context))
    const spot = spots[sense.spots[0]!]!
    const id = choice === null || sense.partial ? `name ${spot.key}` : `row ${choice.row}`
    const known = entries.get(id)
    if (known === undefined) entries.set(id, { ...entryOf(sense, spots, choice, context), mentions })
    else known.mentions = known.mentions.concat(mentions)
  }
  const all = [...entries.values()]
  for (const entry of all) {
    entry.mentions.sort((a, b) => a.start - b.start)
    entry.confidence = entry.mentions.reduce((most, m) => Math.max(most, m.confidence), 0)
  }
  return all.sort((a, b) => a.mentions[0]!.start - b.mentions[0]!.start)
}

function likeliest(sense: Sense): Candidate | null {
  let best: Candidate | null = null
  for (const candidate of sense.candidates) if (best === null || candidate.share > best.share) best = candidate
  return best
}

function entryOf(sense: Sense, spots: readonly Spot[], choice: Candidate | null, context: EntryContext): PlaceEntry {
  const { gazetteer, document } = context
  const spot = spots[sense.spots[0]!]!
  const why: Why[] | null = context.explain ? explainChoice(gazetteer, document, sense, spots, context.explain) : null
  const shown = document.text.slice(spot.start, spot.end).replace(/\s+/g, ' ')
  const rest = { confidence: 0, why, mentions: [] }
  if (choice === null) {
    const outer = sense.container === null ? null : likeliest(sense.container)
    return { name: shown, kind: kindOfName(spot.key), ...whereabouts(gazetteer, outer), geonamesId: null, ...rest }
  }
  const row = gazetteer.row(choice.row)
  // "Cairo Stadium" lies where Cairo does, and is not Cairo
  if (sense.partial) return { ...row, name: shown, kind: kindOfName(spot.key), geonamesId: null, ...rest }
  return { ...row, ...rest }
}

/** Of a village that the gazetteer lacks, what the place behind the comma tells; a country tells no point. */
function whereabouts(gazetteer: Gazetteer, outer: Candidate | null) {
  if (outer === null) return { country: null, region: null, lat: null, lon: null }
  const { kind, country, region, lat, lon } = gazetteer.row(outer.row)
  return kind === 'country' ? { country, region, lat: null, lon: null } : { country, region, lat, lon }
}

function mentionOf(index: number, spot: Spot, choice: Candidate | null, context: EntryContext): PlaceMentionSpan {
  const associative = context.associative(index, choice?.row ?? -1)
  const share = choice?.share ?? UNKNOWN_SHARE
  return {
    ...{ start: spot.start, end: spot.end, from: spot.from, to: spot.to },
    form: choice?.use === NameUse.DEMONYM ? 'demonym' : 'name',
    use: associative >= 0.5 ? 'associative' : 'literal',
    confidence: context.probability(index) * share,
  }
}

/** How sure a name can be of which nothing but the name is known. */
const UNKNOWN_SHARE = 0.5
