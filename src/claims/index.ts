import type { ClaimKind, Modality, Span, Why } from '../analysis.js'
import type { NameSpan } from '../names/index.js'
import type { Resources } from '../resources/index.js'
import type { Syntax } from '../syntax/index.js'
import type { Document, Vocabulary } from '../text/index.js'

/** Who said what, as words of the text; the actors desk turns the source into a speaker. Spans are UTF-16. */
export interface Attribution {
  kind: ClaimKind
  /** The words that name who speaks, with their apposition; null where none are given. */
  source: Span | null
  cue: (Span & { lemma: string; act: string }) | null
  modality: Modality
  audience: Span | null
  /** In text order; several where a cue splits the quote. Quotation marks belong to it. */
  content: Span[]
  /** Index of the attribution that this one stands within. */
  inside: number | null
  repaired: boolean
  confidence: number
  why: Why[] | null
}

export interface ClaimsOptions {
  explain: boolean
  /** Keep claims of speech, leave out plans, deeds and attitudes. */
  speechOnly: boolean
}

export interface ClaimsDesk {
  /** Attributions in order of their first content word. */
  read(document: Document, syntax: Syntax, names: readonly NameSpan[]): Attribution[]
}

export function createClaims(_resources: Resources, _vocabulary: Vocabulary, _options: ClaimsOptions): ClaimsDesk {
  return { read: () => [] }
}
