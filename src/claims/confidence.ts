import type { ClaimText } from './claim-text.js'
import type { CueSpan } from './cue-columns.js'
import type { ClaimsWeights } from './model.js'
import type { FoundSpan } from './sequence-taggers.js'

/** What a claim's confidence rests on. */
export const CONFIDENCE_INPUTS = 9

/** Probability that a claim is right, by logistic regression on the margins of the stages (fitted on held-out folds). */
export function confidenceOf(
  { unit, confidence }: Pick<ClaimsWeights, 'unit' | 'confidence'>,
  text: ClaimText,
  cue: CueSpan,
  contents: readonly FoundSpan[],
  linkMargin: number,
  sourceMargin: number,
): number {
  const inputs = confidenceInputs(unit, text, cue, contents, linkMargin, sourceMargin)
  const sum = inputs.reduce((total, input, i) => total + input * confidence[i]!, 0)
  return 1 / (1 + Math.exp(-sum))
}

/** Margins above this many units tell no more. */
const MOST = 4

export function confidenceInputs(
  unit: number,
  text: ClaimText,
  cue: CueSpan,
  contents: readonly FoundSpan[],
  linkMargin: number,
  sourceMargin: number,
): number[] {
  const clip = (margin: number) => Math.max(-MOST, Math.min(MOST, margin / unit))
  const first = contents[0]!
  const quoted = contents.every(({ from }) => text.quoteOf[from]! >= 0) ? 1 : 0
  const partly = !quoted && contents.some(({ from, to }) => holdsQuotation(text, from, to)) ? 1 : 0
  const weakest = contents.reduce((least, { margin }) => Math.min(least, margin), Number.POSITIVE_INFINITY)
  return [
    1,
    clip(cue.margin),
    clip(weakest),
    clip(linkMargin),
    clip(sourceMargin),
    quoted,
    partly,
    Math.min(1, Math.log2(first.to - first.from) / 6),
    contents.length > 1 ? 1 : 0,
  ]
}

function holdsQuotation(text: ClaimText, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.quoteOf[i]! >= 0) return true
  return false
}
