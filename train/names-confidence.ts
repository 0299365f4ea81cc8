import type { NameSpan } from '../src/names/index.js'
import type { ConfidenceFit } from '../src/names/tagger.js'
import { NAME_TYPES } from '../src/names/tags.js'
import type { GoldDocument } from './gold.js'

/** A name found in an article that the model was not trained on, and whether the gold has it. */
export interface JudgedName {
  type: number
  margin: number
  right: boolean
}

/** A small slope, so that the margin can be read off the confidence. */
const UNFITTED_SLOPE = 0.1
export const UNFITTED: ConfidenceFit = NAME_TYPES.map(() => [UNFITTED_SLOPE, 0])

/** @param names as a model with `UNFITTED` confidence found them */
export function judgeNames(names: readonly NameSpan[], article: GoldDocument): JudgedName[] {
  const key = (name: { start: number; end: number; type: string }) => `${name.start} ${name.end} ${name.type}`
  const gold = new Set((article.gold.entities ?? []).map(key))
  return names.map((name) => ({
    type: NAME_TYPES.indexOf(name.type),
    margin: Math.log(name.confidence / (1 - name.confidence)) / UNFITTED_SLOPE,
    right: gold.has(key(name)),
  }))
}

const STEPS = 20
const PULL = 0.01

/** Slope and offset of a logistic function of the margin, for each type (Platt 1999), by Newton's method. */
export function fitConfidence(judged: readonly JudgedName[]): ConfidenceFit {
  return NAME_TYPES.map((name, type) => {
    const own = judged.filter((judgement) => judgement.type === type)
    const fit = fitLogistic(own)
    const right = own.filter((judgement) => judgement.right).length
    console.log(
      `  confidence of ${name}: ${right} of ${own.length} right, slope ${fit[0].toFixed(2)}, offset ${fit[1].toFixed(2)}`,
    )
    return fit
  })
}

function fitLogistic(judged: readonly JudgedName[]): [slope: number, offset: number] {
  let slope = 0
  let offset = 0
  for (let step = 0; step < STEPS; step++) {
    // a faint pull to 0 keeps the fit finite where there are few names, or all of them right
    let gradientA = PULL * slope
    let gradientB = PULL * offset
    let aa = PULL
    let ab = 0
    let bb = PULL
    for (const { margin, right } of judged) {
      const p = 1 / (1 + Math.exp(-(slope * margin + offset)))
      const error = p - (right ? 1 : 0)
      const spread = p * (1 - p)
      gradientA += error * margin
      gradientB += error
      aa += spread * margin * margin
      ab += spread * margin
      bb += spread
    }
    const determinant = aa * bb - ab * ab
    slope -= (gradientA * bb - gradientB * ab) / determinant
    offset -= (gradientB * aa - gradientA * ab) / determinant
  }
  return [slope, offset]
}
