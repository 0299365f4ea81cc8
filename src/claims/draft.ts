import type { TokenSpan } from './claim-text.js'
import type { Cue } from './cue-lexicon.js'

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
