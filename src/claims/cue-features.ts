import { formHash } from '../text/index.js'
import { type Columns, PAD } from './columns.js'
import { mix1, mix2, mix3 } from './weights.js'
import type { WordColumns } from './word-forms.js'

/** Places where the words around a token count by themselves, from the token on. */
export const CUE_PLACES = [-2, -1, 0, 1, 2]
const WORD_TEMPLATES = [4, 2, 1, 3, 5]

/** What a word at one of these places tells, by its index. Returns the number of keys written. */
export function cueWordFeatures(
  { word, cluster, suffix }: WordColumns,
  at: number,
  place: number,
  out: Int32Array,
): number {
  out[0] = mix1(WORD_TEMPLATES[place]!, word[at]!)
  if (CUE_PLACES[place] !== 0) return 1
  out[1] = mix1(10, cluster[at]!)
  out[2] = mix1(15, suffix[at]!)
  return 3
}

/** Upper bound of what `cueFeatures` writes. */
export const CUE_FEATURES = 12

/**
 * What tells whether a token belongs to a cue, beside the words alone (`cueWordFeatures`). Returns the number of keys
 * written. The templates were chosen as those of `contentFeatures` were, of 43 that were tried.
 */
export function cueFeatures(columns: Columns, token: number, out: Int32Array): number {
  const { word, cluster, xpos, relation, head, quote, opens, entry, rule } = columns
  const i = token + PAD
  const w = word[i]!
  const wb = word[i - 1]!
  const wa = word[i + 1]!
  const x = xpos[i]!
  const xb = xpos[i - 1]!
  const xa = xpos[i + 1]!
  const e = entry[i]!
  let n = 0
  out[n++] = mix2(6, wb, w)
  out[n++] = mix2(7, w, wa)
  out[n++] = mix2(17, xb, x)
  out[n++] = mix2(18, x, xa)
  out[n++] = mix3(19, xb, x, xa)
  out[n++] = mix2(25, quote[i]!, w)
  out[n++] = mix2(29, opens[i]!, w)
  out[n++] = mix2(33, rule[i]!, e)
  out[n++] = mix2(34, e, wa)
  const rel = relation[i]!
  if (rel === 0) return n
  out[n++] = mix2(40, rel, x)
  out[n++] = mix2(41, rel, cluster[i]!)
  const up = head[i]!
  if (up >= 0) out[n++] = mix3(50, rel, entry[up]!, Math.max(-3, Math.min(3, up - i)))
  return n
}

/** What the place of a token says of the step from label to label (see `SequenceDecoder`). */
export function stepContext({ quote, opens, word }: Columns, token: number): number {
  const i = token + PAD
  return quote[i]! | (opens[i]! > 0 ? 4 : 0) | (word[i - 1] === COMMA ? 8 : 0)
}

const COMMA = formHash(',', 0, 1)
