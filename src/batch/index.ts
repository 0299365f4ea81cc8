import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import type { Article } from '../analysis.js'
import { type FailedInput, isFailed } from '../read/index.js'
import { type ModelBytes, packageRoot, readModels } from '../resources/index.js'
import type { ArticleDesk, Outcome } from './analyst.js'
import { inBatches } from './batches.js'
import { loadDesk, type Work } from './load.js'
import { isMuch, readAhead } from './read-ahead.js'
import type { WorkerData } from './worker.js'

export type { Finished, Outcome, Rendering } from './analyst.js'
export { cacheIn } from './cache.js'
export { Interrupted } from './interrupted.js'
export { type Checkpoint, type FailureRecord, Journal, type OutputState, type RunDescription } from './journal.js'
export { programHash } from './program-hash.js'
export type { Search } from './searcher.js'
export { type Shard, shardOf } from './shard.js'
export { Trail } from './trail.js'

type WithoutBreak<T> = T extends unknown ? Omit<T, 'breakOnInterrupt'> : never

export type BatchOptions = WithoutBreak<Work> & {
  /** Worker threads; with one, everything happens in this thread. */
  jobs: number
  /** Ends the workers where they are. */
  signal: AbortSignal
}

/** How long a search takes shows only as it goes, in milliseconds: articles without the words of a pattern cost nothing. */
const SEARCH_BEFORE_WORKERS = 500

/**
 * How much of a function V8 runs, in bytes of its code, before it makes a fast version: five times as much as by itself.
 * Each worker does that anew for a thousand functions, which takes longer than the first hundreds of articles.
 */
const BYTES_BEFORE_OPTIMIZING = 600_000

/** Enough for the analysis of an article of 20 MB, in MB. */
const WORKER_HEAP = 2048

/**
 * Analyses articles as they are read. The outcomes come in the order of the items, and no more is read ahead than a
 * bounded window.
 * @throws ResourceError, Interrupted
 */
export async function* analyzeArticles(
  items: AsyncIterable<Article | FailedInput>,
  { jobs, signal, ...work }: BatchOptions,
): AsyncGenerator<Outcome> {
  const source = items[Symbol.asyncIterator]()
  try {
    const ahead = jobs > 1 && !('search' in work) ? await readAhead(source) : { much: false, items: source }
    const iterator = ahead.items
    const models: ModelBytes = ahead.much ? readModels() : new Map()
    let desk: ArticleDesk | undefined
    let [articles, characters, milliseconds] = [0, 0, 0]
    const needsWorkers =
      'search' in work ? () => milliseconds >= SEARCH_BEFORE_WORKERS : () => ahead.much || isMuch(articles, characters)
    const batches = inBatches(iterator)
    for await (const batch of batches) {
      if (jobs > 1 && needsWorkers()) {
        // from now on only the workers need what it keeps of words
        desk = undefined
        setFlagsFromString(`--interrupt-budget=${BYTES_BEFORE_OPTIMIZING}`)
        const { analyzeInWorkers } = await import('./pool.js')
        const workerData: WorkerData = { models, work: { ...work, breakOnInterrupt: false } }
        const worker = pathToFileURL(join(packageRoot(), 'dist', 'batch', 'worker.js'))
        const options = { jobs, worker, workerData, heap: WORKER_HEAP, signal }
        yield* analyzeInWorkers(startingWith(batch, batches), options)
        return
      }
      const readable = batch.filter((item) => !isFailed(item)) as Article[]
      let outcomes: Outcome[] = []
      if (readable.length > 0) {
        desk ??= await loadDesk(models, { ...work, breakOnInterrupt: true })
        articles += readable.length
        characters += readable.reduce((sum, { text }) => sum + text.length, 0)
        const start = performance.now()
        outcomes = desk.analyzeAll(readable)
        milliseconds += performance.now() - start
      }
      for (const item of batch) yield isFailed(item) ? item : outcomes.shift()!
      // signals and progress get their turn between two batches
      await setImmediate()
    }
  } finally {
    // not awaited: it may be waiting for input that never comes
    source.return?.().catch(() => {})
  }
}

async function* startingWith<T>(first: T, others: AsyncIterable<T>): AsyncGenerator<T> {
  yield first
  yield* others
}
