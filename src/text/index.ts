export { type Document, type Layout, SentenceKind, type Sentences, type Tokens } from './document.js'
export type { QuoteSpan, Quotes } from './quotes.js'
export { readDocument } from './read-document.js'
export { Shape, Vocabulary, WORD_PREFIX } from './vocabulary.js'
