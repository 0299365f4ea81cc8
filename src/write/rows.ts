import type { Actor, Claim, DateSpan, Figure, Place, PlaceMention, TableName, Why } from '../analysis.js'
import { countBelow, type Positions, positionsIn } from './positions.js'
import type { Analyzed } from './writer.js'

/** What stands in a cell; null where the column does not apply. */
export type Cell = string | number | null

/** Columns of a table in their order; with `explain`, `why` at the end. */
export function columnsOf(table: TableName, explain: boolean): string[] {
  return ['article', ...Object.keys(TABLES[table].columns), ...(explain ? ['why'] : [])]
}

/** The rows of one table: an actor, a place mention, a claim or a figure each, in the order of the analysis. */
export function rowsOf(table: TableName, facts: Facts, explain: boolean): Cell[][] {
  return TABLES[table].rows(facts, explain)
}

/** An analysis made ready for looking up what its rows refer to. Make it once an article. */
export interface Facts extends Analyzed {
  positions: Positions
  actors: ReadonlyMap<string, Actor>
  places: ReadonlyMap<string, Place>
  claims: ReadonlyMap<string, Claim>
  /** By actor id, how many claims the actor makes. */
  claimCounts: ReadonlyMap<string, number>
  sentenceStarts: readonly number[]
}

export function factsOf(analyzed: Analyzed): Facts {
  const { analysis, text, sentences } = analyzed
  const claimCounts = new Map<string, number>()
  for (const { speaker } of analysis.claims) {
    if (speaker?.actor) claimCounts.set(speaker.actor, (claimCounts.get(speaker.actor) ?? 0) + 1)
  }
  return {
    ...analyzed,
    positions: positionsIn(text),
    actors: byId(analysis.actors),
    places: byId(analysis.places),
    claims: byId(analysis.claims),
    claimCounts,
    sentenceStarts: sentences.map(({ start }) => start),
  }
}

const byId = <T extends { id: string }>(items: readonly T[]) => new Map(items.map((item) => [item.id, item]))

type Columns<Row> = Record<string, (row: Row, facts: Facts) => Cell>

const ACTORS: Columns<Actor> = {
  id: (actor) => actor.id,
  name: (actor) => actor.name,
  type: (actor) => actor.type,
  role: (actor) => actor.role,
  aliases: (actor) => actor.aliases.join('; '),
  mentions: (actor) => actor.mentions.length,
  claims: (actor, facts) => facts.claimCounts.get(actor.id) ?? 0,
  salience: (actor) => actor.salience,
  confidence: (actor) => actor.confidence,
  start: (actor) => actor.mentions[0]?.start ?? null,
  end: (actor) => actor.mentions[0]?.end ?? null,
}

const PLACES: Columns<{ place: Place; mention: PlaceMention }> = {
  id: ({ place }) => place.id,
  name: ({ place }) => place.name,
  kind: ({ place }) => place.kind,
  country: ({ place }) => place.country,
  region: ({ place }) => place.region,
  lat: ({ place }) => place.lat,
  lon: ({ place }) => place.lon,
  geonames_id: ({ place }) => place.geonamesId,
  text: ({ mention }) => mention.text,
  use: ({ mention }) => mention.use,
  confidence: ({ mention }) => mention.confidence,
  line: ({ mention }, facts) => facts.positions.lineColumn(mention.start),
  start: ({ mention }) => mention.start,
  end: ({ mention }) => mention.end,
  sentence: ({ mention }, facts) => sentenceAt(mention.start, facts),
}

const CLAIMS: Columns<Claim> = {
  id: (claim) => claim.id,
  speaker: (claim) => claim.speaker?.name ?? null,
  speaker_kind: (claim) => claim.speaker?.kind ?? null,
  role: (claim, facts) => facts.actors.get(claim.speaker?.actor ?? '')?.role ?? null,
  kind: (claim) => claim.kind,
  cue: (claim) => claim.cue?.text ?? null,
  act: (claim) => claim.cue?.act ?? null,
  modality: (claim) => claim.modality,
  claim: (claim) => claim.text,
  source: (claim) => claim.source?.text ?? null,
  audience: (claim) => claim.audience?.text ?? null,
  when: (claim) => dateCell(claim.when),
  confidence: (claim) => claim.confidence,
  line: (claim, facts) => (claim.content[0] ? facts.positions.lineColumn(claim.content[0].start) : null),
  start: (claim) => claim.content[0]?.start ?? null,
  end: (claim) => claim.content.at(-1)?.end ?? null,
  sentence: (claim, facts) => (claim.content[0] ? sentenceAt(claim.content[0].start, facts) : null),
}

const FIGURES: Columns<Figure> = {
  id: (figure) => figure.id,
  text: (figure) => figure.text,
  value: (figure) => figure.value,
  upper: (figure) => figure.upper,
  second: (figure) => figure.second,
  unit: (figure) => figure.unit,
  kind: (figure) => figure.kind,
  qualifier: (figure) => figure.qualifier,
  to: (figure) => figure.to,
  what: (figure) => figure.what,
  about: (figure) => figure.about,
  event: (figure) => figure.event,
  when: (figure) => dateCell(figure.when),
  speaker: (figure, facts) => facts.claims.get(figure.claim ?? '')?.speaker?.name ?? null,
  place: (figure, facts) => facts.places.get(figure.place ?? '')?.name ?? null,
  confidence: (figure) => figure.confidence,
  line: (figure, facts) => facts.positions.lineColumn(figure.start),
  start: (figure) => figure.start,
  end: (figure) => figure.end,
  sentence: (figure, facts) => sentenceAt(figure.start, facts),
}

const TABLES = {
  actors: tableOf(
    ACTORS,
    ({ analysis }) => analysis.actors,
    (actor) => actor.why,
  ),
  places: tableOf(
    PLACES,
    ({ analysis }) => analysis.places.flatMap((place) => place.mentions.map((mention) => ({ place, mention }))),
    ({ place }) => place.why,
  ),
  claims: tableOf(
    CLAIMS,
    ({ analysis }) => analysis.claims,
    (claim) => claim.why,
  ),
  figures: tableOf(
    FIGURES,
    ({ analysis }) => analysis.figures,
    (figure) => figure.why,
  ),
}

function tableOf<Row>(
  columns: Columns<Row>,
  items: (facts: Facts) => readonly Row[],
  why: (row: Row) => readonly Why[] | undefined,
) {
  const cells = Object.values(columns)
  const rows = (facts: Facts, explain: boolean) =>
    items(facts).map((item) => [
      facts.analysis.id,
      ...cells.map((cell) => cell(item, facts)),
      ...(explain ? [whyCell(why(item))] : []),
    ])
  return { columns, rows }
}

/** "2022-01-12", or "2022-01-10/2022-01-16" (ISO 8601) for more than a day. */
const dateCell = (when: DateSpan | null) =>
  when === null || when.from === when.to ? (when?.from ?? null) : `${when.from}/${when.to}`

/** "cue lexicon: said, that; speaker by pronoun: he". */
export const whyCell = (why: readonly Why[] | undefined): Cell =>
  why?.map(({ by, words }) => (words.length === 0 ? by : `${by}: ${words.join(', ')}`)).join('; ') ?? null

/** The sentence that holds a code point. */
function sentenceAt(at: number, { sentences, sentenceStarts, positions }: Facts): Cell {
  const sentence = sentences[countBelow(sentenceStarts, at + 1) - 1]
  return sentence && at < sentence.end ? positions.slice(sentence.start, sentence.end) : null
}
