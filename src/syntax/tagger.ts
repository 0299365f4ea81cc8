import type { ModelFile } from '../resources/index.js'
import type { Vocabulary } from '../text/index.js'
import { openTagSets, TagDictionary, type TagSets } from './tag-dictionary.js'
import {
  FIRST_CONTEXT_FEATURES,
  FURTHER_CONTEXT_FEATURES,
  firstContextFeatures,
  furtherContextFeatures,
  NO_TAG,
  WORD_FEATURES,
  wordFeatures,
} from './tagger-features.js'
import { UPOS } from './tags.js'
import { addScores, openWeights, type Weights } from './weights.js'
import type { WordAtoms } from './word-atoms.js'

/** What training makes for the tagger. A tag is the number of a pair of XPOS and UPOS. */
export interface TaggerModel {
  readonly sets: TagSets
  /** Of the word itself and its nearest neighbours. */
  readonly first: Weights
  /** Of what else the neighbours say: asked only where the first stage is not sure. */
  readonly further: Weights
  /** By how much the best tag must lead after the first stage for it to be taken at once. */
  readonly sure: number
  readonly xpos: Uint8Array
  readonly upos: Uint8Array
}

export function openTaggerModel(model: ModelFile): TaggerModel {
  return {
    sets: openTagSets(model),
    first: openWeights(model, 'firstTags'),
    further: openWeights(model, 'furtherTags'),
    sure: model.meta.sureTag as number,
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
  readonly #model: TaggerModel
  readonly #atoms: WordAtoms
  readonly #vocabulary: Vocabulary
  readonly #scores: Int32Array
  readonly #keys = new Int32Array(Math.max(WORD_FEATURES, FIRST_CONTEXT_FEATURES, FURTHER_CONTEXT_FEATURES))
  /** By type: index into the pool of the scores of its allowed tags, in the order of its set; 0 where not yet known. */
  #poolStart = new Int32Array(0)
  #pool = new Int16Array(1 << 16)
  #poolEnd = 1
  #generation = 0

  constructor(model: TaggerModel, vocabulary: Vocabulary, atoms: WordAtoms) {
    this.dictionary = new TagDictionary(model.sets, vocabulary, atoms)
    this.#model = model
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
    const { first, further, sure } = this.#model
    const scores = this.#scores
    const keys = this.#keys
    const atoms = this.#atoms
    let tag1 = NO_TAG
    let tag2 = NO_TAG
    for (let i = from; i < to; i++) {
      const set = sets[types[i]!]!
      const start = starts[set]!
      const end = starts[set + 1]!
      let best = allowed[start]!
      if (end - start > 1) {
        const own = this.#ownScores(types[i]!, start, end)
        const pool = this.#pool
        // those of tags that the word may not have are left unfinished
        for (let k = start; k < end; k++) scores[allowed[k]!] = pool[own + k - start]!
        const count = firstContextFeatures(atoms, sets, types, i, from, to, tag1, tag2, keys)
        addScores(first, keys, count, allowed, start, end, scores)
        best = bestTag(scores, allowed, start, end)
        if (tagLead(scores, allowed, start, end, best) < sure) {
          const more = furtherContextFeatures(atoms, sets, types, i, from, to, tag1, tag2, keys)
          addScores(further, keys, more, allowed, start, end, scores)
          best = bestTag(scores, allowed, start, end)
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
    addScores(this.#model.first, keys, count, allowed, first, last, own)
    for (let k = first; k < last; k++) this.#pool[start + k - first] = own[allowed[k]!]!
    this.#poolEnd = start + last - first
    this.#poolStart[type] = start
    return start
  }
}

/** The best of the tags `allowed[start, end)`: of equals the first. */
export function bestTag(scores: ArrayLike<number>, allowed: Uint8Array, start: number, end: number): number {
  let best = allowed[start]!
  for (let k = start + 1; k < end; k++) if (scores[allowed[k]!]! > scores[best]!) best = allowed[k]!
  return best
}

/** By how much a tag is better than the best one of the others. */
export function tagLead(
  scores: ArrayLike<number>,
  allowed: Uint8Array,
  start: number,
  end: number,
  best: number,
): number {
  let lead = Number.MAX_SAFE_INTEGER
  for (let k = start; k < end; k++) {
    const tag = allowed[k]!
    if (tag !== best) lead = Math.min(lead, scores[best]! - scores[tag]!)
  }
  return lead
}
