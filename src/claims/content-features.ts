import { type Columns, PAD } from './columns.js'
import type { CueColumns, CueSpan } from './cue-columns.js'
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

/** Classes of a distance in tokens. */
const DISTANCES = [0, 1, 2, 3, 4, 5, 6, 6, 7, 7, 8, 8, 8, 9, 9, 9, 9, 9]
export const distanceClass = (tokens: number) =>
  tokens < DISTANCES.length ? DISTANCES[tokens]! : tokens < 25 ? 10 : tokens < 40 ? 11 : tokens < 80 ? 12 : 13

/** Margins as the features see them: below zero the tagger by itself would take no cue. */
export const marginClass = (margin: number, unit: number) => Math.max(-3, Math.min(6, Math.floor((2 * margin) / unit)))

/**
 * What tells whether a token belongs to a content or a source, given the cues, beside the words alone
 * (`contentWordFeatures`). Returns the number of keys written.
 * Of 55 templates tried these were chosen two by two, those first that most helped the tagger on training articles held
 * out (F1 of contents, their words, and sources); the others made it no better.
 * @param unit the mean margin of a cue
 */
export function contentFeatures(
  columns: Columns,
  placed: CueColumns,
  unit: number,
  token: number,
  out: Int32Array,
): number {
  const { word, cluster, xpos, relation, head, quote, opens, rule, shape } = columns
  const i = token + PAD
  const w = word[i]!
  const x = xpos[i]!
  const xb = xpos[i - 1]!
  const q = (quote[i - 1]! << 4) | (quote[i]! << 2) | quote[i + 1]!
  const r3 = (rule[i - 1]! << 6) | (rule[i]! << 3) | rule[i + 1]!
  const left = placed.left[token]!
  const right = placed.right[token]!
  const above = placed.above[token]!
  const leftCue = left < 0 ? null : placed.cues[left]!
  const rightCue = right < 0 ? null : placed.cues[right]!
  const lb = left < 0 ? 255 : placed.leftBetween[token]!
  const rb = right < 0 ? 255 : placed.rightBetween[token]!
  const ld = leftCue ? distanceClass(token - leftCue.to) : 15
  const rd = rightCue ? distanceClass(rightCue.from - token) : 15
  const lw = leftCue ? cueWord(columns, leftCue) : 0
  const lc = leftCue ? cluster[leftCue.main + PAD]! : -1
  const rc = rightCue ? cluster[rightCue.main + PAD]! : -1
  const rm = rightCue ? marginClass(rightCue.margin, unit) : 9
  const lt = leftCue ? word[leftCue.to - 1 + PAD]! : 0
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
  const aw = above < 0 ? 0 : cueWord(columns, placed.cues[above]!)
  const edge = placed.edge[token]!
  out[n++] = mix3(110, rel, x, isOwn)
  out[n++] = mix2(111, rel, up < 0 ? 0 : word[up]!)
  out[n++] = mix3(115, ar, aw, edge)
  out[n++] = mix3(121, ar, edge, xb)
  out[n++] = mix3(123, ar, r3, edge)
  return n
}

/** A cue by its dictionary form where the lexicon has it, else by its main word. */
export function cueWord({ word, entry }: Columns, { from, to, main }: CueSpan): number {
  for (let i = from; i < to; i++) if (entry[i + PAD] !== 0) return entry[i + PAD]!
  return word[main + PAD]!
}
