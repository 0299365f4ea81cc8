import { seededRandom, shuffledIndices } from './random.js'

const SEED = 17
const ROUNDS = 10

/**
 * Spherical k-means about the mean: rows that point the same way get the same number.
 * @param vectors row-major, `size` numbers a row
 * @param fitted rows that the centres are fitted to (rare words have noisy vectors, and are many)
 * @returns the cluster of each row
 */
export function clusterVectors(
  vectors: Float32Array,
  size: number,
  clusters: number,
  fitted: readonly number[],
): Uint16Array {
  const unit = centred(vectors, size, fitted)
  const order = shuffledIndices(fitted.length, seededRandom(SEED))
  const centres = new Float32Array(clusters * size)
  for (let c = 0; c < clusters; c++) {
    const row = fitted[order[c]!]!
    centres.set(unit.subarray(row * size, (row + 1) * size), c * size)
  }
  const cluster = new Uint16Array(vectors.length / size)
  for (let round = 0; round < ROUNDS; round++) {
    for (const row of fitted) cluster[row] = nearest(unit, row * size, centres, size)
    moveCentres(unit, fitted, cluster, centres, size)
  }
  for (let row = 0; row < cluster.length; row++) cluster[row] = nearest(unit, row * size, centres, size)
  return cluster
}

function centred(vectors: Float32Array, size: number, fitted: readonly number[]): Float32Array {
  const mean = new Float64Array(size)
  for (const row of fitted) for (let d = 0; d < size; d++) mean[d]! += vectors[row * size + d]! / fitted.length
  const unit = vectors.map((value, i) => value - mean[i % size]!)
  for (let from = 0; from < unit.length; from += size) normalise(unit, from, size)
  return unit
}

function nearest(unit: Float32Array, from: number, centres: Float32Array, size: number): number {
  let best = 0
  let bestProduct = Number.NEGATIVE_INFINITY
  for (let c = 0, base = 0; base < centres.length; c++, base += size) {
    let product = 0
    for (let d = 0; d < size; d++) product += unit[from + d]! * centres[base + d]!
    if (product > bestProduct) {
      bestProduct = product
      best = c
    }
  }
  return best
}

/** A centre that lost all its rows stays where it was. */
function moveCentres(
  unit: Float32Array,
  fitted: readonly number[],
  cluster: Uint16Array,
  centres: Float32Array,
  size: number,
): void {
  const sums = new Float32Array(centres.length)
  for (const row of fitted) {
    for (let d = 0; d < size; d++) sums[cluster[row]! * size + d]! += unit[row * size + d]!
  }
  for (let base = 0; base < centres.length; base += size) {
    normalise(sums, base, size)
    if (sums.subarray(base, base + size).some((value) => value !== 0)) {
      centres.set(sums.subarray(base, base + size), base)
    }
  }
}

function normalise(values: Float32Array, from: number, size: number): void {
  let squares = 0
  for (let d = 0; d < size; d++) squares += values[from + d]! ** 2
  const length = Math.sqrt(squares)
  if (length > 0) for (let d = 0; d < size; d++) values[from + d]! /= length
}
