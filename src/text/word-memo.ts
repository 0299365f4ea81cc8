import { roomFor, widened } from './columns.js'
import type { Vocabulary } from './vocabulary.js'

/** A whole number (-1 or more) for each word form, computed once a form; void when the vocabulary starts afresh. */
export class WordMemo {
  /** Kept plus 2: 0 is "never asked". */
  #kept = new Int32Array(0)
  #generation = 0

  /** @param compute the number of the form `type` of the vocabulary */
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly compute: (type: number) => number,
  ) {}

  of(type: number): number {
    if (this.#generation !== this.vocabulary.generation) {
      this.#generation = this.vocabulary.generation
      this.#kept.fill(0)
    }
    if (type >= this.#kept.length) this.#kept = widened(this.#kept, roomFor(type + 1, this.#kept.length))
    const kept = this.#kept[type]!
    if (kept !== 0) return kept - 2
    const value = this.compute(type)
    this.#kept[type] = value + 2
    return value
  }
}
