import { Script } from 'node:vm'
import type { Article } from '../analysis.js'
import { InputError, OutputError, ResourceError } from '../errors.js'
import type { FailedInput } from '../read/index.js'
import { Interrupted } from './interrupted.js'

export interface AttemptOptions {
  /** Longest time for one article, in milliseconds. */
  timeout: number
  /** Whether Ctrl-C may break off an article (on the main thread, which gets the signal). */
  breakOnInterrupt: boolean
}

/**
 * Works on an article; what goes wrong with it, an endless loop included, makes it a failed input.
 * @throws ResourceError, Interrupted
 */
export function attempt<T>(article: Article, options: AttemptOptions, work: () => T): T | FailedInput {
  const { timeout, breakOnInterrupt } = options
  try {
    return withTimeout(work, timeout, breakOnInterrupt)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED') throw new Interrupted()
    if (error instanceof ResourceError || error instanceof OutputError) throw error
    const reason =
      code === 'ERR_SCRIPT_EXECUTION_TIMEOUT'
        ? `took longer than ${timeout / 1000} s; give it more time with --timeout SECONDS`
        : `cannot be analysed (${error instanceof Error ? error.message : error}); run it alone with --debug and report it`
    return { input: article.id, error: new InputError(article.id, reason, { cause: error }), missing: false }
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
