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

/**
 * The window network (Collobert et al. 2011) when it tags: a hidden layer over frozen word vectors and the word's other
 * facts. What a word gives the hidden layer at each of its places is summed once a word form, when it is first needed.
 */
export class Network {
  readonly #slots: WordSlots
  readonly #sums: Float32Array
  /** By slot: bits of the places that are summed. */
  readonly #summed: Uint16Array
  readonly #seen = new Int32Array(SEEN_WORDS)
  readonly #inputs = new Uint8Array(TOKEN_INPUTS)
  readonly #bits = new Uint8Array(WORD_BITS)
  readonly #affixes = new Int32Array(AFFIXES)
  readonly #hidden = new Float32Array(HIDDEN)
  readonly #layout: ReturnType<typeof inputLayout>

  constructor(
    private readonly facts: WordFacts,
    private readonly weights: NetworkWeights,
  ) {
    this.#layout = inputLayout(facts.vectors.dimensions)
    this.#slots = new WordSlots(facts.vocabulary)
    this.#sums = new Float32Array(this.#slots.capacity * SLOT)
    this.#summed = new Uint16Array(this.#slots.capacity)
  }

  /** Adds the scores of all tags of token `i` to `scores[at, at + TAGS)`. */
  score(sentence: SentenceReading, evidence: DocumentEvidence, i: number, scores: Float32Array, at: number): void {
    const { inputs, bias, output, outputBias } = this.weights
    const hidden = this.#hidden
    hidden.set(bias)
    seenWords(sentence, evidence, i, this.#seen, 0)
    for (let place = 0; place < SEEN_WORDS; place++) this.#addWord(this.#seen[place]!, place)
    const count = tokenInputs(sentence, evidence, i, this.#inputs)
    for (let k = 0; k < count; k++) addScaled(hidden, 0, inputs, this.#inputs[k]! * HIDDEN, 1)
    for (let tag = 0; tag < TAGS; tag++) scores[at + tag]! += outputBias[tag]!
    for (let h = 0; h < HIDDEN; h++) {
      const active = hidden[h]!
      if (active <= 0) continue
      const base = h * TAGS
      for (let tag = 0; tag < TAGS; tag++) scores[at + tag]! += active * output[base + tag]!
    }
  }

  #addWord(type: number, place: number): void {
    const hidden = this.#hidden
    if (type < 0) {
      addScaled(hidden, 0, this.weights.words, (place * this.#layout.size + this.#layout.none) * HIDDEN, 1)
      return
    }
    const slot = this.#slotOf(type)
    const base = slot * SLOT + place * HIDDEN
    if (((this.#summed[slot]! >> place) & 1) === 0) this.#sumWord(type, place, base)
    this.#summed[slot]! |= 1 << place
    addScaled(hidden, 0, this.#sums, base, 1)
  }

  #slotOf(type: number): number {
    const known = this.#slots.find(type)
    if (known >= 0) return known
    const slot = this.#slots.take(type)
    this.#summed[slot] = 0
    return slot
  }

  /** What the word gives the hidden layer at one of its places, into `sums[at, at + HIDDEN)`. */
  #sumWord(type: number, place: number, at: number): void {
    const { facts } = this
    const { vectors } = facts
    const layout = this.#layout
    const base = place * layout.size
    const add = (input: number, value: number) => addScaled(this.#sums, at, this.weights.words, input * HIDDEN, value)
    this.#sums.fill(0, at, at + HIDDEN)
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
