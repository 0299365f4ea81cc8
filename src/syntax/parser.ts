import type { ModelFile } from '../resources/index.js'
import type { Vocabulary } from '../text/index.js'
import { RELATION_FEATURES, relationFeatures, STEP_FEATURES, stepFeatures } from './parser-features.js'
import { LEFT, ParserState, RIGHT, SHIFT } from './parser-state.js'
import { addStepScores, type StepWeights } from './step-weights.js'
import { RELATION, RELATION_NAMES } from './tags.js'
import { addScores, openWeights, type Weights } from './weights.js'
import type { WordAtoms } from './word-atoms.js'

/** What training makes for the parser. */
export interface ParserModel {
  readonly steps: StepWeights
  readonly relations: Weights
}

export function openParserModel(model: ModelFile): ParserModel {
  return { steps: model.int32('steps'), relations: openWeights(model, 'relations') }
}

/**
 * Makes dependency trees from left to right in a single pass, two steps a word: arc-hybrid, greedy, trained with a
 * dynamic oracle (Goldberg & Nivre 2013); a second classifier names each arc when it is made. A tree is projective
 * and has one root.
 */
export class Parser {
  readonly #model: ParserModel
  readonly #vocabulary: Vocabulary
  readonly #atoms: WordAtoms
  readonly #state: ParserState
  readonly #keys = new Int32Array(Math.max(STEP_FEATURES, RELATION_FEATURES))
  readonly #stepScores = new Int32Array(3)
  readonly #relationScores = new Int32Array(RELATION_NAMES.length)

  /** @param longest number of words in the longest sentence that `parse` may be given */
  constructor(model: ParserModel, vocabulary: Vocabulary, atoms: WordAtoms, longest: number) {
    this.#model = model
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
    for (let i = 0; i < state.length; i++) {
      const above = state.head[i]!
      head[from + i] = above === state.length ? -1 : from + above
      relation[from + i] = state.relation[i]!
    }
  }

  #chooseStep(): number {
    const scores = this.#stepScores.fill(0)
    addStepScores(this.#model.steps, this.#keys, stepFeatures(this.#state, this.#keys), scores)
    const best = scores[LEFT]! > scores[SHIFT]! ? LEFT : SHIFT
    return this.#state.depth > 1 && scores[RIGHT]! > scores[best]! ? RIGHT : best
  }

  #chooseRelation(head: number, child: number): number {
    const scores = this.#relationScores.fill(0)
    addScores(this.#model.relations, this.#keys, relationFeatures(this.#state, head, child, this.#keys), scores)
    let best = 1
    for (let label = 2; label < scores.length; label++) {
      if (scores[label]! > scores[best]! && label !== RELATION.root) best = label
    }
    return best
  }
}
