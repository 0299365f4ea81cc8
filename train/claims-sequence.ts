import { mayFollow, STEP_CONTEXTS, startKey, transitionKey } from '../src/claims/viterbi.js'
import { packWeights, type Weights } from '../src/claims/weights.js'
import { FeatureNumbers, heaviest, Learner } from './claims-learner.js'
import { seededRandom, shuffledIndices } from './random.js'

/** A run of tokens with its features: their keys, then (`numberFeatures`) their numbers. */
export interface SequenceExample {
  count: number
  /** Of all tokens one behind the other; those of token `i` end at `ends[i]`. */
  features: Int32Array
  ends: Int32Array
  contexts: Uint8Array
  gold: Uint8Array
}

export interface SequenceTask {
  labels: number
  rounds: number
  /** How many features the model keeps. */
  most: number
}

/** A feature seen less often than this is not learned. */
const LEAST_SEEN = 4
/** Averaged weights are kept in units of 1/8; smaller ones than this many are noise. */
const SCALE = 8
const SMALLEST = 3
/** Trainings that differ by the order of the examples: their mean is steadier than each of them. */
const TRAININGS = 12

/** Puts the numbers of the features in place of their keys, in all examples, and returns the keys by number. */
export function numberFeatures(examples: readonly SequenceExample[], labels: number): number[] {
  const numbers = new FeatureNumbers()
  for (const { features } of examples) numbers.count(features)
  const steps = Int32Array.from({ length: STEP_CONTEXTS * (labels + 1) }, (_, at) => stepKey(at, labels))
  for (let n = 0; n < LEAST_SEEN; n++) numbers.count(steps)
  numbers.settle(LEAST_SEEN)
  for (const example of examples) {
    const { features, ends, count } = example
    const kept = new Int32Array(features.length)
    let end = 0
    for (let i = 0, from = 0; i < count; i++) {
      end += numbers.number(features.subarray(from, ends[i]!), kept.subarray(end))
      from = ends[i]!
      ends[i] = end
    }
    example.features = kept.slice(0, end)
  }
  return numbers.keys
}

const stepKey = (at: number, labels: number) => {
  const context = Math.floor(at / (labels + 1))
  const before = at % (labels + 1)
  return before === labels ? startKey(context) : transitionKey(context, before)
}

/**
 * Averaged structured perceptron (Collins 2002) over runs of tokens, with Viterbi; the mean of several trainings.
 * @param keys what `numberFeatures` returned
 */
export function trainSequence(
  examples: readonly SequenceExample[],
  keys: readonly number[],
  task: SequenceTask,
  seed: number,
): Weights {
  const classes = task.labels - 1
  const averages = new Float64Array(keys.length * classes)
  for (let training = 0; training < TRAININGS; training++) {
    const learner = new Learner(keys.length, classes)
    const trainer = new SequenceTrainer(learner, keys, task)
    const random = seededRandom(seed * TRAININGS + training)
    for (let round = 0; round < task.rounds; round++) {
      for (const index of shuffledIndices(examples.length, random)) trainer.learn(examples[index]!)
    }
    learner.addAverages(averages)
  }
  const kept = { scale: SCALE / TRAININGS, smallest: SMALLEST, most: task.most }
  return packWeights(heaviest(keys, averages, kept), classes)
}

class SequenceTrainer {
  readonly #learner: Learner
  readonly #task: SequenceTask
  /** Feature of each step, by context and label before. */
  readonly #steps: Int32Array
  readonly #stepScores: Float64Array
  readonly #row: Float64Array

  constructor(learner: Learner, keys: readonly number[], task: SequenceTask) {
    this.#learner = learner
    this.#task = task
    const numberOf = new Map(keys.map((key, number) => [key, number]))
    const steps = STEP_CONTEXTS * (task.labels + 1)
    this.#steps = Int32Array.from({ length: steps }, (_, at) => numberOf.get(stepKey(at, task.labels))!)
    this.#stepScores = new Float64Array(task.labels)
    this.#row = new Float64Array(task.labels)
  }

  learn(example: SequenceExample): void {
    this.#learner.now++
    const found = this.#decode(example)
    const { count, features, ends, contexts, gold } = example
    const learner = this.#learner
    for (let i = 0; i < count; i++) {
      const from = i > 0 ? ends[i - 1]! : 0
      if (gold[i] !== found[i]) {
        learner.update(features, from, ends[i]!, gold[i]!, 1)
        learner.update(features, from, ends[i]!, found[i]!, -1)
      }
      if (gold[i] === found[i] && (i === 0 || gold[i - 1] === found[i - 1])) continue
      const right = this.#stepAt(contexts[i]!, i === 0 ? -1 : gold[i - 1]!)
      const wrong = this.#stepAt(contexts[i]!, i === 0 ? -1 : found[i - 1]!)
      learner.update(this.#steps, right, right + 1, gold[i]!, 1)
      learner.update(this.#steps, wrong, wrong + 1, found[i]!, -1)
    }
  }

  #stepAt(context: number, before: number): number {
    const { labels } = this.#task
    return context * (labels + 1) + (before < 0 ? labels : before)
  }

  #decode({ count, features, ends, contexts }: SequenceExample): Uint8Array {
    const { labels } = this.#task
    const best = new Float64Array(count * labels)
    const back = new Uint8Array(count * labels)
    for (let i = 0; i < count; i++) {
      this.#row.fill(0)
      this.#learner.addScores(features, i > 0 ? ends[i - 1]! : 0, ends[i]!, this.#row)
      const tops = best.subarray(i * labels, (i + 1) * labels).fill(Number.NEGATIVE_INFINITY)
      for (let before = i === 0 ? -1 : 0; before < (i === 0 ? 0 : labels); before++) {
        this.#stepScores.fill(0)
        const step = this.#stepAt(contexts[i]!, before)
        this.#learner.addScores(this.#steps, step, step + 1, this.#stepScores)
        const reached = i === 0 ? 0 : best[(i - 1) * labels + before]!
        for (let label = 0; label < labels; label++) {
          if (!mayFollow(before, label) || reached + this.#stepScores[label]! <= tops[label]!) continue
          tops[label] = reached + this.#stepScores[label]!
          back[i * labels + label] = Math.max(0, before)
        }
      }
      for (let label = 0; label < labels; label++) tops[label] = tops[label]! + this.#row[label]!
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
}
