import { workerData } from 'node:worker_threads'
import type { Article } from '../analysis.js'
import { type ModelBytes, openResources } from '../resources/index.js'
import type { AnalystOptions } from './analyst.js'
import { loadAnalyst } from './load.js'
import type { Answer } from './pool.js'

/** What the main thread gives to each of its workers. */
export interface WorkerData {
  /** Model files that the main thread has read, in memory that all share. */
  models: ModelBytes
  options: AnalystOptions
}

// tinypool hands its own data first
const [, { models, options }] = workerData as [unknown, WorkerData]
const Analyst = await loadAnalyst()
const analyst = new Analyst(openResources(undefined, models), options)

/** What runs in a worker thread. */
export function analyzeBatch(articles: readonly Article[]): Answer[] {
  return articles.map((article) => {
    const outcome = analyst.analyze(article)
    return 'error' in outcome ? { failure: outcome.error.message } : outcome
  })
}
