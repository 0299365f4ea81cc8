/**
 * Turns vectors so that the first components carry the most variance, and keeps those.
 * @param vectors row-major, `size` numbers a row
 * @returns the rows, `count` numbers each, centred; and the share of the variance that is kept
 */
export function principalComponents(
  vectors: Float32Array,
  size: number,
  count: number,
): { projected: Float32Array; kept: number } {
  const rows = vectors.length / size
  const mean = new Float64Array(size)
  for (let i = 0; i < vectors.length; i++) mean[i % size]! += vectors[i]! / rows
  const { values, axes } = eigen(covariance(vectors, mean), size)
  const order = Array.from(values.keys()).sort((a, b) => values[b]! - values[a]!)
  const projected = new Float32Array(rows * count)
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < count; k++) {
      const axis = order[k]!
      let sum = 0
      for (let d = 0; d < size; d++) sum += (vectors[row * size + d]! - mean[d]!) * axes[d * size + axis]!
      projected[row * count + k] = sum
    }
  }
  const total = values.reduce((a, b) => a + b, 0)
  return { projected, kept: order.slice(0, count).reduce((sum, axis) => sum + values[axis]!, 0) / total }
}

function covariance(vectors: Float32Array, mean: Float64Array): Float64Array {
  const size = mean.length
  const rows = vectors.length / size
  const matrix = new Float64Array(size * size)
  const centred = new Float64Array(size)
  for (let row = 0; row < rows; row++) {
    for (let d = 0; d < size; d++) centred[d] = vectors[row * size + d]! - mean[d]!
    for (let i = 0; i < size; i++) {
      for (let j = i; j < size; j++) matrix[i * size + j]! += centred[i]! * centred[j]!
    }
  }
  for (let i = 0; i < size; i++) {
    for (let j = i; j < size; j++) {
      matrix[i * size + j]! /= rows
      matrix[j * size + i] = matrix[i * size + j]!
    }
  }
  return matrix
}

/** Sweeps of Jacobi's method; a symmetric matrix of 100 rows is diagonal to the last bits after about 10. */
const SWEEPS = 14

/** Eigenvalues and, in columns, eigenvectors of a symmetric matrix (Jacobi's rotations), which is overwritten. */
function eigen(matrix: Float64Array, size: number): { values: Float64Array; axes: Float64Array } {
  const axes = new Float64Array(size * size)
  for (let i = 0; i < size; i++) axes[i * size + i] = 1
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(matrix, axes, size, p, q)
  }
  return { values: Float64Array.from({ length: size }, (_, i) => matrix[i * size + i]!), axes }
}

function rotate(matrix: Float64Array, axes: Float64Array, size: number, p: number, q: number): void {
  const off = matrix[p * size + q]!
  if (off === 0) return
  const theta = (matrix[q * size + q]! - matrix[p * size + p]!) / (2 * off)
  const tangent = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
  const cos = 1 / Math.sqrt(tangent * tangent + 1)
  const sin = tangent * cos
  for (let k = 0; k < size; k++) mix(matrix, k * size + p, k * size + q, cos, sin)
  for (let k = 0; k < size; k++) mix(matrix, p * size + k, q * size + k, cos, sin)
  for (let k = 0; k < size; k++) mix(axes, k * size + p, k * size + q, cos, sin)
}

function mix(values: Float64Array, i: number, j: number, cos: number, sin: number): void {
  const a = values[i]!
  const b = values[j]!
  values[i] = cos * a - sin * b
  values[j] = sin * a + cos * b
}
