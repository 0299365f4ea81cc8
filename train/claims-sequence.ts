import { STEP_CONTEXTS, startKey, transitionKey } from '../src/claims/viterbi.js'
import { packWeights, type Weights } from '../src/syntax/index.js'
import { Perceptron, randomNumbers, shuffle } from './perceptron.js'

/** A run of tokens with the keys of its features. */
export interface SequenceExample {
  count: number
  /** Keys of all tokens one behind the other; those of token `i` end at `ends[i]`. */
  keys: Int32Array
  ends: Int32Array
  contexts: Uint8Array
  gold: Uint8Array
}

export interface SequenceTraining {
  labels: number
  allowed: (before: number, label: number) => boolean
  epochs: number
  seed: number
}

const MIN_UPDATES = 3
/** Averaged weights are kept in units of 1/8; smaller ones than half are noise. */
const SCALE = 8
const SMALLEST = 3

/** Averaged structured perceptron (Collins 2002) over runs of tokens, with Viterbi. */
export function trainSequence(examples: readonly SequenceExample[], training: SequenceTraining): Weights {
  const { labels, allowed, epochs, seed } = training
  const perceptron = new Perceptron(MIN_UPDATES)
  const decoder = new TrainingDecoder(labels, allowed, perceptron)
  const order = examples.map((_, i) => i)
  const random = randomNumbers(seed)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    for (const index of order) {
      const example = examples[index]!
      perceptron.now++
      const found = decoder.decode(example)
      learn(perceptron, example, found, labels)
    }
  }
  const features = perceptron.average(SCALE, SMALLEST).map(({ key, classes, weights }) => {
    const kept = classes.map((_, i) => i).filter((i) => classes[i]! < labels)
    return { key, classes: kept.map((i) => classes[i]!), weights: kept.map((i) => weights[i]!) }
  })
  return packWeights(features.filter(({ classes }) => classes.length > 0))
}

function learn(
  perceptron: Perceptron,
  { count, keys, ends, contexts, gold }: SequenceExample,
  found: Uint8Array,
  labels: number,
): void {
  const step = new Int32Array(1)
  // what a step takes away from one label goes to none: one number beyond the labels
  const none = labels
  for (let i = 0; i < count; i++) {
    const own = keys.subarray(i > 0 ? ends[i - 1]! : 0, ends[i]!)
    if (gold[i] !== found[i]) perceptron.update(own, own.length, gold[i]!, found[i]!, 1)
    if (gold[i] === found[i] && (i === 0 || gold[i - 1] === found[i - 1])) continue
    step[0] = i === 0 ? startKey(contexts[i]!) : transitionKey(contexts[i]!, gold[i - 1]!)
    perceptron.update(step, 1, gold[i]!, none, 1)
    step[0] = i === 0 ? startKey(contexts[i]!) : transitionKey(contexts[i]!, found[i - 1]!)
    perceptron.update(step, 1, none, found[i]!, 1)
  }
}

class TrainingDecoder {
  readonly #labels: number
  readonly #allowed: (before: number, label: number) => boolean
  readonly #perceptron: Perceptron
  readonly #row: Float64Array

  constructor(labels: number, allowed: (before: number, label: number) => boolean, perceptron: Perceptron) {
    this.#labels = labels
    this.#allowed = allowed
    this.#perceptron = perceptron
    this.#row = new Float64Array(labels + 1)
  }

  decode({ count, keys, ends, contexts }: SequenceExample): Uint8Array {
    const labels = this.#labels
    const best = new Float64Array(count * labels)
    const back = new Uint8Array(count * labels)
    const steps = this.#stepScores()
    for (let i = 0; i < count; i++) {
      const own = keys.subarray(i > 0 ? ends[i - 1]! : 0, ends[i]!)
      this.#row.fill(0)
      this.#perceptron.addScores(own, own.length, this.#row)
      for (let label = 0; label < labels; label++) {
        let top = i === 0 && this.#allowed(-1, label) ? steps(contexts[0]!, labels)[label]! : Number.NEGATIVE_INFINITY
        for (let before = 0; i > 0 && before < labels; before++) {
          if (!this.#allowed(before, label)) continue
          const score = best[(i - 1) * labels + before]! + steps(contexts[i]!, before)[label]!
          if (score > top) {
            top = score
            back[i * labels + label] = before
          }
        }
        best[i * labels + label] = top + this.#row[label]!
      }
    }
    const found = new Uint8Array(count)
    let label = 0
    for (let k = 1; k < labels; k++)
      if (best[(count - 1) * labels + k]! > best[(count - 1) * labels + label]!) label = k
    for (let i = count - 1; i >= 0; i--) {
      found[i] = label
      label = back[i * labels + label]!
    }
    return found
  }

  /** Scores of the steps from a label (`labels` for the start) in a context; looked up once a run. */
  #stepScores(): (context: number, before: number) => Float64Array {
    const known: (Float64Array | undefined)[] = new Array(STEP_CONTEXTS * (this.#labels + 1))
    const key = new Int32Array(1)
    return (context, before) => {
      const at = context * (this.#labels + 1) + before
      const scores = known[at]
      if (scores) return scores
      const fresh = new Float64Array(this.#labels + 1)
      key[0] = before === this.#labels ? startKey(context) : transitionKey(context, before)
      this.#perceptron.addScores(key, 1, fresh)
      known[at] = fresh
      return fresh
    }
  }
}
