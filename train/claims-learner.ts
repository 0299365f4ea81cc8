import { type FeatureWeights, LARGEST_WEIGHT } from '../src/claims/weights.js'

/** Numbers the features of training examples: those seen often enough, in order of first sight. */
export class FeatureNumbers {
  readonly keys: number[] = []
  #table: Int32Array
  #counts: Int32Array
  #used = 0

  constructor() {
    this.#table = new Int32Array(1 << 20)
    this.#counts = new Int32Array(1 << 20)
  }

  /** To be called with the keys of every example before `settle`. */
  count(keys: Int32Array): void {
    for (const key of keys) {
      const slot = this.#slot(key)
      if (this.#counts[slot] === 0) {
        this.#table[slot] = key
        this.#used++
      }
      this.#counts[slot]! += 1
      if (this.#used * 2 > this.#table.length) this.#grow()
    }
  }

  /** Gives a number to every feature that was seen at least `least` times. */
  settle(least: number): void {
    for (let slot = 0; slot < this.#table.length; slot++) {
      const kept = this.#counts[slot]! >= least
      this.#counts[slot] = kept ? this.keys.push(this.#table[slot]!) : 0
    }
  }

  /** Numbers of the features that have one, in place of their keys; how many there are. */
  number(keys: Int32Array, out: Int32Array): number {
    let n = 0
    for (const key of keys) {
      const number = this.#counts[this.#slot(key)]! - 1
      if (number >= 0) out[n++] = number
    }
    return n
  }

  #slot(key: number): number {
    const mask = this.#table.length - 1
    let slot = key & mask
    while (this.#table[slot] !== 0 && this.#table[slot] !== key) slot = (slot + 1) & mask
    return slot
  }

  #grow(): void {
    const { 0: table, 1: counts } = [this.#table, this.#counts]
    this.#table = new Int32Array(table.length * 2)
    this.#counts = new Int32Array(table.length * 2)
    for (let old = 0; old < table.length; old++) {
      if (counts[old] === 0) continue
      const slot = this.#slot(table[old]!)
      this.#table[slot] = table[old]!
      this.#counts[slot] = counts[old]!
    }
  }
}

/** Averaged perceptron (Collins 2002) over numbered features; class 0 has no weights. */
export class Learner {
  readonly #classes: number
  readonly #weights: Float32Array
  readonly #totals: Float64Array
  /** Number of examples seen. */
  now = 0

  /** @param classes without class 0 */
  constructor(features: number, classes: number) {
    this.#classes = classes
    this.#weights = new Float32Array(features * classes)
    this.#totals = new Float64Array(features * classes)
  }

  /** Adds the weights of features `numbers[from, to)` to `scores[1 …]`. */
  addScores(numbers: Int32Array, from: number, to: number, scores: Float64Array): void {
    const classes = this.#classes
    for (let k = from; k < to; k++) {
      const row = numbers[k]! * classes
      for (let c = 0; c < classes; c++) scores[c + 1] = scores[c + 1]! + this.#weights[row + c]!
    }
  }

  /** Adds `step` to the weights of the features for one class. */
  update(numbers: Int32Array, from: number, to: number, label: number, step: number): void {
    if (label === 0) return
    for (let k = from; k < to; k++) {
      const at = numbers[k]! * this.#classes + label - 1
      this.#weights[at] = this.#weights[at]! + step
      this.#totals[at] = this.#totals[at]! + step * this.now
    }
  }

  /** Adds the averaged weights to `sums`: a row of classes a feature. */
  addAverages(sums: Float64Array): void {
    for (let at = 0; at < sums.length; at++) {
      sums[at] = sums[at]! + this.#weights[at]! - this.#totals[at]! / (this.now + 1)
    }
  }
}

/**
 * Averaged weights as whole numbers, the heaviest features first.
 * @param averages a row of classes a feature, in the order of `keys`
 * @param scale what an averaged weight is multiplied by
 * @param smallest a feature without a weight of this size is left out
 * @param most how many features are kept
 */
export function heaviest(
  keys: readonly number[],
  averages: Float64Array,
  { scale, smallest, most }: { scale: number; smallest: number; most: number },
): FeatureWeights[] {
  const classes = averages.length / keys.length
  const features: (FeatureWeights & { size: number })[] = []
  keys.forEach((key, f) => {
    const weights: number[] = []
    let size = 0
    for (let at = f * classes; at < (f + 1) * classes; at++) {
      const weight = Math.max(-LARGEST_WEIGHT, Math.min(LARGEST_WEIGHT, Math.round(averages[at]! * scale)))
      weights.push(weight)
      size = Math.max(size, Math.abs(weight))
    }
    if (size >= smallest) features.push({ key, weights, size })
  })
  return features.sort((a, b) => b.size - a.size || a.key - b.key).slice(0, most)
}
