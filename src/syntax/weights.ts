import type { ModelFile } from '../resources/index.js'

/**
 * The weights of a linear model over hashed features: a table with open addressing from the 32-bit key of a feature
 * to a run of (class, weight) pairs. Typed arrays of the model file, used in place.
 */
export interface Weights {
  /** 0: empty; else 10 bits to check the key by, 22 bits of index into `runs`. */
  readonly slots: Uint32Array
  /** Bit 15: last of its run; bits 8 to 14: class; bits 0 to 7: signed weight. */
  readonly runs: Int16Array
}

const INDEX_BITS = 22
const INDEX_MASK = (1 << INDEX_BITS) - 1
const MAX_WEIGHT = 127
/** Share of the slots that are taken at most: most features asked for are not there, and each of those costs a search to a gap. */
const MAX_LOAD = 0.6

/** Adds the weights of the first `count` of `keys` to `scores` (by class). Overwrites `keys`. */
export function addScores({ slots, runs }: Weights, keys: Int32Array, count: number, scores: Int32Array): void {
  const mask = slots.length - 1
  const likely = keepLikely(slots, keys, count)
  for (let k = 0; k < likely; k++) {
    const key = keys[k]!
    const check = key >>> INDEX_BITS
    let slot = key & mask
    for (;;) {
      const entry = slots[slot]!
      if (entry === 0) break
      if (entry >>> INDEX_BITS === check) {
        let i = entry & INDEX_MASK
        for (;;) {
          const pair = runs[i++]!
          const to = (pair >> 8) & 0x7f
          scores[to] = scores[to]! + ((pair << 24) >> 24)
          if (pair < 0) break
        }
        break
      }
      slot = (slot + 1) & mask
    }
  }
}

/**
 * Drops keys for which the search would meet a gap in their first two slots; returns how many are left. Without a
 * branch, for whether a key is there is not to be guessed.
 */
function keepLikely(slots: Uint32Array, keys: Int32Array, count: number): number {
  const mask = slots.length - 1
  let kept = 0
  for (let k = 0; k < count; k++) {
    const key = keys[k]!
    const first = slots[key & mask]! | 0
    const second = slots[(key + 1) & mask]! | 0
    keys[kept] = key
    kept -= isFull(first) & (isFull(second) | isEntryOf(first, key))
  }
  return kept
}

/** All bits set, or none. */
const isFull = (entry: number) => (entry | (0 - entry)) >> 31
const isEntryOf = (entry: number, key: number) => (((entry ^ key) >>> INDEX_BITS) - 1) >> 31

/** Reads the weights that `packWeights` laid out under `name`. */
export function openWeights(model: ModelFile, name: string): Weights {
  return { slots: model.uint32(`${name}.slots`), runs: model.int16(`${name}.runs`) }
}

/** One feature with its weights by class, as training leaves it. */
export interface FeatureWeights {
  key: number
  classes: number[]
  weights: number[]
}

/** Packs weights, whole numbers, for `addScores`; two features whose keys the table cannot tell apart share the weights of the first. */
export function packWeights(features: readonly FeatureWeights[]): Weights {
  let size = 16
  while (size * MAX_LOAD < features.length) size *= 2
  const slots = new Uint32Array(size)
  // index 0 stays free, so that no entry is 0
  const runs: number[] = [0]
  for (const { key, classes, weights } of features) {
    const check = key >>> INDEX_BITS
    let slot = key & (size - 1)
    while (slots[slot] !== 0 && slots[slot]! >>> INDEX_BITS !== check) slot = (slot + 1) & (size - 1)
    if (slots[slot] !== 0) continue
    if (runs.length > INDEX_MASK) throw new RangeError('the model has more weights than its index can hold')
    slots[slot] = ((check << INDEX_BITS) | runs.length) >>> 0
    classes.forEach((label, i) => {
      // a weight that is too large for one pair takes several
      for (let rest = weights[i]!; rest !== 0; ) {
        const weight = Math.max(-MAX_WEIGHT, Math.min(MAX_WEIGHT, rest))
        runs.push((label << 8) | (weight & 0xff))
        rest -= weight
      }
    })
    runs[runs.length - 1]! |= 0x8000
  }
  return { slots, runs: Int16Array.from(runs) }
}

/** Keys of features: the number of a template mixed with one to four values. */
export function mix1(template: number, a: number): number {
  return finish(Math.imul(template, 0x3c6ef372) ^ Math.imul(a, 0x9e3779b1))
}

export function mix2(template: number, a: number, b: number): number {
  return finish(Math.imul(template, 0x3c6ef372) ^ Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b))
}

export function mix3(template: number, a: number, b: number, c: number): number {
  const first = Math.imul(template, 0x3c6ef372) ^ Math.imul(a, 0x9e3779b1)
  return finish(first ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35))
}

export function mix4(template: number, a: number, b: number, c: number, d: number): number {
  const first = Math.imul(template, 0x3c6ef372) ^ Math.imul(a, 0x9e3779b1)
  return finish(first ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35) ^ Math.imul(d, 0x27d4eb2f))
}

function finish(hash: number): number {
  const h = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return h ^ (h >>> 13)
}
