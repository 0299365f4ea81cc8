import { once } from 'node:events'
import {
  close,
  fdatasync,
  fstatSync,
  lstatSync,
  mkdirSync,
  open,
  renameSync,
  statSync,
  unlinkSync,
  write,
  writeSync,
} from 'node:fs'
import { promisify } from 'node:util'
import { OutputError, outputError } from '../errors.js'
import { ClosedPipe } from './exit.js'

/** Where results go. */
export interface Output {
  /**
   * Resolves when the output can take more, so that a slow reader slows the run down instead of filling the memory.
   * Bytes are UTF-8.
   */
  write(text: string | Uint8Array): Promise<void>
  /** All is written: waits until the output has taken it, and gives a file its name. */
  finish(): Promise<void>
  /** The run ends early: what was written stays readable on standard output, an unfinished file goes away. */
  abandon(): Promise<void>
}

/** Standard output: a stream where it is a terminal or a pipe, else (a file, a device) its descriptor. */
export function openStandardOutput(): Output {
  const status = fstatSync(STDOUT)
  if (status.isFIFO() || status.isSocket() || process.stdout.isTTY) return new StreamOutput()
  return new DescriptorOutput(STDOUT, 'standard output')
}

const STDOUT = 1

/**
 * A file that appears under its name when it is whole; until then it is `PATH.part`. A device or pipe is written to
 * directly.
 * @throws OutputError
 */
export async function openFileOutput(path: string): Promise<Output> {
  const special = isSpecial(path)
  const part = special ? path : partOf(path)
  return new DescriptorOutput(await openForWriting(part, path), path, special ? undefined : part)
}

/** The name of a file until it is whole. */
export const partOf = (path: string) => `${path}.part`

/**
 * Whether something stands at a path that is no file: a device, a pipe.
 * @throws OutputError for a folder
 */
export function isSpecial(path: string): boolean {
  const status = attempt(path, () => statSync(path, { throwIfNoEntry: false }))
  if (status?.isDirectory()) throw new OutputError(`${path}: is a folder: give the name of a file`)
  return status !== undefined && !status.isFile()
}

/** The file of `--errors`: each line is there as soon as it is written. */
export async function openErrorsFile(path: string): Promise<Output> {
  return new DescriptorOutput(await openForWriting(path, path), path)
}

/** @throws OutputError that names the path */
export async function openForWriting(file: string, path: string, flags = 'w'): Promise<number> {
  try {
    return await openFile(file, flags)
  } catch (error) {
    throw outputError(path, error)
  }
}

/** Writes to a pipe or a terminal. */
class StreamOutput implements Output {
  readonly #stream = process.stdout
  #error: Error | undefined

  constructor() {
    this.#stream.on('error', (error: NodeJS.ErrnoException) => {
      this.#error = error.code === 'EPIPE' ? new ClosedPipe() : outputError('standard output', error)
    })
  }

  async write(text: string | Uint8Array): Promise<void> {
    if (this.#error) throw this.#error
    if (text.length === 0 || this.#stream.write(text)) return
    await once(this.#stream, 'drain').catch(() => {})
    if (this.#error) throw this.#error
  }

  async finish(): Promise<void> {
    await new Promise<void>((resolve) => this.#stream.write('', () => resolve()))
    if (this.#error) throw this.#error
  }

  async abandon(): Promise<void> {
    await this.finish().catch(() => {})
  }
}

type Write = (fd: number, buffer: Uint8Array, offset: number) => Promise<number>

const openFile = promisify(open)
const writeAtOnce: Write = async (fd, buffer, offset) => writeSync(fd, buffer, offset)
const writeWaiting: Write = async (fd, buffer, offset) =>
  new Promise((resolve, reject) => {
    write(fd, buffer, offset, (error, written) => (error ? reject(error) : resolve(written)))
  })
const closeFile = promisify(close)
const syncFile = promisify(fdatasync)

/** Writes to a file or device. Node's stream on a file forgets what a full disk did not take; this one goes on or fails. */
export class DescriptorOutput implements Output {
  readonly #write: Write
  #open = true

  constructor(
    readonly descriptor: number,
    readonly path: string,
    /** The name until the file is whole. */
    readonly part?: string,
  ) {
    // a file takes what it is given, and the way through the thread pool costs more than that; a pipe may wait
    this.#write = fstatSync(descriptor).isFile() ? writeAtOnce : writeWaiting
  }

  async write(text: string | Uint8Array): Promise<void> {
    const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text
    try {
      for (let at = 0; at < bytes.length; ) {
        at += await this.#write(this.descriptor, bytes, at)
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EPIPE') throw new ClosedPipe()
      throw outputError(this.path, error)
    }
  }

  /** Waits until the disk has it. */
  async sync(): Promise<void> {
    try {
      await syncFile(this.descriptor)
    } catch (error) {
      throw outputError(this.path, error)
    }
  }

  async finish(): Promise<void> {
    if (this.descriptor === STDOUT) return
    if (this.part !== undefined) await this.sync()
    try {
      this.#open = false
      await closeFile(this.descriptor)
      if (this.part !== undefined) renameSync(this.part, this.path)
    } catch (error) {
      throw outputError(this.path, error)
    }
  }

  async abandon(): Promise<void> {
    await this.close()
    if (this.part !== undefined && lstatSync(this.part, { throwIfNoEntry: false })) unlinkSync(this.part)
  }

  /** What was written stays where it is. */
  async close(): Promise<void> {
    if (this.descriptor === STDOUT || !this.#open) return
    this.#open = false
    await closeFile(this.descriptor).catch(() => {})
  }
}

function attempt<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw outputError(path, error)
  }
}

/** @throws OutputError */
export function makeFolder(path: string): void {
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
