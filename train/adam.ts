const DECAY_OF_MEAN = 0.9
const DECAY_OF_SQUARE = 0.999
const TINY = 1e-8

/** Adam (Kingma and Ba 2015) over one array of weights. */
export class Adam {
  readonly gradient: Float32Array
  readonly #mean: Float32Array
  readonly #square: Float32Array

  constructor(readonly weights: Float32Array) {
    this.gradient = new Float32Array(weights.length)
    this.#mean = new Float32Array(weights.length)
    this.#square = new Float32Array(weights.length)
  }

  /** Moves `weights[from, to)` against the gradient, which is set back to 0; `step` counts from 1. */
  move(rate: number, step: number, from = 0, to = this.weights.length): void {
    const { weights, gradient } = this
    const mean = this.#mean
    const square = this.#square
    const meanScale = 1 / (1 - DECAY_OF_MEAN ** step)
    const squareScale = 1 / (1 - DECAY_OF_SQUARE ** step)
    for (let i = from; i < to; i++) {
      const g = gradient[i]!
      const m = DECAY_OF_MEAN * mean[i]! + (1 - DECAY_OF_MEAN) * g
      const s = DECAY_OF_SQUARE * square[i]! + (1 - DECAY_OF_SQUARE) * g * g
      mean[i] = m
      square[i] = s
      weights[i]! -= (rate * m * meanScale) / (Math.sqrt(s * squareScale) + TINY)
      gradient[i] = 0
    }
  }
}
