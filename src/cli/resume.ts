import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Article, TableName } from '../analysis.js'
import {
  type Checkpoint,
  type FailureRecord,
  Journal,
  type Outcome,
  programHash,
  type RunDescription,
  Trail,
} from '../batch/index.js'
import { UsageError } from '../errors.js'
import type { FailedInput } from '../read/index.js'
import { formatNames, outputFormat } from '../write/index.js'
import type { ResumableDestination } from './destination.js'
import type { AnalysisOptions } from './options.js'
import type { AnalysisCall } from './program.js'
import type { Progress } from './progress.js'

/** Time between two checkpoints, in milliseconds: at most so much work is done again. */
const INTERVAL = 1000

/**
 * Reads the journal of `--resume`.
 * @throws UsageError where it is another run's, or nothing can go on so
 */
export async function readJournal(call: AnalysisCall, tables: readonly TableName[]): Promise<Journal | undefined> {
  const { resume, output, format, count = false } = call.options
  if (resume === undefined) return undefined
  if (output === undefined || output === '-') {
    throw new UsageError('--resume is for a file that is written in several runs\ngive it a name: -o FILE')
  }
  if (!isResumable(format, count)) {
    const names = formatNames.filter((name) => isResumable(name, count))
    throw new UsageError(`--resume: ${format} is written in one run\nchoose --format ${names.join(', ')}`)
  }
  return Journal.read(resume, describe(call, tables))
}

/** A document of pieces can be broken off behind any of them. */
const isResumable = (name: string, count: boolean) => outputFormat(name, count)?.pieces !== undefined

/** Options that change how a run goes and what it says, not what it writes. */
const INDIFFERENT = new Set<string>([
  'output',
  'errors',
  'jobs',
  'cache',
  'resume',
  'width',
  'color',
  'quiet',
  'verbose',
  'debug',
  'config',
] satisfies (keyof AnalysisOptions)[])

function describe({ inputs, options }: AnalysisCall, tables: readonly TableName[]): RunDescription {
  const relevant = Object.entries({ ...options, only: tables })
    .filter(([name, value]) => !INDIFFERENT.has(name) && value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    program: programHash(),
    options: {
      ...Object.fromEntries(relevant),
      ...(options.names === undefined ? {} : { names: hashOf(readFileSync(options.names)) }),
    },
    inputs,
  }
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A run with a journal. It passes over what a run before it did, and writes down how far it is itself. */
export class ResumedRun {
  readonly #trail = new Trail()
  #articles: number
  #failures: FailureRecord[] = []
  #saved = performance.now()

  private constructor(
    readonly journal: Journal,
    readonly destination: ResumableDestination,
    /** How many checkpoints of the journal count. */
    readonly count: number,
  ) {
    this.#articles = this.articlesBefore
  }

  /** @throws OutputError */
  static async start(journal: Journal, destination: ResumableDestination): Promise<ResumedRun> {
    const { count } = destination
    try {
      await journal.start(count)
    } catch (error) {
      if (count === 0) await destination.discard()
      else await destination.abandon()
      throw error
    }
    return new ResumedRun(journal, destination, count)
  }

  get articlesBefore(): number {
    return this.#before.articles
  }

  get failuresBefore(): FailureRecord[] {
    return this.journal.checkpoints.slice(0, this.count).flatMap(({ failures }) => failures)
  }

  /** Where the run before ended, as far as that holds. */
  get #before(): Pick<Checkpoint, 'items' | 'read' | 'articles'> {
    return this.journal.checkpoints[this.count - 1] ?? { items: 0, read: '', articles: 0 }
  }

  /** The items that are left. */
  left(items: AsyncIterable<Article | FailedInput>, progress: Progress): AsyncGenerator<Article | FailedInput> {
    return this.#trail.follow(items, this.#before, (item) => {
      if (!('error' in item)) progress.bytesBefore += item.source.bytes
    })
  }

  /** What became of the next item is done with; `written` where it is in the output. */
  async done(outcome: Outcome, written: boolean): Promise<void> {
    this.#trail.pass()
    if ('error' in outcome) {
      this.#failures.push({ input: outcome.input, error: outcome.error.message, missing: outcome.missing })
    } else if (written) this.#articles++
    if (performance.now() - this.#saved > INTERVAL) await this.save()
  }

  /** Makes this the point from which the next run goes on. */
  async save(): Promise<void> {
    // interrupted while the inputs were read again
    if (this.#trail.items <= this.#before.items) return
    const outputs = await this.destination.states()
    const checkpoint = { ...this.#trail.passed, articles: this.#articles, outputs, failures: this.#failures }
    await this.journal.append(checkpoint)
    this.#failures = []
    this.#saved = performance.now()
  }
}
