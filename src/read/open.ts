import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs'
import { InputError } from '../errors.js'

/** An input whose bytes can be read once, from the first to the last. */
export interface OpenInput {
  /** As the user named it: what messages and `source.path` say. */
  path: string
  /** The id of an article that has none of its own. */
  id: string
  /** The first bytes, up to `HEAD`; they come again in `chunks`. */
  head: Uint8Array
  chunks(): AsyncIterable<Uint8Array>
}

/** Bytes that are looked at before a format is chosen. */
export const HEAD = 65536
const CHUNK = 262144

/**
 * Opens a regular file; what is none (a pipe, a socket, a device) fails at once instead of waiting for a writer.
 * Reading is synchronous: for small files several times as fast as a round through the thread pool.
 *
 * @param accept called with the file's status before anything is read; may throw to refuse it
 * @throws InputError
 */
export function openFile(path: string | Buffer, name: string, accept: (status: Stats) => void = () => {}): OpenFile {
  const descriptor = attempt(name, () => openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)))
  try {
    const status = attempt(name, () => fstatSync(descriptor))
    if (!status.isFile()) throw new InputError(name, `is ${kindOf(status)}, not a file; pipe it in: copydesk - < PATH`)
    accept(status)
    const head = readUpTo(descriptor, name, Math.min(HEAD, status.size || HEAD))
    return { head, close: () => closeQuietly(descriptor), chunks: () => fileChunks(descriptor, name, head) }
  } catch (error) {
    closeQuietly(descriptor)
    throw error
  }
}

function closeQuietly(descriptor: number): void {
  try {
    closeSync(descriptor)
  } catch {
    // what was to be read has been read, or its failure is already known
  }
}

export interface OpenFile {
  head: Uint8Array
  chunks(): AsyncIterable<Uint8Array>
  close(): void
}

/** Opens a stream, of which the head is awaited. */
export async function openStream(stream: AsyncIterable<Uint8Array>, name: string): Promise<OpenFile> {
  const iterator = stream[Symbol.asyncIterator]()
  const next = async (): Promise<Uint8Array | undefined> => {
    try {
      const result = await iterator.next()
      return result.done ? undefined : result.value
    } catch (error) {
      throw new InputError(name, reasonOf(error), { cause: error })
    }
  }
  let head = Buffer.alloc(0)
  // a whole record may be all that comes before an answer to it
  while (head.length < HEAD && !head.includes('}\n')) {
    const chunk = await next()
    if (chunk === undefined) break
    head = Buffer.concat([head, chunk])
  }
  async function* chunks(): AsyncGenerator<Uint8Array> {
    yield head
    for (let chunk = await next(); chunk; chunk = await next()) yield chunk
  }
  return { head: head.subarray(0, HEAD), chunks, close: () => {} }
}

/**
 * All bytes of an input.
 *
 * @throws InputError above the limit, which it names together with the option that raises it
 */
export async function readAll(input: OpenInput, limit: number, what: 'article' | 'container'): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const chunk of input.chunks()) {
    size += chunk.length
    if (size > limit) throw tooLarge(input.path, limit, what)
    pieces.push(chunk)
  }
  return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces, size)
}

export function tooLarge(name: string, limit: number, what: 'article' | 'container'): InputError {
  const size = `${Math.round((limit / MEGABYTE) * 100) / 100} MB`
  return new InputError(name, `is larger than ${size}, the limit for one ${what}; raise it with --max-${what} MB`)
}

export const MEGABYTE = 1024 * 1024

/** What an error of the file system means, in words. */
export function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return REASONS[code] ?? `cannot be read (${code || (error as Error).message})`
}

const REASONS: Record<string, string> = {
  ENOENT: 'no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'its links lead round in a circle',
  ENAMETOOLONG: 'its name is too long',
  ENOTDIR: 'a part of its path is not a folder',
  EISDIR: 'is a folder',
  EIO: 'the disk could not read it (EIO)',
  EMFILE: 'too many files are open (EMFILE); raise ulimit -n',
  ENXIO: 'is a socket or pipe, not a file',
}

function attempt<T>(name: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new InputError(name, reasonOf(error), { cause: error })
  }
}

function readUpTo(descriptor: number, name: string, size: number): Uint8Array {
  const buffer = Buffer.allocUnsafe(size)
  let filled = 0
  while (filled < size) {
    const got = attempt(name, () => readSync(descriptor, buffer, filled, size - filled, null))
    if (got === 0) break
    filled += got
  }
  return buffer.subarray(0, filled)
}

async function* fileChunks(descriptor: number, name: string, head: Uint8Array): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head
  // a short head was the whole file when it was opened; what has been added since is not read
  if (head.length < HEAD) return
  for (;;) {
    const chunk = readUpTo(descriptor, name, CHUNK)
    if (chunk.length > 0) yield chunk
    if (chunk.length < CHUNK) return
  }
}

function kindOf(status: Stats): string {
  if (status.isFIFO()) return 'a pipe (FIFO)'
  if (status.isSocket()) return 'a socket'
  if (status.isDirectory()) return 'a folder'
  return 'a device'
}
