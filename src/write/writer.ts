import type { ChalkInstance } from 'chalk'
import type { Analysis, Span, TableName } from '../analysis.js'

/** Where a writer's text goes, bytes being UTF-8. A promise says when there is room for more. */
export interface Sink {
  write(chunk: string | Uint8Array): Promise<void> | void
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

/** What a piece of text depends on. */
export type PieceOptions = Pick<WriteOptions, 'tables' | 'explain'>

/**
 * A document that is put together of one piece of text an article, the same wherever the article stands: pieces can be
 * made in any thread, and a run that was broken off goes on behind the last one.
 */
export interface Pieces<Item = Analyzed> {
  /** Before the first piece, between two of them, after the last. */
  head: string
  between: string
  tail: string
  /** The whole document where there is no article. */
  empty: string
  /** A piece, in chunks. */
  of(item: Item): Iterable<string>
}

/** One output format. */
export interface OutputFormat {
  /** End of a file name, without the dot. */
  extension: string
  /** Whether several tables written to a path make a folder with one file a table. */
  filePerTable: boolean
  /** Where a document is made of pieces. */
  pieces?(options: PieceOptions): Promise<Pieces>
  open(sink: Sink, options: WriteOptions): Promise<Writer>
}

/** A format that is no text: it has a path of its own, where it writes by itself; it never goes to standard output. */
export interface StoreFormat {
  /** What it makes of its path. */
  makes: 'file' | 'folder'
  /** A path as one would name it. */
  example: string
  /** @throws OutputError with what is there left as it was */
  open(path: string, options: StoreOptions): Promise<Store>
}

export interface StoreOptions extends WriteOptions {
  openFile(path: string): Promise<FileSink>
  /** Says what a reader of the store should know. */
  warn(message: string): void
}

/** A file that gets its name when it is whole, or never. */
export interface FileSink extends Sink {
  finish(): Promise<void>
  abandon(): Promise<void>
}

/** Takes articles one after the other; each method throws an OutputError when the store cannot be written. */
export interface Store {
  /** Paths that it writes to. */
  paths: readonly string[]
  article(item: Analyzed): Promise<void>
  /** Everything is written: now it is there. */
  finish(): Promise<void>
  /** The run was interrupted between two articles. */
  interrupt(): Promise<void>
  /** What the run has written goes away, what was there before stays. */
  abandon(): Promise<void>
}
