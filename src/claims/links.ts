import type { ClaimText } from './claim-text.js'
import { type Columns, PAD } from './columns.js'
import { type CueColumns, distanceClass } from './cue-columns.js'
import type { FoundSpan } from './sequence-taggers.js'
import { addScores, mix1, mix2, mix3, type Weights } from './weights.js'

/** How far before and behind a content its cue is looked for, in tokens, and how many are looked at. */
const REACH_BACK = 400
const REACH_AHEAD = 60
const MOST_BEFORE = 5
const MOST_BEHIND = 3
/** The candidate that stands for "no cue: not a claim". */
export const NO_CUE = -1

export const LINK_FEATURES = 48

/** Chooses the cue of each content, from left to right; what was chosen before counts. */
export class Linker {
  readonly #weights: Weights
  readonly #keys = new Int32Array(LINK_FEATURES)
  readonly #scores = new Int32Array(2)

  constructor(weights: Weights) {
    this.#weights = weights
  }

  /** Index of the cue of each content, `NO_CUE` for none, and by how much it won. */
  read(
    text: ClaimText,
    columns: Columns,
    placed: CueColumns,
    contents: readonly FoundSpan[],
  ): { cue: Int32Array; margin: Int32Array } {
    const cue = new Int32Array(contents.length).fill(NO_CUE)
    const margin = new Int32Array(contents.length)
    const candidates = new CandidateCues(placed)
    for (let c = 0; c < contents.length; c++) {
      let best = NO_CUE
      let bestScore = -Infinity
      let second = -Infinity
      for (const candidate of candidates.of(contents[c]!)) {
        const count = linkFeatures(
          text,
          columns,
          placed,
          contents,
          c,
          candidate,
          c > 0 ? cue[c - 1]! : NO_CUE,
          this.#keys,
        )
        this.#scores[1] = 0
        addScores(this.#weights, this.#keys, count, this.#scores, 0)
        const points = this.#scores[1]!
        if (points > bestScore) {
          second = bestScore
          bestScore = points
          best = candidate
        } else if (points > second) second = points
      }
      cue[c] = best
      margin[c] = second === -Infinity ? 0 : bestScore - second
    }
    return { cue, margin }
  }
}

/** The cues near a content; contents must be asked for in text order. */
export class CandidateCues {
  readonly #placed: CueColumns
  #next = 0

  constructor(placed: CueColumns) {
    this.#placed = placed
  }

  of({ from, to }: FoundSpan): number[] {
    const { cues } = this.#placed
    while (this.#next < cues.length && cues[this.#next]!.from < from) this.#next++
    const found = [NO_CUE]
    for (let c = this.#next - 1; c >= 0 && c >= this.#next - MOST_BEFORE && from - cues[c]!.to <= REACH_BACK; c--)
      found.push(c)
    for (let c = this.#next, n = 0; c < cues.length && n < MOST_BEHIND && cues[c]!.from - to <= REACH_AHEAD; c++, n++)
      found.push(c)
    return found
  }
}

/**
 * What tells whether `candidate` is the cue of content `c`. Returns the number of keys written.
 * @param previous the cue of the content before
 */
export function linkFeatures(
  text: ClaimText,
  columns: Columns,
  placed: CueColumns,
  contents: readonly FoundSpan[],
  c: number,
  candidate: number,
  previous: number,
  out: Int32Array,
): number {
  const { from, to } = contents[c]!
  const { quote, word, opens, sentence } = columns
  const opensQuoted = quote[from + PAD]!
  const endsQuoted = quote[to - 1 + PAD]!
  const quoted = (opensQuoted << 2) | endsQuoted
  const length = distanceClass(to - from)
  let n = 0
  if (candidate === NO_CUE) {
    const above = placed.above[from]!
    const near = (placed.left[from]! >= 0 ? 1 : 0) | (placed.right[to - 1]! >= 0 ? 2 : 0) | (above >= 0 ? 4 : 0)
    out[n++] = mix1(150, 0)
    out[n++] = mix1(151, quoted)
    out[n++] = mix2(152, quoted, length)
    out[n++] = mix2(153, quoted, near)
    out[n++] = mix2(154, opens[from + PAD]!, quoted)
    out[n++] = mix2(155, opens[from + PAD]!, near)
    return n
  }
  const cue = placed.cues[candidate]!
  const side = cue.to <= from ? 0 : cue.from >= to ? 1 : 2
  const gap = side === 0 ? from - cue.to : side === 1 ? cue.from - to : 0
  const distance = distanceClass(gap)
  const cw = placed.traits.word[candidate + 1]!
  const cc = placed.traits.cluster[candidate + 1]!
  const margin = placed.traits.margin[candidate + 1]!
  const apart = Math.min(3, Math.abs(sentence[cue.from + PAD]! - sentence[(side === 1 ? to - 1 : from) + PAD]!))
  const rank = side === 0 ? placed.left[from] === candidate : side === 1 ? placed.right[to - 1] === candidate : true
  const between = side === 0 ? placed.leftBetween[from]! : side === 1 ? placed.rightBetween[to - 1]! : 0
  const near = rank ? between : 256
  const before = c > 0 ? contents[c - 1]! : null
  const after = c + 1 < contents.length ? contents[c + 1]! : null
  const contentBetween =
    (before && side === 0 && before.from >= cue.to ? 1 : 0) | (after && side === 1 && after.to <= cue.from ? 1 : 0)
  const joins = previous === candidate ? 1 : 0
  const above =
    (placed.above[from] === candidate ? 1 : 0) |
    (placed.above[to - 1] === candidate ? 2 : 0) |
    (placed.above[(from + to) >> 1] === candidate ? 4 : 0)
  const relation = placed.above[from] === candidate ? placed.aboveRelation[from]! : 0
  const touching = side === 0 ? word[from - 1 + PAD]! : word[to + PAD]!
  const behindCue = word[cue.to + PAD]!
  out[n++] = mix3(160, side, distance, apart)
  out[n++] = mix3(161, side, apart, contentBetween)
  out[n++] = mix3(162, side, near, apart)
  out[n++] = mix3(163, side, near, quoted)
  out[n++] = mix3(164, side, cw, apart)
  out[n++] = mix3(165, side, cc, distance)
  out[n++] = mix3(166, side, margin, distance)
  out[n++] = mix3(167, side, quoted, distance)
  out[n++] = mix3(168, side, quoted, apart)
  out[n++] = mix3(169, above, relation, side)
  out[n++] = mix2(170, above, distance)
  out[n++] = mix3(171, relation, cw, side)
  out[n++] = mix3(172, joins, quoted, side)
  out[n++] = mix3(173, joins, apart, opens[from + PAD]!)
  out[n++] = mix3(174, joins, contentBetween, distance)
  out[n++] = mix3(175, side, touching, distance)
  out[n++] = mix3(176, side, behindCue, near)
  out[n++] = mix3(177, side, cw, distance)
  out[n++] = mix3(178, side, rank ? 1 : 0, contentBetween)
  out[n++] = mix3(179, side, cc, quoted)
  out[n++] = mix2(180, margin, contentBetween)
  out[n++] = mix3(181, joins, rank ? 1 : 0, side)
  out[n++] = mix3(182, quote[cue.main + PAD]!, opensQuoted, side)
  out[n++] = mix3(183, length, distance, side)
  out[n++] = mix3(
    184,
    text.quoteOf[cue.main]! >= 0 && text.quoteOf[cue.main] === text.quoteOf[from] ? 1 : 0,
    quoted,
    side,
  )
  if (before && joins) {
    const join = distanceClass(from - before.to)
    out[n++] = mix3(185, join, quoted, quote[before.to - 1 + PAD]!)
    out[n++] = mix3(186, join, apart, opens[from + PAD]!)
    out[n++] = mix3(187, join, word[from - 1 + PAD]!, word[from - 2 + PAD]!)
  }
  return n
}
