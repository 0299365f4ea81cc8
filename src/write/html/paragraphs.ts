import type { TableName } from '../../analysis.js'
import { oneLine } from '../one-line.js'
import type { Facts } from '../rows.js'
import type { MarkedPiece, Paragraph, Piece } from './view/data.js'

/** What a stretch of text can be at the same time; the names are classes of the page's style. */
const MARKS = ['name', 'place', 'claim', 'quote', 'cue', 'figure'] as const
type Mark = (typeof MARKS)[number]

/** Words of a row (or of a date), in UTF-16 units; null marks are words that only light up with their row. */
interface Words {
  start: number
  end: number
  mark: Mark | null
  row: string | null
}

/** A date that has a place in the calendar, by its number in the analysis. */
export interface DateWords {
  id: string
  index: number
}

/** A piece names no more rows than these: the innermost. */
const MOST_ROWS = 6

/**
 * The article's text in paragraphs and pieces. Words of rows may overlap in any way: the text is cut at each of their
 * ends, and every piece between two cuts carries the marks and rows of all words that hold it, so that elements never
 * cross.
 */
export function paragraphsOf(facts: Facts, tables: readonly TableName[], dates: readonly DateWords[]): Paragraph[] {
  const { text } = facts
  const words = wordsOf(facts, tables, dates)
  const starts = startsOf(words)
  const breaks = new Set([...text.matchAll(LINE_ENDS)].map(({ index, 0: { length } }) => index + length))
  const { open, close } = edgesOf(words)
  const cuts = [...new Set([...open.keys(), ...close.keys(), ...breaks, text.length])].sort((a, b) => a - b)

  const paragraphs: Paragraph[] = [{ headline: false, pieces: [] }]
  const active = new Set<Words>()
  let from = 0
  for (const to of cuts) {
    if (to > from) {
      const piece = pieceOf(text.slice(from, to), active, open.get(from) ?? [], starts.get(from) ?? [])
      paragraphs.at(-1)!.pieces.push(piece)
    }
    for (const ended of close.get(to) ?? []) active.delete(ended)
    for (const opened of open.get(to) ?? []) active.add(opened)
    if (to < text.length && breaks.has(to)) paragraphs.push({ headline: false, pieces: [] })
    from = to
  }
  const title = facts.analysis.article.title
  const first = paragraphs[0]!
  first.headline = title !== null && oneLine(textOf(first)) === oneLine(title)
  return paragraphs
}

const LINE_ENDS = /[\r\n]+/g

const textOf = ({ pieces }: Paragraph) =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')

function pieceOf(text: string, active: ReadonlySet<Words>, opened: readonly Words[], starts: readonly string[]): Piece {
  const shown = text.replace(/\r\n?/g, '\n')
  if (active.size === 0) return shown
  const marks = new Set<Mark>()
  const rows = new Set<string>()
  for (const { mark, row } of [...active].reverse()) {
    if (mark) marks.add(mark)
    if (row && rows.size < MOST_ROWS) rows.add(row)
  }
  const piece: MarkedPiece = {
    text: shown,
    marks: MARKS.filter((mark) => marks.has(mark)).join(' '),
    rows: [...rows],
    starts: [...starts],
    stop: opened.some(({ mark, row }) => mark !== null && mark !== 'cue' && row !== null),
  }
  return piece
}

/** All words of the tables that are wanted, longer ones first where they start together. */
function wordsOf({ analysis, positions }: Facts, tables: readonly TableName[], dates: readonly DateWords[]): Words[] {
  const words: Words[] = []
  const add = ({ start, end }: { start: number; end: number }, mark: Mark | null, row: string | null) =>
    words.push({ start: positions.index(start), end: positions.index(end), mark, row })
  if (tables.includes('actors')) {
    for (const { id, mentions } of analysis.actors) for (const mention of mentions) add(mention, null, id)
    // a name that means a place is marked as one
    const names = analysis.entities.filter(({ place }) => place === null || !tables.includes('places'))
    for (const name of names) add(name, 'name', name.actor)
  }
  if (tables.includes('places')) {
    for (const { id, mentions } of analysis.places) for (const mention of mentions) add(mention, 'place', id)
  }
  if (tables.includes('claims')) {
    for (const { id, kind, content, cue } of analysis.claims) {
      for (const span of content) add(span, kind === 'direct' ? 'quote' : 'claim', id)
      if (cue) add(cue, 'cue', id)
    }
  }
  if (tables.includes('figures')) for (const figure of analysis.figures) add(figure, 'figure', figure.id)
  for (const { id, index } of dates) add(analysis.dates[index]!, null, id)
  return words.filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start || b.end - a.end)
}

function edgesOf(words: readonly Words[]) {
  const open = new Map<number, Words[]>()
  const close = new Map<number, Words[]>()
  const put = (edges: Map<number, Words[]>, at: number, item: Words) => {
    const listed = edges.get(at)
    if (listed) listed.push(item)
    else edges.set(at, [item])
  }
  for (const item of words) {
    put(open, item.start, item)
    put(close, item.end, item)
  }
  return { open, close }
}

/** By place in the text, the rows whose first words start there. */
function startsOf(words: readonly Words[]): Map<number, string[]> {
  const seen = new Set<string>()
  const starts = new Map<number, string[]>()
  for (const { start, row } of words) {
    if (row === null || seen.has(row)) continue
    seen.add(row)
    starts.set(start, [...(starts.get(start) ?? []), row])
  }
  return starts
}
