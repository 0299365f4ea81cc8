import { Script } from 'node:vm'
import type { Analyzed, Article, Warning } from '../analysis.js'
import { type AnalyzeOptions, type Analyzer, createAnalyzer } from '../analyze.js'
import { InputError, ResourceError } from '../errors.js'
import { createFilter, type Filters, type RowFilter } from '../filter/index.js'
import type { FailedInput } from '../read/index.js'
import type { Resources } from '../resources/index.js'
import type { PieceOptions, Pieces } from '../write/index.js'
import { Interrupted } from './interrupted.js'

/** What becomes of an article. */
export type Outcome = Finished | FailedInput

/** An article that was analysed: what the run counts and says of it, and what it writes. */
export interface Finished {
  id: string
  words: number
  /** Size of its source. */
  bytes: number
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
  outputs: readonly PieceOptions[]
}

export interface AnalystOptions {
  analyze: AnalyzeOptions
  /** Rows that are wanted; all where there are none. */
  filters: Filters | undefined
  /** Null where the analysis itself is wanted. */
  rendering: Rendering | null
  /** Longest time for one article, in milliseconds. */
  timeout: number
  /** Whether Ctrl-C may break off an article (on the main thread, which gets the signal). */
  breakOnInterrupt: boolean
}

/** Longer pieces (in UTF-16 units) are not made as a whole: a table may quote a long sentence again in every row. */
const LONGEST_PIECE = 16 * 1024 * 1024

/**
 * Analyses articles one by one; what goes wrong with one, an endless loop included, becomes a failed input.
 * @throws ResourceError, Interrupted
 */
export class Analyst {
  #analyzer: Analyzer
  readonly #filter: RowFilter
  readonly #encoder = new TextEncoder()

  constructor(
    readonly resources: Resources,
    readonly options: AnalystOptions,
    /** Those of each output. */
    readonly pieces: readonly Pieces[],
  ) {
    this.#analyzer = createAnalyzer(resources, options.analyze)
    this.#filter = options.filters ? createFilter(resources, options.filters) : (item) => item
  }

  analyze(article: Article): Outcome {
    const { timeout, breakOnInterrupt, analyze } = this.options
    try {
      return withTimeout(() => this.#finish(this.#annotate(article)), timeout, breakOnInterrupt)
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED') throw new Interrupted()
      if (error instanceof ResourceError) throw error
      // what was broken off may have left the analyzer's memory of words half written
      this.#analyzer = createAnalyzer(this.resources, analyze)
      const reason =
        code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
          ? `took longer than ${timeout / 1000} s; give it more time with --timeout SECONDS`
          : `cannot be analysed (${error instanceof Error ? error.message : error}); run it alone with --debug and report it`
      return { input: article.id, error: new InputError(article.id, reason, { cause: error }), missing: false }
    }
  }

  /** All that is done with an article before it is written. */
  #annotate(article: Article): Analyzed {
    return this.#filter(this.#analyzer.annotate(article))
  }

  #finish(item: Analyzed): Finished {
    const { id, article, source, warnings } = item.analysis
    return { id, words: article.words, bytes: source.bytes, warnings, content: this.#pieces(item) ?? item }
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

const TASK = Symbol.for('copydesk.task')
const script = new Script(`globalThis[Symbol.for('copydesk.task')]()`)

/** Runs a function that V8 ends after a time, wherever it is: only a script of its own can be broken off. */
function withTimeout<T>(task: () => T, timeout: number, breakOnSigint: boolean): T {
  const holder = globalThis as { [TASK]?: () => T }
  holder[TASK] = task
  try {
    return script.runInThisContext({ timeout, breakOnSigint })
  } finally {
    delete holder[TASK]
  }
}
