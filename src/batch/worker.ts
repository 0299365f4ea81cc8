import { workerData } from 'node:worker_threads'
import { Tinypool } from 'tinypool'
import type { Article } from '../analysis.js'
import { OutputError } from '../errors.js'
import type { ModelBytes } from '../resources/index.js'
import { loadDesk, type Work } from './load.js'
import type { Answer } from './pool.js'

/** What the main thread gives to each of its workers. */
export interface WorkerData {
  /** Model files that the main thread has read, in memory that all share. */
  models: ModelBytes
  work: Work
}

// tinypool hands its own data first
const [, { models, work }] = workerData as [unknown, WorkerData]
const desk = await loadDesk(models, work)

/** What runs in a worker thread. The pieces are not copied on their way back but change hands. */
export function analyzeBatch(articles: readonly Article[]): unknown {
  const answers = answersTo(articles)
  const pieces = answers.flatMap((answer) =>
    'content' in answer && Array.isArray(answer.content) ? answer.content.map(({ buffer }) => buffer) : [],
  )
  return Tinypool.move({
    [Tinypool.transferableSymbol]: pieces,
    [Tinypool.valueSymbol]: answers,
  } as object as ArrayBuffer)
}

function answersTo(articles: readonly Article[]): Answer[] {
  try {
    return desk
      .analyzeAll(articles)
      .map((outcome) => ('error' in outcome ? { failure: outcome.error.message } : outcome))
  } catch (error) {
    if (error instanceof OutputError) return articles.map(() => ({ outputFailure: error.message }))
    throw error
  }
}
