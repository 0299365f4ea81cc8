import { setTimeout } from 'node:timers/promises'
import { Tinypool } from 'tinypool'
import type { Article } from '../analysis.js'
import { InputError, OutputError } from '../errors.js'
import { type FailedInput, isFailed } from '../read/index.js'
import type { Finished, Outcome } from './analyst.js'
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

/** A batch is full at so much text or so many articles: small enough to share out evenly, large enough for its way to cost little. */
const BATCH_CHARACTERS = 60_000
const BATCH_ARTICLES = 32

/** A batch that fills slowly goes out after this time, in milliseconds: results do not wait for a slow input. */
const BATCH_PATIENCE = 20

/** Batches under way for each worker: one that it works on, the others so that it never waits. */
const BATCHES_PER_WORKER = 3

type Item = Article | FailedInput

/** Analyses articles in worker threads; outcomes come in the order of the items, a bounded window ahead of the consumer. */
export async function* analyzeInWorkers(items: AsyncIterator<Item>, options: PoolOptions): AsyncGenerator<Outcome> {
  const pool = new Pool(options)
  const window = new Window<Promise<Outcome[]>>(options.jobs * BATCHES_PER_WORKER)
  void feed(items, pool, window)
  try {
    for await (const outcomes of window) yield* await outcomes
  } finally {
    window.close()
    await pool.destroy()
  }
}

async function feed(items: AsyncIterator<Item>, pool: Pool, window: Window<Promise<Outcome[]>>): Promise<void> {
  const push = (outcomes: Promise<Outcome[]>) => {
    // an error is for whoever takes it out of the window, however late that is
    outcomes.catch(() => {})
    window.push(outcomes)
  }
  try {
    for await (const batch of batches(items)) {
      if (!(await window.room())) return
      push(pool.run(batch))
    }
  } catch (error) {
    push(Promise.reject(error))
  }
  window.end()
}

/** Cuts the items into batches, without waiting long for a slow input to fill one. */
async function* batches(items: AsyncIterator<Item>): AsyncGenerator<Item[]> {
  const ask = () => {
    const next = items.next()
    // an error is for whoever awaits the item; when nobody does any more, it is of no interest
    next.catch(() => {})
    return next
  }
  let next = ask()
  for (;;) {
    const first = await next
    if (first.done) return
    const batch = [first.value]
    let characters = lengthOf(first.value)
    next = ask()
    const patience = setTimeout(BATCH_PATIENCE)
    while (characters < BATCH_CHARACTERS && batch.length < BATCH_ARTICLES) {
      const result = await Promise.race([next, patience])
      if (!result || result.done) break
      batch.push(result.value)
      characters += lengthOf(result.value)
      next = ask()
    }
    yield batch
  }
}

const lengthOf = (item: Item) => (isFailed(item) ? 0 : item.text.length)

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
