import { join } from 'node:path'
import type { Analyzed } from '../analysis.js'
import type { Checkpoint, OutputState, Rendering } from '../batch/index.js'
import {
  type OutputFormat,
  type OutputFormatName,
  outputFormat,
  PieceWriter,
  type WriteOptions,
  type Writer,
} from '../write/index.js'
import type { AnalysisOptions } from './options.js'
import { makeFolder, type Output, openFileOutput, openStandardOutput, partOf } from './output.js'
import { ResumableOutput } from './resumable-output.js'
import { isStore, openStore } from './store.js'

/** Where the results of a run go: one output, or a folder with one file a table. */
export interface Destination {
  /** Paths that the run writes to. */
  paths: readonly string[]
  /** How workers make the pieces of the document; null where it is not made of pieces. */
  rendering: Rendering | null
  /** @param content the article's piece for each output, or its analysis */
  article(content: Uint8Array[] | Analyzed): Promise<void>
  /** Everything is written. */
  finish(): Promise<void>
  /** The run was interrupted: standard output gets the end of its document, unfinished files go away. */
  interrupt(): Promise<void>
  /** Nothing can be written any more: unfinished files go away, but for those that another run will go on with. */
  abandon(): Promise<void>
  /** Nothing is worth to be written: unfinished files go away. */
  discard(): Promise<void>
}

/** A destination whose files stay when a run ends early, and that goes on where the one before ended. */
export interface ResumableDestination extends Destination {
  /** How many of the checkpoints hold: the run goes on behind the last of these. */
  count: number
  /** How far the files reach, once the disk has it. */
  states(): Promise<OutputState[]>
}

/** @throws OutputError, UsageError */
export async function openDestination(options: AnalysisOptions, write: WriteOptions): Promise<Destination> {
  const path = options.output === '-' ? undefined : options.output
  if (isStore(options.format)) return openStore(options, options.format, path, write)
  const plan = planOf(options.format, options.count ?? false, path, write)
  const outputs = plan.files
    ? await openAll(plan.files, openFileOutput, (output) => output.abandon())
    : [openStandardOutput()]
  const writers: Writer[] = []
  try {
    for (const [i, output] of outputs.entries()) writers.push(await openWriter(plan, i, output))
  } catch (error) {
    // a writer may write the head of its document at once, and find the disk full
    for (const output of outputs) await output.abandon()
    throw error
  }
  const abandon = async () => {
    for (const output of outputs) await output.abandon()
  }
  const interrupt = async () => {
    if (!plan.files) await endAll(writers)
    await abandon()
  }
  return { ...destination(plan, writers, outputs), interrupt, abandon, discard: abandon }
}

/**
 * @param checkpoints of the run before, none where there was none
 * @throws OutputError, UsageError
 */
export async function openResumableDestination(
  { format, count, output }: AnalysisOptions,
  write: WriteOptions,
  checkpoints: readonly Checkpoint[],
): Promise<ResumableDestination> {
  const plan = planOf(format as OutputFormatName, count ?? false, output, write)
  const statesOf = (i: number) => checkpoints.map((checkpoint) => checkpoint.outputs[i]!)
  const close = (output: ResumableOutput) => output.close()
  const outputs = await openAll(plan.files!, (path, i) => ResumableOutput.open(path, statesOf(i)), close)
  const agreed = Math.min(...outputs.map((output) => output.agreed))
  const last = checkpoints[agreed - 1]
  const writers: Writer[] = []
  for (const [i, output] of outputs.entries()) {
    await output.start(agreed, last?.outputs[i])
    writers.push(await openWriter(plan, i, output, last?.articles))
  }
  const closeAll = async () => {
    for (const output of outputs) await output.close()
  }
  return {
    ...destination(plan, writers, outputs),
    count: agreed,
    states: () => Promise.all(outputs.map((output) => output.state())),
    interrupt: closeAll,
    abandon: closeAll,
    async discard() {
      for (const output of outputs) await output.abandon()
    },
  }
}

/** What is written, and where. */
interface Plan {
  format: OutputFormat
  rendering: Rendering | null
  paths: readonly string[]
  /** Undefined for standard output. */
  files: readonly string[] | undefined
  /** What each output gets. */
  each: readonly WriteOptions[]
}

/** @throws OutputError where a folder is needed and cannot be made */
function planOf(name: OutputFormatName, count: boolean, path: string | undefined, write: WriteOptions): Plan {
  const format = outputFormat(name, count)
  const inFolder = path !== undefined && format.filePerTable && write.tables.length > 1
  const each = inFolder ? write.tables.map((table) => ({ ...write, tables: [table] })) : [write]
  const rendering = format.pieces
    ? { format: name, count, outputs: each.map(({ tables, explain }) => ({ tables, explain })) }
    : null
  if (path === undefined) return { format, rendering, each, paths: [], files: undefined }
  if (!inFolder) return { format, rendering, each, paths: [path, partOf(path)], files: [path] }
  makeFolder(path)
  const files = write.tables.map((table) => join(path, `${table}.${format.extension}`))
  return { format, rendering, each, paths: [path], files }
}

/** Opens all files; where one cannot be opened, those before it are given up. */
async function openAll<T extends Output>(
  files: readonly string[],
  open: (path: string, index: number) => Promise<T>,
  giveUp: (output: T) => Promise<void>,
): Promise<T[]> {
  const outputs: T[] = []
  try {
    for (const [i, file] of files.entries()) outputs.push(await open(file, i))
    return outputs
  } catch (error) {
    for (const output of outputs) await giveUp(output)
    throw error
  }
}

/** @param written articles that the output has already */
async function openWriter({ format, each }: Plan, index: number, output: Output, written?: number): Promise<Writer> {
  const options = each[index]!
  return format.pieces
    ? new PieceWriter(await format.pieces(options), output, written)
    : await format.open(output, options)
}

function destination({ paths, rendering }: Plan, writers: readonly Writer[], outputs: readonly Output[]) {
  return {
    paths,
    rendering,
    async article(content: Uint8Array[] | Analyzed) {
      for (const [i, writer] of writers.entries()) {
        if (!Array.isArray(content)) await writer.article(content)
        else if (writer instanceof PieceWriter) await writer.piece(content[i]!)
      }
    },
    async finish() {
      await endAll(writers)
      for (const output of outputs) await output.finish()
    },
  }
}

async function endAll(writers: readonly Writer[]): Promise<void> {
  for (const writer of writers) await writer.end()
}
