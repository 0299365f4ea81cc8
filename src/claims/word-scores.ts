import { addScores, type Weights } from './weights.js'
import type { WordColumns, WordForms } from './word-forms.js'

/** More than a word tells at any place. */
const MOST_FEATURES = 4

/** Writes what the word in a row tells at a place, and returns the number of keys. */
export type WordFeatures = (words: WordColumns, row: number, place: number, out: Int32Array) => number

/**
 * What word forms say by themselves for each class but the first, at each of several places beside the token that is
 * looked at. It is summed once a form, so that a token needs one look at a form's row instead of one for each feature.
 */
export class WordScores {
  /** By row of `WordForms`, place and class. */
  sums = new Int32Array(0)
  readonly #weights: Weights
  readonly #forms: WordForms
  readonly #places: number
  readonly #features: WordFeatures
  readonly #keys = new Int32Array(MOST_FEATURES)
  readonly #scores: Int32Array
  #known = 0
  #generation = 0

  constructor(weights: Weights, forms: WordForms, places: number, features: WordFeatures) {
    this.#weights = weights
    this.#forms = forms
    this.#places = places
    this.#features = features
    this.#scores = new Int32Array(weights.classes + 1)
  }

  /** To be called once a document before `sums` are read. */
  update(): void {
    const { size, generation } = this.#forms
    if (this.#generation !== generation) {
      this.#generation = generation
      this.#known = 0
    }
    const { classes } = this.#weights
    const width = this.#places * classes
    if (size * width > this.sums.length) {
      const larger = new Int32Array(Math.max(size * width, this.sums.length * 2))
      larger.set(this.sums)
      this.sums = larger
    }
    for (; this.#known < size; this.#known++) {
      for (let place = 0; place < this.#places; place++) {
        const count = this.#features(this.#forms, this.#known, place, this.#keys)
        this.#scores.fill(0)
        addScores(this.#weights, this.#keys, count, this.#scores, 0)
        this.sums.set(this.#scores.subarray(1), this.#known * width + place * classes)
      }
    }
  }
}
