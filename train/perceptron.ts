import type { FeatureWeights } from '../src/syntax/weights.js'

/**
 * An averaged perceptron over hashed features while it learns (Collins 2002). A feature gets a row when it is first
 * updated; a row counts only after `minUpdates` updates (Goldberg & Elhadad 2011), which keeps the model small.
 */
export class Perceptron {
  readonly #minUpdates: number
  /** Pairs of key and row + 1, open addressing. */
  #table = new Int32Array(1 << 21)
  #rows = 0
  #keys = new Int32Array(1 << 16)
  #starts = new Int32Array(1 << 16)
  #lengths = new Uint8Array(1 << 16)
  #updates = new Uint8Array(1 << 16)
  /** Entries of a row lie together; a row that outgrows its room (a power of two) moves to the end. */
  #entries = 0
  #labels = new Uint8Array(1 << 18)
  #weights = new Float32Array(1 << 18)
  /** For the average: sum of a weight over all examples up to the one in `#stamps`. */
  #totals = new Float64Array(1 << 18)
  #stamps = new Int32Array(1 << 18)
  /** Number of examples seen. */
  #now = 0

  constructor(minUpdates: number) {
    this.#minUpdates = minUpdates
  }

  /** Adds up the weights for one example. */
  addScores(keys: Int32Array, count: number, scores: Float64Array): void {
    this.#now++
    for (let k = 0; k < count; k++) {
      const row = this.#find(keys[k]!)
      if (row < 0 || this.#updates[row]! < this.#minUpdates) continue
      const start = this.#starts[row]!
      const end = start + this.#lengths[row]!
      for (let i = start; i < end; i++) {
        const label = this.#labels[i]!
        scores[label] = scores[label]! + this.#weights[i]!
      }
    }
  }

  /** Moves the weights of the features of an example towards `right` and away from `wrong`. */
  update(keys: Int32Array, count: number, right: number, wrong: number, step: number): void {
    for (let k = 0; k < count; k++) {
      const row = this.#findOrAdd(keys[k]!)
      if (this.#updates[row]! < 255) this.#updates[row] = this.#updates[row]! + 1
      this.#add(row, right, step)
      this.#add(row, wrong, -step)
    }
  }

  /** The averaged weights of the features with enough updates. */
  average(): FeatureWeights[] {
    const features: FeatureWeights[] = []
    for (let row = 0; row < this.#rows; row++) {
      if (this.#updates[row]! < this.#minUpdates) continue
      const start = this.#starts[row]!
      const length = this.#lengths[row]!
      const weights = Array.from({ length }, (_, k) => {
        const total = this.#totals[start + k]! + this.#weights[start + k]! * (this.#now - this.#stamps[start + k]!)
        return total / this.#now
      })
      features.push({ key: this.#keys[row]!, classes: [...this.#labels.subarray(start, start + length)], weights })
    }
    return features
  }

  #add(row: number, label: number, step: number): void {
    const start = this.#starts[row]!
    const length = this.#lengths[row]!
    let i = start
    while (i < start + length && this.#labels[i] !== label) i++
    if (i === start + length) i = this.#append(row, label)
    this.#totals[i] = this.#totals[i]! + this.#weights[i]! * (this.#now - this.#stamps[i]!)
    this.#stamps[i] = this.#now
    this.#weights[i] = this.#weights[i]! + step
  }

  #append(row: number, label: number): number {
    const length = this.#lengths[row]!
    // 2, 4, 8 …: full when the length is a power of two
    if (length >= 2 && (length & (length - 1)) === 0) this.#move(row, length * 2)
    const i = this.#starts[row]! + length
    this.#lengths[row] = length + 1
    this.#labels[i] = label
    this.#weights[i] = 0
    this.#totals[i] = 0
    this.#stamps[i] = this.#now
    return i
  }

  #move(row: number, room: number): void {
    const from = this.#starts[row]!
    const end = from + this.#lengths[row]!
    const to = this.#reserve(room)
    for (const column of [this.#labels, this.#weights, this.#totals, this.#stamps]) {
      column.copyWithin(to, from, end)
    }
    this.#starts[row] = to
  }

  #reserve(room: number): number {
    const start = this.#entries
    this.#entries += room
    if (this.#entries > this.#labels.length) {
      const size = this.#labels.length * 2
      this.#labels = grown(this.#labels, new Uint8Array(size))
      this.#weights = grown(this.#weights, new Float32Array(size))
      this.#totals = grown(this.#totals, new Float64Array(size))
      this.#stamps = grown(this.#stamps, new Int32Array(size))
    }
    return start
  }

  #find(key: number): number {
    const mask = this.#table.length - 2
    let slot = (key << 1) & mask
    for (;;) {
      const row = this.#table[slot + 1]!
      if (row === 0) return -1
      if (this.#table[slot] === key) return row - 1
      slot = (slot + 2) & mask
    }
  }

  #findOrAdd(key: number): number {
    const known = this.#find(key)
    if (known >= 0) return known
    const row = this.#rows++
    if (row === this.#keys.length) {
      const size = row * 2
      this.#keys = grown(this.#keys, new Int32Array(size))
      this.#starts = grown(this.#starts, new Int32Array(size))
      this.#lengths = grown(this.#lengths, new Uint8Array(size))
      this.#updates = grown(this.#updates, new Uint8Array(size))
    }
    this.#keys[row] = key
    this.#starts[row] = this.#reserve(2)
    if (this.#rows * 4 > this.#table.length) this.#growTable()
    else this.#place(row)
    return row
  }

  #place(row: number): void {
    const mask = this.#table.length - 2
    let slot = (this.#keys[row]! << 1) & mask
    while (this.#table[slot + 1] !== 0) slot = (slot + 2) & mask
    this.#table[slot] = this.#keys[row]!
    this.#table[slot + 1] = row + 1
  }

  #growTable(): void {
    this.#table = new Int32Array(this.#table.length * 2)
    for (let row = 0; row < this.#rows; row++) this.#place(row)
  }
}

function grown<T extends Int32Array | Uint8Array | Float32Array | Float64Array>(from: T, to: T): T {
  to.set(from)
  return to
}

/** One model out of two that learned from different trees: the mean of their weights (McDonald, Hall & Mann 2010). */
export function mixWeights(one: readonly FeatureWeights[], other: readonly FeatureWeights[]): FeatureWeights[] {
  const mixed = new Map<number, FeatureWeights>()
  for (const { key, classes, weights } of one) {
    mixed.set(key, { key, classes: [...classes], weights: weights.map((weight) => weight / 2) })
  }
  for (const { key, classes, weights } of other) {
    const known = mixed.get(key) ?? { key, classes: [], weights: [] }
    mixed.set(key, known)
    classes.forEach((label, i) => {
      const at = known.classes.indexOf(label)
      if (at >= 0) known.weights[at] = known.weights[at]! + weights[i]! / 2
      else {
        known.classes.push(label)
        known.weights.push(weights[i]! / 2)
      }
    })
  }
  return [...mixed.values()]
}

/**
 * Weights as whole numbers, the heaviest features first.
 * @param scale what a weight is multiplied by
 * @param smallest features without a weight of this size are left out, and so are weights below half of it
 */
export function roundWeights(features: readonly FeatureWeights[], scale: number, smallest: number): FeatureWeights[] {
  const sized: [FeatureWeights, number][] = []
  for (const { key, classes, weights } of features) {
    const rounded: FeatureWeights = { key, classes: [], weights: [] }
    let largest = 0
    let size = 0
    classes.forEach((label, i) => {
      const weight = Math.round(weights[i]! * scale)
      if (Math.abs(weight) < smallest / 2 || weight === 0) return
      rounded.classes.push(label)
      rounded.weights.push(weight)
      largest = Math.max(largest, Math.abs(weight))
      size += Math.abs(weight)
    })
    if (largest >= smallest && largest > 0) sized.push([rounded, size])
  }
  return sized.sort(([a, sizeA], [b, sizeB]) => sizeB - sizeA || a.key - b.key).map(([feature]) => feature)
}
