import { A, B, C, type KeyPlaces, keyPlaces, mixKey, placeKeys, placeOf, SPREAD, TEMPLATE } from '../lexicon/index.js'
import type { ModelFile } from '../resources/index.js'

/**
 * The weights of a linear model over hashed features, used in place. At the place of a feature stand its key (0: none)
 * and one or two numbers that hold what speaks for classes 1 to 4 against class 0, 16 bits each.
 */
export interface Weights {
  readonly places: KeyPlaces
  readonly table: Int32Array
  /** Classes but the first: 1 or 2 take two numbers a place, 3 or 4 three. */
  readonly classes: number
}

/** What a place can hold of a weight, and how full a table is made. */
export const LARGEST_WEIGHT = 32767
const MAX_LOAD = 0.9

const strideOf = (classes: number) => 1 + Math.ceil(classes / 2)

/**
 * Adds the weights of the first `count` of `keys` to `scores[at + 1 …]`, one for each class but the first. Without a
 * branch, for whether a key is there is not to be guessed.
 */
export function addScores(
  { places, table, classes }: Weights,
  keys: Int32Array,
  count: number,
  scores: Int32Array,
  at: number,
): void {
  const { multipliers, bucketShift, placeShift } = places
  const stride = strideOf(classes)
  let s1 = 0
  let s2 = 0
  let s3 = 0
  let s4 = 0
  for (let k = 0; k < count; k++) {
    const key = keys[k]!
    const place = (Math.imul(Math.imul(key, SPREAD), multipliers[key >>> bucketShift]!) >>> placeShift) * stride
    const other = table[place]! ^ key
    // all bits where the key is the one at its place, else none
    const isOwn = ~((other | -other) >> 31)
    const first = table[place + 1]! & isOwn
    s1 += (first << 16) >> 16
    s2 += first >> 16
    if (stride === 3) {
      const second = table[place + 2]! & isOwn
      s3 += (second << 16) >> 16
      s4 += second >> 16
    }
  }
  scores[at + 1] = scores[at + 1]! + s1
  if (classes > 1) scores[at + 2] = scores[at + 2]! + s2
  if (classes > 2) scores[at + 3] = scores[at + 3]! + s3
  if (classes > 3) scores[at + 4] = scores[at + 4]! + s4
}

/** Reads the weights that `weightArrays` laid out under `name`. */
export function openWeights(model: ModelFile, name: string, classes: number): Weights {
  const table = model.int32(name)
  const places = keyPlaces(model.uint16(`${name}.multipliers`), table.length / strideOf(classes))
  return { places, table, classes }
}

/** The arrays of a model file that hold weights under `name`. */
export const weightArrays = (name: string, { places, table }: Weights) => ({
  [`${name}.multipliers`]: places.multipliers,
  [name]: table,
})

/** A feature and its weights for the classes from 1 on, whole numbers of at most `LARGEST_WEIGHT`. */
export interface FeatureWeights {
  key: number
  weights: readonly number[]
}

/** Lays out a table; no two features have one key. */
export function packWeights(features: readonly FeatureWeights[], classes: number): Weights {
  const stride = strideOf(classes)
  let size = 16
  while (size * MAX_LOAD < features.length) size *= 2
  const places = placeKeys(
    Int32Array.from(features, ({ key }) => key),
    size,
  )
  const table = new Int32Array(size * stride)
  for (const { key, weights } of features) {
    const place = placeOf(places, key) * stride
    table[place] = key
    weights.forEach((weight, i) => {
      const at = place + 1 + (i >> 1)
      table[at] = table[at]! | ((weight & 0xffff) << (16 * (i & 1)))
    })
  }
  return { places, table, classes }
}

/** Numbers of templates, made ready for `finishKeys`. */
export const templates = (...numbers: number[]) => Int32Array.from(numbers, (number) => Math.imul(number, TEMPLATE))

/**
 * Makes keys of features of their values: the values multiplied for their places in the feature and XORed, one a
 * template, in the order of the templates. Gives the same as `mix1`, `mix2` and `mix3`, where one function has too many
 * of them for a compiler to take them in.
 */
export function finishKeys(templates: Int32Array, keys: Int32Array, count: number): number {
  for (let k = 0; k < count; k++) keys[k] = mixKey(keys[k]! ^ templates[k]!) || 1
  return count
}

/**
 * Keys of features, never 0: the number of a template mixed with one to three values. Each value is multiplied by the
 * number of its place, which a compiler does once for all the templates that have it there.
 */
export const mix1 = (template: number, a: number) => mixKey(Math.imul(template, TEMPLATE) ^ Math.imul(a, A)) || 1
export const mix2 = (template: number, a: number, b: number) =>
  mixKey(Math.imul(template, TEMPLATE) ^ Math.imul(a, A) ^ Math.imul(b, B)) || 1
export const mix3 = (template: number, a: number, b: number, c: number) =>
  mixKey(Math.imul(template, TEMPLATE) ^ Math.imul(a, A) ^ Math.imul(b, B) ^ Math.imul(c, C)) || 1
