import type { FeatureWeights } from '../src/syntax/weights.js'

/**
 * An averaged perceptron over hashed features while it learns (Collins 2002). A feature gets a row when it is first
 * updated; a row counts only after `minUpdates` updates (Goldberg & Elhadad 2011), which keeps the model small.
 */
export class Perceptron {
  #minUpdates: number
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
  #totals = new Float64Array(1 << 18)
  #stamps = new Int32Array(1 << 18)
  /** Number of examples seen. */
  now = 0

  constructor(minUpdates: number) {
    this.#minUpdates = minUpdates
  }

  addScores(keys: Int32Array, count: number, scores: Float64Array): void {
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

  /** Moves the weights of the features towards `right` and away from `wrong`. */
  update(keys: Int32Array, count: number, right: number, wrong: number, step: number): void {
    for (let k = 0; k < count; k++) {
      const row = this.#findOrAdd(keys[k]!)
      if (this.#updates[row]! < 255) this.#updates[row] = this.#updates[row]! + 1
      this.#add(row, right, step)
      this.#add(row, wrong, -step)
    }
  }

  /**
   * The averaged weights as whole numbers.
   * @param scale what an averaged weight is multiplied by
   * @param smallest rows without a weight of this size are left out, and so are single weights below half of it
   */
  average(scale: number, smallest: number): FeatureWeights[] {
    const features: FeatureWeights[] = []
    for (let row = 0; row < this.#rows; row++) {
      if (this.#updates[row]! < this.#minUpdates) continue
      const classes: number[] = []
      const weights: number[] = []
      let largest = 0
      for (let i = this.#starts[row]!; i < this.#starts[row]! + this.#lengths[row]!; i++) {
        const total = this.#totals[i]! + this.#weights[i]! * (this.now - this.#stamps[i]!)
        const weight = Math.round((total / this.now) * scale)
        if (Math.abs(weight) < smallest / 2 || weight === 0) continue
        largest = Math.max(largest, Math.abs(weight))
        classes.push(this.#labels[i]!)
        weights.push(weight)
      }
      if (largest >= smallest) features.push({ key: this.#keys[row]!, classes, weights })
    }
    // those that weigh most come first in the table, where they are found soonest
    return features.sort((a, b) => size(b) - size(a) || a.key - b.key)
  }

  #add(row: number, label: number, step: number): void {
    const start = this.#starts[row]!
    const length = this.#lengths[row]!
    let i = start
    while (i < start + length && this.#labels[i] !== label) i++
    if (i === start + length) i = this.#append(row, label)
    this.#totals[i] = this.#totals[i]! + this.#weights[i]! * (this.now - this.#stamps[i]!)
    this.#stamps[i] = this.now
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
    this.#stamps[i] = this.now
    return i
  }

  #move(row: number, room: number): void {
    const from = this.#starts[row]!
    const to = this.#reserve(room)
    for (let k = 0; k < this.#lengths[row]!; k++) {
      this.#labels[to + k] = this.#labels[from + k]!
      this.#weights[to + k] = this.#weights[from + k]!
      this.#totals[to + k] = this.#totals[from + k]!
      this.#stamps[to + k] = this.#stamps[from + k]!
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

function size(feature: FeatureWeights): number {
  return feature.weights.reduce((sum, weight) => sum + Math.abs(weight), 0)
}

function grown<T extends Int32Array | Uint8Array | Float32Array | Float64Array>(from: T, to: T): T {
  to.set(from)
  return to
}

/** Numbers from 0 to 1 that are the same in each run (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Puts an array into a random order, in place. */
export function shuffle<T>(items: T[], random: () => number): T[] {
  for (let i = items.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1))
    const item = items[i]!
    items[i] = items[k]!
    items[k] = item
  }
  return items
}
