import { type Columns, PAD } from './columns.js'
import type { CueColumns } from './cue-columns.js'
import { mix1, mix2, mix3 } from './weights.js'
import type { WordColumns } from './word-forms.js'

/** Labels of the content tagger: outside, and a content or source that opens or goes on. */
export const Label = { OUTSIDE: 0, CONTENT_OPENS: 1, CONTENT: 2, SOURCE_OPENS: 3, SOURCE: 4 } as const
export const LABELS = 5

/** Places where words count by themselves: before and behind the token, at it, and at it within a cue. */
export const ContentPlace = { BEFORE: 0, BEHIND: 1, AT: 2, AT_IN_CUE: 3 } as const
export const CONTENT_PLACES = 4

/** What a word at one of these places tells. Returns the number of keys written. */
export function contentWordFeatures(
  { word, cluster, suffix }: WordColumns,
  at: number,
  place: number,
  out: Int32Array,
): number {
  if (place === ContentPlace.BEFORE || place === ContentPlace.BEHIND) {
    out[0] = mix1(place === ContentPlace.BEFORE ? 61 : 62, word[at]!)
    return 1
  }
  const isOwn = place === ContentPlace.AT_IN_CUE ? 1 : 0
  out[0] = mix2(60, word[at]!, isOwn)
  out[1] = mix2(65, cluster[at]!, isOwn)
  out[2] = mix2(72, suffix[at]!, isOwn)
  return 3
}

/** Upper bound of what `contentFeatures` writes. */
export const CONTENT_FEATURES = 21

/**
 * What tells whether a token belongs to a content or a source, given the cues, beside the words alone
 * (`contentWordFeatures`). Returns the number of keys written.
 * Of 55 templates tried these were chosen two by two, those first that most helped the tagger on training articles held
 * out (F1 of contents, their words, and sources); the others made it no better.
 */
export function contentFeatures(columns: Columns, placed: CueColumns, token: number, out: Int32Array): number {
  const { word, xpos, relation, head, quote, opens, rule, shape } = columns
  const i = token + PAD
  const w = word[i]!
  const x = xpos[i]!
  const xb = xpos[i - 1]!
  const q = (quote[i - 1]! << 4) | (quote[i]! << 2) | quote[i + 1]!
  const r3 = (rule[i - 1]! << 6) | (rule[i]! << 3) | rule[i + 1]!
  const { traits } = placed
  // rows of the traits; 0 where there is no cue
  const left = placed.left[token]! + 1
  const right = placed.right[token]! + 1
  const lb = placed.leftBetween[token]!
  const rb = placed.rightBetween[token]!
  const ld = placed.leftDistance[token]!
  const rd = placed.rightDistance[token]!
  const lw = traits.word[left]!
  const lc = traits.cluster[left]!
  const rc = traits.cluster[right]!
  const rm = traits.margin[right]!
  const lt = traits.lastWord[left]!
  const isOwn = placed.own[token]! >= 0 ? 1 : 0
  let n = 0
  out[n++] = mix2(63, word[i - 1]!, w)
  out[n++] = mix2(68, x, shape[i]!)
  out[n++] = mix3(69, xb, x, xpos[i + 1]!)
  out[n++] = mix2(74, q, w)
  out[n++] = mix3(76, opens[i]!, lb, rb)
  out[n++] = mix2(78, r3, q)
  out[n++] = mix3(80, ld, rd, isOwn)
  out[n++] = mix3(81, lb, rb, q)
  out[n++] = mix3(82, lb, ld, lw)
  out[n++] = mix3(85, rb, rc, x)
  out[n++] = mix3(88, rm, rb, rd)
  out[n++] = mix3(93, lc, lb, w)
  out[n++] = mix3(95, lt, ld, x)
  out[n++] = mix3(101, xb, x, lb)
  out[n++] = mix3(102, xb, x, rb)
  out[n++] = mix3(103, ld, xb, x)
  const rel = relation[i]!
  if (rel === 0) return n
  const up = head[i]!
  const ar = placed.aboveRelation[token]!
  const aw = traits.word[placed.above[token]! + 1]!
  const edge = placed.edge[token]!
  out[n++] = mix3(110, rel, x, isOwn)
  out[n++] = mix2(111, rel, up < 0 ? 0 : word[up]!)
  out[n++] = mix3(115, ar, aw, edge)
  out[n++] = mix3(121, ar, edge, xb)
  out[n++] = mix3(123, ar, r3, edge)
  return n
}
