import type { Actor, Analyzed, Claim, DateSpan, Figure, Place, TableName } from '../analysis.js'
import { type Gazetteer, openGazetteer, openUnits } from '../lexicon/index.js'
import type { Resources } from '../resources/index.js'
import { type Filters, KINDS } from './filters.js'
import { nameQuestion } from './names.js'
import { type Passage, Passages, wordsOf } from './passages.js'
import { placeQuestion } from './places.js'
import { unitNames } from './units.js'

export interface Rows {
  actors: Actor
  places: Place
  claims: Claim
  figures: Figure
}

/**
 * What one filter asks. The tables that it can be asked of answer for themselves; a row of another table answers
 * through the rows that it is connected with.
 */
export type Question = { [T in TableName]?: (row: Rows[T], article: ReadArticle) => boolean }

/** An article made ready for questions. */
export class ReadArticle {
  readonly actors: ReadonlyMap<string, Actor>
  readonly passages: Passages

  constructor(readonly item: Analyzed) {
    this.actors = new Map(item.analysis.actors.map((actor) => [actor.id, actor]))
    this.passages = new Passages(item)
  }

  /** Where a row stands: its sentences, of an actor or a place those of each mention. */
  standing(row: Rows[TableName]): Passage[] {
    if ('mentions' in row) return row.mentions.map((mention) => this.passages.around([mention]))
    if (!('content' in row)) return [this.passages.around([row])]
    const { source, cue, content } = row
    return [this.passages.around([source, cue, ...content].filter((span) => span !== null))]
  }
}

/** The questions of the filters that are given; each option is a line of the table. */
export function questionsOf(resources: Resources, filters: Filters): Question[] {
  const gazetteer = openGazetteer(resources)
  const { speaker, actor, place, kind, act, unit, min, contains, since, until } = filters
  return [
    speaker && { claims: speakerIs(gazetteer, speaker) },
    actor && { actors: anyOf(actor.map((name) => nameQuestion(gazetteer, name).isActor)) },
    place && { places: anyOf(place.map((name) => placeQuestion(gazetteer, name))) },
    kind && kindIs(kind),
    act && { claims: ({ cue }: Claim) => cue !== null && act.includes(cue.act) },
    unit && { figures: unitIs(resources, unit) },
    min !== undefined && { figures: ({ value }: Figure) => value >= min },
    contains && everyTable(holdsWords(contains)),
    (since !== undefined || until !== undefined) && everyTable(isDated({ from: since ?? '', to: until ?? '9999' })),
  ].filter((question) => question !== undefined && question !== false)
}

const anyOf =
  <T>(tests: readonly ((item: T) => boolean)[]) =>
  (item: T) =>
    tests.some((test) => test(item))

function everyTable(test: (row: Rows[TableName], article: ReadArticle) => boolean): Question {
  return { actors: test, places: test, claims: test, figures: test }
}

/** The speaker as the article names them, and as an actor with all their names. */
function speakerIs(gazetteer: Gazetteer, names: readonly string[]) {
  const questions = names.map((name) => nameQuestion(gazetteer, name))
  return ({ speaker }: Claim, { actors }: ReadArticle) => {
    if (speaker === null) return false
    const actor = actors.get(speaker.actor ?? '')
    return questions.some(({ isActor, isName }) => isName(speaker.name) || (actor !== undefined && isActor(actor)))
  }
}

/** Asked of the tables that have rows of such a kind: "money" of figures, "country" of actors and places. */
function kindIs(kinds: readonly string[]): Question {
  const asked = (table: TableName) => kinds.some((kind) => KINDS[table].includes(kind))
  return {
    ...(asked('actors') && { actors: ({ type }: Actor) => kinds.includes(type) }),
    ...(asked('places') && { places: ({ kind }: Place) => kinds.includes(kind) }),
    ...(asked('claims') && { claims: ({ kind }: Claim) => kinds.includes(kind) }),
    ...(asked('figures') && { figures: ({ kind }: Figure) => kinds.includes(kind) }),
  }
}

function unitIs(resources: Resources, asked: readonly string[]) {
  const units = openUnits(resources)
  const names = new Set(asked.flatMap((unit) => [...unitNames(units, unit)]))
  return ({ unit }: Figure) => unit !== null && names.has(unit)
}

function holdsWords(entries: readonly string[]) {
  const asked = entries.map(wordsOf)
  return (row: Rows[TableName], article: ReadArticle) =>
    article.standing(row).some((passage) => asked.some((words) => article.passages.hasWords(passage, words)))
}

/** A claim or figure by its `when`, an actor or place by the dates of its sentences; where there is none, by the article's own. */
function isDated(asked: DateSpan) {
  return (row: Rows[TableName], article: ReadArticle) => {
    const { published } = article.item.analysis.article
    const day = published?.slice(0, DAY_LENGTH)
    const own = day === undefined ? [] : [{ from: day, to: day }]
    const among = (dates: readonly DateSpan[]) => (dates.length > 0 ? dates : own).some((date) => overlap(date, asked))
    if ('when' in row) return among(row.when === null ? [] : [row.when])
    return article.standing(row).some((passage) => among(article.passages.dates(passage)))
  }
}

const DAY_LENGTH = '2022-01-12'.length
const overlap = (a: DateSpan, b: DateSpan) => a.from <= b.to && b.from <= a.to
