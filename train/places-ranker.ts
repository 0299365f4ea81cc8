import type { Gazetteer } from '../src/lexicon/index.js'
import { contextOf } from '../src/places/context.js'
import { type RankerModel, rank, share } from '../src/places/ranker.js'
import type { Sense } from '../src/places/senses.js'
import { SIGNALS, type Surroundings, signalsAlone, signalsTogether } from '../src/places/signals.js'
import { shuffle } from './places-linear.js'

/** An article's senses; of some it is known which candidates are right. */
export interface RankedArticle {
  senses: Sense[]
  around: Surroundings
  /** By sense: which candidates are right; null where the corpus does not tell. */
  right: (boolean[] | null)[]
}

const COUNT = SIGNALS.length
const EPOCHS = 30
const RATE = 0.1
const PENALTY = 0.002
/** The shares of the other names and the weights that use them are learned in turn. */
const TURNS = 3

/**
 * Maximum entropy over the candidates of a name: the right ones together shall have the whole share.
 * @param without signals (by index) that are left out, to measure what they bring
 */
export function trainRanker(
  gazetteer: Gazetteer,
  articles: RankedArticle[],
  random: () => number,
  without: ReadonlySet<number> = new Set(),
): RankerModel {
  const known = articles.flatMap(({ senses, around, right }) =>
    senses.flatMap((sense, i) => (right[i] ? [{ sense, right: right[i]!, around }] : [])),
  )
  const alone = fit(
    known.map(({ sense, right, around }) => ({ sense, right, signals: signalsAlone(gazetteer, sense, around) })),
    new Float32Array(COUNT),
    random,
    without,
  )
  let together: Float32Array = alone.slice()
  for (let turn = 0; turn < TURNS; turn++) {
    const cases: Case[] = []
    for (const { senses, around, right } of articles) {
      if (turn === 0) for (const sense of senses) share(sense, signalsAlone(gazetteer, sense, around), alone)
      else rank(gazetteer, senses, { alone, together }, around)
      const context = contextOf(gazetteer, senses)
      senses.forEach((sense, i) => {
        if (right[i])
          cases.push({ sense, right: right[i]!, signals: signalsTogether(gazetteer, sense, context, around) })
      })
    }
    together = fit(cases, together.slice(), random, without)
  }
  return { alone, together }
}

interface Case {
  sense: Sense
  right: boolean[]
  signals: Float32Array
}

function fit(cases: Case[], weights: Float32Array, random: () => number, without: ReadonlySet<number>): Float32Array {
  const squares = new Float64Array(COUNT).fill(0.1)
  const order = cases.map((_, i) => i)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random)
    for (const i of order) {
      const { sense, right, signals } = cases[i]!
      share(sense, signals, weights)
      let mass = 0
      sense.candidates.forEach((c, k) => {
        if (right[k]) mass += c.share
      })
      const gradient = new Float64Array(COUNT)
      sense.candidates.forEach((c, k) => {
        const error = (right[k] ? c.share / Math.max(mass, 1e-9) : 0) - c.share
        for (let f = 0; f < COUNT; f++) gradient[f]! += error * signals[k * COUNT + f]!
      })
      for (let f = 0; f < COUNT; f++) {
        if (without.has(f)) continue
        const g = gradient[f]! - PENALTY * weights[f]!
        squares[f]! += g * g
        weights[f]! += (RATE * g) / Math.sqrt(squares[f]!)
      }
    }
  }
  return weights
}
