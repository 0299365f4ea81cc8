/**
 * A queue of bounded length between a producer and a consumer that both wait for each other: what keeps memory flat
 * when the reader of the output is slow.
 */
export class Window<T> implements AsyncIterable<T> {
  readonly #items: T[] = []
  #ended = false
  #closed = false
  #changed: () => void = () => {}
  #change = this.#nextChange()

  constructor(readonly size: number) {}

  /** Waits until there is room for one more; false when the consumer has gone. */
  async room(): Promise<boolean> {
    while (!this.#closed && this.#items.length >= this.size) await this.#change
    return !this.#closed
  }

  push(item: T): void {
    this.#items.push(item)
    this.#signal()
  }

  /** The producer has no more. */
  end(): void {
    this.#ended = true
    this.#signal()
  }

  /** The consumer wants no more; what is in the window is dropped. */
  close(): void {
    this.#closed = true
    this.#signal()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      if (this.#closed) return
      const item = this.#items.shift()
      if (item !== undefined) {
        this.#signal()
        yield item
      } else if (this.#ended) return
      else await this.#change
    }
  }

  #signal(): void {
    const changed = this.#changed
    this.#change = this.#nextChange()
    changed()
  }

  #nextChange(): Promise<void> {
    return new Promise((resolve) => {
      this.#changed = resolve
    })
  }
}
