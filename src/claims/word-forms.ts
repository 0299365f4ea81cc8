import { Shape, type Vocabulary, WORD_PREFIX } from '../text/index.js'
import { hashOf } from './weights.js'

const SUFFIX = 3

/** What the features look at in a word form, by its number; computed once a form. */
export class WordForms {
  /** Hash of the lower-case form. */
  word = new Int32Array(0)
  /** Hash of its last three characters. */
  suffix = new Int32Array(0)
  /** Flags of `Shape`, and whether it is a single character. */
  shape = new Int32Array(0)
  /** Cluster + 1; 0 where it has none. */
  cluster = new Int32Array(0)

  readonly #vocabulary: Vocabulary
  readonly #clusterOf: (type: number) => number
  #known = 0
  #generation = 0

  constructor(vocabulary: Vocabulary, clusterOf: (type: number) => number) {
    this.#vocabulary = vocabulary
    this.#clusterOf = clusterOf
  }

  /** To be called before the columns are read: computes what is new in the vocabulary. */
  update(): void {
    const { size, generation } = this.#vocabulary
    if (this.#generation !== generation) {
      this.#generation = generation
      this.#known = 0
    }
    if (size > this.word.length) this.#grow(Math.max(size, this.word.length * 2))
    for (; this.#known < size; this.#known++) this.#compute(this.#known)
  }

  #compute(type: number): void {
    const { forms, lower, flags } = this.#vocabulary
    const word = forms[lower[type]!]!
    this.word[type] = hashOf(word, 0, Math.min(word.length, WORD_PREFIX))
    this.suffix[type] = hashOf(word, Math.max(0, word.length - SUFFIX), word.length)
    this.shape[type] = (flags[type]! << 1) | (word.length === 1 ? 1 : 0)
    this.cluster[type] = (flags[type]! & Shape.LETTER) !== 0 ? this.#clusterOf(type) + 1 : 0
  }

  #grow(size: number): void {
    for (const column of ['word', 'suffix', 'shape', 'cluster'] as const) {
      const larger = new Int32Array(size)
      larger.set(this[column])
      this[column] = larger
    }
  }
}
