import type { People, WordVectors } from '../lexicon/index.js'
import type { NameSpan } from '../names/index.js'
import type { Syntax } from '../syntax/index.js'
import type { Document } from '../text/index.js'

/** What the places desk reads of one article. */
export interface Reading {
  document: Document
  syntax: Syntax
  names: readonly NameSpan[]
  /** By token: index of the name that covers it, -1 for none. */
  nameOf: Int32Array
  words: WordVectors
  people: People
}

export function readingOf(
  document: Document,
  syntax: Syntax,
  names: readonly NameSpan[],
  { words, people }: Pick<Reading, 'words' | 'people'>,
): Reading {
  const nameOf = new Int32Array(document.tokens.count).fill(-1)
  for (const [index, name] of names.entries()) nameOf.fill(index, name.from, name.to)
  return { document, syntax, names, nameOf, words, people }
}

const NOTHING = '-'

/** Lower-case form of a token of the same sentence as `home`; "-" outside it. */
export function wordAt({ document }: Reading, token: number, home: number): string {
  const { tokens, vocabulary } = document
  if (token < 0 || token >= tokens.count || tokens.sentence[token] !== tokens.sentence[home]) return NOTHING
  return vocabulary.forms[vocabulary.lower[tokens.type[token]!]!]!
}

/** Cluster of that token's word; "-" outside the sentence. */
export function clusterAt(reading: Reading, token: number, home: number): string | number {
  const { tokens } = reading.document
  if (token < 0 || token >= tokens.count || tokens.sentence[token] !== tokens.sentence[home]) return NOTHING
  return reading.words.cluster(tokens.type[token]!)
}

export function flagsAt({ document }: Reading, token: number): number {
  return document.vocabulary.flags[document.tokens.type[token]!]!
}
