import { addScores, mix2, type Weights } from './weights.js'

/** Keys of the features of a step from one label to the next. */
const TRANSITION = 250
/** Labels before the first token. */
const START = 31

/** What the place of a token tells of the step to it, 0 to 15. */
export const STEP_CONTEXTS = 16

export const transitionKey = (context: number, before: number) => mix2(TRANSITION, context, before)
export const startKey = (context: number) => mix2(TRANSITION, context, START)

/** Finds the best labels of a run of tokens: scores of each label at each token, and of each step (Viterbi 1967). */
export class SequenceDecoder {
  readonly #labels: number
  /** By context, label before (the last row: none) and label. */
  readonly #steps: Int32Array
  readonly #allowed: (before: number, label: number) => boolean
  #best = new Int32Array(0)
  #back = new Uint8Array(0)

  /** @param allowed whether a label may follow another; `before` is -1 for the start */
  constructor(labels: number, weights: Weights, allowed: (before: number, label: number) => boolean) {
    this.#labels = labels
    this.#allowed = allowed
    this.#steps = new Int32Array(STEP_CONTEXTS * (labels + 1) * labels)
    const keys = new Int32Array(1)
    for (let context = 0; context < STEP_CONTEXTS; context++) {
      for (let before = 0; before <= labels; before++) {
        keys[0] = before === labels ? startKey(context) : transitionKey(context, before)
        const at = (context * (labels + 1) + before) * labels
        addScores(weights, keys, 1, this.#steps, at)
      }
    }
  }

  /**
   * @param scores of the labels, one row of them a token
   * @param contexts one a token
   * @param out where the labels go, `count` of them
   */
  decode(scores: Int32Array, contexts: Uint8Array, count: number, out: Uint8Array): void {
    const labels = this.#labels
    if (count === 0) return
    if (this.#best.length < count * labels) {
      this.#best = new Int32Array(count * labels)
      this.#back = new Uint8Array(count * labels)
    }
    const best = this.#best
    const back = this.#back
    for (let i = 0; i < count; i++) {
      for (let label = 0; label < labels; label++) {
        let top = IMPOSSIBLE
        let from = 0
        const stepAt = contexts[i]! * (labels + 1) * labels + label
        if (i === 0) top = this.#allowed(-1, label) ? this.#steps[stepAt + labels * labels]! : IMPOSSIBLE
        for (let before = 0; i > 0 && before < labels; before++) {
          if (!this.#allowed(before, label)) continue
          const score = best[(i - 1) * labels + before]! + this.#steps[stepAt + before * labels]!
          if (score > top) {
            top = score
            from = before
          }
        }
        best[i * labels + label] = top + scores[i * labels + label]!
        back[i * labels + label] = from
      }
    }
    let label = 0
    for (let k = 1; k < labels; k++)
      if (best[(count - 1) * labels + k]! > best[(count - 1) * labels + label]!) label = k
    for (let i = count - 1; i >= 0; i--) {
      out[i] = label
      label = back[i * labels + label]!
    }
  }
}

/** Low enough to lose, high enough that sums do not wrap around. */
const IMPOSSIBLE = -(1 << 28)
