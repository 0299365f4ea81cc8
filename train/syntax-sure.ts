import {
  addRelationScores,
  bestRelation,
  bestStep,
  IMPOSSIBLE,
  type ParserModel,
  relationLead,
  stepLead,
} from '../src/syntax/parser.js'
import { LEFT, ParserState, RIGHT, SHIFT } from '../src/syntax/parser-state.js'
import { firstRelationFeatures, furtherRelationFeatures } from '../src/syntax/relation-features.js'
import { firstStepFeatures, furtherStepFeatures } from '../src/syntax/step-features.js'
import { addStepScores } from '../src/syntax/step-weights.js'
import { RELATION, RELATION_NAMES } from '../src/syntax/tags.js'
import { type FirstChoice, sureLead } from './staged-perceptron.js'
import type { TrainingSentence } from './syntax-data.js'
import type { ParserTraining, SureLeads } from './syntax-parser.js'

/** Share of all choices that the first stage may make otherwise than both stages together would. */
const LOST = 0.002
const LONGEST = 150
/** More than any of the functions writes. */
const MOST_KEYS = 128

/**
 * From which lead on the first stages may be taken at their word.
 * @param sentences that the parser has not learned from
 */
export function measureSureLeads(
  model: ParserModel,
  isMark: readonly boolean[],
  sentences: readonly TrainingSentence[],
  tags: readonly Uint8Array[],
  { vocabulary, atoms }: Pick<ParserTraining, 'vocabulary' | 'atoms'>,
): SureLeads {
  const steps: FirstChoice[] = []
  const relations: FirstChoice[] = []
  const state = new ParserState(LONGEST)
  const keys = new Int32Array(MOST_KEYS)
  sentences.forEach(({ types }, s) => {
    if (types.length > LONGEST) return
    state.start(atoms, vocabulary.flags, types, tags[s]!, 0, types.length)
    while (!state.isDone) {
      let step = state.onlyStep
      if (step < 0) {
        const scores = new Int32Array(3)
        addStepScores(model.firstSteps, keys, firstStepFeatures(state, keys), scores)
        if (isMark[state.tag[state.next]!]) scores[LEFT] = IMPOSSIBLE
        if (state.depth < 2 || isMark[state.tag[state.stack[state.depth - 2]!]!]) scores[RIGHT] = IMPOSSIBLE
        const first = bestStep(scores)
        const lead = stepLead(scores, first)
        addStepScores(model.furtherSteps, keys, furtherStepFeatures(state, keys), scores)
        step = bestStep(scores)
        steps.push({ lead, isSame: step === first })
      }
      if (step === SHIFT) {
        state.shift()
        continue
      }
      const child = state.stack[state.depth - 1]!
      const above = step === LEFT ? state.next : state.stack[state.depth - 2]!
      let relation: number = RELATION.root
      if (above !== state.length) {
        const scores = new Int32Array(RELATION_NAMES.length)
        addRelationScores(model.firstRelations, keys, firstRelationFeatures(state, above, child, keys), scores)
        const first = bestRelation(scores)
        const lead = relationLead(scores, first)
        addRelationScores(model.furtherRelations, keys, furtherRelationFeatures(state, above, child, keys), scores)
        relation = bestRelation(scores)
        relations.push({ lead, isSame: relation === first })
      }
      state.attach(above, relation)
    }
  })
  return { sureStep: sureLead('steps', steps, LOST), sureRelation: sureLead('relations', relations, LOST) }
}
