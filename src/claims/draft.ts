import type { TokenSpan } from './claim-text.js'
import type { Cue, CueMatch } from './cue-lexicon.js'

/** A claim while it is being made, in tokens. */
export interface Draft {
  cue: TokenSpan | null
  /** The lexicon's entry for the cue; null for a cue that only the model knows. */
  entry: Cue | null
  source: TokenSpan | null
  audience: TokenSpan | null
  /** In text order. */
  content: TokenSpan[]
  confidence: number
  /** The rule or model that made it. */
  by: string
}

/** How often a claim of each kind is right when rules alone find it (claims-polnear-train). */
export const RuleConfidence = { quoted: 0.8, clause: 0.5, phrase: 0.37, noun: 0.37 } as const

/** A claim that a rule of the lexicon finds. */
export const draftByRule = (
  match: CueMatch,
  source: TokenSpan | null,
  content: TokenSpan[],
  confidence: number,
): Draft => ({
  cue: [match.from, match.to],
  entry: match.cue,
  source,
  audience: null,
  content,
  confidence,
  by: 'rule',
})
