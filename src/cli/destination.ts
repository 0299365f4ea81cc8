import { mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Analyzed } from '../analysis.js'
import type { Rendering } from '../batch/index.js'
import { OutputError } from '../errors.js'
import { type OutputFormat, outputFormats, PieceWriter, type WriteOptions, type Writer } from '../write/index.js'
import type { AnalysisOptions } from './options.js'
import { type Output, openFileOutput, openStandardOutput, outputError } from './output.js'

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

/** @throws OutputError */
export async function openDestination(options: AnalysisOptions, write: WriteOptions): Promise<Destination> {
  const format: OutputFormat = outputFormats[options.format]
  const path = options.output === '-' ? undefined : options.output
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
