import type { Attribution } from '../claims/index.js'
import { type People, PeopleWord } from '../lexicon/index.js'
import type { NameSpan } from '../names/index.js'
import type { PlaceEntry } from '../places/index.js'
import { RELATION, type Syntax, XPOS, XPOS_NAMES } from '../syntax/index.js'
import { type Document, SentenceKind } from '../text/index.js'

/** What the other desks found in the article, laid out by token. */
export interface Reading {
  readonly document: Document
  readonly syntax: Syntax
  readonly people: People
  readonly names: readonly NameSpan[]
  readonly places: readonly PlaceEntry[]
  readonly attributions: readonly Attribution[]
  /** Index of the name that covers a token, -1 for none. */
  readonly nameAt: Int32Array
  /** Index of the attribution whose quoted content covers a token, the inner one where they nest; -1 for none. */
  readonly quotedBy: Int32Array
  /** Index of the attribution whose source covers a token, -1 for none. */
  readonly sourceOf: Int32Array
  /** 1 where a token stands within quotation marks. */
  readonly inQuotes: Uint8Array
}

export function layOut(
  document: Document,
  syntax: Syntax,
  people: People,
  names: readonly NameSpan[],
  places: readonly PlaceEntry[],
  attributions: readonly Attribution[],
): Reading {
  const { tokens } = document
  const nameAt = new Int32Array(tokens.count).fill(-1)
  for (const [index, name] of names.entries()) nameAt.fill(index, name.from, name.to)
  const inQuotes = new Uint8Array(tokens.count)
  for (const quote of document.quotes.spans) inQuotes.fill(1, quote.from, quote.to)
  const sourceOf = new Int32Array(tokens.count).fill(-1)
  for (const [index, { source }] of attributions.entries()) {
    if (source) sourceOf.fill(index, tokenAt(document, source.start), tokenAt(document, source.end))
  }
  const quotedBy = new Int32Array(tokens.count).fill(-1)
  for (const [index, { content, kind }] of attributions.entries()) {
    if (kind === 'indirect') continue
    for (const span of content) {
      const to = tokenAt(document, span.end)
      for (let t = tokenAt(document, span.start); t < to; t++) if (inQuotes[t] === 1) quotedBy[t] = index
    }
  }
  return { document, syntax, people, names, places, attributions, nameAt, quotedBy, sourceOf, inQuotes }
}

/** Index of the first token that starts at or after the UTF-16 index `offset`. */
export function tokenAt({ tokens }: Document, offset: number): number {
  let low = 0
  let high = tokens.count
  while (low < high) {
    const middle = (low + high) >> 1
    if (tokens.start[middle]! < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The word of a token as the text has it. */
export const formOf = ({ document }: Reading, token: number): string =>
  document.vocabulary.forms[document.tokens.type[token]!]!

/** Vocabulary number of a token's word in lower case. */
export const lowerOf = ({ document }: Reading, token: number): number =>
  document.vocabulary.lower[document.tokens.type[token]!]!

export const lowerForm = (reading: Reading, token: number): string =>
  reading.document.vocabulary.forms[lowerOf(reading, token)]!

/** `Shape` flags of a token. */
export const flagsOf = ({ document }: Reading, token: number): number =>
  document.vocabulary.flags[document.tokens.type[token]!]!

/** `PeopleWord` flags of a token. */
export const peopleFlags = (reading: Reading, token: number): number =>
  reading.people.of(reading.document.tokens.type[token]!)

/** Share of women a noun tells ("spokeswoman": 1); null where it tells nothing. */
export function shareOfFlags(flags: number): number | null {
  if (flags & PeopleWord.FEMALE) return flags & PeopleWord.MALE ? null : 1
  return flags & PeopleWord.MALE ? 0 : null
}

/** The token of a span whose head lies outside of it; the last one where the sentence has no tree. */
export function headOf({ syntax }: Reading, from: number, to: number): number {
  for (let t = from; t < to; t++) {
    const head = syntax.head[t]!
    if (syntax.relation[t] !== 0 && (head < from || head >= to) && syntax.relation[t] !== RELATION.punct) return t
  }
  return to - 1
}

/** Whether a token stands in text that is read for what it says (not in a byline or page furniture). */
export function isRead({ document }: Reading, token: number): boolean {
  const kind = document.sentences.kind[document.tokens.sentence[token]!]
  return kind === SentenceKind.BODY || kind === SentenceKind.HEADLINE
}

/**
 * Whether a name is one that the article speaks of: not the reporter's in a byline or a credit, nor the agency's in a
 * dateline, whose places are places all the same.
 */
export function isSpokenOf(reading: Reading, token: number, isPlace: boolean): boolean {
  const { tokens, sentences } = reading.document
  return isRead(reading, token) || (isPlace && sentences.kind[tokens.sentence[token]!] === SentenceKind.DATELINE)
}

/** By tag, whether it is one of these. */
const among = (...tags: number[]) => XPOS_NAMES.map((_, tag) => tags.includes(tag))
const NOUNS = among(XPOS.NN, XPOS.NNS, XPOS.NNP, XPOS.NNPS)
const BEFORE_NOUNS = among(XPOS.JJ, XPOS.JJR, XPOS.JJS, XPOS.CD, XPOS.VBN, XPOS.HYPH)

export const isNoun = ({ syntax }: Reading, token: number): boolean => NOUNS[syntax.xpos[token]!]!

/** Whether a word can stand between a determiner and its noun. */
export const isPrenominal = ({ syntax }: Reading, token: number): boolean =>
  NOUNS[syntax.xpos[token]!]! || BEFORE_NOUNS[syntax.xpos[token]!]!
