import { Script } from 'node:vm'
import type { Analyzed, Article } from '../analysis.js'
import { type AnalyzeOptions, type Analyzer, createAnalyzer } from '../analyze.js'
import { InputError, ResourceError } from '../errors.js'
import { createFilter, type Filters, type RowFilter } from '../filter/index.js'
import type { FailedInput } from '../read/index.js'
import type { Resources } from '../resources/index.js'
import { Interrupted } from './interrupted.js'

/** What becomes of an article. */
export type Outcome = Analyzed | FailedInput

export interface AnalystOptions {
  analyze: AnalyzeOptions
  /** Rows that are wanted; all where there are none. */
  filters: Filters | undefined
  /** Longest time for one article, in milliseconds. */
  timeout: number
  /** Whether Ctrl-C may break off an article (on the main thread, which gets the signal). */
  breakOnInterrupt: boolean
}

/**
 * Analyses articles one by one; what goes wrong with one, an endless loop included, becomes a failed input.
 * @throws ResourceError, Interrupted
 */
export class Analyst {
  #analyzer: Analyzer
  readonly #filter: RowFilter

  constructor(
    readonly resources: Resources,
    readonly options: AnalystOptions,
  ) {
    this.#analyzer = createAnalyzer(resources, options.analyze)
    this.#filter = options.filters ? createFilter(resources, options.filters) : (item) => item
  }

  analyze(article: Article): Outcome {
    const { timeout, breakOnInterrupt, analyze } = this.options
    try {
      return withTimeout(() => this.#filter(this.#analyzer.annotate(article)), timeout, breakOnInterrupt)
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
