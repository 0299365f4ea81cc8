import type { Inflection } from '../lexicon/index.js'
import { type Vocabulary, WORD_PREFIX } from '../text/index.js'
import { inflectedClass } from './inflected-class.js'

/** Pairs of word and tag that are kept; above it the memory is emptied between documents. */
const KEPT = 200_000
const TAGS = 64

/** Lemmas by type and tag, each worked out once. */
export class Lemmas {
  #known = new Map<number, string>()
  #generation = 0
  readonly #inflection: Inflection
  readonly #vocabulary: Vocabulary

  constructor(inflection: Inflection, vocabulary: Vocabulary) {
    this.#inflection = inflection
    this.#vocabulary = vocabulary
  }

  /** To be called once a document before `of`. */
  update(): void {
    if (this.#generation === this.#vocabulary.generation && this.#known.size < KEPT) return
    this.#generation = this.#vocabulary.generation
    this.#known.clear()
  }

  of(type: number, xpos: number): string {
    const key = type * TAGS + xpos
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const { forms, lower } = this.#vocabulary
    const form = forms[lower[type]!]!
    const as = inflectedClass(xpos)
    const isWord = as !== null && form.length <= WORD_PREFIX
    const lemma = isWord ? this.#inflection.lemma(form.replace('’', "'"), as) : form
    this.#known.set(key, lemma)
    return lemma
  }
}
