import { formHash, roomFor, Shape, type Vocabulary, WORD_PREFIX, widened } from '../text/index.js'

/**
 * What the features look at in a word form, as numbers by type: hashes that are the same in every run and every
 * vocabulary, computed once a type.
 */
export class WordAtoms {
  /** Hash of the form with every digit as 0. */
  form = new Int32Array(0)
  /** The same of the lower-case form. */
  word = new Int32Array(0)
  /** Last one to four characters of the lower-case form. */
  suffix1 = new Int32Array(0)
  suffix2 = new Int32Array(0)
  suffix3 = new Int32Array(0)
  suffix4 = new Int32Array(0)
  /** First one to three characters. */
  prefix1 = new Int32Array(0)
  prefix2 = new Int32Array(0)
  prefix3 = new Int32Array(0)
  /** "McCain" and "McCoy": XxXx; runs count once. */
  shape = new Int32Array(0)
  /** Cluster of the word, 0 where there is none. */
  cluster = new Int32Array(0)

  #known = 0
  #generation = 0
  #vocabulary: Vocabulary
  #clusterOf: (type: number) => number

  /** @param clusterOf cluster of a type, -1 where there is none */
  constructor(vocabulary: Vocabulary, clusterOf: (type: number) => number) {
    this.#vocabulary = vocabulary
    this.#clusterOf = clusterOf
  }

  /** To be called before the columns are read: computes what is new in the vocabulary. */
  update(): void {
    const vocabulary = this.#vocabulary
    if (this.#generation !== vocabulary.generation) {
      this.#generation = vocabulary.generation
      this.#known = 0
    }
    if (vocabulary.size > this.form.length) this.#grow(roomFor(vocabulary.size, this.form.length))
    for (; this.#known < vocabulary.size; this.#known++) this.#compute(this.#known)
  }

  #compute(type: number): void {
    const { forms, lower, flags } = this.#vocabulary
    const form = forms[type]!
    const word = forms[lower[type]!]!
    const end = Math.min(word.length, WORD_PREFIX)
    this.form[type] = formHash(form, 0, Math.min(form.length, WORD_PREFIX))
    this.word[type] = formHash(word, 0, end)
    const tail = word.length
    this.suffix1[type] = formHash(word, Math.max(0, tail - 1), tail)
    this.suffix2[type] = formHash(word, Math.max(0, tail - 2), tail)
    this.suffix3[type] = formHash(word, Math.max(0, tail - 3), tail)
    this.suffix4[type] = formHash(word, Math.max(0, tail - 4), tail)
    this.prefix1[type] = formHash(word, 0, Math.min(1, end))
    this.prefix2[type] = formHash(word, 0, Math.min(2, end))
    this.prefix3[type] = formHash(word, 0, Math.min(3, end))
    this.shape[type] = shapeOf(form)
    this.cluster[type] = (flags[type]! & Shape.LETTER) !== 0 ? this.#clusterOf(type) + 1 : 0
  }

  #grow(size: number): void {
    this.form = widened(this.form, size)
    this.word = widened(this.word, size)
    this.suffix1 = widened(this.suffix1, size)
    this.suffix2 = widened(this.suffix2, size)
    this.suffix3 = widened(this.suffix3, size)
    this.suffix4 = widened(this.suffix4, size)
    this.prefix1 = widened(this.prefix1, size)
    this.prefix2 = widened(this.prefix2, size)
    this.prefix3 = widened(this.prefix3, size)
    this.shape = widened(this.shape, size)
    this.cluster = widened(this.cluster, size)
  }
}

const isDigit = (unit: number) => unit >= 0x30 && unit <= 0x39

/** Letters and digits of a word as classes; more than this many changes of class tell nothing more. */
const SHAPE_RUNS = 6

function shapeOf(form: string): number {
  let hash = 0
  let before = 0
  let runs = 0
  for (let i = 0; i < form.length && i < WORD_PREFIX && runs < SHAPE_RUNS; i++) {
    const unit = form.charCodeAt(i)
    const character = form[i]!
    let kind = unit
    if (isDigit(unit)) kind = 1
    else if (character !== character.toUpperCase()) kind = 2
    else if (character !== character.toLowerCase()) kind = 3
    if (kind === before) continue
    hash = Math.imul(hash ^ kind, 0x01000193)
    before = kind
    runs++
  }
  return hash
}
