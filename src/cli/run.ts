import { availableParallelism } from 'node:os'
import { Chalk } from 'chalk'
import type { TableName } from '../analysis.js'
import type { AnalyzeOptions } from '../analyze.js'
import { analyzeArticles, cacheIn, Interrupted, type Outcome, shardOf } from '../batch/index.js'
import { InputError, OutputError, UsageError } from '../errors.js'
import type { ProjectNames } from '../names/index.js'
import { type FailedInput, readArticles } from '../read/index.js'
import { countFormatNames, type WriteOptions } from '../write/index.js'
import { suggestion } from './command-line.js'
import { type Destination, openDestination, openResumableDestination } from './destination.js'
import { Exit } from './exit.js'
import { filtersOf } from './filter-options.js'
import { shortHelp } from './help.js'
import { inputsOf } from './inputs.js'
import type { AnalysisOptions, RunOptions } from './options.js'
import { type AnalysisCall, commandNames, PROGRAM } from './program.js'
import { Progress } from './progress.js'
import { Reporter, wayOn } from './reporter.js'
import { ResumedRun, readJournal } from './resume.js'
import { progressOptions, readNames, readOptions, refuseInput } from './run-inputs.js'
import { Signals, untilAborted } from './signals.js'
import { colorLevel, tableWidth } from './terminal.js'

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
  if (options.count && !countFormatNames.includes(options.format)) {
    const others = countFormatNames.join(', ')
    throw new UsageError(`--count has no numbers for -f ${options.format}\nchoose one of these formats: ${others}`)
  }
  const names = options.names === undefined ? null : await readNames(options.names)
  for (const path of outputsOf(options)) refuseInput(path, inputs)
  if (options.exitStatus && options.resume !== undefined) {
    throw new UsageError('--exit-status knows nothing of what a run before found\nleave it out with --resume')
  }
  const journal = await readJournal(call, tables)
  const analyze = analyzeOptions(options, tables, names)
  const cache = options.cache === undefined ? undefined : cacheIn(options.cache, analyze)

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
    const all = readArticles(inputs.paths, readOptions(options, [...destination.paths, ...outputsOf(options)]))
    const shared = options.shard ? shardOf(all, options.shard) : all
    const items = resumed?.left(shared, progress) ?? shared
    const outcomes = analyzeArticles(items, {
      analyze,
      tables,
      cache,
      filters: filtersOf(options),
      rendering: destination.rendering,
      jobs: options.jobs ?? availableParallelism(),
      timeout: options.timeout * 1000,
      signal: signals.signal,
    })
    await takeAll(outcomes, signals, (outcome) => take(outcome, run))
    progress.stop()
    await reporter.finish()
    return await finish(signals, run)
  } catch (error) {
    progress.stop()
    await destination.abandon().catch(() => {})
    if (error instanceof OutputError && resumed) {
      throw new OutputError(`${error.message}\n${wayOn()}`, { cause: error })
    }
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
export async function takeAll(
  outcomes: AsyncGenerator<Outcome>,
  signals: Signals,
  each: (outcome: Outcome) => Promise<void>,
) {
  try {
    for await (const outcome of untilAborted(outcomes, signals.signal)) await each(outcome)
  } catch (error) {
    if (!(error instanceof Interrupted)) throw error
    signals.interrupt()
  }
}

async function finish(signals: Signals, { call, destination, resumed, reporter, progress }: Run): Promise<number> {
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
  return exitCodeOf(reporter, progress, call.options)
}

/** A failed input says more than that nothing was found in the others. */
export function exitCodeOf(reporter: Reporter, { found }: Progress, { exitStatus }: RunOptions): number {
  if (reporter.missing + reporter.failed > 0) return Exit.INPUT
  return exitStatus && found === 0 ? Exit.NOTHING : Exit.OK
}

/** What is for reading leaves out the articles in which no row answers the filters; records are of every article. */
const leavesOut = (options: AnalysisOptions) =>
  FOR_READING.has(options.format) && !options.count && filtersOf(options) !== undefined
const FOR_READING: ReadonlySet<string> = new Set(['table', 'markdown', 'html'])

async function take(outcome: Outcome, { call, destination, resumed, reporter, progress }: Run): Promise<void> {
  const written = !('error' in outcome) && (outcome.found > 0 || !leavesOut(call.options))
  progress.clear()
  if ('error' in outcome) {
    progress.failures++
    await reporter.failure(outcome, missingCommand(outcome, call))
  } else {
    progress.articles++
    progress.words += outcome.words
    progress.bytes += outcome.bytes
    progress.found += outcome.found
    reporter.warnings(outcome)
    if (written) await destination.article(outcome.content)
  }
  await resumed?.done(outcome, written)
}

/** `copydesk claimz`: what is neither file nor command may be a command with a slip in it. */
function missingCommand({ input, missing }: FailedInput, call: AnalysisCall): string | undefined {
  if (!missing || call.named || input !== call.inputs[0] || !/^[a-z]+$/i.test(input)) return undefined
  const nearest = suggestion(input, commandNames)
  return `no such file or command '${input}'${nearest ? `; did you mean ${nearest}?` : '; see copydesk --help'}`
}

function analyzeOptions(
  options: AnalysisOptions,
  tables: readonly TableName[],
  names: ProjectNames | null,
): AnalyzeOptions {
  return {
    // with filters a row of one table may answer through one of another
    ...(filtersOf(options) ? {} : { only: tables }),
    explain: options.explain ?? false,
    minConfidence: options.minConfidence ?? 0,
    speech: options.speech ?? false,
    splitQuotes: options.splitQuotes ?? false,
    ...(options.cueThreshold === undefined ? {} : { cueThreshold: options.cueThreshold }),
    withText: options.withText ?? false,
    names,
  }
}
