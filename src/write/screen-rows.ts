import type { Claim, Figure, Qualifier, TableName, Why } from '../analysis.js'
import { oneLine } from './one-line.js'
import { type Cell, type Facts, whyCell } from './rows.js'

/** A table as a person reads it: titles of its columns, and rows of cells that are one line each and safe to print. */
export interface ScreenTable {
  head: readonly string[]
  rows: { id: string; cells: string[] }[]
}

/** What the screen and the page show of an article: fewer columns than the data formats, the most important rows first. */
export function screenTable(table: TableName, facts: Facts, explain: boolean): ScreenTable {
  const { head, rows } = SCREEN_TABLES[table](facts)
  return {
    head: explain ? [...head, 'why'] : head,
    rows: rows.map(({ item, cells }) => ({
      id: item.id,
      cells: [...cells, ...(explain ? [whyCell(item.why)] : [])].map(screenCell),
    })),
  }
}

interface Rows {
  head: readonly string[]
  rows: { item: { id: string; why?: Why[] }; cells: Cell[] }[]
}

const SCREEN_TABLES: Record<TableName, (facts: Facts) => Rows> = {
  actors: ({ analysis, claimCounts }) => ({
    head: ['who', 'what', 'role', 'mentions', 'claims'],
    rows: analysis.actors
      .toSorted((a, b) => b.salience - a.salience)
      .map((actor) => ({
        item: actor,
        cells: [actor.name, actor.type, actor.role, actor.mentions.length, claimCounts.get(actor.id) ?? 0],
      })),
  }),
  places: ({ analysis }) => ({
    head: ['where', 'kind', 'country', 'mentions'],
    rows: analysis.places
      .toSorted((a, b) => b.mentions.length - a.mentions.length)
      .map((place) => ({ item: place, cells: [place.name, place.kind, place.country, place.mentions.length] })),
  }),
  claims: ({ analysis }) => ({
    head: ['who', 'says', 'what'],
    rows: analysis.claims.map((claim) => ({ item: claim, cells: [speakerOf(claim), cueOf(claim), wordsOf(claim)] })),
  }),
  figures: ({ analysis, claims, places }) => ({
    head: ['how many', 'of what', 'where', 'who says so'],
    rows: analysis.figures.map((figure) => ({
      item: figure,
      cells: [
        howMany(figure),
        countedBy(figure),
        places.get(figure.place ?? '')?.name ?? null,
        claims.get(figure.claim ?? '')?.speaker?.name ?? null,
      ],
    })),
  }),
}

const screenCell = (cell: Cell) => (cell === null ? '' : oneLine(String(cell)))

const speakerOf = (claim: Claim) => claim.speaker?.name ?? claim.source?.text ?? '—'

/** "said", "said (negated)" for "did not say". */
const cueOf = ({ cue, modality }: Claim) =>
  [cue?.text, modality === 'asserted' ? undefined : `(${modality})`].filter((part) => part !== undefined).join(' ')

const QUOTED = /^["“„«‘'].*["”»’']$/s

const wordsOf = ({ kind, text }: Claim) => (kind === 'direct' && !QUOTED.test(text) ? `“${text}”` : text)

const QUALIFIERS: Record<Qualifier, string> = {
  exact: '',
  about: 'about ',
  'more-than': 'more than ',
  'less-than': 'less than ',
  'at-least': 'at least ',
  'up-to': 'up to ',
  range: '',
  up: 'up ',
  down: 'down ',
}

/** "at least 14", "up 12%". */
const howMany = ({ text, qualifier }: Figure) => QUALIFIERS[qualifier] + text

/** "Russian soldiers", "unemployment", "people; killed"; a unit that the figure itself names ("20 years") says nothing. */
function countedBy({ text, what, about, event }: Figure): string | null {
  const counted = what !== null && text.endsWith(what) ? about : (what ?? about)
  return [counted, event].filter((part) => part !== null).join('; ') || null
}
