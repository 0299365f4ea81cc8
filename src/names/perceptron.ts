import type { DocumentEvidence } from './evidence.js'
import { contextFeatures, FeatureList, POSITIONS, wordFeatures } from './features.js'
import { rowOf } from './hash.js'
import type { SentenceReading } from './sentence-reading.js'
import { TAGS } from './tags.js'
import type { WordFacts } from './word-facts.js'
import { WordSlots } from './word-slots.js'

/** Numbers in a row of weights: one for each tag but O, which is always 0. */
export const ROW = TAGS - 1

/** Two sums lie in one number, so that they are added at once: of tags `t` and `t + 2` of each four. */
const PAIRS = ROW / 2
/** Pairs of sums for each position of a word. */
const SLOT = POSITIONS * PAIRS

/**
 * The averaged structured perceptron (Collins 2002) over hashed features, when it tags: sums of whole numbers. What
 * depends on a word and its place in the window alone is summed once a word form.
 */
export class Perceptron {
  readonly #list = new FeatureList()
  readonly #slots: WordSlots
  /** By slot and position; behind the last slot those of the edge of the sentence. */
  readonly #sums: Int32Array
  readonly #packed: Int32Array
  readonly #context = new Int32Array(PAIRS)

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
    this.#sums = new Int32Array((this.#slots.capacity + 1) * SLOT)
    this.#sumWord(-1, this.#slots.capacity * SLOT)
  }

  /** Adds the scores of the tags but O of token `i` to `scores[at, at + ROW)`. */
  score(sentence: SentenceReading, evidence: DocumentEvidence, i: number, scores: Float32Array, at: number): void {
    const list = this.#list
    list.count = 0
    contextFeatures(this.facts, sentence, evidence, i, list)
    const context = this.#context
    sumRows(this.#packed, list, context, 0)
    this.#slots.makeRoom(POSITIONS)
    const sums = this.#sums
    const a = this.#slotNear(sentence, i - 2)
    const b = this.#slotNear(sentence, i - 1) + PAIRS
    const c = this.#slotNear(sentence, i) + 2 * PAIRS
    const d = this.#slotNear(sentence, i + 1) + 3 * PAIRS
    const e = this.#slotNear(sentence, i + 2) + 4 * PAIRS
    for (let pair = 0; pair < PAIRS; pair++) {
      const sum =
        (context[pair]! + sums[a + pair]! + sums[b + pair]! + sums[c + pair]! + sums[d + pair]! + sums[e + pair]!) | 0
      const tag = at + firstOfPair(pair)
      scores[tag]! += lowerHalf(sum) * this.unit
      scores[tag + 2]! += upperHalf(sum) * this.unit
    }
  }

  /** What a word at a position of the window adds for a tag other than O. */
  wordScore(type: number, position: number, tag: number): number {
    const place = tag - 1
    const sum = this.#sums[this.#slotOf(type) + position * PAIRS + ((place >> 2) * 2 + (place & 1))]!
    return (place & 2) === 0 ? lowerHalf(sum) : upperHalf(sum)
  }

  /** Where the sums of the word at `near` start, or of what is beyond the edges of the sentence. */
  #slotNear(sentence: SentenceReading, near: number): number {
    return near < 0 || near >= sentence.count ? this.#slots.capacity * SLOT : this.#slotOf(sentence.type[near]!)
  }

  #slotOf(type: number): number {
    const slot = this.#slots.find(type)
    if (slot >= 0) return slot * SLOT
    const base = this.#slots.take(type) * SLOT
    this.#sumWord(type, base)
    return base
  }

  #sumWord(type: number, at: number): void {
    const list = this.#list
    for (let position = 0; position < POSITIONS; position++) {
      list.count = 0
      wordFeatures(this.facts, type, position, list)
      sumRows(this.#packed, list, this.#sums, at + position * PAIRS)
    }
  }
}

/** Pairs come by fours of tags: first and third, second and fourth. */
const firstOfPair = (pair: number) => (pair >> 1) * 4 + (pair & 1)
const lowerHalf = (sum: number) => (sum << 16) >> 16
const upperHalf = (sum: number) => (sum - lowerHalf(sum)) >> 16

/** A byte as if it counted from -128: what is added to a weight so that none is negative. */
const BIAS = 0x80
const BIASES = 0x80808080
/** Every other byte of four. */
const EVEN = 0x00ff00ff
const WORDS = ROW / 4
/** 1 in both halves. */
const PAIR_OF_ONES = 0x10001

/**
 * Sums the rows of the features in a list into the pairs `sums[at, at + PAIRS)`. Four weights, of a byte each, lie in one
 * number; two of them at a time are added in its halves, which hold the sum of 256 bytes.
 */
function sumRows(packed: Int32Array, { hashes, count }: FeatureList, sums: Int32Array, at: number): void {
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
  const bias = count * BIAS * PAIR_OF_ONES
  sums[at] = a02 - bias
  sums[at + 1] = a13 - bias
  sums[at + 2] = b02 - bias
  sums[at + 3] = b13 - bias
  sums[at + 4] = c02 - bias
  sums[at + 5] = c13 - bias
  sums[at + 6] = d02 - bias
  sums[at + 7] = d13 - bias
}
