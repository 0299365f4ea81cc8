import { createHash, type Hash } from 'node:crypto'
import { fstat, ftruncate, read } from 'node:fs'
import { promisify } from 'node:util'
import type { OutputState } from '../batch/index.js'
import { OutputError, outputError, UsageError } from '../errors.js'
import { DescriptorOutput, isSpecial, openForWriting, partOf } from './output.js'

/** A file that is written in several runs: what one has written stays at `PATH.part`, and the next goes on behind it. */
export class ResumableOutput extends DescriptorOutput {
  #hash = createHash('sha256')
  #bytes = 0
  /** The hash of what is there already up to each of the states that it agrees with. */
  readonly #agreed: Hash[] = []

  /**
   * @param states what the file should have been at some points of the run before, in their order
   * @throws OutputError, UsageError
   */
  static async open(path: string, states: readonly OutputState[]): Promise<ResumableOutput> {
    if (isSpecial(path)) throw new UsageError(`--resume: ${path} is not a file\ngive -o the name of a file`)
    const output = new ResumableOutput(await openForWriting(partOf(path), path, 'a+'), path, partOf(path))
    try {
      await output.#compare(states)
    } catch (error) {
      await output.close()
      throw outputError(path, error)
    }
    return output
  }

  /** How many of the states, from the first, the file agrees with. */
  get agreed(): number {
    return this.#agreed.length
  }

  /** Goes on behind the state of that number, 0 being the empty file; what stands behind it is cut off. */
  async start(count: number, state: OutputState | undefined): Promise<void> {
    this.#bytes = state?.bytes ?? 0
    this.#hash = count === 0 ? createHash('sha256') : this.#agreed[count - 1]!
    this.#agreed.length = 0
    try {
      await truncateFile(this.descriptor, this.#bytes)
    } catch (error) {
      throw outputError(this.path, error)
    }
  }

  override async write(text: string | Uint8Array): Promise<void> {
    const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text
    await super.write(bytes)
    this.#hash.update(bytes)
    this.#bytes += bytes.length
  }

  /** How far it reaches, once the disk has it. */
  async state(): Promise<OutputState> {
    await this.sync()
    const { size } = await statusOf(this.descriptor)
    if (size !== this.#bytes) throw new OutputError(`${this.part}: something else wrote to it: start anew`)
    return { bytes: this.#bytes, sha256: this.#hash.copy().digest('hex') }
  }

  override async finish(): Promise<void> {
    await this.state()
    await super.finish()
  }

  async #compare(states: readonly OutputState[]): Promise<void> {
    const hash = createHash('sha256')
    const buffer = Buffer.allocUnsafe(CHUNK)
    let at = 0
    for (const { bytes, sha256 } of states) {
      while (at < bytes) {
        const { bytesRead } = await readFile(this.descriptor, buffer, 0, Math.min(CHUNK, bytes - at), at)
        if (bytesRead === 0) return
        hash.update(buffer.subarray(0, bytesRead))
        at += bytesRead
      }
      if (at !== bytes || hash.copy().digest('hex') !== sha256) return
      this.#agreed.push(hash.copy())
    }
  }
}

const CHUNK = 1024 * 1024

const readFile = promisify(read)
const statusOf = promisify(fstat)
const truncateFile = promisify(ftruncate)
