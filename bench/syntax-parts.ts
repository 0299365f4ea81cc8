import { openWordVectors } from '../src/lexicon/index.js'
import type { Resources } from '../src/resources/index.js'
import { SYNTAX_VERSION } from '../src/syntax/index.js'
import { openParserModel, Parser } from '../src/syntax/parser.js'
import { marksOf, openTaggerModel, Tagger } from '../src/syntax/tagger.js'
import { WordAtoms } from '../src/syntax/word-atoms.js'
import type { Document, Vocabulary } from '../src/text/index.js'
import type { Clock } from './clock.js'

/** Longer sentences are passed over by both. */
const LONGEST_SENTENCE = 300

/** Tagger and parser, one after the other over all sentences of a document, for the time that each takes. */
export function createSyntaxParts(
  resources: Resources,
  vocabulary: Vocabulary,
): (document: Document, clock: Clock) => void {
  const model = resources.model('syntax', SYNTAX_VERSION)
  const atoms = new WordAtoms(vocabulary, openWordVectors(resources, vocabulary).cluster)
  const taggerModel = openTaggerModel(model)
  const tagger = new Tagger(taggerModel, vocabulary, atoms)
  const parser = new Parser(openParserModel(model), marksOf(taggerModel), vocabulary, atoms, LONGEST_SENTENCE)
  return ({ tokens, sentences }, clock) => {
    const tags = new Uint8Array(tokens.count)
    const head = new Int32Array(tokens.count)
    const relation = new Uint8Array(tokens.count)
    const each = (read: (from: number, to: number) => void) => {
      for (let s = 0; s < sentences.count; s++) {
        const [from, to] = [sentences.from[s]!, sentences.to[s]!]
        if (to - from <= LONGEST_SENTENCE) read(from, to)
      }
    }
    clock.start()
    atoms.update()
    tagger.update()
    each((from, to) => tagger.tag(tokens.type, from, to, tags))
    clock.lap('tagger')
    each((from, to) => parser.parse(tokens.type, tags, from, to, head, relation))
    clock.lap('parser')
  }
}
