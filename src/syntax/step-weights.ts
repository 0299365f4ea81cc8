import { type KeyPlaces, keyPlaces, placeKeys, placeOf, SPREAD } from '../lexicon/index.js'
import type { ModelFile } from '../resources/index.js'
import type { FeatureWeights } from './weights.js'

/** The weights that choose among SHIFT, LEFT and RIGHT: one number a feature, for this is the table that is asked most. */
export interface StepWeights {
  readonly places: KeyPlaces
  /** By place: the upper 16 bits of the key, and two signed bytes: what speaks for LEFT and for RIGHT, against SHIFT. */
  readonly slots: Int32Array
}

const MAX_WEIGHT = 127
/** Share of the places that are taken at most. */
const MAX_LOAD = 0.95

/** Adds the weights of the first `count` of `keys` to `scores` (LEFT: 1, RIGHT: 2; SHIFT stays), without a branch. */
export function addStepScores(
  { places, slots }: StepWeights,
  keys: Int32Array,
  count: number,
  scores: Int32Array,
): void {
  const { multipliers, bucketShift, placeShift } = places
  let left = 0
  let right = 0
  for (let k = 0; k < count; k++) {
    const key = keys[k]!
    const entry = slots[Math.imul(Math.imul(key, SPREAD), multipliers[key >>> bucketShift]!) >>> placeShift]!
    // all bits where the key is the entry's, else none
    const isOwn = (((entry ^ key) >>> 16) - 1) >> 31
    const pair = entry & isOwn
    left += (pair << 16) >> 24
    right += (pair << 24) >> 24
  }
  scores[1] = scores[1]! + left
  scores[2] = scores[2]! + right
}

/**
 * Packs the weights of three classes (SHIFT, LEFT, RIGHT), the heaviest of them that fit.
 * @param features no two of one key, the heaviest first
 * @param size number of places, a power of two
 */
export function packStepWeights(features: readonly FeatureWeights[], size: number): StepWeights {
  const entries: [key: number, pair: number][] = []
  for (const { key, classes, weights } of features.slice(0, Math.floor(size * MAX_LOAD))) {
    const of = [0, 0, 0]
    classes.forEach((step, i) => {
      of[step] = weights[i]!
    })
    const [left, right] = [signedByte(of[1]! - of[0]!), signedByte(of[2]! - of[0]!)]
    if (left !== 0 || right !== 0) entries.push([key, (left << 8) | right])
  }
  const places = placeKeys(
    Int32Array.from(entries, ([key]) => key),
    size,
  )
  const slots = new Int32Array(size)
  for (const [key, pair] of entries) slots[placeOf(places, key)] = (key & 0xffff0000) | pair
  return { places, slots }
}

const signedByte = (weight: number) => Math.max(-MAX_WEIGHT, Math.min(MAX_WEIGHT, weight)) & 0xff

/** Reads the weights that `stepWeightArrays` laid out under `name`. */
export function openStepWeights(model: ModelFile, name: string): StepWeights {
  const slots = model.int32(`${name}.slots`)
  return { places: keyPlaces(model.uint16(`${name}.multipliers`), slots.length), slots }
}

/** The arrays of a model file that hold weights under `name`. */
export const stepWeightArrays = (name: string, { places, slots }: StepWeights) => ({
  [`${name}.multipliers`]: places.multipliers,
  [`${name}.slots`]: slots,
})
