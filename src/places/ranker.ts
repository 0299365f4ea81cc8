import type { Gazetteer } from '../lexicon/index.js'
import { contextOf } from './context.js'
import type { Sense } from './senses.js'
import { SIGNALS, type Surroundings, signalsAlone, signalsTogether } from './signals.js'

/** Weights of `SIGNALS`: for a first look at each name alone, and for the look with the article's other places. */
export interface RankerModel {
  readonly alone: Float32Array
  readonly together: Float32Array
}

/** How often the shares of all names are reckoned from one another. */
const ROUNDS = 3
/** So many names are weighed beside one another; what has more is a list of places, no article. */
const MOST_TOGETHER = 1500

/** Gives each candidate its share (softmax of a linear score), first by itself, then beside the others. */
export function rank(gazetteer: Gazetteer, senses: readonly Sense[], model: RankerModel, around: Surroundings): void {
  for (const sense of senses) share(sense, signalsAlone(gazetteer, sense, around), model.alone)
  const first = senses.slice(0, MOST_TOGETHER)
  for (let round = 0; round < ROUNDS; round++) {
    const context = contextOf(gazetteer, first)
    const all = first.map((sense) => signalsTogether(gazetteer, sense, context, around))
    first.forEach((sense, i) => {
      share(sense, all[i]!, model.together)
    })
  }
}

export function share(sense: Sense, signals: Float32Array, weights: Float32Array): void {
  const scores = sense.candidates.map((_, c) => {
    let score = 0
    for (let i = 0; i < SIGNALS.length; i++) score += weights[i]! * signals[c * SIGNALS.length + i]!
    return score
  })
  const highest = Math.max(...scores)
  let sum = 0
  for (let c = 0; c < scores.length; c++) sum += Math.exp(scores[c]! - highest)
  sense.candidates.forEach((candidate, c) => {
    candidate.share = Math.exp(scores[c]! - highest) / sum
  })
}
