import type { Ora } from 'ora'
import { say } from './messages.js'

/** Work that is done within this time shows no progress, in milliseconds. */
const DELAY = 300
const INTERVAL = 200
const DEFAULT_WIDTH = 80

export interface ProgressOptions {
  /** Whether standard error is a terminal and progress is wanted. */
  live: boolean
  /** Whether the last line with counts and speed is wanted even where no progress was shown. */
  verbose: boolean
  color: boolean
  /** Finds out the bytes of all inputs, undefined where that is not known. */
  totalBytes(): Promise<number | undefined>
}

/** Counts articles, failures and words, and shows them on standard error. */
export class Progress {
  articles = 0
  failures = 0
  words = 0
  bytes = 0
  /** Bytes of inputs that a run before this one did. */
  bytesBefore = 0
  /** Rows or matches. */
  found = 0
  readonly #started = performance.now()
  readonly #options: ProgressOptions
  #timer: NodeJS.Timeout | undefined
  #spinner: Ora | undefined
  #totalBytes: number | undefined

  constructor(options: ProgressOptions) {
    this.#options = options
    if (options.live) this.#timer = setTimeout(() => this.#start(), DELAY).unref()
  }

  /** Makes room for results on the same terminal. */
  clear(): void {
    this.#spinner?.clear()
  }

  /** Takes the progress away, and prints the last line where progress was shown or it is wanted. */
  stop(): void {
    clearTimeout(this.#timer)
    clearInterval(this.#timer)
    this.#timer = undefined
    this.#spinner?.stop()
    if (this.#spinner || this.#options.verbose) say(this.#summary())
  }

  async #start(): Promise<void> {
    const { default: ora } = await import('ora')
    if (this.#timer === undefined) return
    void this.#options.totalBytes().then((bytes) => {
      this.#totalBytes = bytes
    })
    // ora divides by the width, and a terminal without a size has 0
    if (!process.stderr.columns) process.stderr.columns = DEFAULT_WIDTH
    const options = { stream: process.stderr, discardStdin: false, hideCursor: false, text: this.#text() }
    this.#spinner = ora(this.#options.color ? options : { ...options, color: false }).start()
    this.#timer = setInterval(() => {
      if (this.#spinner) this.#spinner.text = this.#text()
    }, INTERVAL).unref()
  }

  #text(): string {
    const seconds = this.#seconds()
    const parts = [counted(this.articles, 'article'), `${Math.round(this.articles / seconds)} a second`]
    if (this.failures > 0) parts.push(`${this.failures} failed`)
    if (this.#totalBytes !== undefined && this.bytes > 0) {
      const bytesLeft = Math.max(0, this.#totalBytes - this.bytesBefore - this.bytes)
      const left = (seconds * bytesLeft) / this.bytes
      parts.push(`${Math.ceil(left)} s left`)
    }
    return parts.join(', ')
  }

  #summary(): string {
    const seconds = this.#seconds()
    const counts = `${counted(this.articles, 'article')}, ${this.failures} failed, ${counted(this.words, 'word')}`
    return `${counts} in ${seconds.toFixed(1)} s (${Math.round(this.words / seconds)} words a second)`
  }

  #seconds(): number {
    return Math.max(0.001, (performance.now() - this.#started) / 1000)
  }
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`
