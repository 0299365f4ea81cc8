import type { ChalkInstance } from 'chalk'
import type { Analysis, Span, TableName } from '../analysis.js'

/** Where a writer's text goes. A promise says when there is room for more. */
export interface Sink {
  write(chunk: string): Promise<void> | void
}

/** An analysis with what the tables quote from the article: every offset in Unicode code points of `text`. */
export interface Analyzed {
  analysis: Analysis
  text: string
  /** In order, not overlapping. */
  sentences: readonly Span[]
}

/** Writes articles one after the other; what it writes in all is one document of its format. */
export interface Writer {
  article(item: Analyzed): Promise<void>
  /** To be called once, after the last article (or when there was none). */
  end(): Promise<void>
}

export interface WriteOptions {
  /** Tables that are wanted, in this order. */
  tables: readonly TableName[]
  /** Columns of the terminal; only the screen table fits itself to it. */
  width: number
  /** Whether rows have a `why`. */
  explain: boolean
  /** Paints the screen table; its level is the caller's decision. */
  chalk: ChalkInstance
}

/** One output format. */
export interface OutputFormat {
  /** End of a file name, without the dot. */
  extension: string
  /** Whether several tables written to a path make a folder with one file a table. */
  filePerTable: boolean
  open(sink: Sink, options: WriteOptions): Promise<Writer>
}
