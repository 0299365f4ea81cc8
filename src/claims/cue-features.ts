import { type Columns, PAD } from './columns.js'
import { hashOf, mix1, mix2, mix3 } from './weights.js'

/** Upper bound of what `cueFeatures` writes. */
export const CUE_FEATURES = 64

/** What tells whether a token belongs to a cue. Returns the number of keys written. */
export function cueFeatures(columns: Columns, token: number, out: Int32Array): number {
  const { word, cluster, xpos, relation, head, frame, quote, opens, entry, rule, suffix, shape } = columns
  const i = token + PAD
  const w = word[i]!
  const wb = word[i - 1]!
  const wa = word[i + 1]!
  const c = cluster[i]!
  const cb = cluster[i - 1]!
  const ca = cluster[i + 1]!
  const x = xpos[i]!
  const xb = xpos[i - 1]!
  const xa = xpos[i + 1]!
  const q = quote[i]!
  const r = rule[i]!
  const e = entry[i]!
  const rel = relation[i]!
  const up = head[i]!
  const f = frame[i]!
  const quotes = (quote[i - 2]! << 6) | (quote[i - 1]! << 4) | (quote[i + 1]! << 2) | quote[i + 2]!
  let n = 0
  out[n++] = mix1(1, w)
  out[n++] = mix1(2, wb)
  out[n++] = mix1(3, wa)
  out[n++] = mix1(4, word[i - 2]!)
  out[n++] = mix1(5, word[i + 2]!)
  out[n++] = mix2(6, wb, w)
  out[n++] = mix2(7, w, wa)
  out[n++] = mix3(8, w, wa, word[i + 2]!)
  out[n++] = mix1(10, c)
  out[n++] = mix2(11, cb, c)
  out[n++] = mix2(12, c, ca)
  out[n++] = mix3(13, c, ca, cluster[i + 2]!)
  out[n++] = mix1(15, suffix[i]!)
  out[n++] = mix2(16, x, shape[i]!)
  out[n++] = mix2(17, xb, x)
  out[n++] = mix2(18, x, xa)
  out[n++] = mix3(19, xb, x, xa)
  out[n++] = mix3(20, x, xa, xpos[i + 2]!)
  out[n++] = mix2(22, c, x)
  out[n++] = mix2(24, w, x)
  out[n++] = mix2(25, q, w)
  out[n++] = mix2(26, q, c)
  out[n++] = mix2(27, quotes, q)
  out[n++] = mix2(28, quotes, c)
  out[n++] = mix2(29, opens[i]!, w)
  out[n++] = mix1(30, r)
  out[n++] = mix3(31, rule[i - 1]!, r, rule[i + 1]!)
  out[n++] = mix2(32, r, c)
  out[n++] = mix2(33, r, e)
  out[n++] = mix2(34, e, wa)
  out[n++] = mix2(35, e, ca)
  out[n++] = mix2(36, e, quotes)
  if (f !== 0 || rel !== 0) {
    out[n++] = mix2(40, rel, x)
    out[n++] = mix2(41, rel, c)
    out[n++] = mix2(42, f, x)
    out[n++] = mix2(43, f, c)
    out[n++] = mix2(44, f, w)
    out[n++] = mix2(45, f, e)
    out[n++] = mix3(46, f, rel, x)
    if (up >= 0) {
      out[n++] = mix2(47, rel, word[up]!)
      out[n++] = mix3(48, rel, cluster[up]!, c)
      out[n++] = mix3(49, rel, frame[up]!, c)
      out[n++] = mix3(50, rel, entry[up]!, Math.max(-3, Math.min(3, up - i)))
    }
  }
  return n
}

/** What the place of a token says of the step from label to label (see `SequenceDecoder`). */
export function stepContext({ quote, opens, word }: Columns, token: number): number {
  const i = token + PAD
  return quote[i]! | (opens[i]! > 0 ? 4 : 0) | (word[i - 1] === COMMA ? 8 : 0)
}

const COMMA = hashOf(',', 0, 1)
