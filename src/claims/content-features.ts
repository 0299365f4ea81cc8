import { type Columns, PAD } from './columns.js'
import type { CueColumns, CueSpan } from './cue-columns.js'
import { mix1, mix2, mix3 } from './weights.js'

/** Labels of the content tagger: outside, and a content or source that opens or goes on. */
export const Label = { OUTSIDE: 0, CONTENT_OPENS: 1, CONTENT: 2, SOURCE_OPENS: 3, SOURCE: 4 } as const
export const LABELS = 5

/** A content or source goes on only where one is. */
export const mayFollow = (before: number, label: number) =>
  label === Label.CONTENT
    ? before === Label.CONTENT_OPENS || before === Label.CONTENT
    : label !== Label.SOURCE || before === Label.SOURCE_OPENS || before === Label.SOURCE

/** Upper bound of what `contentFeatures` writes. */
export const CONTENT_FEATURES = 96

/** Classes of a distance in tokens. */
const DISTANCES = [0, 1, 2, 3, 4, 5, 6, 6, 7, 7, 8, 8, 8, 9, 9, 9, 9, 9]
export const distanceClass = (tokens: number) =>
  tokens < DISTANCES.length ? DISTANCES[tokens]! : tokens < 25 ? 10 : tokens < 40 ? 11 : tokens < 80 ? 12 : 13

/** Margins as the features see them: below zero the tagger by itself would take no cue. */
export const marginClass = (margin: number, unit: number) => Math.max(-3, Math.min(6, Math.floor((2 * margin) / unit)))

/**
 * What tells whether a token belongs to a content or a source, given the cues. Returns the number of keys written.
 * @param unit the mean margin of a cue
 */
export function contentFeatures(
  columns: Columns,
  placed: CueColumns,
  unit: number,
  token: number,
  out: Int32Array,
): number {
  const { word, cluster, xpos, relation, head, quote, opens, rule, suffix, shape } = columns
  const i = token + PAD
  const w = word[i]!
  const wb = word[i - 1]!
  const wa = word[i + 1]!
  const c = cluster[i]!
  const x = xpos[i]!
  const xb = xpos[i - 1]!
  const xa = xpos[i + 1]!
  const q = (quote[i - 1]! << 4) | (quote[i]! << 2) | quote[i + 1]!
  const r = rule[i]!
  const r3 = (rule[i - 1]! << 6) | (r << 3) | rule[i + 1]!
  const own = placed.own[token]!
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
  const rw = rightCue ? cueWord(columns, rightCue) : 0
  const lc = leftCue ? cluster[leftCue.main + PAD]! : -1
  const rc = rightCue ? cluster[rightCue.main + PAD]! : -1
  const lm = leftCue ? marginClass(leftCue.margin, unit) : 9
  const rm = rightCue ? marginClass(rightCue.margin, unit) : 9
  const lt = leftCue ? word[leftCue.to - 1 + PAD]! : 0
  const isOwn = own >= 0 ? 1 : 0
  let n = 0
  out[n++] = mix2(60, w, isOwn)
  out[n++] = mix1(61, wb)
  out[n++] = mix1(62, wa)
  out[n++] = mix2(63, wb, w)
  out[n++] = mix2(64, w, wa)
  out[n++] = mix2(65, c, isOwn)
  out[n++] = mix2(66, cluster[i - 1]!, c)
  out[n++] = mix2(67, c, cluster[i + 1]!)
  out[n++] = mix2(68, x, shape[i]!)
  out[n++] = mix3(69, xb, x, xa)
  out[n++] = mix2(72, suffix[i]!, isOwn)
  out[n++] = mix2(73, q, isOwn)
  out[n++] = mix2(74, q, w)
  out[n++] = mix2(75, opens[i]!, q)
  out[n++] = mix3(76, opens[i]!, lb, rb)
  out[n++] = mix2(77, r3, isOwn)
  out[n++] = mix2(78, r3, q)
  out[n++] = mix3(79, r3, lm, rm)
  out[n++] = mix3(80, ld, rd, isOwn)
  out[n++] = mix3(81, lb, rb, q)
  out[n++] = mix3(82, lb, ld, lw)
  out[n++] = mix3(83, rb, rd, rw)
  out[n++] = mix3(84, lb, lc, x)
  out[n++] = mix3(85, rb, rc, x)
  out[n++] = mix3(86, lm, rm, isOwn)
  out[n++] = mix3(87, lm, lb, ld)
  out[n++] = mix3(88, rm, rb, rd)
  out[n++] = mix3(89, lw, ld, wb)
  out[n++] = mix3(90, lw, ld, w)
  out[n++] = mix3(91, rw, rd, w)
  out[n++] = mix3(93, lc, lb, w)
  out[n++] = mix3(94, rc, rb, w)
  out[n++] = mix3(95, lt, ld, x)
  out[n++] = mix3(97, rc, rd, x)
  out[n++] = mix3(98, q, lb, lc)
  out[n++] = mix3(99, q, rb, rc)
  out[n++] = mix3(101, xb, x, lb)
  out[n++] = mix3(102, xb, x, rb)
  out[n++] = mix3(103, ld, xb, x)
  const rel = relation[i]!
  if (rel === 0) return n
  const up = head[i]!
  const ar = placed.aboveRelation[token]!
  const aboveCue = above < 0 ? null : placed.cues[above]!
  const aw = aboveCue ? cueWord(columns, aboveCue) : 0
  const ac = aboveCue ? cluster[aboveCue.main + PAD]! : -1
  const am = aboveCue ? marginClass(aboveCue.margin, unit) : 9
  const side = !aboveCue ? 0 : token < aboveCue.from ? 1 : 2
  const edge = placed.edge[token]!
  const nearer = above < 0 ? 0 : above === left ? 1 : above === right ? 2 : 3
  out[n++] = mix3(110, rel, x, isOwn)
  out[n++] = mix2(111, rel, up < 0 ? 0 : word[up]!)
  out[n++] = mix3(112, ar, side, edge)
  out[n++] = mix3(113, ar, aw, side)
  out[n++] = mix3(114, ar, ac, side)
  out[n++] = mix3(115, ar, aw, edge)
  out[n++] = mix3(116, ar, edge, rel)
  out[n++] = mix3(117, ar, side, am)
  out[n++] = mix3(118, ar, nearer, lb)
  out[n++] = mix3(119, ar, nearer, rb)
  out[n++] = mix3(120, ar, edge, w)
  out[n++] = mix3(121, ar, edge, xb)
  out[n++] = mix3(122, ar, q, edge)
  out[n++] = mix3(123, ar, r3, edge)
  out[n++] = mix3(124, ar, placed.aboveRelation[Math.max(0, token - 1)]!, edge)
  out[n++] = mix3(126, ar, columns.frame[aboveCue ? aboveCue.main + PAD : 0]!, side)
  return n
}

/** A cue by its dictionary form where the lexicon has it, else by its main word. */
export function cueWord({ word, entry }: Columns, { from, to, main }: CueSpan): number {
  for (let i = from; i < to; i++) if (entry[i + PAD] !== 0) return entry[i + PAD]!
  return word[main + PAD]!
}
