import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Analyzed } from '../analysis.js'
import type { Rendering } from '../batch/index.js'
import { OutputError, outputError, UsageError } from '../errors.js'
import {
  type OutputFormat,
  outputFormats,
  PieceWriter,
  type StoreFormatName,
  storeFormats,
  type WriteOptions,
  type Writer,
} from '../write/index.js'
import { say } from './messages.js'
import type { AnalysisOptions } from './options.js'
import { type Output, openFileOutput, openStandardOutput } from './output.js'

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
  /** Nothing can be written any more, or nothing is worth it: unfinished files go away. */
  abandon(): Promise<void>
}

/** @throws OutputError, UsageError */
export async function openDestination(options: AnalysisOptions, write: WriteOptions): Promise<Destination> {
  const path = options.output === '-' ? undefined : options.output
  if (isStore(options.format)) return openStore(options, options.format, path, write)
  const format: OutputFormat = outputFormats[options.format]
  const inFolder = path !== undefined && format.filePerTable && write.tables.length > 1
  const each = inFolder ? write.tables.map((table) => ({ ...write, tables: [table] })) : [write]
  const rendering = format.pieces
    ? { format: options.format, outputs: each.map(({ tables, explain }) => ({ tables, explain })) }
    : null
  if (path === undefined) return destination([], rendering, [openStandardOutput()], each, format)
  if (inFolder) makeFolder(path)
  const files = inFolder ? write.tables.map((table) => join(path, `${table}.${format.extension}`)) : [path]
  const paths = inFolder ? [path] : [path, `${path}.part`]
  const outputs: Output[] = []
  try {
    for (const file of files) outputs.push(await openFileOutput(file))
    return await destination(paths, rendering, outputs, each, format)
  } catch (error) {
    // a writer may write the head of its document at once, and find the disk full
    for (const output of outputs) await output.abandon()
    throw error
  }
}

const isStore = (format: AnalysisOptions['format']): format is StoreFormatName => format in storeFormats

/** A store never goes to a screen or into a pipe. */
async function openStore(
  { quiet }: AnalysisOptions,
  name: StoreFormatName,
  path: string | undefined,
  write: WriteOptions,
): Promise<Destination> {
  const { makes, example, open } = storeFormats[name]
  const right = `use a ${makes} of its own: copydesk -f ${name} -o ${example}`
  if (path === undefined) throw new UsageError(`${name} does not go to standard output\n${right}`)
  const status = statusOf(path)
  if (status && !(makes === 'file' ? status.isFile() : status.isDirectory())) {
    throw new UsageError(`${path} is no ${makes === 'file' ? 'plain file' : 'folder'}\n${right}`)
  }
  if (makes === 'folder') makeFolder(path)
  const warn = (message: string) => {
    if (!quiet) say(`${path}: warning: ${message}`)
  }
  const store = await open(path, { ...write, openFile: openFileOutput, warn })
  return {
    paths: store.paths,
    rendering: null,
    async article(content) {
      // without a rendering, analyses are all that comes
      if (!Array.isArray(content)) await store.article(content)
    },
    finish: () => store.finish(),
    interrupt: () => store.interrupt(),
    abandon: () => store.abandon(),
  }
}

function statusOf(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch (error) {
    throw outputError(path, error)
  }
}

async function destination(
  paths: readonly string[],
  rendering: Rendering | null,
  outputs: readonly Output[],
  options: readonly WriteOptions[],
  format: OutputFormat,
): Promise<Destination> {
  const writers: (Writer | PieceWriter)[] = []
  for (const [i, output] of outputs.entries()) {
    const { pieces } = format
    writers.push(pieces ? new PieceWriter(await pieces(options[i]!), output) : await format.open(output, options[i]!))
  }
  const end = async () => {
    for (const writer of writers) await writer.end()
  }
  return {
    paths,
    rendering,
    async article(content) {
      for (const [i, writer] of writers.entries()) {
        if (!Array.isArray(content)) await writer.article(content)
        else if (writer instanceof PieceWriter) await writer.piece(content[i]!)
      }
    },
    async finish() {
      await end()
      for (const output of outputs) await output.finish()
    },
    async interrupt() {
      if (paths.length === 0) await end()
      for (const output of outputs) await output.abandon()
    },
    async abandon() {
      for (const output of outputs) await output.abandon()
    },
  }
}

function makeFolder(path: string): void {
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return
    mkdirSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') {
      throw new OutputError(
        `${path}: is a file, and several tables need a folder: choose another path, or one table with --only`,
      )
    }
    throw outputError(path, error)
  }
}
