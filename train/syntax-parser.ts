import { bestRelation, type ParserModel } from '../src/syntax/parser.js'
import { LEFT, ParserState, RIGHT, SHIFT } from '../src/syntax/parser-state.js'
import {
  FIRST_RELATION_FEATURES,
  FURTHER_RELATION_FEATURES,
  firstRelationFeatures,
  furtherRelationFeatures,
} from '../src/syntax/relation-features.js'
import {
  FIRST_STEP_FEATURES,
  FURTHER_STEP_FEATURES,
  firstStepFeatures,
  furtherStepFeatures,
} from '../src/syntax/step-features.js'
import { packStepWeights } from '../src/syntax/step-weights.js'
import { RELATION, RELATION_NAMES } from '../src/syntax/tags.js'
import { type FeatureWeights, packWeights } from '../src/syntax/weights.js'
import type { WordAtoms } from '../src/syntax/word-atoms.js'
import type { Vocabulary } from '../src/text/index.js'
import { mixWeights, roundWeights } from './perceptron.js'
import { seededRandom, shuffledIndices } from './random.js'
import { bestOf, StagedPerceptron } from './staged-perceptron.js'
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
/** Room for the heaviest step features: half a MB for the first stage, which a processor keeps at hand, 2 MB for the other. */
const FIRST_STEP_SLOTS = 1 << 17
const FURTHER_STEP_SLOTS = 1 << 18
const SMALLEST_RELATION = 6
const LONGEST = 150
/** From the second round on, the parser goes where it would go by itself, this share of the time. */
const EXPLORE = 0.9
/** By how much the first stage alone has to be right, or it learns: in what one feature learns of one mistake. */
const MARGIN = 14

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
  firstSteps: FeatureWeights[]
  furtherSteps: FeatureWeights[]
  firstRelations: FeatureWeights[]
  furtherRelations: FeatureWeights[]
}

/** One parser out of two that learned from different trees. */
export function mixParsers(one: ParserWeights, other: ParserWeights): ParserWeights {
  return {
    firstSteps: mixWeights(one.firstSteps, other.firstSteps),
    furtherSteps: mixWeights(one.furtherSteps, other.furtherSteps),
    firstRelations: mixWeights(one.firstRelations, other.firstRelations),
    furtherRelations: mixWeights(one.furtherRelations, other.furtherRelations),
  }
}

/** The leads from which on the first stages are taken at their word. */
export type SureLeads = Pick<ParserModel, 'sureStep' | 'sureRelation'>

export const meanLeads = (one: SureLeads, other: SureLeads): SureLeads => ({
  sureStep: Math.round((one.sureStep + other.sureStep) / 2),
  sureRelation: Math.round((one.sureRelation + other.sureRelation) / 2),
})

export function packParser(weights: ParserWeights, sure: SureLeads): ParserModel {
  const steps = (features: FeatureWeights[], slots: number) => packStepWeights(roundWeights(features, SCALE, 1), slots)
  const relations = (features: FeatureWeights[]) =>
    packWeights(roundWeights(features, SCALE, SMALLEST_RELATION), RELATION_NAMES.length, RELATION_NAMES.length)
  return {
    firstSteps: steps(weights.firstSteps, FIRST_STEP_SLOTS),
    furtherSteps: steps(weights.furtherSteps, FURTHER_STEP_SLOTS),
    firstRelations: relations(weights.firstRelations),
    furtherRelations: relations(weights.furtherRelations),
    ...sure,
  }
}

class ParserLearner {
  readonly #steps = new StagedPerceptron(MIN_UPDATES, FIRST_STEP_FEATURES, FURTHER_STEP_FEATURES, STEPS.length)
  readonly #relations = new StagedPerceptron(
    MIN_UPDATES,
    FIRST_RELATION_FEATURES,
    FURTHER_RELATION_FEATURES,
    RELATION_NAMES.length,
  )
  readonly #state = new ParserState(LONGEST)
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
    return {
      firstSteps: this.#steps.first.average(),
      furtherSteps: this.#steps.further.average(),
      firstRelations: this.#relations.first.average(),
      furtherRelations: this.#relations.further.average(),
    }
  }

  /** The step to take, after an update where the best one is wrong. */
  #decide(sentence: TrainingSentence, weight: number, exploring: boolean): number {
    const state = this.#state
    const steps = this.#steps
    firstStepFeatures(state, steps.firstKeys)
    furtherStepFeatures(state, steps.furtherKeys)
    steps.score()
    const costs = STEPS.map((step) =>
      step === RIGHT && state.depth < 2 ? Number.POSITIVE_INFINITY : stepCost(state, sentence.head, step),
    )
    const least = Math.min(...costs)
    const right = STEPS.filter((step) => costs[step] === least)
    const wrong = STEPS.filter((step) => costs[step]! > least && costs[step]! < Number.POSITIVE_INFINITY)
    const best = bestOf(steps.scores, right)
    this.#decided++
    if (wrong.length === 0 || steps.learn(right, wrong, weight, MARGIN)) return best
    this.#wrong++
    return exploring ? bestOf(steps.scores, wrong) : best
  }

  #attach({ head, relation }: TrainingSentence, step: number, weight: number): void {
    const state = this.#state
    const relations = this.#relations
    const child = state.stack[state.depth - 1]!
    const above = step === LEFT ? state.next : state.stack[state.depth - 2]!
    if (above === state.length) {
      state.attach(above, RELATION.root)
      return
    }
    firstRelationFeatures(state, above, child, relations.firstKeys)
    furtherRelationFeatures(state, above, child, relations.furtherKeys)
    relations.score()
    const best = bestRelation(relations.scores)
    const right = head[child] === above ? relation[child]! : 0
    if (right !== 0) {
      const wrong = CHOSEN_RELATIONS.filter((one) => one !== right)
      relations.learn([right], wrong, weight, MARGIN)
    }
    state.attach(above, best)
  }
}

const STEPS = [SHIFT, LEFT, RIGHT] as const
/** All but "not told" and the root's. */
const CHOSEN_RELATIONS = Array.from(RELATION_NAMES, (_, relation) => relation).filter(
  (relation) => relation > 0 && relation !== RELATION.root,
)

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
