import { SLOT_BITS } from '../src/places/linear.js'

/** One decision to learn: the slots of its features, the answer, and how much it counts. */
export interface Example {
  slots: Int32Array
  yes: boolean
  weight: number
}

const EPOCHS = 12
/** Epochs before the weights settle; the mean of those after them is kept. */
const WARM_UP = 2
const RATE = 0.05
const LARGEST_STEP = 127

/**
 * Logistic regression over hashed features by AdaGrad (Duchi et al. 2011) with an L2 penalty on the weights that an
 * example touches, then rounded to whole steps.
 */
export function trainLinear(
  examples: Example[],
  random: () => number,
  penalty: number,
): { weights: Int8Array; unit: number } {
  const weights = new Float64Array(1 << SLOT_BITS)
  const mean = new Float64Array(1 << SLOT_BITS)
  const squares = new Float64Array(1 << SLOT_BITS).fill(1e-2)
  const order = examples.map((_, i) => i)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random)
    for (const i of order) {
      const { slots, yes, weight } = examples[i]!
      let score = 0
      for (const slot of slots) score += weights[slot]!
      const error = weight * ((yes ? 1 : 0) - 1 / (1 + Math.exp(-score)))
      for (const slot of slots) {
        const gradient = error - penalty * weights[slot]!
        squares[slot]! += gradient * gradient
        weights[slot]! += (RATE * gradient) / Math.sqrt(squares[slot]!)
      }
    }
    if (epoch >= WARM_UP) for (let slot = 0; slot < mean.length; slot++) mean[slot]! += weights[slot]!
  }
  for (let slot = 0; slot < mean.length; slot++) mean[slot]! /= EPOCHS - WARM_UP
  const largest = mean.reduce((most, w) => Math.max(most, Math.abs(w)), 1e-9)
  const unit = largest / LARGEST_STEP
  return { weights: Int8Array.from(mean, (w) => Math.round(w / unit)), unit }
}

export function shuffle<T>(items: T[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[items[i], items[j]] = [items[j]!, items[i]!]
  }
}
