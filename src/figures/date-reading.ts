import type { Document } from '../text/index.js'
import { tenseOf } from './date-words.js'

/** Tokens to either side of a date that may tell whether it is to come. */
const TENSE_REACH = 8

/** The words of one sentence at a time, for the readers of dates: they need no tags. */
export class DateWords {
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

  form(token: number): string {
    return this.has(token) ? this.document.vocabulary.forms[this.document.tokens.type[token]!]! : ''
  }

  lower(token: number): string {
    const { vocabulary, tokens } = this.document
    return this.has(token) ? vocabulary.forms[vocabulary.lower[tokens.type[token]!]!]! : ''
  }

  start(token: number): number {
    return this.document.tokens.start[token]!
  }

  end(token: number): number {
    return this.document.tokens.end[token]!
  }

  touches(token: number): boolean {
    return this.has(token) && this.has(token - 1) && this.start(token) === this.end(token - 1)
  }

  isCapital(token: number): boolean {
    return /^\p{Lu}/u.test(this.form(token))
  }

  /**
   * Whether the clause around a date speaks of the future (1), the past (-1) or does not tell (0): the nearest word
   * that tells, those before the date first ("said Friday it will close Monday").
   */
  tense(from: number, to: number): -1 | 0 | 1 {
    for (let at = from - 1; at >= from - TENSE_REACH && this.has(at); at--) {
      const tense = tenseOf(this.lower(at))
      if (tense !== 0) return tense
    }
    for (let at = to; at < to + TENSE_REACH && this.has(at); at++) {
      const tense = tenseOf(this.lower(at))
      if (tense !== 0) return tense
    }
    return 0
  }
}
