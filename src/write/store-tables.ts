import type {
  ActorMention,
  Analysis,
  Claim,
  DateMention,
  DateSpan,
  Entity,
  Figure,
  Place,
  Span,
  TableName,
} from '../analysis.js'
import { keepOnly } from './keep-only.js'
import {
  ACTORS,
  type Cell,
  type CellType,
  CLAIMS,
  type Columns,
  date,
  type Facts,
  FIGURES,
  factsOf,
  integer,
  PLACE,
  PLACE_MENTION,
  placeMentionsOf,
  real,
  text,
  whyCell,
} from './rows.js'
import { safeId, safeJson, sanitize } from './sanitize.js'
import type { Analyzed } from './writer.js'

/**
 * One table of a store. A store has more of an analysis than the tables that are printed, and joins by id: a place and
 * its mentions are two tables, an actor's mentions have their own, and days are dates.
 */
export interface StoreTable {
  columns: readonly [name: string, type: CellType][]
  /** The rows of one article, ids and texts made harmless. */
  rows(facts: Facts): Cell[][]
}

const ARTICLES: Columns<Analysis> = {
  id: text(({ id }) => safeId(id)),
  title: text(({ article }) => article.title),
  byline: text(({ article }) => article.byline),
  agency: text(({ article }) => article.agency),
  dateline: text(({ article }) => article.dateline),
  published: text(({ article }) => article.published),
  language: text(({ article }) => article.language),
  words: integer(({ article }) => article.words),
  sentences: integer(({ article }) => article.sentences),
  path: text(({ source }) => source.path),
  format: text(({ source }) => source.format),
  encoding: text(({ source }) => source.encoding),
  bytes: integer(({ source }) => source.bytes),
  sha256: text(({ source }) => source.sha256),
  text: text(({ article }) => article.text ?? null),
  meta: text(({ meta }) => (meta === undefined ? null : safeJson(meta))),
}

/** What every row of another table starts with. */
const ARTICLE: Columns<unknown> = { article: text((_, { analysis }) => safeId(analysis.id)) }

const WHERE: Columns<Span> = {
  start: integer(({ start }) => start),
  end: integer(({ end }) => end),
}

const WHEN: Columns<{ when: DateSpan | null }> = {
  when_from: date(({ when }) => when?.from ?? null),
  when_to: date(({ when }) => when?.to ?? null),
}

const WHY: Columns<{ why?: Claim['why'] }> = { why: text(({ why }) => whyCell(why)) }

const SENTENCES: Columns<Span> = {
  text: text(({ start, end }, { positions }) => positions.slice(start, end)),
}

const ENTITIES: Columns<Entity> = {
  text: text((entity) => entity.text),
  type: text(({ type }) => type),
  actor_id: text(({ actor }) => actor),
  place_id: text(({ place }) => place),
  confidence: real(({ confidence }) => confidence),
}

const MENTIONS: Columns<ActorMention & { actor: string }> = {
  actor_id: text(({ actor }) => actor),
  text: text((mention) => mention.text),
  form: text(({ form }) => form),
  confidence: real(({ confidence }) => confidence),
}

const PLACE_COUNTS: Columns<{ place: Place }> = {
  mentions: integer(({ place }) => place.mentions.length),
  confidence: real(({ place }) => place.confidence),
  why: text(({ place }) => whyCell(place.why)),
}

const OF_PLACE: Columns<{ place: Place }> = { place_id: text(({ place }) => place.id) }

const CLAIM_LINKS: Columns<Claim> = {
  actor_id: text(({ speaker }) => speaker?.actor ?? null),
  audience_id: text(({ audience }) => audience?.actor ?? null),
  inside_id: text(({ inside }) => inside),
  repaired: integer(({ repaired }) => Number(repaired)),
}

const FIGURE_LINKS: Columns<Figure> = {
  base_value: real(({ base }) => base?.value ?? null),
  base_unit: text(({ base }) => base?.unit ?? null),
  claim_id: text(({ claim }) => claim),
  place_id: text(({ place }) => place),
}

const DATES: Columns<DateMention> = {
  text: text((mention) => mention.text),
  when_from: date(({ from }) => from),
  when_to: date(({ to }) => to),
  anchor: text(({ anchor }) => anchor),
}

/** The columns of a printed table, its span of days in two columns. */
function datedColumns<Row extends { when: DateSpan | null }>({ when, ...columns }: Columns<Row>): Columns<Row> {
  return { ...columns, ...WHEN }
}

const actorMentionsOf = ({ id, mentions }: Analysis['actors'][number]) =>
  mentions.map((mention) => ({ ...mention, actor: id }))

/** Every table of a store by its name; `articles` first, to which the others refer. */
export const STORE_TABLES = {
  articles: storeTable([ARTICLES], ({ analysis }) => [analysis]),
  sentences: storeTable([ARTICLE, SENTENCES, WHERE], ({ sentences }) => sentences),
  entities: storeTable([ARTICLE, ENTITIES, WHERE], ({ analysis }) => analysis.entities),
  actors: storeTable([ARTICLE, ACTORS, WHY], ({ analysis }) => analysis.actors),
  mentions: storeTable([ARTICLE, MENTIONS, WHERE], ({ analysis }) => analysis.actors.flatMap(actorMentionsOf)),
  places: storeTable([ARTICLE, PLACE, PLACE_COUNTS], ({ analysis }) => analysis.places.map((place) => ({ place }))),
  place_mentions: storeTable<ReturnType<typeof placeMentionsOf>[number]>(
    [ARTICLE, OF_PLACE, PLACE_MENTION],
    ({ analysis }) => analysis.places.flatMap(placeMentionsOf),
  ),
  claims: storeTable([ARTICLE, datedColumns(CLAIMS), CLAIM_LINKS, WHY], ({ analysis }) => analysis.claims),
  figures: storeTable([ARTICLE, datedColumns(FIGURES), FIGURE_LINKS, WHY], ({ analysis }) => analysis.figures),
  dates: storeTable([ARTICLE, DATES, WHERE], ({ analysis }) => analysis.dates),
} satisfies Record<string, StoreTable>

export type StoreTableName = keyof typeof STORE_TABLES

/** Their names, in their order. */
export const STORE_TABLE_NAMES = Object.keys(STORE_TABLES) as StoreTableName[]

/** The rows of an article by table. */
export type StoreRows = Record<StoreTableName, Cell[][]>

/** What a store takes of an article; tables that were not asked for are empty. */
export function storeRows(item: Analyzed, tables: readonly TableName[]): StoreRows {
  const facts = factsOf({ ...item, analysis: keepOnly(item.analysis, tables) })
  const rows = STORE_TABLE_NAMES.map((name) => [name, STORE_TABLES[name].rows(facts)])
  return Object.fromEntries(rows) as StoreRows
}

function storeTable<Row>(groups: readonly Columns<Row>[], items: (facts: Facts) => readonly Row[]): StoreTable {
  const columns = groups.flatMap((group) => Object.entries(group))
  return {
    columns: columns.map(([name, { type }]) => [name, type]),
    rows: (facts) => items(facts).map((item) => columns.map(([, { cell }]) => harmless(cell(item, facts)))),
  }
}

/**
 * A store is opened by programs that print what is in it: no character in it acts on a terminal. Each that would is
 * one other character, so that offsets hold.
 */
const harmless = (cell: Cell): Cell => (typeof cell === 'string' ? sanitize(cell) : cell)
