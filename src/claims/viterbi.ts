import { addScores, mix2, type Weights } from './weights.js'

/** Keys of the features of a step from one label to the next. */
const TRANSITION = 250
/** Labels before the first token. */
const START = 31

/** What the place of a token tells of the step to it, 0 to 15. */
export const STEP_CONTEXTS = 16

export const transitionKey = (context: number, before: number) => mix2(TRANSITION, context, before)
export const startKey = (context: number) => mix2(TRANSITION, context, START)

/** Labels are 0 outside, and for each kind of span one that opens it, odd, and the next that goes on with it, even. */
const goesOn = (label: number) => label > 0 && (label & 1) === 0

/** Whether a label may follow another; `before` is -1 for the start. */
export const mayFollow = (before: number, label: number) => !goesOn(label) || before === label || before === label - 1

/** Finds the best labels of a run of tokens: scores of each label at each token, and of each step (Viterbi 1967). */
export class SequenceDecoder {
  readonly #labels: number
  /** By context and label. */
  readonly #starts: Int32Array
  /** By context, label and label before. */
  readonly #steps: Int32Array
  /** Of the labels of the token that is looked at, and of the one before it. */
  #best: Int32Array
  #bestBefore: Int32Array
  /** By token and label: the best label before. */
  #back = new Uint8Array(0)

  constructor(labels: number, weights: Weights) {
    this.#labels = labels
    this.#best = new Int32Array(labels)
    this.#bestBefore = new Int32Array(labels)
    this.#starts = new Int32Array(STEP_CONTEXTS * labels)
    this.#steps = new Int32Array(STEP_CONTEXTS * labels * labels)
    const keys = new Int32Array(1)
    const row = new Int32Array(labels)
    for (let context = 0; context < STEP_CONTEXTS; context++) {
      keys[0] = startKey(context)
      addScores(weights, keys, 1, this.#starts, context * labels)
      for (let before = 0; before < labels; before++) {
        keys[0] = transitionKey(context, before)
        row.fill(0)
        addScores(weights, keys, 1, row, 0)
        for (let label = 0; label < labels; label++)
          this.#steps[(context * labels + label) * labels + before] = row[label]!
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
    if (this.#back.length < count * labels) this.#back = new Uint8Array(count * labels)
    const back = this.#back
    const steps = this.#steps
    let before = this.#bestBefore
    let best = this.#best
    for (let label = 0; label < labels; label++)
      best[label] = (goesOn(label) ? IMPOSSIBLE : this.#starts[contexts[0]! * labels + label]!) + scores[label]!
    for (let i = 1; i < count; i++) {
      const swap = before
      before = best
      best = swap
      for (let label = 0; label < labels; label++) {
        const step = (contexts[i]! * labels + label) * labels
        // a span goes on only where it was open
        const isInner = goesOn(label)
        const last = isInner ? label : labels - 1
        let from = isInner ? label - 1 : 0
        let top = before[from]! + steps[step + from]!
        for (let k = from + 1; k <= last; k++) {
          const score = before[k]! + steps[step + k]!
          if (score > top) {
            top = score
            from = k
          }
        }
        best[label] = top + scores[i * labels + label]!
        back[i * labels + label] = from
      }
    }
    let label = 0
    for (let k = 1; k < labels; k++) if (best[k]! > best[label]!) label = k
    for (let i = count - 1; i >= 0; i--) {
      out[i] = label
      label = back[i * labels + label]!
    }
  }
}

/** Low enough to lose, high enough that sums do not wrap around. */
const IMPOSSIBLE = -(1 << 28)
