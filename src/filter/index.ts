import type { Analyzed, TableName } from '../analysis.js'
import { keepRows } from '../keep-rows.js'
import type { Resources } from '../resources/index.js'
import { Connections } from './connections.js'
import type { Filters } from './filters.js'
import { type Question, questionsOf, ReadArticle, type Rows } from './questions.js'

export { ACTS, type Filters, KINDS } from './filters.js'

/** Leaves out the rows of an article that do not answer. */
export type RowFilter = (item: Analyzed) => Analyzed

/**
 * Makes filters for many articles. A row stays where it answers every filter: for itself where its table can be asked
 * ("--place" of places), else through a row that it is connected with (a claim in whose sentence the place is named).
 * A name stays with its actor or place. Ids stay; what points at a row that is left out becomes null.
 * @throws ResourceError when models/gazetteer.bin or models/units.bin is missing or damaged
 */
export function createFilter(resources: Resources, filters: Filters): RowFilter {
  const questions = questionsOf(resources, filters)
  return (item) => {
    const ids = answering(new ReadArticle(item), questions)
    const stays = ({ id }: { id: string }) => ids.has(id)
    const isIn = (id: string | null) => id !== null && ids.has(id)
    return { ...item, analysis: keepRows(item.analysis, stays, ({ actor, place }) => isIn(actor) || isIn(place)) }
  }
}

const TABLES: readonly TableName[] = ['actors', 'places', 'claims', 'figures']

/** Ids of the rows that answer every question. */
function answering(article: ReadArticle, questions: readonly Question[]): Set<string> {
  const { analysis } = article.item
  const direct: { [T in TableName]: Rows[T][] } = {
    actors: analysis.actors.filter((row) => questions.every(({ actors }) => actors?.(row, article) ?? true)),
    places: analysis.places.filter((row) => questions.every(({ places }) => places?.(row, article) ?? true)),
    claims: analysis.claims.filter((row) => questions.every(({ claims }) => claims?.(row, article) ?? true)),
    figures: analysis.figures.filter((row) => questions.every(({ figures }) => figures?.(row, article) ?? true)),
  }
  const connections = new Connections(article, direct)
  const throughOthers = (row: Rows[TableName], table: TableName, question: Question) =>
    TABLES.some((other) => question[other] !== undefined && connections.has(row, table, other))
  return new Set(
    TABLES.flatMap((table) => {
      const others = questions.filter((question) => question[table] === undefined)
      const rows: readonly Rows[TableName][] = direct[table]
      return rows.filter((row) => others.every((question) => throughOthers(row, table, question)))
    }).map(({ id }) => id),
  )
}
