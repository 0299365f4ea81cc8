import { availableParallelism } from 'node:os'
import { analyzeArticles, type Outcome, type Search, shardOf } from '../batch/index.js'
import { type FindRendering, findPieces, readPattern } from '../find/index.js'
import { readArticles } from '../read/index.js'
import { PieceWriter } from '../write/index.js'
import { find } from './commands/find.js'
import { Exit } from './exit.js'
import { shortHelp } from './help.js'
import { inputsOf } from './inputs.js'
import type { FindCallOptions } from './options.js'
import { type Output, openFileOutput, openStandardOutput, partOf } from './output.js'
import type { FindCall } from './program.js'
import { Progress } from './progress.js'
import { Reporter } from './reporter.js'
import { exitCodeOf, takeAll } from './run.js'
import { progressOptions, readNames, readOptions, refuseInput } from './run-inputs.js'
import { Signals } from './signals.js'
import { colorLevel, tableWidth } from './terminal.js'

/**
 * Looks for a pattern in what a command line names.
 * @returns the exit code
 * @throws UsageError, OutputError, ResourceError, ClosedPipe
 */
export async function runFind({ pattern, inputs: args, options }: FindCall): Promise<number> {
  const { groups } = await readPattern(pattern)
  const inputs = inputsOf(args, options)
  if (!inputs) {
    process.stderr.write(`${shortHelp(find)}\n`)
    return Exit.USAGE
  }
  const path = options.output === '-' ? undefined : options.output
  const files = [path, options.errors].filter((file) => file !== undefined)
  for (const file of files) refuseInput(file, inputs)
  const names = options.names === undefined ? null : await readNames(options.names)
  const reporter = await Reporter.open(options)
  const rendering = renderingOf(options, groups)
  const output = path === undefined ? openStandardOutput() : await openFileOutput(path)
  const progress = new Progress(progressOptions(options, inputs))
  const run: FindRun = { output, writer: new PieceWriter(await findPieces(rendering), output), reporter, progress }
  try {
    const signals = new Signals()
    const own = path === undefined ? files : [...files, partOf(path)]
    const all = readArticles(inputs.paths, readOptions(options, own))
    const items = options.shard ? shardOf(all, options.shard) : all
    const search: Search = { options: { pattern, context: options.context, names }, rendering }
    const jobs = options.jobs ?? availableParallelism()
    const outcomes = analyzeArticles(items, { search, jobs, timeout: options.timeout * 1000, signal: signals.signal })
    await takeAll(outcomes, signals, (outcome) => take(outcome, run))
    progress.stop()
    await reporter.finish()
    return await finish(signals, run, options)
  } catch (error) {
    progress.stop()
    await output.abandon().catch(() => {})
    throw error
  } finally {
    if (inputs.named.includes('-') || options.filesFrom === '-') process.stdin.destroy()
  }
}

/** What a run writes to and tells of itself. */
interface FindRun {
  output: Output
  writer: PieceWriter<never>
  reporter: Reporter
  progress: Progress
}

function renderingOf(
  { format, context, width, color, output }: FindCallOptions,
  groups: readonly string[],
): FindRendering {
  const isTerminal = process.stdout.isTTY && (output === undefined || output === '-')
  return {
    format,
    groups,
    context: context > 0,
    width: tableWidth(width, process.stdout.columns, process.env),
    color: colorLevel(color, isTerminal, process.env),
  }
}

async function take(outcome: Outcome, { writer, reporter, progress }: FindRun): Promise<void> {
  progress.clear()
  if ('error' in outcome) {
    progress.failures++
    await reporter.failure(outcome)
    return
  }
  progress.articles++
  progress.bytes += outcome.bytes
  progress.found += outcome.found
  reporter.warnings(outcome)
  // an article without a match has no piece
  if (Array.isArray(outcome.content) && outcome.found > 0) await writer.piece(outcome.content[0]!)
}

async function finish(signals: Signals, run: FindRun, options: FindCallOptions): Promise<number> {
  const { output, writer, reporter, progress } = run
  if (signals.exitCode !== undefined) {
    if (options.output === undefined || options.output === '-') await writer.end()
    await output.abandon()
    reporter.interrupted(progress.articles, false)
    return signals.exitCode
  }
  if (reporter.missing > 0 && reporter.failed === 0 && progress.articles === 0) {
    await output.abandon()
    return Exit.USAGE
  }
  await writer.end()
  await output.finish()
  return exitCodeOf(reporter, progress, options)
}
