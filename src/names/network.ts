import type { ModelFile } from '../resources/index.js'
import type { DocumentEvidence } from './evidence.js'
import { addScaled, HIDDEN } from './hidden-layer.js'
import {
  AFFIX_SIZE,
  AFFIXES,
  affixRows,
  SEEN_WORDS,
  seenWords,
  TOKEN_INPUTS,
  tokenInputs,
  WORD_BITS,
  wordBits,
} from './network-input.js'
import type { SentenceReading } from './sentence-reading.js'
import { TAGS } from './tags.js'
import type { WordFacts } from './word-facts.js'
import { WordSlots } from './word-slots.js'

/** Where a word's parts stand among its inputs: vector, bits, affixes, and one for "no word". */
export function inputLayout(vectorSize: number) {
  const bits = vectorSize
  const affixes = bits + WORD_BITS
  const none = affixes + AFFIXES * AFFIX_SIZE
  return { bits, affixes, none, size: none + 1 }
}

/** Learned numbers; `words` is `SEEN_WORDS` by inputs by `HIDDEN`, `inputs` is `TOKEN_INPUTS` by `HIDDEN`, `output` `HIDDEN` by `TAGS`. */
export interface NetworkWeights {
  words: Float32Array
  inputs: Float32Array
  bias: Float32Array
  output: Float32Array
  outputBias: Float32Array
  affixes: Float32Array
}

export function readNetwork(model: ModelFile): NetworkWeights {
  return {
    words: model.float32('words'),
    inputs: model.float32('inputs'),
    bias: model.float32('bias'),
    output: model.float32('output'),
    outputBias: model.float32('outputBias'),
    affixes: model.float32('affixes'),
  }
}

const SLOT = SEEN_WORDS * HIDDEN

/** So many rows are added to the hidden layer at a time. */
const STRIDE = 4

/**
 * The window network (Collobert et al. 2011) when it tags: a hidden layer over frozen word vectors and the word's other
 * facts. What a word gives the hidden layer at each of its places is summed once a word form, when it is first needed.
 */
export class Network {
  readonly #slots: WordSlots
  /** All that the hidden layer is a sum of, in rows of `HIDDEN`: words by slot and place, "no word" by place, inputs, zeros. */
  readonly #rows: Float32Array
  readonly #inputRows: number
  readonly #zeros: number
  /** By slot: bits of the places that are summed. */
  readonly #summed: Uint16Array
  readonly #seen = new Int32Array(SEEN_WORDS)
  readonly #inputs = new Uint8Array(TOKEN_INPUTS)
  readonly #bits = new Uint8Array(WORD_BITS)
  readonly #affixes = new Int32Array(AFFIXES)
  /** Where the rows that are being added start. */
  readonly #from = new Int32Array(Math.max(SEEN_WORDS + TOKEN_INPUTS, HIDDEN) + STRIDE)
  readonly #hidden = new Float64Array(HIDDEN)
  /** Values of the active units of the hidden layer. */
  readonly #active = new Float64Array(HIDDEN + STRIDE)
  readonly #tagScores = new Float64Array(TAGS)
  readonly #layout: ReturnType<typeof inputLayout>

  constructor(
    private readonly facts: WordFacts,
    private readonly weights: NetworkWeights,
  ) {
    const layout = inputLayout(facts.vectors.dimensions)
    this.#layout = layout
    this.#slots = new WordSlots(facts.vocabulary)
    const { capacity } = this.#slots
    this.#summed = new Uint16Array(capacity)
    this.#inputRows = (capacity + 1) * SLOT
    this.#zeros = this.#inputRows + weights.inputs.length
    this.#rows = new Float32Array(this.#zeros + HIDDEN)
    for (let place = 0; place < SEEN_WORDS; place++) {
      const none = (place * layout.size + layout.none) * HIDDEN
      this.#rows.set(weights.words.subarray(none, none + HIDDEN), capacity * SLOT + place * HIDDEN)
    }
    this.#rows.set(weights.inputs, this.#inputRows)
  }

  /** Adds the scores of all tags of token `i` to `scores[at, at + TAGS)`. */
  score(sentence: SentenceReading, evidence: DocumentEvidence, i: number, scores: Float32Array, at: number): void {
    const from = this.#from
    seenWords(sentence, evidence, i, this.#seen, 0)
    this.#slots.makeRoom(SEEN_WORDS)
    for (let place = 0; place < SEEN_WORDS; place++) from[place] = this.#wordRow(this.#seen[place]!, place)
    const inputs = tokenInputs(sentence, evidence, i, this.#inputs)
    let count = SEEN_WORDS
    for (let k = 0; k < inputs; k++) from[count++] = this.#inputRows + this.#inputs[k]! * HIDDEN
    while (count % STRIDE !== 0) from[count++] = this.#zeros
    this.#sumRows(count)
    this.#addOutput(scores, at)
  }

  /** The hidden layer: the bias and the first `count` rows, a multiple of `STRIDE`. */
  #sumRows(count: number): void {
    const rows = this.#rows
    const hidden = this.#hidden
    hidden.set(this.weights.bias)
    for (let k = 0; k < count; k += STRIDE) {
      const a = this.#from[k]!
      const b = this.#from[k + 1]!
      const c = this.#from[k + 2]!
      const d = this.#from[k + 3]!
      for (let h = 0; h < HIDDEN; h++) hidden[h]! += rows[a + h]! + rows[b + h]! + (rows[c + h]! + rows[d + h]!)
    }
  }

  /** What the active units of the hidden layer give the tags. */
  #addOutput(scores: Float32Array, at: number): void {
    const { output, outputBias } = this.weights
    const from = this.#from
    const active = this.#active
    let count = 0
    for (let h = 0; h < HIDDEN; h++) {
      if (this.#hidden[h]! <= 0) continue
      from[count] = h * TAGS
      active[count++] = this.#hidden[h]!
    }
    for (; count % STRIDE !== 0; count++) from[count] = active[count] = 0
    const sums = this.#tagScores
    sums.set(outputBias)
    for (let k = 0; k < count; k += STRIDE) {
      const a = from[k]!
      const b = from[k + 1]!
      const c = from[k + 2]!
      const d = from[k + 3]!
      const byA = active[k]!
      const byB = active[k + 1]!
      const byC = active[k + 2]!
      const byD = active[k + 3]!
      for (let tag = 0; tag < TAGS; tag++) {
        sums[tag]! +=
          byA * output[a + tag]! + byB * output[b + tag]! + (byC * output[c + tag]! + byD * output[d + tag]!)
      }
    }
    for (let tag = 0; tag < TAGS; tag++) scores[at + tag]! += sums[tag]!
  }

  /** Where the row of a word at one of its places starts; -1 is no word. */
  #wordRow(type: number, place: number): number {
    const slot = type < 0 ? this.#slots.capacity : this.#slotOf(type)
    const base = slot * SLOT + place * HIDDEN
    if (type < 0 || ((this.#summed[slot]! >> place) & 1) === 1) return base
    this.#sumWord(type, place, base)
    this.#summed[slot]! |= 1 << place
    return base
  }

  #slotOf(type: number): number {
    const known = this.#slots.find(type)
    if (known >= 0) return known
    const slot = this.#slots.take(type)
    this.#summed[slot] = 0
    return slot
  }

  /** What the word gives the hidden layer at one of its places, into `rows[at, at + HIDDEN)`. */
  #sumWord(type: number, place: number, at: number): void {
    const { facts } = this
    const { vectors } = facts
    const layout = this.#layout
    const base = place * layout.size
    const add = (input: number, value: number) => addScaled(this.#rows, at, this.weights.words, input * HIDDEN, value)
    this.#rows.fill(0, at, at + HIDDEN)
    const row = vectors.row(type) * vectors.dimensions
    if (row >= 0) {
      for (let d = 0; d < vectors.dimensions; d++) {
        add(base + d, vectors.values[row + d]! * vectors.scales[d]!)
      }
    }
    const bits = wordBits(facts, type, this.#bits)
    for (let k = 0; k < bits; k++) add(base + layout.bits + this.#bits[k]!, 1)
    affixRows(facts, type, this.#affixes)
    for (let k = 0; k < AFFIXES * AFFIX_SIZE; k++) {
      const affix = this.#affixes[Math.floor(k / AFFIX_SIZE)]!
      const value = this.weights.affixes[affix * AFFIX_SIZE + (k % AFFIX_SIZE)]!
      add(base + layout.affixes + k, value)
    }
  }
}
