import type { Article, DateSpan, FigureKind, Qualifier, Why } from '../analysis.js'
import type { NameSpan } from '../names/index.js'
import type { Resources } from '../resources/index.js'
import type { Syntax } from '../syntax/index.js'
import type { Document, Vocabulary } from '../text/index.js'

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
  what: string | null
  about: string | null
  event: string | null
  when: DateSpan | null
  confidence: number
  why: Why[] | null
}

export interface DateEntry {
  start: number
  end: number
  from: string | null
  to: string | null
  anchor: 'absolute' | 'published' | 'dateline' | 'text' | null
}

export interface FiguresDesk {
  /** Dates in text order; also the anchor of a claim's `when`, so they are read for claims too. */
  dates(article: Article, document: Document): DateEntry[]
  /** Figures in text order. */
  read(
    article: Article,
    document: Document,
    syntax: Syntax,
    names: readonly NameSpan[],
    dates: readonly DateEntry[],
  ): FigureEntry[]
}

export function createFigures(
  _resources: Resources,
  _vocabulary: Vocabulary,
  _options: { explain: boolean },
): FiguresDesk {
  return { dates: () => [], read: () => [] }
}
