import type { Tree } from '../syntax/index.js'
import type { ClaimText, TokenSpan } from './claim-text.js'
import { type Columns, PAD } from './columns.js'
import { type CueColumns, distanceClass } from './cue-columns.js'
import type { FoundSpan } from './sequence-taggers.js'
import { addScores, mix1, mix3, type Weights } from './weights.js'

/** How many sources before and behind a cue are looked at, and how far away. */
const MOST_ASIDE = 4
const REACH = 80
/** The candidate that stands for "no source given". */
export const NO_SOURCE = -1

export const SOURCE_FEATURES = 40

/** A span that may be a source; tokens, half-open. */
export interface SourceCandidate {
  from: number
  to: number
  /** Whether the content tagger found it; else it is the subject of a cue. */
  isTagged: boolean
}

/** What the tagger took for sources, and where it found none the subjects of the cues; in text order. */
export function sourceCandidates(
  tree: Tree,
  { cues }: CueColumns,
  tagged: readonly FoundSpan[],
  contentOf: Uint8Array,
): SourceCandidate[] {
  const found = tagged.map(({ from, to }): SourceCandidate => ({ from, to, isTagged: true }))
  const taken = new Set<number>()
  for (const { from, to } of found) for (let i = from; i < to; i++) taken.add(i)
  for (const cue of cues) {
    const subject = tree.subject(cue.main)
    if (subject < 0 || (subject >= cue.from && subject < cue.to)) continue
    const { from, to } = tree.nounPhrase(subject)
    if (taken.has(subject) || contentOf[subject] === 1) continue
    for (let i = from; i < to; i++) taken.add(i)
    found.push({ from, to, isTagged: false })
  }
  return found.sort((a, b) => a.from - b.from || a.to - b.to)
}

/** 1 for the tokens of contents. */
export function contentMask(count: number, contents: readonly FoundSpan[]): Uint8Array {
  const mask = new Uint8Array(count)
  for (const { from, to } of contents) mask.fill(1, from, to)
  return mask
}

/** Chooses the source of each cue among the spans that look like sources. */
export class SourceRanker {
  readonly #weights: Weights
  readonly #keys = new Int32Array(SOURCE_FEATURES)
  readonly #scores = new Int32Array(2)

  constructor(weights: Weights) {
    this.#weights = weights
  }

  /** The source of a cue, and by how much it won. Cues must be asked for in text order. */
  choose(
    text: ClaimText,
    columns: Columns,
    placed: CueColumns,
    candidates: readonly SourceCandidate[],
    cue: number,
  ): { source: TokenSpan | null; margin: number } {
    let best: TokenSpan | null = null
    let bestScore = -Infinity
    let second = -Infinity
    for (const index of candidateSources(candidates, placed, cue)) {
      const count = sourceFeatures(text, columns, placed, candidates, index, cue, this.#keys)
      this.#scores[1] = 0
      addScores(this.#weights, this.#keys, count, this.#scores, 0)
      const points = this.#scores[1]!
      if (points > bestScore) {
        second = bestScore
        bestScore = points
        best = index === NO_SOURCE ? null : [candidates[index]!.from, candidates[index]!.to]
      } else if (points > second) second = points
    }
    return { source: best, margin: second === -Infinity ? 0 : bestScore - second }
  }
}

/** Indices of the spans near a cue; `sources` are in text order. */
export function candidateSources(sources: readonly SourceCandidate[], { cues }: CueColumns, cue: number): number[] {
  const { from } = cues[cue]!
  let low = 0
  let high = sources.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sources[middle]!.from < from) low = middle + 1
    else high = middle
  }
  const found = [NO_SOURCE]
  for (let s = low - 1; s >= Math.max(0, low - MOST_ASIDE) && from - sources[s]!.to <= REACH; s--) found.push(s)
  for (let s = low; s < Math.min(sources.length, low + MOST_ASIDE) && sources[s]!.from - from <= REACH; s++)
    found.push(s)
  return found
}

/** What tells whether span `index` is the source of `cue`. Returns the number of keys written. */
export function sourceFeatures(
  text: ClaimText,
  columns: Columns,
  placed: CueColumns,
  sources: readonly SourceCandidate[],
  index: number,
  cue: number,
  out: Int32Array,
): number {
  const { word, cluster, quote, sentence, suffix, xpos, shape, rule } = columns
  const span = placed.cues[cue]!
  const cw = placed.traits.word[cue + 1]!
  const cc = placed.traits.cluster[cue + 1]!
  const ending = suffix[span.main + PAD]!
  let n = 0
  if (index === NO_SOURCE) {
    out[n++] = mix1(200, 0)
    out[n++] = mix1(201, cw)
    out[n++] = mix1(202, word[span.from - 1 + PAD]!)
    out[n++] = mix1(203, word[span.to + PAD]!)
    out[n++] = mix1(204, ending)
    return n
  }
  const { from, to, isTagged } = sources[index]!
  const side = to <= span.from ? 0 : 1
  const gap = side === 0 ? span.from - to : from - span.to
  const distance = distanceClass(Math.max(0, gap))
  const apart = Math.min(2, Math.abs(sentence[from + PAD]! - sentence[span.from + PAD]!))
  const between = othersBetween(sources, index, side, span.from)
  const cuesBetween = side === 0 ? cuesWithin(placed, to, cue, -1) : cuesWithin(placed, from, cue, 1)
  const head = word[to - 1 + PAD]!
  const first = word[from + PAD]!
  const tag = xpos[to - 1 + PAD]!
  const inQuote =
    text.quoteOf[from]! >= 0
      ? text.quoteOf[from] === text.quoteOf[span.main]
        ? 2
        : 1
      : text.quoteOf[span.main]! >= 0
        ? 3
        : 0
  let relation = 0
  for (let i = from; i < to; i++) if (placed.above[i] === cue) relation = placed.aboveRelation[i]! + 1
  const own = placed.own[from] === cue ? 1 : 0
  const behind = side === 0 ? word[to + PAD]! : word[from - 1 + PAD]!
  const near = Math.min(2, between)
  out[n++] = mix3(210, side, distance, apart)
  out[n++] = mix3(211, side, near, apart)
  out[n++] = mix3(212, side, cuesBetween, near)
  out[n++] = mix3(213, side, cw, distance)
  out[n++] = mix3(214, side, cc, near)
  out[n++] = mix3(215, side, ending, near)
  out[n++] = mix3(216, side, head, distance)
  out[n++] = mix3(217, side, first, near)
  out[n++] = mix3(218, relation, side, near)
  out[n++] = mix3(219, relation, cw, side)
  out[n++] = mix3(220, relation, tag, side)
  out[n++] = mix3(221, inQuote, side, apart)
  out[n++] = mix3(222, side, behind, distance)
  out[n++] = mix3(223, side, word[span.from - 1 + PAD]!, distance)
  out[n++] = mix3(224, tag, side, distance)
  out[n++] = mix3(225, shape[to - 1 + PAD]!, side, near)
  out[n++] = mix3(226, rule[from + PAD]!, side, near)
  out[n++] = mix3(227, side, columns.head[span.main + PAD]! >= 0 ? columns.relation[span.main + PAD]! : 0, near)
  out[n++] = mix3(228, side, quote[span.from - 1 + PAD]!, distance)
  out[n++] = mix3(229, side, cluster[to - 1 + PAD]!, near)
  out[n++] = mix3(230, own, side, cw)
  out[n++] = mix3(231, placed.above[span.main]! >= 0 ? placed.aboveRelation[span.main]! : 0, cuesBetween, side)
  out[n++] = mix3(232, isTagged ? 1 : 0, side, near)
  out[n++] = mix3(233, isTagged ? 1 : 0, relation, distance)
  return n
}

function othersBetween(sources: readonly SourceCandidate[], index: number, side: number, cue: number): number {
  let count = 0
  if (side === 0) for (let s = index + 1; s < sources.length && sources[s]!.from < cue; s++) count++
  else for (let s = index - 1; s >= 0 && sources[s]!.from > cue; s--) count++
  return count
}

/** How many cues stand between a cue and a token on its left (`step` -1) or right (1), at most 3. */
function cuesWithin({ cues }: CueColumns, token: number, cue: number, step: number): number {
  let count = 0
  for (let c = cue + step; c >= 0 && c < cues.length && count < 3; c += step) {
    if (step < 0 ? cues[c]!.from < token : cues[c]!.from >= token) break
    count++
  }
  return count
}
