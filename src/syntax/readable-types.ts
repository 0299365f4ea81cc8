import { Shape, type Vocabulary } from '../text/index.js'

/** Fewer words in capitals than this are names or abbreviations, not a line in capitals. */
const CAPITAL_LINE = 3

/**
 * The words of a sentence as the tagger should read them, into `out`: a line all in capitals ("TROOPS LEAVE BORDER
 * TOWN") in lower case.
 */
export function readableTypes(
  vocabulary: Vocabulary,
  types: Int32Array,
  from: number,
  to: number,
  out: Int32Array,
): void {
  const { flags, lower, forms } = vocabulary
  let capitals = 0
  let others = 0
  for (let i = from; i < to; i++) {
    const shape = flags[types[i]!]!
    out[i] = types[i]!
    if ((shape & Shape.ALL_CAPS) !== 0) capitals++
    // "A" and "I" are capitals in any line
    else if ((shape & Shape.LETTER) !== 0 && forms[types[i]!]!.length > 1) others++
  }
  if (others > 0 || capitals < CAPITAL_LINE) return
  for (let i = from; i < to; i++) out[i] = lower[types[i]!]!
}
