import { formHash, roomFor, Shape, type Vocabulary, WORD_PREFIX, widened } from '../text/index.js'
import { Between } from './cue-columns.js'

const SUFFIX = 3

/** What features look at in words, a number a word form or a token. */
export interface WordColumns {
  word: Int32Array
  suffix: Int32Array
  cluster: Int32Array
}

/** What the features look at in a word form, by its row; computed once a form. */
export class WordForms implements WordColumns {
  /** Number of rows. */
  size = 0
  /** Counts how often all rows were made afresh. */
  generation = 0
  /** Hash of the lower-case form. */
  word = new Int32Array(0)
  /** Hash of its last three characters. */
  suffix = new Int32Array(0)
  /** Flags of `Shape`, and whether it is a single character. */
  shape = new Int32Array(0)
  /** What it is between a token and a cue: one of `Between`, or 0. */
  mark = new Int32Array(0)
  /** Cluster + 1; 0 where it has none. */
  cluster = new Int32Array(0)

  readonly #vocabulary: Vocabulary
  readonly #clusterOf: (type: number) => number

  constructor(vocabulary: Vocabulary, clusterOf: (type: number) => number) {
    this.#vocabulary = vocabulary
    this.#clusterOf = clusterOf
  }

  /** To be called before the columns are read: computes what is new in the vocabulary. */
  update(): void {
    const { size, generation } = this.#vocabulary
    if (this.generation !== generation) {
      this.generation = generation
      this.size = 0
    }
    if (size >= this.word.length) this.#grow(roomFor(size + 1, this.word.length))
    // row 0 stands for no word
    if (this.size === 0) this.size = 1
    for (; this.size < size + 1; this.size++) this.#compute(this.size - 1, this.size)
  }

  #compute(type: number, row: number): void {
    const { forms, lower, flags } = this.#vocabulary
    const word = forms[lower[type]!]!
    this.word[row] = formHash(word, 0, Math.min(word.length, WORD_PREFIX))
    this.suffix[row] = formHash(word, Math.max(0, word.length - SUFFIX), word.length)
    this.shape[row] = (flags[type]! << 1) | (word.length === 1 ? 1 : 0)
    this.mark[row] = markOf(word, flags[type]!)
    this.cluster[row] = (flags[type]! & Shape.LETTER) !== 0 ? this.#clusterOf(type) + 1 : 0
  }

  #grow(size: number): void {
    this.word = widened(this.word, size)
    this.suffix = widened(this.suffix, size)
    this.shape = widened(this.shape, size)
    this.mark = widened(this.mark, size)
    this.cluster = widened(this.cluster, size)
  }
}

function markOf(word: string, flags: number): number {
  if (flags & Shape.QUOTE) return Between.QUOTE
  if (flags & Shape.DASH) return Between.DASH
  if (flags & Shape.PUNCTUATION) return word === ',' ? Between.COMMA : Between.COLON
  return word === 'that' ? Between.THAT : 0
}
