import { type Document, Shape } from '../text/index.js'

/**
 * The words of one sentence at a time, to be asked for by token index. Outside of the sentence every word is empty, so
 * that a reader may look ahead without counting.
 */
export class PlainWords {
  /** Tokens of the sentence, half-open. */
  from = 0
  to = 0

  constructor(readonly document: Document) {}

  enter(sentence: number): void {
    this.from = this.document.sentences.from[sentence]!
    this.to = this.document.sentences.to[sentence]!
  }

  has(token: number): boolean {
    return token >= this.from && token < this.to
  }

  /** The word as it stands. */
  form(token: number): string {
    return this.has(token) ? this.document.vocabulary.forms[this.document.tokens.type[token]!]! : ''
  }

  /** The word in lower case. */
  lower(token: number): string {
    const { vocabulary, tokens } = this.document
    return this.has(token) ? vocabulary.forms[vocabulary.lower[tokens.type[token]!]!]! : ''
  }

  /** UTF-16 index where a token starts. */
  start(token: number): number {
    return this.document.tokens.start[token]!
  }

  /** UTF-16 index where a token ends. */
  end(token: number): number {
    return this.document.tokens.end[token]!
  }

  /** Whether no blank stands between a token and the one before it, both in this sentence. */
  touches(token: number): boolean {
    return this.has(token) && this.has(token - 1) && this.start(token) === this.end(token - 1)
  }

  isCapital(token: number): boolean {
    const { vocabulary, tokens } = this.document
    return this.has(token) && (vocabulary.flags[tokens.type[token]!]! & Shape.CAPITAL) !== 0
  }
}
