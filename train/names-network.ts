import { addScaled, HIDDEN } from '../src/names/hidden-layer.js'
import { inputLayout, type NetworkWeights } from '../src/names/network.js'
import {
  AFFIX_ROWS,
  AFFIX_SIZE,
  AFFIXES,
  affixRows,
  SEEN_WORDS,
  TOKEN_INPUTS,
  WORD_BITS,
  wordBits,
} from '../src/names/network-input.js'
import { LONGEST_PIECE } from '../src/names/sentence-reading.js'
import { TAGS } from '../src/names/tags.js'
import type { WordFacts } from '../src/names/word-facts.js'
import { Adam } from './adam.js'
import { Crf } from './crf.js'
import type { NamesData, Stretch } from './names-data.js'
import { seededRandom, shuffledIndices } from './random.js'

const HIDDEN_DROPOUT = 0.3
/** How often a word is read as one that has no vector. */
const VECTOR_DROPOUT = 0.1
const BATCH = 32
const RATE = 0.002
const LAST_RATE = 0.0002

export interface TrainedNetwork {
  weights: NetworkWeights
  transitions: Float32Array
}

/** Trains the window network with the loss of a linear-chain CRF over whole stretches. */
export function trainNetwork(
  data: NamesData,
  stretches: readonly Stretch[],
  { epochs, seed }: { epochs: number; seed: number },
): TrainedNetwork {
  const run = new NetworkRun(data, seededRandom(seed))
  const steps = epochs * Math.ceil(stretches.length / BATCH)
  for (let epoch = 0, step = 0; epoch < epochs; epoch++) {
    const order = shuffledIndices(stretches.length, seededRandom(seed + epoch + 1))
    let loss = 0
    for (let from = 0; from < order.length; from += BATCH) {
      for (const index of order.subarray(from, from + BATCH)) loss += run.learn(stretches[index]!)
      const share = step / steps
      run.step(RATE + (LAST_RATE - RATE) * share, ++step)
    }
    console.log(`  network ${seed}, epoch ${epoch + 1}: loss ${(loss / stretches.length).toFixed(4)} a stretch`)
  }
  return { weights: run.weights(), transitions: run.transitions.weights }
}

/** What a word gives to the network, kept by number of the vocabulary. */
interface WordInput {
  vector: Float32Array | null
  bits: Uint8Array
  affixes: Int32Array
}

class NetworkRun {
  readonly transitions = new Adam(new Float32Array(TAGS * TAGS))
  readonly #layout: ReturnType<typeof inputLayout>
  readonly #words: Adam
  readonly #inputs: Adam
  readonly #bias = new Adam(new Float32Array(HIDDEN))
  readonly #output: Adam
  readonly #outputBias = new Adam(new Float32Array(TAGS))
  readonly #affixes: Adam
  readonly #touchedAffixes = new Set<number>()
  readonly #crf = new Crf(LONGEST_PIECE)
  readonly #wordInputs: (WordInput | undefined)[] = []

  readonly #hidden = new Float32Array(LONGEST_PIECE * HIDDEN)
  readonly #scores = new Float32Array(LONGEST_PIECE * TAGS)
  readonly #gradient = new Float32Array(LONGEST_PIECE * TAGS)
  readonly #hiddenGradient = new Float32Array(HIDDEN)
  /** 1 where the word is read without its vector. */
  readonly #blind = new Uint8Array(LONGEST_PIECE * SEEN_WORDS)

  constructor(
    private readonly data: NamesData,
    private readonly random: () => number,
  ) {
    this.#layout = inputLayout(data.facts.vectors.dimensions)
    const spread = (size: number, width: number) => Float32Array.from({ length: size }, () => (random() - 0.5) * width)
    this.#words = new Adam(spread(SEEN_WORDS * this.#layout.size * HIDDEN, 0.1))
    this.#inputs = new Adam(spread(TOKEN_INPUTS * HIDDEN, 0.1))
    this.#output = new Adam(spread(HIDDEN * TAGS, 0.4))
    this.#affixes = new Adam(spread(AFFIX_ROWS * AFFIX_SIZE, 0.4))
  }

  weights(): NetworkWeights {
    return {
      words: this.#words.weights,
      inputs: this.#inputs.weights,
      bias: this.#bias.weights,
      output: this.#output.weights,
      outputBias: this.#outputBias.weights,
      affixes: this.#affixes.weights,
    }
  }

  /** Adds the gradient of one stretch; returns its loss. */
  learn({ from, to, weight }: Stretch): number {
    const count = to - from
    for (let i = 0; i < count; i++) this.#forward(from + i, i)
    const loss = this.#crf.differentiate(
      this.#scores,
      this.transitions.weights,
      this.data.tags.values.subarray(from, to),
      count,
      this.#gradient,
      this.transitions.gradient,
      weight,
    )
    for (let i = 0; i < count; i++) this.#backward(from + i, i, weight)
    return loss
  }

  step(rate: number, step: number): void {
    for (const part of [this.#words, this.#inputs, this.#bias, this.#output, this.#outputBias, this.transitions]) {
      part.move(rate, step)
    }
    for (const row of this.#touchedAffixes) this.#affixes.move(rate, step, row * AFFIX_SIZE, (row + 1) * AFFIX_SIZE)
    this.#touchedAffixes.clear()
  }

  /** Hidden units and scores of a token; dropout keeps a unit with its value scaled up. */
  #forward(token: number, i: number): void {
    const hidden = this.#hidden.subarray(i * HIDDEN, (i + 1) * HIDDEN)
    hidden.set(this.#bias.weights)
    const { seen, inputs, inputStart } = this.data
    for (let place = 0; place < SEEN_WORDS; place++) {
      this.#blind[i * SEEN_WORDS + place] = this.random() < VECTOR_DROPOUT ? 1 : 0
      this.#addWord(seen.values[token * SEEN_WORDS + place]!, place, this.#blind[i * SEEN_WORDS + place] === 1, hidden)
    }
    for (let k = inputStart.values[token]!; k < inputStart.values[token + 1]!; k++) {
      addScaled(hidden, 0, this.#inputs.weights, inputs.values[k]! * HIDDEN, 1)
    }
    const scores = this.#scores.subarray(i * TAGS, (i + 1) * TAGS)
    scores.set(this.#outputBias.weights)
    for (let h = 0; h < HIDDEN; h++) {
      const kept = hidden[h]! > 0 && this.random() >= HIDDEN_DROPOUT
      hidden[h] = kept ? hidden[h]! / (1 - HIDDEN_DROPOUT) : 0
      if (!kept) continue
      const base = h * TAGS
      const output = this.#output.weights
      for (let tag = 0; tag < TAGS; tag++) scores[tag]! += hidden[h]! * output[base + tag]!
    }
  }

  #addWord(type: number, place: number, blind: boolean, hidden: Float32Array): void {
    const words = this.#words.weights
    const layout = this.#layout
    const base = place * layout.size
    if (type < 0) {
      addScaled(hidden, 0, words, (base + layout.none) * HIDDEN, 1)
      return
    }
    const { vector, bits, affixes } = this.#inputOf(type)
    if (vector && !blind) {
      for (let d = 0; d < vector.length; d++) addScaled(hidden, 0, words, (base + d) * HIDDEN, vector[d]!)
    }
    // the first bit says that the vector is known
    for (let k = vector && blind ? 1 : 0; k < bits.length; k++) {
      addScaled(hidden, 0, words, (base + layout.bits + bits[k]!) * HIDDEN, 1)
    }
    for (let a = 0; a < AFFIXES; a++) {
      for (let k = 0; k < AFFIX_SIZE; k++) {
        const input = base + layout.affixes + a * AFFIX_SIZE + k
        addScaled(hidden, 0, words, input * HIDDEN, this.#affixes.weights[affixes[a]! * AFFIX_SIZE + k]!)
      }
    }
  }

  #backward(token: number, i: number, weight: number): void {
    const hidden = this.#hidden.subarray(i * HIDDEN, (i + 1) * HIDDEN)
    const gradient = this.#gradient.subarray(i * TAGS, (i + 1) * TAGS)
    for (let tag = 0; tag < TAGS; tag++) {
      gradient[tag]! *= weight
      this.#outputBias.gradient[tag]! += gradient[tag]!
    }
    const { weights, gradient: outputGradient } = this.#output
    const ahead = this.#hiddenGradient
    for (let h = 0; h < HIDDEN; h++) {
      ahead[h] = 0
      if (hidden[h] === 0) continue
      const base = h * TAGS
      let sum = 0
      for (let tag = 0; tag < TAGS; tag++) {
        sum += gradient[tag]! * weights[base + tag]!
        outputGradient[base + tag]! += gradient[tag]! * hidden[h]!
      }
      ahead[h] = sum / (1 - HIDDEN_DROPOUT)
    }
    addScaled(this.#bias.gradient, 0, ahead, 0, 1)
    const { seen, inputs, inputStart } = this.data
    for (let k = inputStart.values[token]!; k < inputStart.values[token + 1]!; k++) {
      addScaled(this.#inputs.gradient, inputs.values[k]! * HIDDEN, ahead, 0, 1)
    }
    for (let place = 0; place < SEEN_WORDS; place++) {
      const blind = this.#blind[i * SEEN_WORDS + place] === 1
      this.#backwardWord(seen.values[token * SEEN_WORDS + place]!, place, blind)
    }
  }

  #backwardWord(type: number, place: number, blind: boolean): void {
    const { weights, gradient } = this.#words
    const ahead = this.#hiddenGradient
    const layout = this.#layout
    const base = place * layout.size
    if (type < 0) {
      addScaled(gradient, (base + layout.none) * HIDDEN, ahead, 0, 1)
      return
    }
    const { vector, bits, affixes } = this.#inputOf(type)
    if (vector && !blind) {
      for (let d = 0; d < vector.length; d++) addScaled(gradient, (base + d) * HIDDEN, ahead, 0, vector[d]!)
    }
    for (let k = vector && blind ? 1 : 0; k < bits.length; k++) {
      addScaled(gradient, (base + layout.bits + bits[k]!) * HIDDEN, ahead, 0, 1)
    }
    for (let a = 0; a < AFFIXES; a++) {
      this.#touchedAffixes.add(affixes[a]!)
      for (let k = 0; k < AFFIX_SIZE; k++) {
        const from = (base + layout.affixes + a * AFFIX_SIZE + k) * HIDDEN
        const at = affixes[a]! * AFFIX_SIZE + k
        addScaled(gradient, from, ahead, 0, this.#affixes.weights[at]!)
        this.#affixes.gradient[at]! += product(weights, from, ahead)
      }
    }
  }

  #inputOf(type: number): WordInput {
    const known = this.#wordInputs[type]
    if (known) return known
    const input = readWord(this.data.facts, type)
    this.#wordInputs[type] = input
    return input
  }
}

function readWord(facts: WordFacts, type: number): WordInput {
  const { vectors } = facts
  const { dimensions } = vectors
  const row = vectors.row(type)
  const bits = new Uint8Array(WORD_BITS)
  const affixes = new Int32Array(AFFIXES)
  affixRows(facts, type, affixes)
  return {
    vector:
      row < 0 ? null : Float32Array.from(vectors.scales, (scale, d) => vectors.values[row * dimensions + d]! * scale),
    bits: bits.slice(0, wordBits(facts, type, bits)),
    affixes,
  }
}

/** Product of `a[from, from + HIDDEN)` and `b`. */
function product(a: Float32Array, from: number, b: Float32Array): number {
  let sum = 0
  for (let h = 0; h < HIDDEN; h += 4) {
    sum +=
      a[from + h]! * b[h]! + a[from + h + 1]! * b[h + 1]! + a[from + h + 2]! * b[h + 2]! + a[from + h + 3]! * b[h + 3]!
  }
  return sum
}
