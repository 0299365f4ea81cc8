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
  readonly #packed: Int32Array
  /** Sums of the token, and of the word, that is being scored. */
  readonly #scores = new Int32Array(ROW)
  readonly #ownScores = new Int32Array(ROW)

  /**
   * @param weights rows of `ROW` bytes, the first at a multiple of four bytes of its buffer
   * @param unit what one of the whole numbers counts in a score
   */
  constructor(
    private readonly facts: WordFacts,
    weights: Int8Array,
    private readonly unit: number,
  ) {
    this.#packed = new Int32Array(weights.buffer, weights.byteOffset, weights.length / 4)
    this.#slots = new WordSlots(facts.vocabulary)
    this.#sums = new Int16Array(this.#slots.capacity * SLOT)
    for (let position = 0; position < POSITIONS; position++) this.#sumWord(-1, position, this.#edges, position * ROW)
  }

  /** Scores of the tags but O of token `i`, into `scores[at, at + ROW)`. */
  score(sentence: SentenceReading, evidence: DocumentEvidence, i: number, scores: Float32Array, at: number): void {
    const list = this.#list
    list.count = 0
    contextFeatures(this.facts, sentence, evidence, i, list)
    const sums = this.#scores
    sumRows(this.#packed, list, sums)
    for (let position = 0; position < POSITIONS; position++) {
      const near = i + position - WINDOW
      if (near < 0 || near >= sentence.count) this.#add(this.#edges, position * ROW)
      else this.#add(this.#sums, this.#slotOf(sentence.type[near]!) + position * ROW)
    }
    for (let k = 0; k < ROW; k++) scores[at + k] = sums[k]! * this.unit
  }

  /** What a word at a position of the window adds for a tag other than O. */
  wordScore(type: number, position: number, tag: number): number {
    return this.#sums[this.#slotOf(type) + position * ROW + tag - 1]!
  }

  #add(sums: Int16Array, from: number): void {
    const scores = this.#scores
    for (let k = 0; k < ROW; k++) scores[k]! += sums[from + k]!
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
    sumRows(this.#packed, list, this.#ownScores)
    sums.set(this.#ownScores, at)
  }
}

/** A byte as if it counted from -128: what is added to a weight so that none is negative. */
const BIAS = 0x80
const BIASES = 0x80808080
/** Every other byte of four. */
const EVEN = 0x00ff00ff
const WORDS = ROW / 4

/**
 * Sums the rows of the features in a list, one number a tag. Four weights, of a byte each, lie in one number; two of
 * them at a time are added in its halves, which hold the sum of 256 bytes.
 */
function sumRows(packed: Int32Array, { hashes, count }: FeatureList, sums: Int32Array): void {
  const rows = packed.length / WORDS
  // first all the places, so that what the rows cost to come near is paid for many at once
  for (let f = 0; f < count; f++) hashes[f] = rowOf(hashes[f]!, rows) * WORDS
  let [a02, a13, b02, b13, c02, c13, d02, d13] = [0, 0, 0, 0, 0, 0, 0, 0]
  for (let f = 0; f < count; f++) {
    const row = hashes[f]!
    const a = packed[row]! ^ BIASES
    const b = packed[row + 1]! ^ BIASES
    const c = packed[row + 2]! ^ BIASES
    const d = packed[row + 3]! ^ BIASES
    a02 = (a02 + (a & EVEN)) | 0
    a13 = (a13 + ((a >>> 8) & EVEN)) | 0
    b02 = (b02 + (b & EVEN)) | 0
    b13 = (b13 + ((b >>> 8) & EVEN)) | 0
    c02 = (c02 + (c & EVEN)) | 0
    c13 = (c13 + ((c >>> 8) & EVEN)) | 0
    d02 = (d02 + (d & EVEN)) | 0
    d13 = (d13 + ((d >>> 8) & EVEN)) | 0
  }
  const bias = count * BIAS
  spread(a02, a13, bias, sums, 0)
  spread(b02, b13, bias, sums, 4)
  spread(c02, c13, bias, sums, 8)
  spread(d02, d13, bias, sums, 12)
}

function spread(even: number, odd: number, bias: number, sums: Int32Array, at: number): void {
  sums[at] = (even & 0xffff) - bias
  sums[at + 1] = (odd & 0xffff) - bias
  sums[at + 2] = (even >>> 16) - bias
  sums[at + 3] = (odd >>> 16) - bias
}
