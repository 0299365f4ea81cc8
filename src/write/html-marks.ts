import type { Span, TableName } from '../analysis.js'
import { escapeHtml } from './html-escape.js'
import type { Facts } from './rows.js'

/** What a stretch of text can be at the same time; the names are classes of the page's style. */
const MARKS = ['name', 'place', 'claim', 'quote', 'cue', 'figure'] as const
type Mark = (typeof MARKS)[number]

interface Marked extends Span {
  mark: Mark
}

/**
 * The article's text with its marks, in pieces. Spans may overlap in any way: the text is cut at each of their ends,
 * and every piece between two cuts stands in one element with the classes of all spans that hold it, so that elements
 * never cross. A row's first words carry its id, for links.
 */
export function* markedText(facts: Facts, tables: readonly TableName[], article: string): Generator<string> {
  const { analysis, text, positions } = facts
  const only = (table: TableName) => tables.includes(table)
  const marked: Marked[] = [
    ...(only('actors') ? analysis.entities.map((span) => markOf('name', span)) : []),
    ...(only('places') ? analysis.places.flatMap(({ mentions }) => mentions.map((span) => markOf('place', span))) : []),
    ...(only('claims') ? claimMarks(facts) : []),
    ...(only('figures') ? analysis.figures.map((span) => markOf('figure', span)) : []),
  ]
  const anchors = anchorsOf(facts, tables, article)
  const cuts = cutsOf(marked, anchors)
  const depth = new Map<Mark, number>(MARKS.map((mark) => [mark, 0]))
  let from = 0
  for (const { at, opened, closed, ids } of cuts) {
    const to = positions.index(at)
    yield piece(text.slice(from, to), depth)
    for (const mark of closed) depth.set(mark, depth.get(mark)! - 1)
    for (const mark of opened) depth.set(mark, depth.get(mark)! + 1)
    for (const id of ids) yield `<span id="${escapeHtml(id)}"></span>`
    from = to
  }
  yield piece(text.slice(from), depth)
}

const markOf = (mark: Mark, { start, end }: Span): Marked => ({ mark, start, end })

function claimMarks({ analysis }: Facts): Marked[] {
  return analysis.claims.flatMap((claim) => [
    ...claim.content.map((span) => markOf(claim.kind === 'direct' ? 'quote' : 'claim', span)),
    ...(claim.cue ? [markOf('cue', claim.cue)] : []),
  ])
}

/** By code point, the ids of the rows whose words start there. */
function anchorsOf({ analysis }: Facts, tables: readonly TableName[], article: string): Map<number, string[]> {
  const starts = {
    actors: analysis.actors.map(({ id, mentions }) => ({ id, start: mentions[0]?.start })),
    places: analysis.places.map(({ id, mentions }) => ({ id, start: mentions[0]?.start })),
    claims: analysis.claims.map(({ id, content }) => ({ id, start: content[0]?.start })),
    figures: analysis.figures,
  }
  const anchors = new Map<number, string[]>()
  for (const { id, start = 0 } of tables.flatMap((table) => starts[table])) {
    const ids = anchors.get(start) ?? []
    ids.push(`${article}-${id}`)
    anchors.set(start, ids)
  }
  return anchors
}

interface Cut {
  at: number
  opened: Mark[]
  closed: Mark[]
  ids: readonly string[]
}

function cutsOf(marked: readonly Marked[], anchors: ReadonlyMap<number, string[]>): Cut[] {
  const cuts = new Map<number, Cut>()
  const cutAt = (at: number): Cut => {
    const cut = cuts.get(at) ?? { at, opened: [], closed: [], ids: anchors.get(at) ?? [] }
    cuts.set(at, cut)
    return cut
  }
  for (const { mark, start, end } of marked) {
    cutAt(start).opened.push(mark)
    cutAt(end).closed.push(mark)
  }
  for (const at of anchors.keys()) cutAt(at)
  return [...cuts.values()].sort((a, b) => a.at - b.at)
}

function piece(text: string, depth: ReadonlyMap<Mark, number>): string {
  if (text === '') return ''
  const marks = MARKS.filter((mark) => depth.get(mark)! > 0)
  return marks.length === 0 ? escapeHtml(text) : `<mark class="${marks.join(' ')}">${escapeHtml(text)}</mark>`
}
