import type { DateSpan, FigureKind, Qualifier, Why } from '../analysis.js'

/** A quantity. Spans are UTF-16. */
export interface FigureEntry {
  start: number
  end: number
  value: number
  upper: number | null
  second: number | null
  unit: string | null
  kind: FigureKind
  base: { value: number; unit: string } | null
  qualifier: Qualifier
  to: number | null
  /** The noun phrase as it stands in the text. */
  what: string | null
  /** Of a count what else it speaks of; of a measure a label of its topic for a table cell: "fee, northern bank". */
  about: string | null
  event: string | null
  when: DateSpan | null
  confidence: number
  why: Why[] | null
}
