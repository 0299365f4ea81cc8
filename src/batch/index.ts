import { setImmediate } from 'node:timers/promises'
import type { Article } from '../analysis.js'
import type { AnalyzeOptions } from '../analyze.js'
import { type FailedInput, isFailed } from '../read/index.js'
import { openResources } from '../resources/index.js'
import { Analyst, type Outcome } from './analyst.js'

export { Interrupted, type Outcome } from './analyst.js'

export interface BatchOptions {
  analyze: AnalyzeOptions
  /** Worker threads. */
  jobs: number
  /** Longest time for one article, in milliseconds. */
  timeout: number
}

/**
 * Analyses articles as they are read; the outcomes come in the order of the inputs, and no more is read ahead than a
 * bounded window.
 * @throws ResourceError, Interrupted
 */
export async function* analyzeArticles(
  items: AsyncIterable<Article | FailedInput>,
  options: BatchOptions,
): AsyncGenerator<Outcome> {
  const analyst = new Analyst(openResources(), {
    analyze: options.analyze,
    timeout: options.timeout,
    breakOnInterrupt: true,
  })
  for await (const item of items) {
    // signals and progress get their turn between two articles
    await setImmediate()
    yield isFailed(item) ? item : analyst.analyze(item)
  }
}
