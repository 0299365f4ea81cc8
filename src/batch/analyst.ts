import type { Analyzed, Article, TableName, Warning } from '../analysis.js'
import { type AnalyzeOptions, type Analyzer, createAnalyzer } from '../analyze.js'
import { createFilter, type Filters, type RowFilter } from '../filter/index.js'
import type { FailedInput } from '../read/index.js'
import type { Resources } from '../resources/index.js'
import type { PieceOptions, Pieces } from '../write/index.js'
import { type AttemptOptions, attempt } from './attempt.js'
import { Cache, type CacheOptions } from './cache.js'

/** Works on articles. */
export interface ArticleDesk {
  /**
   * The outcome of each of a batch of one or more.
   * @throws ResourceError, OutputError, Interrupted
   */
  analyzeAll(articles: readonly Article[]): Outcome[]
}

/** What becomes of an article. */
export type Outcome = Finished | FailedInput

/** An article that was analysed: what the run counts and says of it, and what it writes. */
export interface Finished {
  id: string
  words: number
  /** Size of its source. */
  bytes: number
  /** Rows, or matches, that it gave. */
  found: number
  warnings: readonly Warning[]
  /**
   * Its piece for each output, in UTF-8; the analysis itself where the format is not made of pieces, or they are too
   * large to hold.
   */
  content: Uint8Array[] | Analyzed
}

/** Whose pieces are made, and for each output what they depend on. */
export interface Rendering {
  format: string
  /** Whether numbers of rows are wanted in their place. */
  count: boolean
  outputs: readonly PieceOptions[]
}

export interface AnalystOptions extends AttemptOptions {
  analyze: AnalyzeOptions
  /** Tables that are written. */
  tables: readonly TableName[]
  /** Rows that are wanted; all where there are none. */
  filters: Filters | undefined
  /** Where analyses are kept. */
  cache: CacheOptions | undefined
  /** Null where the analysis itself is wanted. */
  rendering: Rendering | null
}

/** Longer pieces (in UTF-16 units) are not made as a whole: a table may quote a long sentence again in every row. */
const LONGEST_PIECE = 16 * 1024 * 1024

/** Analyses articles; what goes wrong with one, an endless loop included, becomes a failed input. */
export class Analyst implements ArticleDesk {
  #analyzer: Analyzer
  readonly #filter: RowFilter
  readonly #cache: Cache | undefined
  readonly #encoder = new TextEncoder()

  constructor(
    readonly resources: Resources,
    readonly options: AnalystOptions,
    /** Those of each output. */
    readonly pieces: readonly Pieces[],
  ) {
    this.#analyzer = createAnalyzer(resources, options.analyze)
    this.#filter = options.filters ? createFilter(resources, options.filters) : (item) => item
    this.#cache = options.cache && new Cache(options.cache)
  }

  analyzeAll(articles: readonly Article[]): Outcome[] {
    // those of a cache are each for itself
    if (articles.length === 1 || this.#cache) return articles.map((article) => this.#analyzeOne(article))
    const outcomes = this.#attempt(articles, () => {
      return this.#analyzer.annotateAll(articles).map((item) => this.#finish(this.#filter(item)))
    })
    // one of them goes wrong, or all together take longer than one may
    return 'error' in outcomes ? articles.map((article) => this.#analyzeOne(article)) : outcomes
  }

  #analyzeOne(article: Article): Outcome {
    const make = () => this.#analyzer.annotate(article)
    return this.#attempt([article], () => {
      return this.#finish(this.#filter(this.#cache ? this.#cache.analysis(article, make) : make()))
    })
  }

  #attempt<T extends object>(articles: readonly Article[], work: () => T): T | FailedInput {
    const outcome = attempt(articles[0]!, this.options, work)
    // what was broken off may have left the analyzer's memory of words half written
    if ('error' in outcome) this.#analyzer = createAnalyzer(this.resources, this.options.analyze)
    return outcome
  }

  #finish(item: Analyzed): Finished {
    const { id, article, source, warnings } = item.analysis
    const found = this.options.tables.reduce((sum, table) => sum + item.analysis[table].length, 0)
    const content = this.#pieces(item) ?? item
    return { id, words: article.words, bytes: source.bytes, found, warnings, content }
  }

  #pieces(item: Analyzed): Uint8Array[] | undefined {
    if (this.pieces.length === 0) return undefined
    const texts = this.pieces.map((pieces) => textUpTo(LONGEST_PIECE, pieces.of(item)))
    return texts.every((text) => text !== undefined) ? texts.map((text) => this.#encoder.encode(text)) : undefined
  }
}

/** The chunks joined; undefined where they are longer than that. */
function textUpTo(longest: number, chunks: Iterable<string>): string | undefined {
  let text = ''
  for (const chunk of chunks) {
    if (text.length + chunk.length > longest) return undefined
    text += chunk
  }
  return text
}
