import type { Actor, Claim, DateSpan, Figure, Place, PlaceMention, TableName, Why } from '../analysis.js'
import { countBelow, type Positions, positionsIn } from './positions.js'
import type { Analyzed } from './writer.js'

/** What stands in a cell; null where the column does not apply. */
export type Cell = string | number | null

/** What the cells of a column are where they are not null; a date is a text like "2022-01-12", a span of days one like "2022-01-10/2022-01-16". */
export type CellType = 'text' | 'integer' | 'real' | 'date'

/** The columns of a table with their types, in their order; with `explain`, `why` at the end. */
export function typedColumnsOf(table: TableName, explain: boolean): [name: string, type: CellType][] {
  const columns = Object.entries(TABLES[table].columns).map(([name, { type }]): [string, CellType] => [name, type])
  return [['article', 'text'], ...columns, ...(explain ? [['why', 'text'] satisfies [string, CellType]] : [])]
}

/** Their names. */
export const columnsOf = (table: TableName, explain: boolean): string[] =>
  typedColumnsOf(table, explain).map(([name]) => name)

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

/** One column: what it holds, and how a row gives it. */
export interface Column<Row> {
  type: CellType
  cell: (row: Row, facts: Facts) => Cell
}

/** By name, in their order. */
export type Columns<Row> = Record<string, Column<Row>>

const column =
  (type: CellType) =>
  <Row>(cell: Column<Row>['cell']): Column<Row> => ({ type, cell })
export const text = column('text')
export const integer = column('integer')
export const real = column('real')
export const date = column('date')

export const ACTORS: Columns<Actor> = {
  id: text((actor) => actor.id),
  name: text((actor) => actor.name),
  type: text((actor) => actor.type),
  role: text((actor) => actor.role),
  aliases: text((actor) => actor.aliases.join('; ')),
  mentions: integer((actor) => actor.mentions.length),
  claims: integer((actor, facts) => facts.claimCounts.get(actor.id) ?? 0),
  salience: real((actor) => actor.salience),
  confidence: real((actor) => actor.confidence),
  start: integer((actor) => actor.mentions[0]?.start ?? null),
  end: integer((actor) => actor.mentions[0]?.end ?? null),
}

export const PLACE: Columns<{ place: Place }> = {
  id: text(({ place }) => place.id),
  name: text(({ place }) => place.name),
  kind: text(({ place }) => place.kind),
  country: text(({ place }) => place.country),
  region: text(({ place }) => place.region),
  lat: real(({ place }) => place.lat),
  lon: real(({ place }) => place.lon),
  geonames_id: integer(({ place }) => place.geonamesId),
}

export const PLACE_MENTION: Columns<{ mention: PlaceMention }> = {
  text: text(({ mention }) => mention.text),
  use: text(({ mention }) => mention.use),
  confidence: real(({ mention }) => mention.confidence),
  line: text(({ mention }, facts) => facts.positions.lineColumn(mention.start)),
  start: integer(({ mention }) => mention.start),
  end: integer(({ mention }) => mention.end),
  sentence: text(({ mention }, facts) => sentenceAt(mention.start, facts)),
}

export const CLAIMS: Columns<Claim> = {
  id: text((claim) => claim.id),
  speaker: text((claim) => claim.speaker?.name ?? null),
  speaker_kind: text((claim) => claim.speaker?.kind ?? null),
  role: text((claim, facts) => facts.actors.get(claim.speaker?.actor ?? '')?.role ?? null),
  kind: text((claim) => claim.kind),
  cue: text((claim) => claim.cue?.text ?? null),
  act: text((claim) => claim.cue?.act ?? null),
  modality: text((claim) => claim.modality),
  claim: text((claim) => claim.text),
  source: text((claim) => claim.source?.text ?? null),
  audience: text((claim) => claim.audience?.text ?? null),
  when: date((claim) => dateCell(claim.when)),
  confidence: real((claim) => claim.confidence),
  line: text((claim, facts) => (claim.content[0] ? facts.positions.lineColumn(claim.content[0].start) : null)),
  start: integer((claim) => claim.content[0]?.start ?? null),
  end: integer((claim) => claim.content.at(-1)?.end ?? null),
  sentence: text((claim, facts) => (claim.content[0] ? sentenceAt(claim.content[0].start, facts) : null)),
}

export const FIGURES: Columns<Figure> = {
  id: text((figure) => figure.id),
  text: text((figure) => figure.text),
  value: real((figure) => figure.value),
  upper: real((figure) => figure.upper),
  second: real((figure) => figure.second),
  unit: text((figure) => figure.unit),
  kind: text((figure) => figure.kind),
  qualifier: text((figure) => figure.qualifier),
  to: real((figure) => figure.to),
  what: text((figure) => figure.what),
  about: text((figure) => figure.about),
  event: text((figure) => figure.event),
  when: date((figure) => dateCell(figure.when)),
  speaker: text((figure, facts) => facts.claims.get(figure.claim ?? '')?.speaker?.name ?? null),
  place: text((figure, facts) => facts.places.get(figure.place ?? '')?.name ?? null),
  confidence: real((figure) => figure.confidence),
  line: text((figure, facts) => facts.positions.lineColumn(figure.start)),
  start: integer((figure) => figure.start),
  end: integer((figure) => figure.end),
  sentence: text((figure, facts) => sentenceAt(figure.start, facts)),
}

export const placeMentionsOf = (place: Place) => place.mentions.map((mention) => ({ place, mention }))

const TABLES = {
  actors: tableOf(
    ACTORS,
    ({ analysis }) => analysis.actors,
    (actor) => actor.why,
  ),
  places: tableOf(
    { ...PLACE, ...PLACE_MENTION } as Columns<{ place: Place; mention: PlaceMention }>,
    ({ analysis }) => analysis.places.flatMap(placeMentionsOf),
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
  const cells = Object.values(columns).map(({ cell }) => cell)
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
