import type { Claim, Figure, TableName } from '../analysis.js'
import type { ReadArticle, Rows } from './questions.js'

/** What the chosen rows of one table are connected with. */
interface Reach {
  /** Ids of these rows, and of the rows that they refer to. */
  ids: Set<string>
  referred: Set<string>
  /** Numbers of the sentences that they stand in. */
  sentences: Set<number>
}

/**
 * Which rows belong together: one refers to the other (a claim to its speaker, a figure to its claim and place), or they
 * stand in one sentence. Where a reference says it better the sentence does not count: a figure belongs to the claims
 * that it stands in and to no others, and one that has a place of its own to no other place.
 */
export class Connections {
  readonly #reaches: Record<TableName, Reach>

  /** @param chosen the rows of each table that others may be connected with */
  constructor(
    readonly article: ReadArticle,
    chosen: { [T in TableName]: readonly Rows[T][] },
  ) {
    const { actors, places, claims, figures } = chosen
    this.#reaches = {
      actors: this.#reach(actors),
      places: this.#reach(places),
      claims: this.#reach(claims),
      figures: this.#reach(figures),
    }
  }

  /** Whether a row is connected with a chosen row of another table. */
  has(row: Rows[TableName], table: TableName, other: TableName): boolean {
    const { ids, referred, sentences } = this.#reaches[other]
    if (referred.has(row.id) || references(row).some((id) => ids.has(id))) return true
    if (NOT_BY_SENTENCE.has(`${table} ${other}`)) return false
    if (other === 'places' && 'place' in row && row.place !== null) return false
    return this.#sentencesOf(row).some((sentence) => sentences.has(sentence))
  }

  #reach(rows: readonly Rows[TableName][]): Reach {
    return {
      ids: new Set(rows.map(({ id }) => id)),
      referred: new Set(rows.flatMap(references)),
      sentences: new Set(rows.flatMap((row) => this.#sentencesOf(row))),
    }
  }

  #sentencesOf(row: Rows[TableName]): number[] {
    return this.article
      .standing(row)
      .flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index))
  }
}

const NOT_BY_SENTENCE: ReadonlySet<string> = new Set(['claims figures', 'figures claims'])

/** Ids that a row points at. */
function references(row: Rows[TableName]): string[] {
  if ('mentions' in row) return []
  const ids = 'content' in row ? ofClaim(row) : ofFigure(row)
  return ids.filter((id) => id !== null && id !== undefined)
}

const ofClaim = ({ speaker, audience, figures }: Claim) => [speaker?.actor, audience?.actor, ...figures]
const ofFigure = ({ place, claim }: Figure) => [place, claim]
