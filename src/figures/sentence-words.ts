import type { Syntax } from '../syntax/index.js'
import type { Document } from '../text/index.js'

/**
 * One sentence at a time of a document, as words to be asked for by token index: what the readers of this desk share.
 * Outside of the sentence every word is empty, so that a reader may look ahead without counting.
 */
export class SentenceWords {
  /** Tokens of the sentence, half-open. */
  from = 0
  to = 0
  /** Whether the sentence has a tree. Those that have are short, so that a search through one costs little. */
  isParsed = false

  constructor(
    readonly document: Document,
    readonly syntax: Syntax,
  ) {}

  enter(sentence: number): void {
    this.from = this.document.sentences.from[sentence]!
    this.to = this.document.sentences.to[sentence]!
    this.isParsed = this.syntax.parsed[sentence] === 1
  }

  has(token: number): boolean {
    return token >= this.from && token < this.to
  }

  /** The word as it stands, '' outside of the sentence. */
  form(token: number): string {
    return this.has(token) ? this.document.vocabulary.forms[this.document.tokens.type[token]!]! : ''
  }

  /** The word in lower case, '' outside of the sentence. */
  lower(token: number): string {
    const { vocabulary, tokens } = this.document
    return this.has(token) ? vocabulary.forms[vocabulary.lower[tokens.type[token]!]!]! : ''
  }

  /** `Shape` flags of the word, 0 outside of the sentence. */
  shape(token: number): number {
    return this.has(token) ? this.document.vocabulary.flags[this.document.tokens.type[token]!]! : 0
  }

  /** Penn tag of the word (a number: `XPOS.NN`), 0 outside of the sentence. */
  tag(token: number): number {
    return this.has(token) ? this.syntax.xpos[token]! : 0
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

  /** Whether a hyphen or dash stands between two words without blanks ("five-year", "20–30"). */
  hyphenAt(token: number): boolean {
    return isHyphen(this.lower(token)) && this.touches(token) && this.touches(token + 1)
  }

  /** The text of a span of tokens, each run of white space as one blank. */
  text(from: number, to: number): string {
    return to > from ? this.document.text.slice(this.start(from), this.end(to - 1)).replace(/\s+/g, ' ') : ''
  }
}

const isHyphen = (word: string) => word.length === 1 && '-‐‑–—−'.includes(word)
