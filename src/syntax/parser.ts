import { keyPlaces } from '../lexicon/index.js'
import type { ModelFile } from '../resources/index.js'
import type { Vocabulary } from '../text/index.js'
import { RELATION_FEATURES, relationFeatures, STEP_FEATURES, stepFeatures } from './parser-features.js'
import { LEFT, ParserState, RIGHT, SHIFT } from './parser-state.js'
import { addStepScores, type StepWeights } from './step-weights.js'
import { RELATION, RELATION_NAMES } from './tags.js'
import { addScores, openWeights, type Weights } from './weights.js'
import type { WordAtoms } from './word-atoms.js'

const ALL_RELATIONS = Uint8Array.from(RELATION_NAMES, (_, relation) => relation)

/** What training makes for the parser. */
export interface ParserModel {
  readonly steps: StepWeights
  readonly relations: Weights
}

export function openParserModel(model: ModelFile): ParserModel {
  const slots = model.int32('steps.slots')
  const places = keyPlaces(model.uint16('steps.multipliers'), slots.length)
  return { steps: { places, slots }, relations: openWeights(model, 'relations') }
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
  readonly #keys = new Int32Array(Math.max(STEP_FEATURES, RELATION_FEATURES))
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
    const scores = this.#stepScores.fill(0)
    addStepScores(this.#model.steps, this.#keys, stepFeatures(this.#state, this.#keys), scores)
    const best = mayLeft && scores[LEFT]! > scores[SHIFT]! ? LEFT : SHIFT
    return mayRight && scores[RIGHT]! > scores[best]! ? RIGHT : best
  }

  #chooseRelation(head: number, child: number): number {
    const scores = this.#relationScores.fill(0)
    const count = relationFeatures(this.#state, head, child, this.#keys)
    addScores(this.#model.relations, this.#keys, count, ALL_RELATIONS, 0, ALL_RELATIONS.length, scores)
    let best = 1
    for (let label = 2; label < scores.length; label++) {
      if (scores[label]! > scores[best]! && label !== RELATION.root) best = label
    }
    return best
  }
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
