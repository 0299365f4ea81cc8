import type { ClaimKind, Span, Why } from '../analysis.js'
import type { ClaimText, TokenSpan } from './claim-text.js'
import { skipAudience } from './clauses.js'
import type { Cue, CueLexicon } from './cue-lexicon.js'
import type { Draft } from './draft.js'
import type { Attribution } from './index.js'
import { modalityOf } from './modality.js'

/** What a cue that the lexicon does not have is taken for. */
const UNKNOWN_ACT = 'state'
/** Share of quoted words above which a claim counts as direct ("And", a name may stand outside), and up to which it is indirect. */
const DIRECT_SHARE = 0.9
const INDIRECT_SHARE = 0

/** Drafts -> attributions in the order of their content: no word twice but of a claim within a claim. */
export function finish(
  text: ClaimText,
  drafts: readonly Draft[],
  lemma: (token: number) => string,
  explain: boolean,
): Attribution[] {
  const placed = place(text, drafts)
  return placed.map(({ draft, inside }) => {
    const cue = draft.cue && cueOf(draft.cue, draft.entry, lemma)
    const span = (of: TokenSpan | null): Span | null => of && charSpan(text, of)
    return {
      kind: kindOf(text, draft.content),
      source: span(draft.source),
      cue: cue && { ...charSpan(text, draft.cue!), ...cue },
      modality: draft.cue ? modalityOf(text, draft.cue) : 'asserted',
      audience: span(draft.audience ?? audienceOf(text, draft)),
      content: draft.content.map((part) => charSpan(text, part)),
      inside,
      repaired: draft.content.some((part) => touchesRepair(text, part)),
      confidence: draft.confidence,
      why: explain ? whyOf(text, draft) : null,
    }
  })
}

/** Puts drafts in order, keeps one within another, and takes from a later one the words that an earlier one has. */
function place(text: ClaimText, drafts: readonly Draft[]): { draft: Draft; inside: number | null }[] {
  const sorted = drafts.flatMap((draft, order) => {
    const content = draft.content.map(([from, to]) => text.trim(from, to)).filter((part) => part !== null)
    return content.length > 0 ? [{ draft: { ...draft, content }, order, size: sizeOf(content) }] : []
  })
  // the outer claim first: the one that starts earlier, of two the larger
  sorted.sort((a, b) => a.draft.content[0]![0] - b.draft.content[0]![0] || b.size - a.size || a.order - b.order)
  const owner = new Int32Array(text.document.tokens.count).fill(-1)
  const placed: { draft: Draft; inside: number | null }[] = []
  for (const { draft } of sorted) {
    const outer = outerClaim(owner, draft)
    if (outer === undefined || (outer >= 0 && placed[outer]!.inside !== null)) continue
    const content = outer >= 0 ? draft.content : freeParts(text, owner, draft.content)
    if (content.length === 0) continue
    const index = placed.length
    for (const [from, to] of content) owner.fill(index, from, to)
    placed.push({ draft: { ...draft, content }, inside: outer >= 0 ? outer : null })
  }
  return placed
}

const sizeOf = (content: readonly TokenSpan[]) => content.reduce((sum, [from, to]) => sum + to - from, 0)

/** The claim that holds all of a draft, cue and content; -1 where it stands free; undefined where it can have no place. */
function outerClaim(owner: Int32Array, draft: Draft): number | undefined {
  const at = owner[draft.content[0]![0]]!
  const cueOwner = draft.cue ? owner[draft.cue[0]]! : -1
  if (at < 0 && cueOwner < 0) return -1
  if (at !== cueOwner) return at < 0 ? undefined : cueOwner < 0 ? -1 : undefined
  return draft.content.every(([from, to]) => owner[from] === at && owner[to - 1] === at) ? at : undefined
}

function freeParts(text: ClaimText, owner: Int32Array, content: readonly TokenSpan[]): TokenSpan[] {
  const parts: TokenSpan[] = []
  for (const [from, to] of content) {
    for (let i = from; i < to; i++) {
      if (owner[i]! >= 0) continue
      const start = i
      while (i < to && owner[i]! < 0) i++
      const part = text.trim(start, i)
      if (part) parts.push(part)
    }
  }
  return parts
}

/**
 * By the share of its words that are quoted. A quotation counts whose marks the claim holds or touches with one of its
 * edges: a claim in the midst of a turn or statement that is all in quotation marks is not quoted by that.
 */
function kindOf(text: ClaimText, content: readonly TokenSpan[]): ClaimKind {
  const held = quotesHeld(text, content)
  let quoted = 0
  let words = 0
  for (const [from, to] of content) {
    for (let i = from; i < to; i++) {
      if (!text.isWord(i)) continue
      words++
      if (held.has(text.quoteOf[i]!)) quoted++
    }
  }
  const share = quoted / words
  return share > DIRECT_SHARE ? 'direct' : share > INDIRECT_SHARE ? 'mixed' : 'indirect'
}

function quotesHeld(text: ClaimText, content: readonly TokenSpan[]): Set<number> {
  const held = new Set<number>()
  for (const [from, to] of content) {
    for (let i = from; i < to; i++) {
      const quote = text.quoteOf[i]!
      if (quote < 0) continue
      const { from: opening, to: behind } = text.quotes[quote]!
      if (opening >= from - 1 || behind <= to + 1) held.add(quote)
      i = Math.max(i, behind - 1)
    }
  }
  return held
}

function cueOf(
  [from, to]: TokenSpan,
  entry: Cue | null,
  lemma: (token: number) => string,
): { lemma: string; act: string } {
  if (entry) return { lemma: entry.lemma, act: entry.act }
  const words: string[] = []
  for (let i = from; i < to; i++) words.push(lemma(i))
  return { lemma: words.join(' '), act: UNKNOWN_ACT }
}

/** The lexicon's entry for the words of a cue ("has repeatedly said", "said in a statement"). */
export function entryWithin(text: ClaimText, lexicon: CueLexicon, cue: TokenSpan | null): Cue | null {
  if (!cue) return null
  for (let i = cue[0]; i < cue[1]; i++) {
    const match = lexicon.match(text.document, i, cue[1])
    if (match) return match.cue
  }
  return null
}

/** "told Reuters that": behind the cue and outside the content. */
function audienceOf(text: ClaimText, { cue, entry, content }: Draft): TokenSpan | null {
  if (!cue || !entry) return null
  const { audience } = skipAudience(text, cue[1], text.sentenceEnd(cue[0]), entry.frames)
  return audience && content.every(([from, to]) => to <= audience[0] || from >= audience[1]) ? audience : null
}

function touchesRepair(text: ClaimText, [from, to]: TokenSpan): boolean {
  for (let i = from; i < to; i++) {
    const quote = text.quoteOf[i]!
    if (quote < 0) continue
    if (text.quotes[quote]!.repaired) return true
    i = Math.max(i, text.quotes[quote]!.to - 1)
  }
  return false
}

function charSpan(text: ClaimText, [from, to]: TokenSpan): Span {
  const { tokens } = text.document
  return { start: tokens.start[from]!, end: tokens.end[to - 1]! }
}

function whyOf(text: ClaimText, draft: Draft): Why[] {
  const { document } = text
  const words = (of: TokenSpan) => {
    const { start, end } = charSpan(text, of)
    return document.text.slice(start, end)
  }
  const marks = draft.content
    .filter(([from]) => text.quoteOf[from]! >= 0)
    .map(([from]) => document.text[document.tokens.start[from]!]!)
  return [
    {
      by: draft.by,
      words: [...(draft.cue ? [words(draft.cue)] : []), ...(draft.source ? [words(draft.source)] : []), ...marks],
    },
  ]
}
