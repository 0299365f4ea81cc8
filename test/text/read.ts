import { type Document, readDocument, Vocabulary } from '../../src/text/index.js'

/** A document of a text, as the text desk reads it. */
export function read(text: string, more: { title?: string; byline?: string } = {}): Document {
  const source = { path: 'test', format: 'text', encoding: 'utf-8', bytes: 0, sha256: '' }
  return readDocument({ id: 'test', text, source, ...more }, new Vocabulary())
}

/** The tokens as strings. */
export function tokensOf(text: string): string[] {
  const { tokens } = read(text)
  return Array.from({ length: tokens.count }, (_, i) => text.slice(tokens.start[i], tokens.end[i]))
}

/** The sentences as [kind, text]. */
export function sentencesOf(text: string): [number, string][] {
  const { tokens, sentences } = read(text)
  return Array.from({ length: sentences.count }, (_, s) => [
    sentences.kind[s]!,
    text.slice(tokens.start[sentences.from[s]!], tokens.end[sentences.to[s]! - 1]),
  ])
}
