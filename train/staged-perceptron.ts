import { Perceptron } from './perceptron.js'

/**
 * A linear choice in two stages while it learns. The further stage adds to the scores of the first, and both learn
 * where the sum is wrong; the first learns as well where it is not right by itself with a margin, so that most choices
 * can be left to it (dynamic feature selection; Strubell, Vilnis, Silverstein & McCallum 2015).
 */
export class StagedPerceptron {
  readonly first: Perceptron
  readonly further: Perceptron
  /** To be filled before `score`. */
  readonly firstKeys: Int32Array
  readonly furtherKeys: Int32Array
  /** Filled by `score`: those of the first stage alone, and those of both. */
  readonly firstScores: Float64Array
  readonly scores: Float64Array

  constructor(minUpdates: number, firstFeatures: number, furtherFeatures: number, classes: number) {
    this.first = new Perceptron(minUpdates)
    this.further = new Perceptron(minUpdates)
    this.firstKeys = new Int32Array(firstFeatures)
    this.furtherKeys = new Int32Array(furtherFeatures)
    this.firstScores = new Float64Array(classes)
    this.scores = new Float64Array(classes)
  }

  score(): void {
    this.first.addScores(this.firstKeys, this.firstKeys.length, this.firstScores.fill(0))
    this.scores.set(this.firstScores)
    this.further.addScores(this.furtherKeys, this.furtherKeys.length, this.scores)
  }

  /**
   * Learns from the example that was scored last.
   * @param right classes that are right, and `wrong` those that could be chosen wrongly
   * @param weight of the example
   * @param margin by how much the first stage has to be right, or it learns; in what a feature learns of one mistake
   * @returns whether both stages together were right
   */
  learn(right: readonly number[], wrong: readonly number[], weight: number, margin: number): boolean {
    const best = bestOf(this.scores, right)
    const rival = bestOf(this.scores, wrong)
    if (!isAhead(this.scores, best, rival)) {
      this.first.update(this.firstKeys, this.firstKeys.length, best, rival, weight)
      this.further.update(this.furtherKeys, this.furtherKeys.length, best, rival, weight)
      return false
    }
    const first = bestOf(this.firstScores, right)
    const firstRival = bestOf(this.firstScores, wrong)
    if (this.firstScores[first]! - this.firstScores[firstRival]! < margin) {
      this.first.update(this.firstKeys, this.firstKeys.length, first, firstRival, weight)
    }
    return true
  }
}

/** The best of some classes: of equals the first. */
export function bestOf(scores: Float64Array, classes: readonly number[]): number {
  let best = classes[0]!
  for (const one of classes) if (scores[one]! > scores[best]!) best = one
  return best
}

const isAhead = (scores: Float64Array, one: number, other: number) =>
  scores[one]! > scores[other]! || (scores[one] === scores[other] && one < other)

/** One choice of the first stage: its lead, and whether both stages together choose the same. */
export interface FirstChoice {
  lead: number
  isSame: boolean
}

/** The lead from which on the first stage may be taken at its word, for it differs in no more than a share `lost` of the choices. */
export function sureLead(what: string, choices: FirstChoice[], lost: number): number {
  choices.sort((a, b) => b.lead - a.lead)
  let different = 0
  let sure = Number.MAX_SAFE_INTEGER
  let taken = 0
  for (const [i, { lead, isSame }] of choices.entries()) {
    if (!isSame) different++
    if (different > lost * choices.length) break
    if (choices[i + 1]?.lead === lead) continue
    sure = lead
    taken = i + 1
  }
  const share = ((100 * taken) / choices.length).toFixed(1)
  console.log(`  ${what}: the first stage is sure of ${share} in 100, with a lead of ${sure}`)
  return sure
}
