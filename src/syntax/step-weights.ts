import type { FeatureWeights } from './weights.js'

/**
 * The weights that choose among SHIFT, LEFT and RIGHT: one number a feature, for this is the table that is asked most.
 * Open addressing by the low bits of the key. 0: empty; else 16 bits to check the key by, and two signed bytes: what
 * speaks for LEFT and for RIGHT, against SHIFT.
 */
export type StepWeights = Int32Array

const MAX_WEIGHT = 127
/** Share of the slots that are taken at most: most features asked for are not there, and each of those costs a search to a gap. */
const MAX_LOAD = 0.5

/** Adds the weights of the first `count` of `keys` to `scores` (LEFT: 1, RIGHT: 2; SHIFT stays). */
export function addStepScores(weights: StepWeights, keys: Int32Array, count: number, scores: Int32Array): void {
  const mask = weights.length - 1
  let left = 0
  let right = 0
  for (let k = 0; k < count; k++) {
    const key = keys[k]!
    for (let slot = key & mask; ; slot = (slot + 1) & mask) {
      const entry = weights[slot]!
      if (entry === 0) break
      if (((entry ^ key) & 0xffff0000) !== 0) continue
      left += (entry << 16) >> 24
      right += (entry << 24) >> 24
      break
    }
  }
  scores[1] = scores[1]! + left
  scores[2] = scores[2]! + right
}

/**
 * Packs the weights of three classes (SHIFT, LEFT, RIGHT), the heaviest of them that fit.
 * @param size number of slots, a power of two
 */
export function packStepWeights(features: readonly FeatureWeights[], size: number): StepWeights {
  const packed = new Int32Array(size)
  const clamp = (weight: number) => Math.max(-MAX_WEIGHT, Math.min(MAX_WEIGHT, weight))
  for (const { key, classes, weights } of features.slice(0, Math.floor(size * MAX_LOAD))) {
    const of = [0, 0, 0]
    classes.forEach((step, i) => {
      of[step] = weights[i]!
    })
    const left = clamp(of[1]! - of[0]!)
    const right = clamp(of[2]! - of[0]!)
    if (left === 0 && right === 0) continue
    let slot = key & (size - 1)
    while (packed[slot] !== 0 && ((packed[slot]! ^ key) & 0xffff0000) !== 0) slot = (slot + 1) & (size - 1)
    if (packed[slot] === 0) packed[slot] = (key & 0xffff0000) | ((left & 0xff) << 8) | (right & 0xff)
  }
  return packed
}
