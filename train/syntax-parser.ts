import type { ParserModel } from '../src/syntax/parser.js'
import { RELATION_FEATURES, relationFeatures, STEP_FEATURES, stepFeatures } from '../src/syntax/parser-features.js'
import { LEFT, ParserState, RIGHT, SHIFT } from '../src/syntax/parser-state.js'
import { packStepWeights } from '../src/syntax/step-weights.js'
import { RELATION, RELATION_NAMES } from '../src/syntax/tags.js'
import { type FeatureWeights, packWeights } from '../src/syntax/weights.js'
import type { WordAtoms } from '../src/syntax/word-atoms.js'
import type { Vocabulary } from '../src/text/index.js'
import { mixWeights, Perceptron, roundWeights } from './perceptron.js'
import { seededRandom, shuffledIndices } from './random.js'
import type { TrainingSentence } from './syntax-data.js'

export interface ParserTraining {
  vocabulary: Vocabulary
  atoms: WordAtoms
  epochs: number
  silverWeight: number
}

const MIN_UPDATES = 4
/** Averaged weights are kept in units of 1/4; smaller ones are left out. */
const SCALE = 4
/** Room for the heaviest step features: 2 MB. */
const STEP_SLOTS = 1 << 19
const SMALLEST_RELATION = 6
const LONGEST = 150
/** From the second round on, the parser goes where it would go by itself, this share of the time. */
const EXPLORE = 0.9

/**
 * Trains the parser with the dynamic oracle of arc-hybrid (Goldberg & Nivre 2013).
 * @param tags of each sentence, as a tagger gives them that has not seen it
 */
export function trainParser(
  sentences: readonly TrainingSentence[],
  tags: readonly Uint8Array[],
  training: ParserTraining,
): ParserWeights {
  const learner = new ParserLearner(training)
  const random = seededRandom(7)
  for (let epoch = 0; epoch < training.epochs; epoch++) {
    for (const index of shuffledIndices(sentences.length, random)) {
      if (sentences[index]!.types.length > LONGEST) continue
      learner.learn(sentences[index]!, tags[index]!, epoch > 0 ? EXPLORE : 0, random)
    }
    learner.report(epoch)
  }
  return learner.weights()
}

/** The averaged weights of a parser, before they are rounded. */
export interface ParserWeights {
  steps: FeatureWeights[]
  relations: FeatureWeights[]
}

/** One parser out of two that learned from different trees. */
export function mixParsers(one: ParserWeights, other: ParserWeights): ParserWeights {
  return {
    steps: mixWeights(one.steps, other.steps),
    relations: mixWeights(one.relations, other.relations),
  }
}

export function packParser({ steps, relations }: ParserWeights): ParserModel {
  return {
    steps: packStepWeights(roundWeights(steps, SCALE, 1), STEP_SLOTS),
    relations: packWeights(
      roundWeights(relations, SCALE, SMALLEST_RELATION),
      RELATION_NAMES.length,
      RELATION_NAMES.length,
    ),
  }
}

class ParserLearner {
  readonly #steps = new Perceptron(MIN_UPDATES)
  readonly #relations = new Perceptron(MIN_UPDATES)
  readonly #state = new ParserState(LONGEST)
  readonly #keys = new Int32Array(Math.max(STEP_FEATURES, RELATION_FEATURES))
  readonly #stepScores = new Float64Array(3)
  readonly #relationScores = new Float64Array(RELATION_NAMES.length)
  readonly #training: ParserTraining
  #decided = 0
  #wrong = 0

  constructor(training: ParserTraining) {
    this.#training = training
  }

  learn(sentence: TrainingSentence, tags: Uint8Array, explore: number, random: () => number): void {
    const { vocabulary, atoms, silverWeight } = this.#training
    const { types, isSilver } = sentence
    const state = this.#state
    const weight = isSilver ? silverWeight : 1
    state.start(atoms, vocabulary.flags, types, tags, 0, types.length)
    while (!state.isDone) {
      const only = state.onlyStep
      const step = only < 0 ? this.#decide(sentence, weight, random() < explore) : only
      if (step === SHIFT) state.shift()
      else this.#attach(sentence, step, weight)
    }
  }

  report(epoch: number): void {
    console.log(`  round ${epoch + 1}: ${this.#wrong} of ${this.#decided} steps wrong`)
    this.#decided = 0
    this.#wrong = 0
  }

  weights(): ParserWeights {
    return { steps: this.#steps.average(), relations: this.#relations.average() }
  }

  /** The step to take, after an update where the best one is wrong. */
  #decide(sentence: TrainingSentence, weight: number, exploring: boolean): number {
    const state = this.#state
    const scores = this.#stepScores.fill(0)
    const count = stepFeatures(state, this.#keys)
    this.#decided++
    this.#steps.addScores(this.#keys, count, scores)
    let best = -1
    let right = -1
    let least = Number.POSITIVE_INFINITY
    const costs = [0, 0, 0]
    for (let step = SHIFT; step <= RIGHT; step++) {
      if (step === RIGHT && state.depth < 2) continue
      costs[step] = stepCost(state, sentence.head, step)
      if (best < 0 || scores[step]! > scores[best]!) best = step
      if (costs[step]! < least || (costs[step] === least && scores[step]! > scores[right]!)) {
        least = costs[step]!
        right = step
      }
    }
    if (costs[best]! > least) {
      this.#wrong++
      this.#steps.update(this.#keys, count, right, best, weight)
      return exploring ? best : right
    }
    return best
  }

  #attach({ head, relation }: TrainingSentence, step: number, weight: number): void {
    const state = this.#state
    const child = state.stack[state.depth - 1]!
    const above = step === LEFT ? state.next : state.stack[state.depth - 2]!
    if (above === state.length) {
      state.attach(above, RELATION.root)
      return
    }
    const scores = this.#relationScores.fill(0)
    const count = relationFeatures(state, above, child, this.#keys)
    this.#relations.addScores(this.#keys, count, scores)
    let best = 1
    for (let label = 2; label < scores.length; label++) {
      if (scores[label]! > scores[best]! && label !== RELATION.root) best = label
    }
    const right = head[child] === above ? relation[child]! : 0
    if (right !== 0 && right !== best) this.#relations.update(this.#keys, count, right, best, weight)
    state.attach(above, best)
  }
}

/** How many arcs of the gold tree can no longer be made after a step. */
function stepCost(state: ParserState, gold: Int32Array, step: number): number {
  const { stack, depth, next } = state
  const top = stack[depth - 1]!
  let cost = 0
  if (step === SHIFT) {
    for (let k = 0; k < depth; k++) {
      if (gold[stack[k]!] === next) cost++
      if (k < depth - 1 && gold[next] === stack[k]) cost++
    }
    return cost
  }
  for (let k = next; k < state.length; k++) if (gold[k] === top) cost++
  const head = gold[top]!
  const below = depth > 1 ? stack[depth - 2]! : -2
  if (step === LEFT) return cost + (head === below || head === -1 || head > next ? 1 : 0)
  return cost + (head === -1 || head >= next ? 1 : 0)
}
