import type { ModelFile } from '../resources/index.js'
import type { DocumentEvidence } from './evidence.js'
import { addScaled, HIDDEN } from './hidden-layer.js'
import {
  AFFIX_SIZE,
  AFFIXES,
  affixRows,
  INPUT_GROUPS,
  INPUT_STATES,
  inputStates,
  inputsOf,
  SEEN_WORDS,
  SENTENCE_STATE,
  seenWords,
  TOKEN_INPUTS,
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

/** Rows that the hidden layer of a token is the sum of: one for each word that it sees, and for each group of its inputs. */
const ROWS = SEEN_WORDS + INPUT_GROUPS
/** A row holds two units in each number, unit `h` in the lower half and unit `h + PAIRS` in the upper one: two are added at once. */
const PAIRS = HIDDEN / 2
const SLOT = SEEN_WORDS * PAIRS
/** Steps of a row's whole numbers in 1: rows reach to 6.8, where those of words and inputs are seldom above 5. */
const STEPS = 400
/** Most that a row may hold, so that no sum of them leaves its half. */
const MOST = Math.floor(0x7fff / ROWS)

/** So many active units are added to the scores at a time. */
const STRIDE = 4

/**
 * The window network (Collobert et al. 2011) when it tags: a hidden layer over frozen word vectors and the word's other
 * facts. What a word gives the hidden layer at each of its places is summed once a word form, when it is first needed,
 * and what a group of other inputs gives it once a state of the group; all in whole numbers.
 */
export class Network {
  readonly #slots: WordSlots
  /** Rows of words by slot and place, of "no word" by place, of states of inputs. */
  readonly #rows: Int32Array
  readonly #stateRows: number
  /** By slot: bits of the places that are summed. */
  readonly #summed: Uint16Array
  readonly #isStateSummed = new Uint8Array(INPUT_STATES)
  readonly #seen = new Int32Array(SEEN_WORDS)
  readonly #states = new Int32Array(INPUT_GROUPS)
  readonly #inputs = new Uint8Array(TOKEN_INPUTS)
  readonly #bits = new Uint8Array(WORD_BITS)
  readonly #affixes = new Int32Array(AFFIXES)
  /** Where the rows that are being added start. */
  readonly #from = new Int32Array(ROWS)
  /** The row that is being made, before it is rounded. */
  readonly #exact = new Float32Array(HIDDEN)
  /** Active units of the hidden layer: where their weights start, and their values. */
  readonly #active = new Int32Array(HIDDEN + STRIDE)
  readonly #values = new Float64Array(HIDDEN + STRIDE)
  readonly #tagScores = new Float64Array(TAGS)
  /** The weights of the output for a hidden layer in steps. */
  readonly #output: Float64Array
  readonly #layout: ReturnType<typeof inputLayout>

  constructor(
    private readonly facts: WordFacts,
    private readonly weights: NetworkWeights,
  ) {
    const layout = inputLayout(facts.vectors.dimensions)
    this.#layout = layout
    this.#slots = new WordSlots(facts.vocabulary)
    this.#output = Float64Array.from(weights.output, (weight) => weight / STEPS)
    const { capacity } = this.#slots
    this.#summed = new Uint16Array(capacity)
    this.#stateRows = (capacity + 1) * SLOT
    this.#rows = new Int32Array(this.#stateRows + INPUT_STATES * PAIRS)
    for (let place = 0; place < SEEN_WORDS; place++) {
      this.#exact.fill(0)
      addScaled(this.#exact, 0, weights.words, (place * layout.size + layout.none) * HIDDEN, 1)
      this.#keepRow(capacity * SLOT + place * PAIRS)
    }
  }

  /** Scores of all tags of token `i`, into `scores[at, at + TAGS)`. */
  score(sentence: SentenceReading, evidence: DocumentEvidence, i: number, scores: Float32Array, at: number): void {
    const from = this.#from
    seenWords(sentence, evidence, i, this.#seen, 0)
    this.#slots.makeRoom(SEEN_WORDS)
    for (let place = 0; place < SEEN_WORDS; place++) from[place] = this.#wordRow(this.#seen[place]!, place)
    inputStates(sentence, evidence, i, this.#states)
    for (let group = 0; group < INPUT_GROUPS; group++) from[SEEN_WORDS + group] = this.#stateRow(this.#states[group]!)
    this.#addOutput(this.#sumRows(), scores, at)
  }

  /** The hidden layer: the sum of the rows; returns how many of its units are active. */
  #sumRows(): number {
    const rows = this.#rows
    const from = this.#from
    // all `ROWS` of them, written out, so that a sum of twelve is made before it is looked at
    const a = from[0]!
    const b = from[1]!
    const c = from[2]!
    const d = from[3]!
    const e = from[4]!
    const f = from[5]!
    const g = from[6]!
    const h = from[7]!
    const i = from[8]!
    const j = from[9]!
    const k = from[10]!
    const l = from[11]!
    const active = this.#active
    const values = this.#values
    let count = 0
    for (let pair = 0; pair < PAIRS; pair++) {
      const sum =
        (rows[a + pair]! +
          rows[b + pair]! +
          rows[c + pair]! +
          rows[d + pair]! +
          rows[e + pair]! +
          rows[f + pair]! +
          rows[g + pair]! +
          rows[h + pair]! +
          rows[i + pair]! +
          rows[j + pair]! +
          rows[k + pair]! +
          rows[l + pair]!) |
        0
      const lower = (sum << 16) >> 16
      const upper = (sum - lower) >> 16
      if (lower > 0) {
        active[count] = pair * TAGS
        values[count++] = lower
      }
      if (upper > 0) {
        active[count] = (pair + PAIRS) * TAGS
        values[count++] = upper
      }
    }
    return count
  }

  /** What the active units of the hidden layer give the tags. */
  #addOutput(units: number, scores: Float32Array, at: number): void {
    const output = this.#output
    const active = this.#active
    const values = this.#values
    let count = units
    for (; count % STRIDE !== 0; count++) active[count] = values[count] = 0
    const sums = this.#tagScores
    sums.set(this.weights.outputBias)
    for (let k = 0; k < count; k += STRIDE) {
      const a = active[k]!
      const b = active[k + 1]!
      const c = active[k + 2]!
      const d = active[k + 3]!
      const byA = values[k]!
      const byB = values[k + 1]!
      const byC = values[k + 2]!
      const byD = values[k + 3]!
      for (let tag = 0; tag < TAGS; tag++) {
        sums[tag]! +=
          byA * output[a + tag]! + byB * output[b + tag]! + (byC * output[c + tag]! + byD * output[d + tag]!)
      }
    }
    for (let tag = 0; tag < TAGS; tag++) scores[at + tag] = sums[tag]!
  }

  /** Where the row of a word at one of its places starts; -1 is no word. */
  #wordRow(type: number, place: number): number {
    const slot = type < 0 ? this.#slots.capacity : this.#slotOf(type)
    const base = slot * SLOT + place * PAIRS
    if (type < 0 || ((this.#summed[slot]! >> place) & 1) === 1) return base
    this.#sumWord(type, place)
    this.#keepRow(base)
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

  /** Where the row of a state of the inputs starts; the bias is added to the row of the last group. */
  #stateRow(state: number): number {
    const base = this.#stateRows + state * PAIRS
    if (this.#isStateSummed[state] === 1) return base
    const exact = this.#exact.fill(0)
    if (state >= SENTENCE_STATE) addScaled(exact, 0, this.weights.bias, 0, 1)
    const count = inputsOf(state, this.#inputs)
    for (let k = 0; k < count; k++) addScaled(exact, 0, this.weights.inputs, this.#inputs[k]! * HIDDEN, 1)
    this.#keepRow(base)
    this.#isStateSummed[state] = 1
    return base
  }

  /** Rounds the row that has been made and keeps it from `at` on. */
  #keepRow(at: number): void {
    for (let pair = 0; pair < PAIRS; pair++) {
      this.#rows[at + pair] = (inSteps(this.#exact[pair + PAIRS]!) << 16) + inSteps(this.#exact[pair]!)
    }
  }

  /** What the word gives the hidden layer at one of its places. */
  #sumWord(type: number, place: number): void {
    const { facts } = this
    const { vectors } = facts
    const layout = this.#layout
    const base = place * layout.size
    const exact = this.#exact.fill(0)
    const add = (input: number, value: number) => addScaled(exact, 0, this.weights.words, input * HIDDEN, value)
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

const inSteps = (value: number) => Math.max(-MOST, Math.min(MOST, Math.round(value * STEPS)))
