import type { DocumentEvidence } from './evidence.js'
import { contextFeatures, FeatureList, POSITIONS, WINDOW, wordFeatures } from './features.js'
import { rowOf } from './hash.js'
import type { SentenceReading } from './sentence-reading.js'
import { TAGS } from './tags.js'
import type { WordFacts } from './word-facts.js'
import { WordSlots } from './word-slots.js'

/** Numbers in a row of weights: one for each tag but O, which is always 0. */
export const ROW = TAGS - 1

/** A sum for each position of a word, and one for the edge of the sentence. */
const SLOT = POSITIONS * ROW

/**
 * The averaged structured perceptron (Collins 2002) over hashed features, when it tags: sums of whole numbers. What
 * depends on a word and its place in the window alone is summed once a word form.
 */
export class Perceptron {
  readonly #list = new FeatureList()
  readonly #slots: WordSlots
  readonly #sums: Int16Array
  readonly #edges = new Int16Array(SLOT)
  readonly #rows: number

  constructor(
    private readonly facts: WordFacts,
    private readonly weights: Int8Array,
  ) {
    this.#rows = weights.length / ROW
    this.#slots = new WordSlots(facts.vocabulary)
    this.#sums = new Int16Array(this.#slots.capacity * SLOT)
    for (let position = 0; position < POSITIONS; position++) this.#sumWord(-1, position, this.#edges, position * ROW)
  }

  /** Scores of the tags but O of token `i` in whole units, into `scores[at, at + ROW)`. */
  score(sentence: SentenceReading, evidence: DocumentEvidence, i: number, scores: Float32Array, at: number): void {
    const list = this.#list
    list.count = 0
    contextFeatures(this.facts, sentence, evidence, i, list)
    for (let k = 0; k < ROW; k++) scores[at + k] = 0
    for (let f = 0; f < list.count; f++) {
      const row = rowOf(list.hashes[f]!, this.#rows) * ROW
      for (let k = 0; k < ROW; k++) scores[at + k]! += this.weights[row + k]!
    }
    for (let position = 0; position < POSITIONS; position++) {
      const near = i + position - WINDOW
      if (near < 0 || near >= sentence.count) this.#add(this.#edges, position * ROW, scores, at)
      else this.#add(this.#sums, this.#slotOf(sentence.type[near]!) + position * ROW, scores, at)
    }
  }

  /** What a word at a position of the window adds for a tag other than O. */
  wordScore(type: number, position: number, tag: number): number {
    return this.#sums[this.#slotOf(type) + position * ROW + tag - 1]!
  }

  #add(sums: Int16Array, from: number, scores: Float32Array, at: number): void {
    for (let k = 0; k < ROW; k++) scores[at + k]! += sums[from + k]!
  }

  #slotOf(type: number): number {
    const slot = this.#slots.find(type)
    if (slot >= 0) return slot * SLOT
    const base = this.#slots.take(type) * SLOT
    for (let position = 0; position < POSITIONS; position++) {
      this.#sumWord(type, position, this.#sums, base + position * ROW)
    }
    return base
  }

  #sumWord(type: number, position: number, sums: Int16Array, at: number): void {
    const list = this.#list
    list.count = 0
    wordFeatures(this.facts, type, position, list)
    sums.fill(0, at, at + ROW)
    for (let f = 0; f < list.count; f++) {
      const row = rowOf(list.hashes[f]!, this.#rows) * ROW
      for (let k = 0; k < ROW; k++) sums[at + k]! += this.weights[row + k]!
    }
  }
}
