import type { ModelFile } from '../resources/index.js'
import type { Vocabulary } from '../text/index.js'
import { openTagSets, TagDictionary, type TagSets } from './tag-dictionary.js'
import { CONTEXT_FEATURES, contextFeatures, NO_TAG, WORD_FEATURES, wordFeatures } from './tagger-features.js'
import { UPOS } from './tags.js'
import { addScores, openWeights, type Weights } from './weights.js'
import type { WordAtoms } from './word-atoms.js'

/** What training makes for the tagger. A tag is the number of a pair of XPOS and UPOS. */
export interface TaggerModel {
  readonly sets: TagSets
  readonly weights: Weights
  readonly xpos: Uint8Array
  readonly upos: Uint8Array
}

export function openTaggerModel(model: ModelFile): TaggerModel {
  return {
    sets: openTagSets(model),
    weights: openWeights(model, 'tagger'),
    xpos: model.uint8('tags.xpos'),
    upos: model.uint8('tags.upos'),
  }
}

/** By tag: whether it is that of a mark of punctuation. */
export function marksOf({ upos }: TaggerModel): boolean[] {
  return Array.from(upos, (number) => number === UPOS.PUNCT)
}

/** Memory for the scores of words by themselves; above it they are computed afresh for each document. */
const POOL_LIMIT = 4_000_000

/**
 * Tags words from left to right, each with the best of the tags that the dictionary allows it (averaged perceptron,
 * Collins 2002, greedy). What depends on the word alone is summed once a type.
 */
export class Tagger {
  readonly dictionary: TagDictionary
  readonly #weights: Weights
  readonly #atoms: WordAtoms
  readonly #vocabulary: Vocabulary
  readonly #scores: Int32Array
  readonly #keys = new Int32Array(Math.max(WORD_FEATURES, CONTEXT_FEATURES))
  /** By type: index into the pool of the scores of its allowed tags, in the order of its set; 0 where not yet known. */
  #poolStart = new Int32Array(0)
  #pool = new Int16Array(1 << 16)
  #poolEnd = 1
  #generation = 0

  constructor(model: TaggerModel, vocabulary: Vocabulary, atoms: WordAtoms) {
    this.dictionary = new TagDictionary(model.sets, vocabulary, atoms)
    this.#weights = model.weights
    this.#atoms = atoms
    this.#vocabulary = vocabulary
    this.#scores = new Int32Array(model.xpos.length)
  }

  /** To be called once a document before `tag`, after `WordAtoms.update`. */
  update(): void {
    this.dictionary.update()
    if (this.#generation !== this.#vocabulary.generation || this.#poolEnd > POOL_LIMIT) {
      this.#generation = this.#vocabulary.generation
      this.#poolStart.fill(0)
      this.#poolEnd = 1
    }
    if (this.#vocabulary.size > this.#poolStart.length) {
      const larger = new Int32Array(Math.max(this.#vocabulary.size, this.#poolStart.length * 2))
      larger.set(this.#poolStart)
      this.#poolStart = larger
    }
  }

  /** Tags the words of one sentence, `types[from, to)`, into `tags`. */
  tag(types: Int32Array, from: number, to: number, tags: Uint8Array): void {
    const { sets, starts, tags: allowed } = this.dictionary
    const scores = this.#scores
    let tag1 = NO_TAG
    let tag2 = NO_TAG
    for (let i = from; i < to; i++) {
      const set = sets[types[i]!]!
      const first = starts[set]!
      const last = starts[set + 1]!
      let best = allowed[first]!
      if (last - first > 1) {
        const count = contextFeatures(this.#atoms, sets, types, i, from, to, tag1, tag2, this.#keys)
        // those of tags that the word may not have are left unfinished
        for (let k = first; k < last; k++) scores[allowed[k]!] = 0
        addScores(this.#weights, this.#keys, count, allowed, first, last, scores)
        const own = this.#ownScores(types[i]!, first, last)
        const pool = this.#pool
        let bestScore = -0x80000000
        for (let k = first; k < last; k++) {
          const score = scores[allowed[k]!]! + pool[own + k - first]!
          if (score > bestScore) {
            bestScore = score
            best = allowed[k]!
          }
        }
      }
      tags[i] = best
      tag2 = tag1
      tag1 = best
    }
  }

  /** Index into the pool of the scores of a word by itself. */
  #ownScores(type: number, first: number, last: number): number {
    const known = this.#poolStart[type]!
    if (known !== 0) return known
    const start = this.#poolEnd
    if (start + last - first > this.#pool.length) {
      const larger = new Int16Array(this.#pool.length * 2)
      larger.set(this.#pool)
      this.#pool = larger
    }
    const { sets, tags: allowed } = this.dictionary
    const keys = new Int32Array(WORD_FEATURES)
    const count = wordFeatures(this.#atoms, type, sets[type]!, keys)
    const own = new Int32Array(this.#scores.length)
    addScores(this.#weights, keys, count, allowed, first, last, own)
    for (let k = first; k < last; k++) this.#pool[start + k - first] = own[allowed[k]!]!
    this.#poolEnd = start + last - first
    this.#poolStart[type] = start
    return start
  }
}
