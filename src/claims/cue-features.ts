import { A, B, C } from '../lexicon/index.js'
import { formHash } from '../text/index.js'
import { type Columns, PAD } from './columns.js'
import { finishKeys, mix1, templates } from './weights.js'
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

/** In the order in which `cueFeatures` writes them. */
const TEMPLATES = templates(6, 7, 17, 18, 19, 25, 29, 33, 34, 40, 41, 50)
/** Upper bound of what `cueFeatures` writes. */
export const CUE_FEATURES = TEMPLATES.length

const { imul } = Math

/**
 * What tells whether a token belongs to a cue, beside the words alone (`cueWordFeatures`). Returns the number of keys
 * written. The templates were chosen as those of `contentFeatures` were, of 43 that were tried.
 */
export function cueFeatures(columns: Columns, token: number, out: Int32Array): number {
  const { word, cluster, xpos, relation, head, quote, opens, entry, rule } = columns
  const i = token + PAD
  const rel = relation[i]!
  const up = head[i]!
  const e = entry[i]!
  // a value multiplied for its place in a feature has that letter at its end
  const wA = imul(word[i]!, A)
  const wB = imul(word[i]!, B)
  const waB = imul(word[i + 1]!, B)
  const xA = imul(xpos[i]!, A)
  const xB = imul(xpos[i]!, B)
  const xbA = imul(xpos[i - 1]!, A)
  const xa = xpos[i + 1]!
  const relA = imul(rel, A)
  let n = 0
  out[n++] = imul(word[i - 1]!, A) ^ wB
  out[n++] = wA ^ waB
  out[n++] = xbA ^ xB
  out[n++] = xA ^ imul(xa, B)
  out[n++] = xbA ^ xB ^ imul(xa, C)
  out[n++] = imul(quote[i]!, A) ^ wB
  out[n++] = imul(opens[i]!, A) ^ wB
  out[n++] = imul(rule[i]!, A) ^ imul(e, B)
  out[n++] = imul(e, A) ^ waB
  if (rel === 0) return finishKeys(TEMPLATES, out, n)
  out[n++] = relA ^ xB
  out[n++] = relA ^ imul(cluster[i]!, B)
  if (up >= 0) out[n++] = relA ^ imul(entry[up]!, B) ^ imul(Math.max(-3, Math.min(3, up - i)), C)
  return finishKeys(TEMPLATES, out, n)
}

/** What the place of a token says of the step from label to label (see `SequenceDecoder`). */
export function stepContext({ quote, opens, word }: Columns, token: number): number {
  const i = token + PAD
  return quote[i]! | (opens[i]! > 0 ? 4 : 0) | (word[i - 1] === COMMA ? 8 : 0)
}

const COMMA = formHash(',', 0, 1)
