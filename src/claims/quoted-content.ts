import { Shape } from '../text/index.js'
import type { ClaimText, TokenSpan } from './claim-text.js'

/** Words that may stand between a cue and the quotation it opens, when a comma or colon comes last. */
const LONGEST_LEAD = 14

/** Index of the quotation that a cue ending before `at` opens: `said “…”`, `said in a letter: “…”`; -1 for none. */
export function quotationAfter(text: ClaimText, at: number, end: number): number {
  if (text.isQuoteMark(at)) return text.quoteOf[at]!
  const limit = Math.min(end, at + LONGEST_LEAD)
  for (let i = at; i < limit; i++) {
    const mark = text.lower(i)
    if (mark === ':' || mark === ',') {
      // after a colon the quotation may open the next sentence or paragraph
      const next = i + 1
      if ((mark === ':' || next < end) && text.isQuoteMark(next) && text.quoteOf[next]! >= 0) return text.quoteOf[next]!
    }
    if (text.shape(i) & Shape.TERMINAL || text.quoteOf[i]! >= 0) return -1
  }
  return -1
}

/** Index of the quotation that ends right before `at` (a comma may stand between); -1 for none. */
export function quotationBefore(text: ClaimText, at: number): number {
  const last = text.lower(at - 1) === ',' || text.lower(at - 1) === '-' ? at - 2 : at - 1
  return last >= 0 && text.isQuoteMark(last) && text.quotes[text.quoteOf[last]!]?.to === last + 1
    ? text.quoteOf[last]!
    : -1
}

/** Whether a quotation is a whole utterance, not a piece of the sentence around it. */
export function isWholeUtterance(text: ClaimText, quote: number): boolean {
  const { to } = text.quotes[quote]!
  const last = text.lower(to - 2)
  return to === text.sentenceEnd(to - 1) || ',.!?…—–-'.includes(last)
}

/** A quotation with the paragraphs that it runs on from and into. */
export function withContinuations(text: ClaimText, quote: number): TokenSpan[] {
  const { quotes } = text
  let first = quote
  while (quotes[first]!.continues && first > 0) first--
  const spans: TokenSpan[] = []
  for (let q = first; q < quotes.length && (q <= quote || quotes[q]!.continues || quotes[q]!.depth > 0); q++) {
    if (quotes[q]!.depth === 0) spans.push([quotes[q]!.from, quotes[q]!.to])
  }
  return spans
}

/** The quoted sentences that follow `after` without words of their own: they go on with what was said. */
export function followingQuotations(text: ClaimText, after: number): TokenSpan[] {
  const spans: TokenSpan[] = []
  const { count } = text.document.tokens
  let at = after
  while (at < count) {
    while (at < count && !text.isWord(at) && !text.isQuoteMark(at)) at++
    const quote = at < count ? text.quoteOf[at]! : -1
    if (quote < 0) break
    const { from, to } = text.quotes[quote]!
    // a sentence of its own, in the same paragraph, that ends with the quotation
    if (from !== at || paragraphOf(text, at) !== paragraphOf(text, after - 1)) break
    if (text.sentenceEnd(to - 1) > to + 1) break
    spans.push([from, to])
    at = to
  }
  return spans
}

const paragraphOf = (text: ClaimText, token: number) =>
  text.document.sentences.paragraph[text.document.tokens.sentence[token]!]!
