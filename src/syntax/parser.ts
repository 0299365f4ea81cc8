import type { ModelFile } from '../resources/index.js'
import type { Vocabulary } from '../text/index.js'
import { LEFT, ParserState, RIGHT, SHIFT } from './parser-state.js'
import {
  FIRST_RELATION_FEATURES,
  FURTHER_RELATION_FEATURES,
  firstRelationFeatures,
  furtherRelationFeatures,
} from './relation-features.js'
import { FIRST_STEP_FEATURES, FURTHER_STEP_FEATURES, firstStepFeatures, furtherStepFeatures } from './step-features.js'
import { addStepScores, openStepWeights, type StepWeights } from './step-weights.js'
import { RELATION, RELATION_NAMES } from './tags.js'
import { addScores, openWeights, type Weights } from './weights.js'
import type { WordAtoms } from './word-atoms.js'

const ALL_RELATIONS = Uint8Array.from(RELATION_NAMES, (_, relation) => relation)

/**
 * What training makes for the parser. Both choices have two stages: the further weights are asked only where the first
 * are not sure.
 */
export interface ParserModel {
  readonly firstSteps: StepWeights
  readonly furtherSteps: StepWeights
  readonly firstRelations: Weights
  readonly furtherRelations: Weights
  /** By how much the best step or relation must lead after the first stage for it to be taken at once. */
  readonly sureStep: number
  readonly sureRelation: number
}

export function openParserModel(model: ModelFile): ParserModel {
  return {
    firstSteps: openStepWeights(model, 'firstSteps'),
    furtherSteps: openStepWeights(model, 'furtherSteps'),
    firstRelations: openWeights(model, 'firstRelations'),
    furtherRelations: openWeights(model, 'furtherRelations'),
    sureStep: model.meta.sureStep as number,
    sureRelation: model.meta.sureRelation as number,
  }
}

/**
 * Makes dependency trees from left to right in a single pass, two steps a word: arc-hybrid, greedy, trained with a
 * dynamic oracle (Goldberg & Nivre 2013); a second classifier names each arc when it is made. A tree is projective
 * and has one root.
 */
export class Parser {
  readonly #model: ParserModel
  readonly #isMark: readonly boolean[]
  readonly #vocabulary: Vocabulary
  readonly #atoms: WordAtoms
  readonly #state: ParserState
  readonly #keys = new Int32Array(
    Math.max(FIRST_STEP_FEATURES, FURTHER_STEP_FEATURES, FIRST_RELATION_FEATURES, FURTHER_RELATION_FEATURES),
  )
  readonly #stepScores = new Int32Array(3)
  readonly #relationScores = new Int32Array(RELATION_NAMES.length)

  /**
   * @param isMark by tag: whether it is that of a mark of punctuation
   * @param longest number of words in the longest sentence that `parse` may be given
   */
  constructor(
    model: ParserModel,
    isMark: readonly boolean[],
    vocabulary: Vocabulary,
    atoms: WordAtoms,
    longest: number,
  ) {
    this.#model = model
    this.#isMark = isMark
    this.#vocabulary = vocabulary
    this.#atoms = atoms
    this.#state = new ParserState(longest)
  }

  /**
   * Parses the words of one sentence, `types[from, to)`.
   * @param head filled with indices into the same arrays; -1 for the root
   */
  parse(types: Int32Array, tags: Uint8Array, from: number, to: number, head: Int32Array, relation: Uint8Array): void {
    const state = this.#state
    state.start(this.#atoms, this.#vocabulary.flags, types, tags, from, to)
    while (!state.isDone) {
      const step = state.onlyStep < 0 ? this.#chooseStep() : state.onlyStep
      if (step === SHIFT) state.shift()
      else {
        const child = state.stack[state.depth - 1]!
        const above = step === LEFT ? state.next : state.stack[state.depth - 2]!
        state.attach(above, above === state.length ? RELATION.root : this.#chooseRelation(above, child))
      }
    }
    freeMarks(state, this.#isMark)
    for (let i = 0; i < state.length; i++) {
      const above = state.head[i]!
      head[from + i] = above === state.length ? -1 : from + above
      relation[from + i] = state.relation[i]!
    }
  }

  #chooseStep(): number {
    const { tag, stack, depth, next } = this.#state
    // nothing hangs on a mark
    const mayLeft = !this.#isMark[tag[next]!]
    const mayRight = depth > 1 && !this.#isMark[tag[stack[depth - 2]!]!]
    if (!mayLeft && !mayRight) return SHIFT
    const { firstSteps, furtherSteps, sureStep } = this.#model
    const keys = this.#keys
    const scores = this.#stepScores.fill(0)
    addStepScores(firstSteps, keys, firstStepFeatures(this.#state, keys), scores)
    if (!mayLeft) scores[LEFT] = IMPOSSIBLE
    if (!mayRight) scores[RIGHT] = IMPOSSIBLE
    const first = bestStep(scores)
    if (stepLead(scores, first) >= sureStep) return first
    addStepScores(furtherSteps, keys, furtherStepFeatures(this.#state, keys), scores)
    return bestStep(scores)
  }

  #chooseRelation(head: number, child: number): number {
    const { firstRelations, furtherRelations, sureRelation } = this.#model
    const keys = this.#keys
    const scores = this.#relationScores.fill(0)
    addRelationScores(firstRelations, keys, firstRelationFeatures(this.#state, head, child, keys), scores)
    const first = bestRelation(scores)
    if (relationLead(scores, first) >= sureRelation) return first
    addRelationScores(furtherRelations, keys, furtherRelationFeatures(this.#state, head, child, keys), scores)
    return bestRelation(scores)
  }
}

/** Adds the weights of the first `count` of `keys` to the scores of all relations. Overwrites `keys`. */
export function addRelationScores(weights: Weights, keys: Int32Array, count: number, scores: Int32Array): void {
  addScores(weights, keys, count, ALL_RELATIONS, 0, ALL_RELATIONS.length, scores)
}

/** Low enough to lose, high enough that sums do not wrap around. */
export const IMPOSSIBLE = -(1 << 28)

/** The best of the three steps: of equals the first. */
export function bestStep(scores: ArrayLike<number>): number {
  const best = scores[LEFT]! > scores[SHIFT]! ? LEFT : SHIFT
  return scores[RIGHT]! > scores[best]! ? RIGHT : best
}

/** By how much a step is better than the better one of the others. */
export function stepLead(scores: ArrayLike<number>, step: number): number {
  const one = scores[step === SHIFT ? LEFT : SHIFT]!
  const other = scores[step === RIGHT ? LEFT : RIGHT]!
  return scores[step]! - Math.max(one, other)
}

/** The best relation of a word that is not the root: of equals the first. */
export function bestRelation(scores: ArrayLike<number>): number {
  let best = 1
  for (let relation = 2; relation < scores.length; relation++) {
    if (scores[relation]! > scores[best]! && relation !== RELATION.root) best = relation
  }
  return best
}

/** By how much a relation is better than the best one of the others. */
export function relationLead(scores: ArrayLike<number>, best: number): number {
  let second = IMPOSSIBLE
  for (let relation = 1; relation < scores.length; relation++) {
    if (scores[relation]! > second && relation !== best && relation !== RELATION.root) second = scores[relation]!
  }
  return scores[best]! - second
}

/**
 * What was left over at the end hangs on the word before it, even on a mark: "“We will go,” she said" on its first
 * one. Takes what hangs on a mark to the word above it, and makes the first word under a root mark the root.
 */
function freeMarks({ head, relation, tag, length }: ParserState, isMark: readonly boolean[]): void {
  const isFree = (i: number) => i < length && isMark[tag[i]!] === true
  let root = -1
  for (let i = 0; i < length; i++) {
    if (isFree(i)) continue
    while (isFree(head[i]!)) head[i] = head[head[i]!]!
    if (root < 0 && head[i] === length) root = i
  }
  // nothing but marks
  if (root < 0) return
  relation[root] = RELATION.root
  for (let i = 0; i < length; i++) {
    while (isFree(head[i]!)) head[i] = head[head[i]!]!
    if (i === root || head[i] !== length) continue
    head[i] = root
    if (isFree(i)) relation[i] = RELATION.punct
    else if (relation[i] === RELATION.root) relation[i] = RELATION.parataxis
  }
}
