import { isClosed, NEXT, OUTSIDE, PREVIOUS, TAGS } from './tags.js'

/** Best tags of a stretch of tokens (Viterbi 1967), and by how much each beat what else was possible. */
export class Decoder {
  readonly #forward: Float32Array
  readonly #backward: Float32Array
  readonly #from: Uint8Array
  /** By tag: what follows with the tag's own score. */
  readonly #ahead = new Float64Array(TAGS)

  /**
   * @param transitions score of tag `next` behind `tag`, at `tag * TAGS + next`; only pairs that may follow count
   * @param longest most tokens in a stretch
   */
  constructor(
    private readonly transitions: Float32Array,
    longest: number,
  ) {
    this.#forward = new Float32Array(longest * TAGS)
    this.#backward = new Float32Array(longest * TAGS)
    this.#from = new Uint8Array(longest * TAGS)
  }

  /**
   * @param scores `TAGS` numbers a token; both edges of the stretch count as O
   * @param tags receives `count` tags
   */
  decode(scores: Float32Array, count: number, tags: Uint8Array): void {
    this.#runForward(scores, count)
    const forward = this.#forward
    const end = (count - 1) * TAGS
    let best = OUTSIDE
    for (let tag = 1; tag < TAGS; tag++) {
      if (isClosed(tag) && forward[end + tag]! > forward[end + best]!) best = tag
    }
    for (let i = count - 1; i >= 0; i--) {
      tags[i] = best
      best = this.#from[i * TAGS + best]!
    }
  }

  /**
   * After `decode`: for each token, the score of the best path minus that of the best path that gives the token another tag.
   * @param margins receives `count` numbers, none negative
   */
  measure(scores: Float32Array, count: number, tags: Uint8Array, margins: Float32Array): void {
    this.#runBackward(scores, count)
    const forward = this.#forward
    const backward = this.#backward
    for (let i = 0; i < count; i++) {
      const row = i * TAGS
      const own = forward[row + tags[i]!]! + backward[row + tags[i]!]!
      let other = Number.NEGATIVE_INFINITY
      for (let tag = 0; tag < TAGS; tag++) {
        if (tag !== tags[i]) other = Math.max(other, forward[row + tag]! + backward[row + tag]!)
      }
      margins[i] = Math.max(0, own - other)
    }
  }

  #runForward(scores: Float32Array, count: number): void {
    const forward = this.#forward
    for (let tag = 0; tag < TAGS; tag++) forward[tag] = IS_FIRST[tag] ? scores[tag]! + this.transitions[tag]! : LOWEST
    for (let i = 1; i < count; i++) {
      const row = i * TAGS
      const before = row - TAGS
      for (let tag = 0; tag < TAGS; tag++) {
        let best = LOWEST * 2
        let from = 0
        const tags = PREVIOUS[tag]!
        for (let k = 0; k < tags.length; k++) {
          const previous = tags[k]!
          const score = forward[before + previous]! + this.transitions[previous * TAGS + tag]!
          if (score > best) {
            best = score
            from = previous
          }
        }
        forward[row + tag] = best + scores[row + tag]!
        this.#from[row + tag] = from
      }
    }
  }

  /** Best score of what follows each token's tag, without the token's own. */
  #runBackward(scores: Float32Array, count: number): void {
    const backward = this.#backward
    for (let tag = 0; tag < TAGS; tag++) backward[(count - 1) * TAGS + tag] = isClosed(tag) ? 0 : LOWEST
    const ahead = this.#ahead
    for (let i = count - 2; i >= 0; i--) {
      const row = i * TAGS
      const after = row + TAGS
      for (let next = 0; next < TAGS; next++) ahead[next] = backward[after + next]! + scores[after + next]!
      for (let tag = 0; tag < TAGS; tag++) {
        const nexts = NEXT[tag]!
        let best = LOWEST * 2
        for (let k = 0; k < nexts.length; k++) {
          const score = ahead[nexts[k]!]! + this.transitions[tag * TAGS + nexts[k]!]!
          if (score > best) best = score
        }
        backward[row + tag] = best
      }
    }
  }
}

/** Lower than any score. */
const LOWEST = -1e9

/** By tag: whether a stretch may start with it. */
const IS_FIRST = PREVIOUS.map((tags) => tags.includes(OUTSIDE))
