import { A, B, type KeyPlaces, keyPlaces, mixKey, placeKeys, placeOf, SPREAD, TEMPLATE } from '../lexicon/index.js'
import type { ModelFile } from '../resources/index.js'

/**
 * The weights of a linear model over hashed features: each 32-bit key has its place, and there what the feature says.
 * Typed arrays of the model file, used in place.
 */
export interface Weights {
  readonly places: KeyPlaces
  /** By place: 11 bits to check the key by, 21 bits of index into `values`; 0 where there is none. */
  readonly slots: Uint32Array
  /**
   * First the features that speak for many classes, each as a row with one number a class; behind `rowsEnd` the others,
   * as runs of pairs. A pair: bit 15 last of its run; bits 8 to 14 class; bits 0 to 7 signed weight.
   */
  readonly values: Int16Array
  readonly rowsEnd: number
}

const INDEX_BITS = 21
const INDEX_MASK = (1 << INDEX_BITS) - 1
const MAX_WEIGHT = 127
/** Share of the places that are taken at most. */
const MAX_LOAD = 0.9

/**
 * Adds the weights of the first `count` of `keys` to `scores` (by class). Overwrites `keys`.
 * @param classes the classes that are asked for are `classes[from, to)`; the scores of others are left unfinished
 */
export function addScores(
  { places, slots, values, rowsEnd }: Weights,
  keys: Int32Array,
  count: number,
  classes: Uint8Array,
  from: number,
  to: number,
  scores: Int32Array,
): void {
  const found = keepFound(places, slots, keys, count)
  for (let k = 0; k < found; k++) {
    let at = keys[k]!
    if (at < rowsEnd) {
      for (let c = from; c < to; c++) {
        const label = classes[c]!
        scores[label] = scores[label]! + values[at + label]!
      }
    } else {
      for (;;) {
        const pair = values[at++]!
        const label = (pair >> 8) & 0x7f
        scores[label] = scores[label]! + ((pair << 24) >> 24)
        if (pair < 0) break
      }
    }
  }
}

/**
 * Puts the indices of the features that have weights in place of the keys, and returns how many there are. Without a
 * branch, for whether a key is there is not to be guessed.
 */
function keepFound(places: KeyPlaces, slots: Uint32Array, keys: Int32Array, count: number): number {
  const { multipliers, bucketShift, placeShift } = places
  let kept = 0
  for (let k = 0; k < count; k++) {
    const key = keys[k]!
    const entry = slots[Math.imul(Math.imul(key, SPREAD), multipliers[key >>> bucketShift]!) >>> placeShift]! | 0
    const index = entry & INDEX_MASK
    keys[kept] = index
    // -1 where the check is the key's and there is an index
    kept -= ((((entry ^ key) >>> INDEX_BITS) - 1) & -index) >> 31
  }
  return kept
}

/** Reads the weights that `weightArrays` laid out under `name`. */
export function openWeights(model: ModelFile, name: string): Weights {
  const slots = model.uint32(`${name}.slots`)
  return {
    places: keyPlaces(model.uint16(`${name}.multipliers`), slots.length),
    slots,
    values: model.int16(`${name}.values`),
    rowsEnd: model.uint32(`${name}.rowsEnd`)[0]!,
  }
}

/** The arrays of a model file that hold weights under `name`. */
export function weightArrays(name: string, { places, slots, values, rowsEnd }: Weights) {
  return {
    [`${name}.multipliers`]: places.multipliers,
    [`${name}.slots`]: slots,
    [`${name}.values`]: values,
    [`${name}.rowsEnd`]: Uint32Array.of(rowsEnd),
  }
}

/** One feature with its weights by class, as training leaves it. */
export interface FeatureWeights {
  key: number
  classes: number[]
  weights: number[]
}

/**
 * Packs weights, whole numbers, for `addScores`.
 * @param features no two of one key
 * @param classes number of classes
 * @param longestRun features with weights for more classes than this get a row
 */
export function packWeights(features: readonly FeatureWeights[], classes: number, longestRun: number): Weights {
  let size = 16
  while (size * MAX_LOAD < features.length) size *= 2
  const places = placeKeys(
    Int32Array.from(features, ({ key }) => key),
    size,
  )
  const slots = new Uint32Array(size)
  // index 0 stays free, so that no entry is without an index
  const values = new Array<number>(classes).fill(0)
  const place = ({ key }: FeatureWeights) => {
    if (values.length > INDEX_MASK) throw new RangeError('the model has more weights than its index can hold')
    slots[placeOf(places, key)] = ((key & ~INDEX_MASK) | values.length) >>> 0
  }
  const isLong = ({ classes }: FeatureWeights) => classes.length > longestRun
  for (const feature of features.filter(isLong)) {
    place(feature)
    const row = new Array<number>(classes).fill(0)
    feature.classes.forEach((label, i) => {
      row[label] = feature.weights[i]!
    })
    values.push(...row)
  }
  const rowsEnd = values.length
  for (const feature of features.filter((one) => !isLong(one))) {
    place(feature)
    values.push(...runOf(feature))
  }
  return { places, slots, values: Int16Array.from(values), rowsEnd }
}

function runOf({ classes, weights }: FeatureWeights): number[] {
  const run: number[] = []
  classes.forEach((label, i) => {
    // a weight that is too large for one pair takes several
    for (let rest = weights[i]!; rest !== 0; ) {
      const weight = Math.max(-MAX_WEIGHT, Math.min(MAX_WEIGHT, rest))
      run.push((label << 8) | (weight & 0xff))
      rest -= weight
    }
  })
  run[run.length - 1]! |= 0x8000
  return run
}

/** The numbers of all templates of the ranges, first and last, made ready for `finishKeys`. */
export function templates(...ranges: readonly (readonly [number, number])[]): Int32Array {
  const numbers = ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i))
  return Int32Array.from(numbers, (number) => Math.imul(number, TEMPLATE))
}

/**
 * Makes keys of features of their values: the values multiplied and XORed, one a template, in the order of the
 * templates. Returns their number.
 */
export function finishKeys(templates: Int32Array, keys: Int32Array): number {
  for (let k = 0; k < templates.length; k++) keys[k] = mixKey(keys[k]! ^ templates[k]!)
  return templates.length
}

/** A hash of two values in one. */
export const pairHash = (template: number, a: number, b: number) =>
  mixKey(Math.imul(template, TEMPLATE) ^ Math.imul(a, A) ^ Math.imul(b, B))
