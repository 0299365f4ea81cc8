import { openInflection, openWordVectors } from '../lexicon/index.js'
import type { Resources } from '../resources/index.js'
import { type Document, SentenceKind, type Vocabulary } from '../text/index.js'
import { Lemmas } from './lemmas.js'
import { openParserModel, Parser } from './parser.js'
import { readableTypes } from './readable-types.js'
import { marksOf, openTaggerModel, Tagger } from './tagger.js'
import { WordAtoms } from './word-atoms.js'

export { inflectedClass } from './inflected-class.js'
export { RELATION, RELATION_NAMES, UPOS, UPOS_NAMES, XPOS, XPOS_NAMES } from './tags.js'
export { readTree, type TokenRange, type Tree } from './tree.js'

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

/** Version of models/syntax.bin that this code reads. */
export const SYNTAX_VERSION = 3

/** Longer sentences are tagged but not parsed: they are lists and tables, or no text at all. */
const LONGEST_SENTENCE = 300

/** @throws ResourceError when a model is missing or damaged */
export function createSyntax(resources: Resources, vocabulary: Vocabulary): SyntaxDesk {
  const model = resources.model('syntax', SYNTAX_VERSION)
  const atoms = new WordAtoms(vocabulary, openWordVectors(resources, vocabulary).cluster)
  const lemmas = new Lemmas(openInflection(resources), vocabulary)
  const taggerModel = openTaggerModel(model)
  const tagger = new Tagger(taggerModel, vocabulary, atoms)
  const parser = new Parser(openParserModel(model), marksOf(taggerModel), vocabulary, atoms, LONGEST_SENTENCE)
  return {
    read({ tokens, sentences }) {
      const types = new Int32Array(tokens.count)
      const tags = new Uint8Array(tokens.count)
      const head = new Int32Array(tokens.count).fill(-1)
      const relation = new Uint8Array(tokens.count)
      const parsed = new Uint8Array(sentences.count)
      atoms.update()
      tagger.update()
      // first all tags, then all trees: each has a large table of its own to keep in mind
      for (let s = 0; s < sentences.count; s++) {
        readableTypes(vocabulary, tokens.type, sentences.from[s]!, sentences.to[s]!, types)
        tagger.tag(types, sentences.from[s]!, sentences.to[s]!, tags)
      }
      for (let s = 0; s < sentences.count; s++) {
        const from = sentences.from[s]!
        const to = sentences.to[s]!
        const kind = sentences.kind[s]!
        if (to - from > LONGEST_SENTENCE) continue
        if (kind !== SentenceKind.BODY && kind !== SentenceKind.HEADLINE) continue
        parser.parse(types, tags, from, to, head, relation)
        parsed[s] = 1
      }
      const xpos = new Uint8Array(tokens.count)
      const upos = new Uint8Array(tokens.count)
      for (let i = 0; i < tokens.count; i++) {
        xpos[i] = taggerModel.xpos[tags[i]!]!
        upos[i] = taggerModel.upos[tags[i]!]!
      }
      lemmas.update()
      return {
        xpos,
        upos,
        head,
        relation,
        parsed,
        lemma: (token) => lemmas.of(tokens.type[token]!, xpos[token]!),
      }
    },
  }
}
