import { roomFor, type Vocabulary, widened } from '../text/index.js'

/** Word forms whose sums are kept at one time: those of many articles, in some 30 MB for both models. */
const CAPACITY = 12_000

/** Places in a table of fixed size for word forms, given out in order of need; when all are taken, all are void. */
export class WordSlots {
  readonly capacity = CAPACITY
  /** Places plus 1: 0 is "none". */
  #slotOf = new Int32Array(0)
  #taken = 0
  #generation = 0

  constructor(private readonly vocabulary: Vocabulary) {}

  /** The place of a form, -1 where it has none. */
  find(type: number): number {
    if (this.#generation !== this.vocabulary.generation) this.#clear()
    return type < this.#slotOf.length ? this.#slotOf[type]! - 1 : -1
  }

  /** To be called before places that are needed together: so many will stay until it is called again. */
  makeRoom(places: number): void {
    if (this.#taken + places > CAPACITY) this.#clear()
  }

  /** A new place for a form that has none. */
  take(type: number): number {
    if (this.#taken === CAPACITY) this.#clear()
    if (type >= this.#slotOf.length) this.#slotOf = widened(this.#slotOf, roomFor(type + 1, this.#slotOf.length))
    this.#slotOf[type] = ++this.#taken
    return this.#taken - 1
  }

  #clear(): void {
    this.#generation = this.vocabulary.generation
    this.#slotOf.fill(0)
    this.#taken = 0
  }
}
