import type { ModelFile } from '../resources/index.js'

/**
 * The weights of a linear model over hashed features: open addressing, used in place. A slot is the key of the feature
 * (0: empty) and one or two numbers that hold what speaks for classes 1 to 4 against class 0, 16 bits each.
 */
export interface Weights {
  readonly table: Int32Array
  /** Classes but the first: 1 or 2 have slots of two numbers, 3 or 4 of three. */
  readonly classes: number
}

/** What a slot can hold of a weight, and how full a table is made. */
export const LARGEST_WEIGHT = 32767
const MAX_LOAD = 0.6

const strideOf = (classes: number) => 1 + Math.ceil(classes / 2)

/** Adds the weights of the first `count` of `keys` to `scores[at + 1 …]`, one for each class but the first. */
export function addScores(
  { table, classes }: Weights,
  keys: Int32Array,
  count: number,
  scores: Int32Array,
  at: number,
): void {
  const stride = strideOf(classes)
  const mask = table.length / stride - 1
  let s1 = 0
  let s2 = 0
  let s3 = 0
  let s4 = 0
  for (let k = 0; k < count; k++) {
    const key = keys[k]!
    for (let slot = key & mask; ; slot = (slot + 1) & mask) {
      const found = table[slot * stride]!
      if (found === key) {
        const first = table[slot * stride + 1]!
        s1 += (first << 16) >> 16
        s2 += first >> 16
        if (stride === 3) {
          const second = table[slot * 3 + 2]!
          s3 += (second << 16) >> 16
          s4 += second >> 16
        }
        break
      }
      if (found === 0) break
    }
  }
  scores[at + 1] = scores[at + 1]! + s1
  if (classes > 1) scores[at + 2] = scores[at + 2]! + s2
  if (classes > 2) scores[at + 3] = scores[at + 3]! + s3
  if (classes > 3) scores[at + 4] = scores[at + 4]! + s4
}

export const openWeights = (model: ModelFile, name: string, classes: number): Weights => ({
  table: model.int32(name),
  classes,
})

/** A feature and its weights for the classes from 1 on, whole numbers of at most `LARGEST_WEIGHT`. */
export interface FeatureWeights {
  key: number
  weights: readonly number[]
}

/** Lays out a table; those that come first are found soonest. */
export function packWeights(features: readonly FeatureWeights[], classes: number): Weights {
  const stride = strideOf(classes)
  let slots = 16
  while (slots * MAX_LOAD < features.length) slots *= 2
  const table = new Int32Array(slots * stride)
  for (const { key, weights } of features) {
    let slot = key & (slots - 1)
    while (table[slot * stride] !== 0) slot = (slot + 1) & (slots - 1)
    table[slot * stride] = key
    weights.forEach((weight, i) => {
      const at = slot * stride + 1 + (i >> 1)
      table[at] = table[at]! | ((weight & 0xffff) << (16 * (i & 1)))
    })
  }
  return { table, classes }
}

/** Keys of features, never 0: the number of a template mixed with one to three values. */
export const mix1 = (template: number, a: number) => finish(start(template, a))
export const mix2 = (template: number, a: number, b: number) => finish(step(start(template, a), b))
export const mix3 = (template: number, a: number, b: number, c: number) => finish(step(step(start(template, a), b), c))

const start = (template: number, a: number) => Math.imul(a ^ Math.imul(template, 0x3c6ef372), 0x9e3779b1)
const step = (hash: number, value: number) => Math.imul(hash ^ (hash >>> 15) ^ value, 0x85ebca6b)

function finish(hash: number): number {
  const h = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16) || 1
}

/** FNV-1a over UTF-16 units, all digits alike. */
export function hashOf(text: string, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i)
    hash = Math.imul(hash ^ (unit >= 0x30 && unit <= 0x39 ? 0x30 : unit), 0x01000193)
  }
  return hash ^ (hash >>> 15)
}
