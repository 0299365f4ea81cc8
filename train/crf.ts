import { isClosed, NEXT, OUTSIDE, PREVIOUS, TAGS } from '../src/names/tags.js'

/** Gradient of the log-likelihood of a linear-chain CRF (Lafferty et al. 2001) over the tags of one stretch. */
export class Crf {
  readonly #forward: Float64Array
  readonly #backward: Float64Array

  constructor(longest: number) {
    this.#forward = new Float64Array(longest * TAGS)
    this.#backward = new Float64Array(longest * TAGS)
  }

  /**
   * @param scores `TAGS` numbers a token
   * @param gradient receives, for each token and tag, the model's probability minus the gold's
   * @param transitionGradient has the same of pairs of tags, times `weight`, added to it
   * @returns the negative log-likelihood
   */
  differentiate(
    scores: Float32Array,
    transitions: Float32Array,
    gold: Int32Array,
    count: number,
    gradient: Float32Array,
    transitionGradient: Float32Array,
    weight: number,
  ): number {
    const total = this.#runForward(scores, transitions, count)
    this.#runBackward(scores, transitions, count)
    const forward = this.#forward
    const backward = this.#backward
    let likelihood = 0
    let before: number = OUTSIDE
    for (let i = 0; i < count; i++) {
      const row = i * TAGS
      for (let tag = 0; tag < TAGS; tag++)
        gradient[row + tag] = Math.exp(forward[row + tag]! + backward[row + tag]! - total)
      gradient[row + gold[i]!]! -= 1
      transitionGradient[before * TAGS + gold[i]!]! -= weight
      likelihood += scores[row + gold[i]!]! + transitions[before * TAGS + gold[i]!]!
      before = gold[i]!
      for (let tag = 0; tag < TAGS; tag++) {
        const ahead = scores[row + tag]! + backward[row + tag]! - total
        for (const previous of i === 0 ? FIRST_PREVIOUS[tag]! : PREVIOUS[tag]!) {
          const reached = i === 0 ? 0 : forward[row - TAGS + previous]!
          const pair = Math.exp(reached + transitions[previous * TAGS + tag]! + ahead)
          transitionGradient[previous * TAGS + tag]! += weight * pair
        }
      }
    }
    return total - likelihood
  }

  #runForward(scores: Float32Array, transitions: Float32Array, count: number): number {
    const forward = this.#forward
    for (let i = 0; i < count; i++) {
      const row = i * TAGS
      for (let tag = 0; tag < TAGS; tag++) {
        const sources = i === 0 ? FIRST_PREVIOUS[tag]! : PREVIOUS[tag]!
        let most = Number.NEGATIVE_INFINITY
        for (const previous of sources) {
          const reached = i === 0 ? 0 : forward[row - TAGS + previous]!
          most = Math.max(most, reached + transitions[previous * TAGS + tag]!)
        }
        let sum = 0
        for (const previous of sources) {
          const reached = i === 0 ? 0 : forward[row - TAGS + previous]!
          sum += Math.exp(reached + transitions[previous * TAGS + tag]! - most)
        }
        forward[row + tag] = sources.length === 0 ? LOWEST : most + Math.log(sum) + scores[row + tag]!
      }
    }
    let most = Number.NEGATIVE_INFINITY
    const end = (count - 1) * TAGS
    for (let tag = 0; tag < TAGS; tag++) if (isClosed(tag)) most = Math.max(most, forward[end + tag]!)
    let sum = 0
    for (let tag = 0; tag < TAGS; tag++) if (isClosed(tag)) sum += Math.exp(forward[end + tag]! - most)
    return most + Math.log(sum)
  }

  #runBackward(scores: Float32Array, transitions: Float32Array, count: number): void {
    const backward = this.#backward
    for (let tag = 0; tag < TAGS; tag++) backward[(count - 1) * TAGS + tag] = isClosed(tag) ? 0 : LOWEST
    for (let i = count - 2; i >= 0; i--) {
      const row = i * TAGS
      const after = row + TAGS
      for (let tag = 0; tag < TAGS; tag++) {
        const targets = NEXT[tag]!
        let most = Number.NEGATIVE_INFINITY
        for (const next of targets) {
          most = Math.max(most, backward[after + next]! + scores[after + next]! + transitions[tag * TAGS + next]!)
        }
        let sum = 0
        for (const next of targets) {
          sum += Math.exp(backward[after + next]! + scores[after + next]! + transitions[tag * TAGS + next]! - most)
        }
        backward[row + tag] = most + Math.log(sum)
      }
    }
  }
}

/** Lower than any score. */
const LOWEST = -1e9

/** The edge of a stretch counts as O. */
const FIRST_PREVIOUS = PREVIOUS.map((tags) => tags.filter((tag) => tag === OUTSIDE))
