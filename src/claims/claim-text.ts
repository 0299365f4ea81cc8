import type { QuoteSpan } from '../text/index.js'
import { type Document, SentenceKind, Shape } from '../text/index.js'

/** A longer sentence is a list, a table or no text at all; no claims are read from it. */
export const LONGEST_SENTENCE = 400

/** Tokens, half-open. */
export type TokenSpan = readonly [from: number, to: number]

/** A document as the claims desk sees it: words, sentences, and which quotation a token stands in. */
export class ClaimText {
  readonly quotes: readonly QuoteSpan[]
  /** Index of the outermost quotation that holds the token, marks included; -1 for none. */
  readonly quoteOf: Int32Array

  constructor(readonly document: Document) {
    this.quotes = document.quotes.spans
    this.quoteOf = new Int32Array(document.tokens.count).fill(-1)
    this.quotes.forEach(({ from, to, depth }, q) => {
      if (depth === 0) this.quoteOf.fill(q, from, to)
    })
  }

  /** A token in lower case; empty outside the document. */
  lower(token: number): string {
    const { tokens, vocabulary } = this.document
    if (token < 0 || token >= tokens.count) return ''
    return vocabulary.forms[vocabulary.lower[tokens.type[token]!]!]!
  }

  /** `Shape` flags of a token; 0 outside the document. */
  shape(token: number): number {
    const { tokens, vocabulary } = this.document
    return token < 0 || token >= tokens.count ? 0 : vocabulary.flags[tokens.type[token]!]!
  }

  isWord(token: number): boolean {
    return (this.shape(token) & (Shape.LETTER | Shape.DIGIT)) !== 0
  }

  isCapital(token: number): boolean {
    return (this.shape(token) & Shape.CAPITAL) !== 0
  }

  isQuoteMark(token: number): boolean {
    return (this.shape(token) & Shape.QUOTE) !== 0
  }

  sentenceStart(token: number): number {
    const { sentences, tokens } = this.document
    return sentences.from[tokens.sentence[token]!]!
  }

  sentenceEnd(token: number): number {
    const { sentences, tokens } = this.document
    return sentences.to[tokens.sentence[token]!]!
  }

  /** Whether claims are read from this sentence at all. */
  isRead(sentence: number): boolean {
    const kind = this.document.sentences.kind[sentence]
    return kind === SentenceKind.BODY || kind === SentenceKind.HEADLINE
  }

  /** A span without the punctuation at its edges, quotation marks kept; null where nothing is left. */
  trim(from: number, to: number): TokenSpan | null {
    while (from < to && !this.isWord(from) && !this.isQuoteMark(from)) from++
    while (to > from && !this.isWord(to - 1) && !this.isQuoteMark(to - 1)) to--
    for (let i = from; i < to; i++) if (this.isWord(i)) return [from, to]
    return null
  }
}
