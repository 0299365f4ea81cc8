import type { Resources } from '../resources/index.js'
import type { Document, Vocabulary } from '../text/index.js'

export { RELATION, RELATION_NAMES, UPOS, UPOS_NAMES, XPOS, XPOS_NAMES } from './tags.js'

/**
 * Part-of-speech tags and dependency trees, as columns over the document's tokens. Tags are numbers: `XPOS.NNP`,
 * `UPOS.PROPN`, `RELATION.nsubj` name them (Penn Treebank tags, Universal Dependencies 2 tags and relations).
 */
export interface Syntax {
  readonly xpos: Uint8Array
  readonly upos: Uint8Array
  /** Token index of the head; -1 for a root, and for tokens of sentences that were not parsed. */
  readonly head: Int32Array
  readonly relation: Uint8Array
  /** By sentence: 1 where it was parsed (0: over the longest length, or no body or headline text). */
  readonly parsed: Uint8Array
  /** Dictionary form of a token in lower case ("said" -> "say"). */
  lemma(token: number): string
}

export interface SyntaxDesk {
  read(document: Document): Syntax
}

export function createSyntax(_resources: Resources, _vocabulary: Vocabulary): SyntaxDesk {
  return {
    read: ({ tokens, sentences, vocabulary }) => ({
      xpos: new Uint8Array(tokens.count),
      upos: new Uint8Array(tokens.count),
      head: new Int32Array(tokens.count).fill(-1),
      relation: new Uint8Array(tokens.count),
      parsed: new Uint8Array(sentences.count),
      lemma: (token) => vocabulary.forms[vocabulary.lower[tokens.type[token]!]!]!,
    }),
  }
}
