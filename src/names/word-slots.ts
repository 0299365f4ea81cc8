import type { Vocabulary } from '../text/index.js'

/** Word forms whose sums are kept at one time: those of many articles, in some 30 MB for both models. */
const CAPACITY = 12_000

/** Places in a table of fixed size for word forms, given out in order of need; when all are taken, all are void. */
export class WordSlots {
  readonly capacity = CAPACITY
  #slotOf = new Int32Array(4096).fill(-1)
  #taken = 0
  #generation = 0

  constructor(private readonly vocabulary: Vocabulary) {}

  /** The place of a form, -1 where it has none. */
  find(type: number): number {
    if (this.#generation !== this.vocabulary.generation) this.#clear()
    return type < this.#slotOf.length ? this.#slotOf[type]! : -1
  }

  /** To be called before places that are needed together: so many will stay until it is called again. */
  makeRoom(places: number): void {
    if (this.#taken + places > CAPACITY) this.#clear()
  }

  /** A new place for a form that has none. */
  take(type: number): number {
    if (this.#taken === CAPACITY) this.#clear()
    if (type >= this.#slotOf.length) {
      const wider = new Int32Array(Math.max(this.#slotOf.length * 2, type + 1)).fill(-1)
      wider.set(this.#slotOf)
      this.#slotOf = wider
    }
    this.#slotOf[type] = this.#taken
    return this.#taken++
  }

  #clear(): void {
    this.#generation = this.vocabulary.generation
    this.#slotOf.fill(-1)
    this.#taken = 0
  }
}
