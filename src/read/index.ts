import type { Stats } from 'node:fs'
import { relative, resolve } from 'node:path'
import type { Article } from '../analysis.js'
import { InputError } from '../errors.js'
import { warning } from './article.js'
import { byteOrderMark } from './decode.js'
import { discover, type Found, identity, statusOf } from './discover.js'
import type { FailedInput, FormatReader, Limits } from './format-reader.js'
import { detectFormat, type InputFormat, inputFormats } from './formats.js'
import { MEGABYTE, type OpenFile, openFile, openStream } from './open.js'

export { discover, type Found } from './discover.js'
export type { FailedInput, Limits } from './format-reader.js'
export { type InputFormat, inputFormats } from './formats.js'
export { reasonOf } from './open.js'
export { pathsFrom } from './paths-from.js'

export interface ReadOptions {
  /** Default: by content and name. */
  format?: InputFormat
  /** Folder that ids are relative to; default: ids are paths as they were given. */
  root?: string
  /** The program's own output files and folders: never read. */
  outputs?: readonly string[]
  limits?: Partial<Limits>
  /** What "-" means; default: standard input of the process. */
  stdin?: AsyncIterable<Uint8Array>
}

export const DEFAULT_LIMITS: Limits = { article: 20 * MEGABYTE, container: 64 * MEGABYTE }

/**
 * The articles of files, folders, patterns and standard input ("-"), in the order of the inputs, as a stream: an
 * article comes out before the next one is read. What cannot be read comes out at its place as a `FailedInput`.
 */
export async function* readArticles(
  inputs: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  options: ReadOptions = {},
): AsyncGenerator<Article | FailedInput> {
  const unique = uniqueIds()
  const isOutput = outputTest(options.outputs ?? [])
  for await (const found of discover(inputs, isOutput)) {
    if ('error' in found) yield found
    else for await (const item of readFound(found, options, isOutput)) yield isFailed(item) ? item : unique(item)
  }
}

export const isFailed = (item: Article | FailedInput): item is FailedInput => 'error' in item

/** The articles of one input that was found. Their ids may come again in another one. */
export async function* readFound(
  found: Found,
  options: ReadOptions = {},
  isOutput = outputTest(options.outputs ?? []),
): AsyncGenerator<Article | FailedInput> {
  let file: OpenFile | undefined
  try {
    const refuse = (status: Stats) => {
      if (isOutput(status)) throw new OutputIsInput()
    }
    file =
      found.kind === 'file'
        ? openFile(found.path, found.name, refuse)
        : await openStream(options.stdin ?? process.stdin, found.name)
    const input = { path: found.name, id: idOf(found, options.root), head: file.head, chunks: file.chunks }
    const format = options.format ?? detectFormat(found.name, readableHead(file.head))
    const reader: FormatReader = inputFormats[format]
    yield* reader.read(input, { ...DEFAULT_LIMITS, ...options.limits })
  } catch (error) {
    if (error instanceof OutputIsInput) return
    if (!(error instanceof InputError)) throw error
    yield { input: found.name, error, missing: false }
  } finally {
    file?.close()
  }
}

/** An output that lies among the inputs is passed over without a word. */
class OutputIsInput extends Error {}

function outputTest(outputs: readonly string[]): (status: Stats) => boolean {
  if (outputs.length === 0) return () => false
  // asked each time: an output may come to be while the inputs are walked
  const identities = () => outputs.map(statusOf).map((status) => status && identity(status))
  return (status) => identities().includes(identity(status))
}

function idOf(found: Found, root: string | undefined): string {
  return found.kind === 'stdin' || root === undefined ? found.name : relative(resolve(root), resolve(found.name))
}

/** Enough of the text to see markup: ASCII is the same in all encodings that have no byte-order mark. */
function readableHead(head: Uint8Array): string {
  const mark = byteOrderMark(head)
  const bytes = Buffer.from(head.subarray(mark?.length ?? 0))
  if (mark?.encoding === 'utf-16le') return bytes.toString('utf16le')
  if (mark?.encoding === 'utf-16be')
    return bytes
      .subarray(0, bytes.length & ~1)
      .swap16()
      .toString('utf16le')
  return bytes.toString('latin1')
}

/** Gives the second article with one id "#2", the third "#3". */
function uniqueIds(): (article: Article) => Article {
  // by id, the number that its last article got
  const last = new Map<string, number>()
  return (article) => {
    let id = article.id
    let number = last.get(id) ?? 0
    while (last.has(id)) id = `${article.id}#${++number}`
    last.set(article.id, Math.max(number, 1))
    if (id === article.id) return article
    last.set(id, 1)
    const message = 'another article before this one has the same id'
    return { ...article, id, warnings: [...(article.warnings ?? []), warning('duplicate-id', message)] }
  }
}
