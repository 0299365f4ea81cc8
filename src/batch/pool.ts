import { Tinypool } from 'tinypool'
import type { Article } from '../analysis.js'
import { InputError, OutputError } from '../errors.js'
import { isFailed } from '../read/index.js'
import type { Finished, Outcome } from './analyst.js'
import type { Item } from './batches.js'
import { Window } from './window.js'

/** What a worker answers for an article; of an error only its text, since errors lose their class on the way. */
export type Answer = Finished | { failure: string } | { outputFailure: string }

export interface PoolOptions {
  jobs: number
  /** Module that exports `analyzeBatch(articles: Article[]): Answer[]`. */
  worker: URL
  workerData: unknown
  /** Memory of a worker's heap in MB; an article that needs more is a failed input. */
  heap: number
  /** Ends the workers where they are. */
  signal: AbortSignal
}

/** Batches under way for each worker: one that it works on, the others so that it never waits. */
const BATCHES_PER_WORKER = 3

/** Analyses articles in worker threads; outcomes come in the order of the items, a bounded window ahead of the consumer. */
export async function* analyzeInWorkers(batches: AsyncIterable<Item[]>, options: PoolOptions): AsyncGenerator<Outcome> {
  const pool = new Pool(options)
  const window = new Window<Promise<Outcome[]>>(options.jobs * BATCHES_PER_WORKER)
  void feed(batches, pool, window)
  try {
    for await (const outcomes of window) yield* await outcomes
  } finally {
    window.close()
    await pool.destroy()
  }
}

async function feed(batches: AsyncIterable<Item[]>, pool: Pool, window: Window<Promise<Outcome[]>>): Promise<void> {
  const push = (outcomes: Promise<Outcome[]>) => {
    // an error is for whoever takes it out of the window, however late that is
    outcomes.catch(() => {})
    window.push(outcomes)
  }
  try {
    for await (const batch of batches) {
      if (!(await window.room())) return
      push(pool.run(batch))
    }
  } catch (error) {
    push(Promise.reject(error))
  }
  window.end()
}

class Pool {
  readonly #workers: Tinypool
  readonly #signal: AbortSignal
  /** Why workers cannot even start. */
  #fault: Error | undefined

  constructor({ jobs, worker, workerData, heap, signal }: PoolOptions) {
    this.#signal = signal
    this.#workers = new Tinypool({
      filename: worker.href,
      name: 'analyzeBatch',
      minThreads: jobs,
      maxThreads: jobs,
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: heap },
    })
    this.#workers.on('error', (error) => {
      this.#fault = error
      // else what waits for a worker would wait for ever
      void this.destroy()
    })
    signal.addEventListener('abort', () => void this.destroy(), { once: true })
  }

  async run(batch: readonly Item[]): Promise<Outcome[]> {
    const answers = await this.#answers(batch.filter((item) => !isFailed(item)) as Article[])
    return batch.map((item) => (isFailed(item) ? item : outcome(item, answers.shift()!)))
  }

  async destroy(): Promise<void> {
    // tinypool waits for the end of its workers with events.once, which on an error of theirs calls this
    for (const worker of this.#workers.threads) Object.assign(worker, { removeListener: () => {} })
    await this.#workers.destroy().catch(() => {})
  }

  async #answers(articles: Article[]): Promise<Answer[]> {
    if (articles.length === 0) return []
    try {
      return await this.#workers.run(articles)
    } catch (error) {
      if (this.#signal.aborted || this.#fault) throw this.#fault ?? error
      if (articles.length === 1)
        return [{ failure: `brought its worker down (${reasonOf(error)}); analyse it alone with -j 1` }]
      // one of them brought the worker down: each by itself shows which
      const answers: Answer[] = []
      for (const article of articles) answers.push(...(await this.#answers([article])))
      return answers
    }
  }
}

function outcome(article: Article, answer: Answer): Outcome {
  if ('outputFailure' in answer) throw new OutputError(answer.outputFailure)
  if (!('failure' in answer)) return answer
  return { input: article.id, error: new InputError(article.id, answer.failure), missing: false }
}

const reasonOf = (error: unknown) => (error as NodeJS.ErrnoException).code ?? (error as Error).message
