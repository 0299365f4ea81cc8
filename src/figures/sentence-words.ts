import { type Syntax, XPOS } from '../syntax/index.js'
import type { Document } from '../text/index.js'
import { PlainWords } from './plain-words.js'

/** The words of one sentence at a time with their tags and tree: what the readers of figures share. */
export class SentenceWords extends PlainWords {
  /** Whether the sentence has a tree. Those that have are short, so that a search through one costs little. */
  isParsed = false

  constructor(
    document: Document,
    readonly syntax: Syntax,
  ) {
    super(document)
  }

  override enter(sentence: number): void {
    super.enter(sentence)
    this.isParsed = this.syntax.parsed[sentence] === 1
  }

  /** `Shape` flags of the word, 0 outside of the sentence. */
  shape(token: number): number {
    return this.has(token) ? this.document.vocabulary.flags[this.document.tokens.type[token]!]! : 0
  }

  /** Penn tag of the word (a number: `XPOS.NN`), 0 outside of the sentence. */
  tag(token: number): number {
    if (!this.has(token)) return 0
    const tag = this.syntax.xpos[token]!
    // "orders doubled and profit rose": before a finite verb there is no infinitive but with "to" ("to rebuild costs")
    const isInfinitive = tag !== XPOS.VB || this.lower(token - 1) === 'to' || !this.has(token + 1)
    return isInfinitive || !isFiniteVerb(this.syntax.xpos[token + 1]!) ? tag : XPOS.NN
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

const isFiniteVerb = (tag: number) => tag === XPOS.VBD || tag === XPOS.VBZ

const isHyphen = (word: string) => word.length === 1 && '-‐‑–—−'.includes(word)
