import { readFileSync, type Stats, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { Chalk } from 'chalk'
import type { TableName } from '../analysis.js'
import { analyzeArticles, type BatchOptions, Interrupted, type Outcome, shardOf } from '../batch/index.js'
import { InputError, OutputError, UsageError } from '../errors.js'
import type { ProjectNames } from '../names/index.js'
import { type FailedInput, readArticles, reasonOf } from '../read/index.js'
import { sanitizeLine, type WriteOptions } from '../write/index.js'
import { suggestion } from './command-line.js'
import { type Destination, openDestination, openResumableDestination } from './destination.js'
import { Exit } from './exit.js'
import { filtersOf } from './filter-options.js'
import { shortHelp } from './help.js'
import { type Inputs, inputsOf } from './inputs.js'
import type { AnalysisOptions } from './options.js'
import { type AnalysisCall, commandNames, PROGRAM } from './program.js'
import { Progress, type ProgressOptions } from './progress.js'
import { Reporter } from './reporter.js'
import { ResumedRun, readJournal } from './resume.js'
import { Signals, untilAborted } from './signals.js'
import { colorLevel, tableWidth } from './terminal.js'

const MEGABYTE = 1024 * 1024

/**
 * Reads, analyses and writes what a command line asks for.
 * @returns the exit code
 * @throws UsageError, OutputError, ResourceError, ClosedPipe
 */
export async function runAnalysis(call: AnalysisCall): Promise<number> {
  const { options } = call
  const inputs = inputsOf(call.inputs, options)
  if (!inputs) {
    process.stderr.write(`${shortHelp(PROGRAM)}\n`)
    return Exit.USAGE
  }
  const tables = options.only ? call.tables.filter((table) => options.only!.includes(table)) : call.tables
  if (tables.length === 0) throw new UsageError('--only leaves nothing of this command\nuse: copydesk --only LIST')
  const names = options.names === undefined ? null : await readNames(options.names)
  for (const path of outputsOf(options)) refuseInput(path, inputs)
  const journal = await readJournal(call, tables)

  const reporter = await Reporter.open(options)
  const write: WriteOptions = {
    tables,
    width: tableWidth(options.width, process.stdout.columns, process.env),
    explain: options.explain ?? false,
    chalk: new Chalk({ level: colorLevel(options.color, process.stdout.isTTY, process.env) }),
  }
  const resumable = journal && (await openResumableDestination(options, write, journal.checkpoints))
  const destination = resumable ?? (await openDestination(options, write))
  const progress = new Progress(progressOptions(options, inputs))
  const resumed = resumable && (await ResumedRun.start(journal, resumable))
  const run: Run = { call, destination, resumed, reporter, progress }
  try {
    if (resumed) await takeUp(run, resumed)
    const signals = new Signals()
    const all = readArticles(inputs.paths, readOptions(options, destination))
    const shared = options.shard ? shardOf(all, options.shard) : all
    const items = resumed?.left(shared) ?? shared
    const outcomes = analyzeArticles(items, batchOptions(options, tables, names, destination, signals.signal))
    await takeAll(outcomes, signals, (outcome) => take(outcome, run))
    progress.stop()
    await reporter.finish()
    return await finish(signals, run)
  } catch (error) {
    progress.stop()
    await destination.abandon().catch(() => {})
    if (error instanceof OutputError && resumed) reporter.resumable()
    throw error
  } finally {
    await journal?.close()
    if (inputs.named.includes('-') || options.filesFrom === '-') process.stdin.destroy()
  }
}

/** What a run writes to and tells of itself. */
interface Run {
  call: AnalysisCall
  destination: Destination
  resumed: ResumedRun | undefined
  reporter: Reporter
  progress: Progress
}

/** Files and folders that the run writes to. */
const outputsOf = ({ output, errors, resume, cache }: AnalysisOptions): string[] =>
  [output, errors, resume, cache].filter((path) => path !== undefined && path !== '-') as string[]

/** Says again what failed in the run before: it is for the exit code and the file of --errors of the whole. */
async function takeUp({ reporter, progress }: Run, resumed: ResumedRun): Promise<void> {
  if (resumed.count === 0) return
  reporter.resumed(resumed.articlesBefore)
  for (const { input, error, missing } of resumed.failuresBefore) {
    progress.failures++
    await reporter.failure({ input, error: new InputError(input, error), missing })
  }
}

/** Hands each outcome on until there are no more, or a signal came. */
async function takeAll(outcomes: AsyncGenerator<Outcome>, signals: Signals, each: (outcome: Outcome) => Promise<void>) {
  try {
    for await (const outcome of untilAborted(outcomes, signals.signal)) await each(outcome)
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error
    signals.interrupt()
  }
}

async function finish(signals: Signals, { destination, resumed, reporter, progress }: Run): Promise<number> {
  if (signals.exitCode !== undefined) {
    await resumed?.save()
    await destination.interrupt()
    reporter.interrupted(progress.articles, resumed !== undefined)
    return signals.exitCode
  }
  if (reporter.missing > 0 && reporter.failed === 0 && progress.articles + (resumed?.articlesBefore ?? 0) === 0) {
    await destination.discard()
    await resumed?.journal.remove()
    return Exit.USAGE
  }
  await resumed?.journal.refuseOthers()
  await destination.finish()
  await resumed?.journal.remove()
  return reporter.missing + reporter.failed > 0 ? Exit.INPUT : Exit.OK
}

async function take(outcome: Outcome, { call, destination, resumed, reporter, progress }: Run): Promise<void> {
  progress.clear()
  if ('error' in outcome) {
    progress.failures++
    await reporter.failure(outcome, missingCommand(outcome, call))
  } else {
    progress.articles++
    progress.words += outcome.words
    progress.bytes += outcome.bytes
    reporter.warnings(outcome)
    await destination.article(outcome.content)
  }
  await resumed?.done(outcome)
}

/** `copydesk claimz`: what is neither file nor command may be a command with a slip in it. */
function missingCommand({ input, missing }: FailedInput, call: AnalysisCall): string | undefined {
  if (!missing || call.named || input !== call.inputs[0] || !/^[a-z]+$/i.test(input)) return undefined
  const nearest = suggestion(input, commandNames)
  return `no such file or command '${input}'${nearest ? `; did you mean ${nearest}?` : '; see copydesk --help'}`
}

async function readNames(path: string): Promise<ProjectNames> {
  const { parseProjectNames } = await import('../names/index.js')
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new UsageError(`--names ${sanitizeLine(path)}: ${reasonOf(error)}`, { cause: error })
  }
  return parseProjectNames(text, path)
}

/** An output never takes the place of an input. */
function refuseInput(path: string, { named }: Inputs): void {
  const output = statusOf(path)
  if (!output || !(output.isFile() || output.isDirectory())) return
  for (const input of named) {
    const status = input === '-' ? undefined : statusOf(input)
    if (status && same(status, output)) {
      throw new UsageError(`${sanitizeLine(path)} is one of the inputs\nwrite the output to another path`)
    }
  }
}

/** What stands at a path; undefined where nothing can be said of it, which whoever opens it will say. */
function statusOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

const same = (a: Stats, b: Stats) => a.dev === b.dev && a.ino === b.ino

function batchOptions(
  options: AnalysisOptions,
  tables: readonly TableName[],
  names: ProjectNames | null,
  { rendering }: Destination,
  signal: AbortSignal,
): BatchOptions {
  const filters = filtersOf(options)
  return {
    analyze: {
      // a row of one table may answer through one of another
      ...(filters ? {} : { only: tables }),
      explain: options.explain ?? false,
      minConfidence: options.minConfidence ?? 0,
      speech: options.speech ?? false,
      splitQuotes: options.splitQuotes ?? false,
      ...(options.cueThreshold === undefined ? {} : { cueThreshold: options.cueThreshold }),
      withText: options.withText ?? false,
      names,
    },
    filters,
    rendering,
    jobs: options.jobs ?? availableParallelism(),
    timeout: options.timeout * 1000,
    signal,
  }
}

function readOptions(options: AnalysisOptions, { paths }: Destination) {
  return {
    ...(options.inputFormat === 'auto' ? {} : { format: options.inputFormat }),
    ...(options.root === undefined ? {} : { root: options.root }),
    outputs: [...paths, ...outputsOf(options)],
    limits: { article: options.maxArticle * MEGABYTE, container: options.maxContainer * MEGABYTE },
  }
}

function progressOptions(options: AnalysisOptions, { named }: Inputs): ProgressOptions {
  const isTerminal = process.stderr.isTTY ?? false
  return {
    live: isTerminal && !options.quiet,
    verbose: options.verbose ?? false,
    color: colorLevel(options.color, isTerminal, process.env) > 0,
    totalBytes: options.filesFrom === undefined ? bytesOf(named) : undefined,
  }
}

/** Bytes of inputs that are all plain files; of folders and pipes nobody knows before they are read. */
function bytesOf(named: readonly string[]): number | undefined {
  let bytes = 0
  for (const input of named) {
    const status = statusOf(input)
    if (!status?.isFile()) return undefined
    bytes += status.size
  }
  return bytes
}
