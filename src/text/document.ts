import type { Quotes } from './quotes.js'
import type { Vocabulary } from './vocabulary.js'

/** The text of an article, cut up: layers of numbers that point into the unchanged text. */
export interface Segments {
  readonly text: string
  /** The words of all articles that this analyzer has seen; `tokens.type` indexes it. */
  readonly vocabulary: Vocabulary
  readonly tokens: Tokens
  readonly sentences: Sentences
  readonly layout: Layout
}

/**
 * What the text desk makes of an article.
 * Every offset is a UTF-16 index of `text`; every token or sentence index counts from 0.
 */
export interface Document extends Segments {
  readonly quotes: Quotes
}

/**
 * Tokens as columns; only the first `count` entries are filled. Words, numbers, and each mark of punctuation by
 * itself. English clitics stand alone ("do|n't", "Putin|'s"), hyphenated words come apart ("U.S.|-|led") but for
 * prefixes ("e-mail"). Whether a token touches the one before: `start[i] === end[i - 1]`.
 */
export interface Tokens {
  readonly count: number
  readonly start: Int32Array
  readonly end: Int32Array
  /** Index into the vocabulary: what depends on the word alone is computed once a type. */
  readonly type: Int32Array
  /** Index of the sentence that holds the token. */
  readonly sentence: Int32Array
}

/** The lines and sentences of the text, as columns, in order; together they hold every token. */
export interface Sentences {
  readonly count: number
  /** Half-open range of tokens. */
  readonly from: Int32Array
  readonly to: Int32Array
  /** Index of the paragraph (a run of lines without a blank one; a headline or list line is its own). */
  readonly paragraph: Int32Array
  /** One of `SentenceKind`. */
  readonly kind: Uint8Array
}

/** What a stretch of text is. Only `BODY` and `HEADLINE` are read for claims and figures. */
export const SentenceKind = {
  /** Running text. */
  BODY: 0,
  /** The article's title, a crosshead, a line in capitals that is no sentence. */
  HEADLINE: 1,
  /** "By Jane Roe and John Doe, staff writers". */
  BYLINE: 2,
  /** "BRUSSELS (AFP) —", "LONDON 1996-08-30": the words before the first sentence, or a line of their own. */
  DATELINE: 3,
  /** "With Agence France-Presse", "(Reporting by …; editing by …)". */
  CREDIT: 4,
  /** "Watch video", "source site-43", "Share this article": page furniture; read for nothing. */
  DEBRIS: 5,
} as const
export type SentenceKind = (typeof SentenceKind)[keyof typeof SentenceKind]

/** What the shape of the article tells; spans are UTF-16, texts are copies. */
export interface Layout {
  title: string | null
  byline: string | null
  agency: string | null
  /** The place part of the dateline ("BRUSSELS"), and a date where one stands there. */
  dateline: { start: number; end: number; text: string } | null
  /** ISO date out of the dateline line ("LONDON 1996-08-30"), null where it has none. */
  datelineDate: string | null
}
