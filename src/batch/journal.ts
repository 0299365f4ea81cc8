import { createHash } from 'node:crypto'
import { type FileHandle, open, readFile, unlink } from 'node:fs/promises'
import { OutputError, UsageError } from '../errors.js'

/** All that the bytes of the output depend on. */
export interface RunDescription {
  /** The program and its models, by their hash. */
  program: string
  options: Readonly<Record<string, unknown>>
  inputs: readonly string[]
}

/** How far an output reaches. */
export interface OutputState {
  bytes: number
  /** Of all these bytes, in hexadecimal. */
  sha256: string
}

/** An input that failed, as the journal keeps it. */
export interface FailureRecord {
  input: string
  error: string
  missing: boolean
}

/** A point from which a run can go on. */
export interface Checkpoint {
  /** Articles and failed inputs that are done, in their order. */
  items: number
  /** Hash of what these were, in hexadecimal. */
  read: string
  /** Of the items those that are in the output. */
  articles: number
  outputs: readonly OutputState[]
  /** Inputs that failed since the checkpoint before. */
  failures: readonly FailureRecord[]
}

const FORMAT = 'copydesk-journal/1'

/**
 * The journal of a run: a line that describes the run, then a line for each checkpoint. Each line starts with a checksum
 * of itself. A line that was torn off, and all that follows a line that is damaged, counts as not written.
 */
export class Journal {
  #file: FileHandle | undefined
  /** Bytes of the file as far as they are this run's. */
  #size = 0

  private constructor(
    readonly path: string,
    readonly header: string,
    /** In their order; what they say of the outputs is to be held against these. */
    readonly checkpoints: readonly Checkpoint[],
    /** For each checkpoint, the end of its line in bytes. */
    readonly ends: readonly number[],
  ) {}

  /**
   * Reads what a run before this one left, and changes nothing.
   * @throws UsageError where that was another run, or the file is no journal
   */
  static async read(path: string, run: RunDescription): Promise<Journal> {
    const header = lineOf({ format: FORMAT, ...run })
    const bytes = await bytesOf(path)
    // none, or its first line was torn off
    if (header.startsWith(bytes.toString('utf8'))) return new Journal(path, header, [], [])
    const [first = '', ...others] = bytes.toString('utf8').split('\n').slice(0, -1)
    refuseOther(path, run, readLine(first))
    const checkpoints: Checkpoint[] = []
    const ends: number[] = []
    let end = Buffer.byteLength(first) + 1
    for (const line of others) {
      const checkpoint = readLine(line) as Checkpoint | undefined
      if (!checkpoint) break
      end += Buffer.byteLength(line) + 1
      checkpoints.push(checkpoint)
      ends.push(end)
    }
    return new Journal(path, header, checkpoints, ends)
  }

  /**
   * Goes on behind the first checkpoints, and cuts off the others; with 0 it starts anew.
   * @throws OutputError
   */
  async start(count: number): Promise<void> {
    await this.#attempt(async () => {
      this.#file = await open(this.path, 'a')
      await this.#file.truncate(count === 0 ? 0 : this.ends[count - 1]!)
      this.#size = (await this.#file.stat()).size
    })
    // a run that is still at it sees by this that another one has taken over
    await this.#append(count === 0 ? this.header : lineOf({ ...this.checkpoints[count - 1]!, failures: [] }))
  }

  /** @throws OutputError when it cannot be written, or another run writes it too */
  async append(checkpoint: Checkpoint): Promise<void> {
    await this.#append(lineOf(checkpoint))
  }

  /** @throws OutputError when another run writes it too */
  async refuseOthers(): Promise<void> {
    const { size } = await this.#attempt(() => this.#file!.stat())
    if (size !== this.#size)
      throw new OutputError(`${this.path}: another run writes it too: let one of them go on alone`)
  }

  /** The run has come to its end. */
  async remove(): Promise<void> {
    await this.close()
    await this.#attempt(() => unlink(this.path))
  }

  async close(): Promise<void> {
    await this.#file?.close().catch(() => {})
    this.#file = undefined
  }

  async #append(line: string): Promise<void> {
    await this.refuseOthers()
    const bytes = Buffer.from(line)
    await this.#attempt(async () => {
      for (let at = 0; at < bytes.length; ) at += (await this.#file!.write(bytes, at)).bytesWritten
      await this.#file!.datasync()
    })
    this.#size += bytes.length
  }

  async #attempt<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      throw new OutputError(`${this.path}: the journal cannot be written (${code}): choose another place for it`, {
        cause: error,
      })
    }
  }
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return Buffer.alloc(0)
    throw new UsageError(`--resume ${path}: cannot be read (${code})\nname a file that is there for this run alone`, {
      cause: error,
    })
  }
}

function refuseOther(path: string, run: RunDescription, found: unknown): void {
  const before = found as ({ format?: string } & RunDescription) | undefined
  if (before?.format !== FORMAT) {
    throw new UsageError(`--resume ${path}: is no journal of this program, or damaged\nname another file, or remove it`)
  }
  const differs = (key: keyof RunDescription) => JSON.stringify(before[key]) !== JSON.stringify(run[key])
  const others = [
    ...(differs('program') ? ['another version of the program or its models'] : []),
    ...(differs('options') ? [`other options (${differences(before.options, run.options).join(', ')})`] : []),
    ...(differs('inputs') ? ['other inputs'] : []),
  ]
  if (others.length === 0) return
  throw new UsageError(
    `--resume ${path}: is of a run with ${others.join(' and ')}\nrun the command that it is of, or remove it to start anew`,
  )
}

function differences(a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>): string[] {
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...names].filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]))
}

const CHECKSUM = 16

const checksum = (json: string) => createHash('sha256').update(json).digest('hex').slice(0, CHECKSUM)

function lineOf(value: object): string {
  const json = JSON.stringify(value)
  return `${checksum(json)} ${json}\n`
}

/** What a line says; undefined where it is damaged. */
function readLine(line: string): unknown {
  const json = line.slice(CHECKSUM + 1)
  return line === `${checksum(json)} ${json}` ? JSON.parse(json) : undefined
}
