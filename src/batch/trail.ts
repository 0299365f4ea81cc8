import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Article } from '../analysis.js'
import { UsageError } from '../errors.js'
import { type FailedInput, isFailed } from '../read/index.js'

/** Items that are done: how many, and a hash of what they were. */
export interface Passed {
  items: number
  /** In hexadecimal. */
  read: string
}

/** Follows what is read and what of it is done, so that a later run can tell whether it reads the same. */
export class Trail {
  items = 0
  readonly #hash = createHash('sha256')
  /** Of items that were read and are not done yet. */
  readonly #ahead: string[] = []

  /**
   * Items that are left behind those that are done: these are read again and not analysed.
   * @param done by a run before this one
   * @param passOver is told of each item that is done
   * @throws UsageError where they are others than that run read
   */
  async *follow(
    items: AsyncIterable<Article | FailedInput>,
    done: Passed,
    passOver: (item: Article | FailedInput) => void,
  ): AsyncGenerator<Article | FailedInput> {
    for await (const item of items) {
      this.#ahead.push(traceOf(item))
      if (this.items >= done.items) {
        yield item
        continue
      }
      passOver(item)
      this.pass()
      if (this.items === done.items) this.#hold(done)
      // signals get their turn
      await setImmediate()
    }
    if (this.items < done.items) this.#hold(done)
  }

  /** The next item is done. */
  pass(): void {
    this.#hash.update(this.#ahead.shift()!)
    this.items++
  }

  get passed(): Passed {
    return { items: this.items, read: this.#hash.copy().digest('hex') }
  }

  #hold(done: Passed): void {
    const { items, read } = this.passed
    if (items === done.items && read === done.read) return
    throw new UsageError(
      'the inputs are not those that the journal of --resume is about\nbring them back, or remove the journal to start anew',
    )
  }
}

/** What stands for an item: its source's bytes, and for whose they count. */
const traceOf = (item: Article | FailedInput) =>
  `${JSON.stringify(isFailed(item) ? [item.input] : [item.id, item.source.path, item.source.sha256])}\n`
