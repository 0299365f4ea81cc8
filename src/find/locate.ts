import type { Span } from '../analysis.js'
import type { Term } from './compromise.js'

/**
 * Where the terms of a sentence stand in it; UTF-16. Terms hold nearly all of the text that they were made of; where a
 * sign is lost, a term is looked for behind the one before. Both parts of a contraction are all of it.
 */
export function locateTerms(text: string, terms: readonly Term[]): Span[] {
  const spans: Span[] = []
  let next = 0
  for (const { text: word, pre, post } of terms) {
    if (word === '') {
      spans.push(spans.at(-1) ?? { start: next, end: next })
    } else {
      const expected = next + pre.length
      const found = text.startsWith(word, expected) ? expected : text.indexOf(word, next)
      const start = found < 0 ? expected : found
      spans.push({ start, end: start + word.length })
      next = start + word.length
    }
    next += post.length
  }
  return spans
}
