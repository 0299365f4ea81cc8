import type { Article } from '../analysis.js'
import type { Document } from './document.js'
import { readLines } from './lines.js'
import { pairQuotes } from './quotes.js'
import { readSentences } from './sentences.js'
import type { Vocabulary } from './vocabulary.js'

/** Article text -> lines, sentences, tokens and quotations, and the shape of the page, all with offsets; linear in the text. */
export function readDocument(article: Article, vocabulary: Vocabulary): Document {
  const { lines, layout } = readLines(article)
  const { tokens, sentences } = readSentences(article.text, lines, vocabulary)
  const { text } = article
  const quotes = pairQuotes({ text, vocabulary, tokens, sentences, layout })
  return { text, vocabulary, tokens, sentences, layout, quotes }
}
