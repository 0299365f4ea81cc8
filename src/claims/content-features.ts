import { A, B, C } from '../lexicon/index.js'
import { type Columns, PAD } from './columns.js'
import type { CueColumns } from './cue-columns.js'
import { finishKeys, mix1, mix2, templates } from './weights.js'
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

/** In the order in which `contentFeatures` writes them. */
const TEMPLATES = templates(63, 68, 69, 74, 76, 78, 80, 81, 82, 85, 88, 93, 95, 101, 102, 103, 110, 111, 115, 121, 123)
/** Upper bound of what `contentFeatures` writes. */
export const CONTENT_FEATURES = TEMPLATES.length

const { imul } = Math

/**
 * What tells whether a token belongs to a content or a source, given the cues, beside the words alone
 * (`contentWordFeatures`). Returns the number of keys written.
 * Of 55 templates tried these were chosen two by two, those first that most helped the tagger on training articles held
 * out (F1 of contents, their words, and sources); the others made it no better.
 */
export function contentFeatures(columns: Columns, placed: CueColumns, token: number, out: Int32Array): number {
  const { word, xpos, relation, head, quote, opens, rule, shape } = columns
  const { traits } = placed
  const i = token + PAD
  // rows of the traits; 0 where there is no cue
  const left = placed.left[token]! + 1
  const right = placed.right[token]! + 1
  const rel = relation[i]!
  const up = head[i]!
  const x = xpos[i]!
  const xb = xpos[i - 1]!
  const q = (quote[i - 1]! << 4) | (quote[i]! << 2) | quote[i + 1]!
  const r3 = (rule[i - 1]! << 6) | (rule[i]! << 3) | rule[i + 1]!
  const lb = placed.leftBetween[token]!
  const rb = placed.rightBetween[token]!
  const ld = placed.leftDistance[token]!
  const rd = placed.rightDistance[token]!
  const edge = placed.edge[token]!
  // a value multiplied for its place in a feature has that letter at its end
  const wB = imul(word[i]!, B)
  const wC = imul(word[i]!, C)
  const xA = imul(x, A)
  const xB = imul(x, B)
  const xC = imul(x, C)
  const xbA = imul(xb, A)
  const xbB = imul(xb, B)
  const xbC = imul(xb, C)
  const qA = imul(q, A)
  const qB = imul(q, B)
  const qC = imul(q, C)
  const r3A = imul(r3, A)
  const r3B = imul(r3, B)
  const lbA = imul(lb, A)
  const lbB = imul(lb, B)
  const lbC = imul(lb, C)
  const rbA = imul(rb, A)
  const rbB = imul(rb, B)
  const rbC = imul(rb, C)
  const ldA = imul(ld, A)
  const ldB = imul(ld, B)
  const rdB = imul(rd, B)
  const rdC = imul(rd, C)
  const isOwnC = imul(placed.own[token]! >= 0 ? 1 : 0, C)
  const edgeB = imul(edge, B)
  const edgeC = imul(edge, C)
  const relA = imul(rel, A)
  const aboveA = imul(placed.aboveRelation[token]!, A)
  let n = 0
  out[n++] = imul(word[i - 1]!, A) ^ wB
  out[n++] = xA ^ imul(shape[i]!, B)
  out[n++] = xbA ^ xB ^ imul(xpos[i + 1]!, C)
  out[n++] = qA ^ wB
  out[n++] = imul(opens[i]!, A) ^ lbB ^ rbC
  out[n++] = r3A ^ qB
  out[n++] = ldA ^ rdB ^ isOwnC
  out[n++] = lbA ^ rbB ^ qC
  out[n++] = lbA ^ ldB ^ imul(traits.word[left]!, C)
  out[n++] = rbA ^ imul(traits.cluster[right]!, B) ^ xC
  out[n++] = imul(traits.margin[right]!, A) ^ rbB ^ rdC
  out[n++] = imul(traits.cluster[left]!, A) ^ lbB ^ wC
  out[n++] = imul(traits.lastWord[left]!, A) ^ ldB ^ xC
  out[n++] = xbA ^ xB ^ lbC
  out[n++] = xbA ^ xB ^ rbC
  out[n++] = ldA ^ xbB ^ xC
  if (rel === 0) return finishKeys(TEMPLATES, out, n)
  out[n++] = relA ^ xB ^ isOwnC
  out[n++] = relA ^ imul(up < 0 ? 0 : word[up]!, B)
  out[n++] = aboveA ^ imul(traits.word[placed.above[token]! + 1]!, B) ^ edgeC
  out[n++] = aboveA ^ edgeB ^ xbC
  out[n++] = aboveA ^ r3B ^ edgeC
  return finishKeys(TEMPLATES, out, n)
}
