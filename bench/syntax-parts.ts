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

/** Tagger and parser, one after the other over all sentences of some documents, for the time that each takes. */
export function createSyntaxParts(
  resources: Resources,
  vocabulary: Vocabulary,
): (documents: readonly Document[], clock: Clock) => void {
  const model = resources.model('syntax', SYNTAX_VERSION)
  const atoms = new WordAtoms(vocabulary, openWordVectors(resources, vocabulary).cluster)
  const taggerModel = openTaggerModel(model)
  const tagger = new Tagger(taggerModel, vocabulary, atoms)
  const parser = new Parser(openParserModel(model), marksOf(taggerModel), vocabulary, atoms, LONGEST_SENTENCE)
  return (documents, clock) => {
    const columns = documents.map(({ tokens: { count } }) => ({
      tags: new Uint8Array(count),
      head: new Int32Array(count),
      relation: new Uint8Array(count),
    }))
    const each = (read: (d: number, from: number, to: number) => void) => {
      documents.forEach(({ sentences }, d) => {
        for (let s = 0; s < sentences.count; s++) {
          const [from, to] = [sentences.from[s]!, sentences.to[s]!]
          if (to - from <= LONGEST_SENTENCE) read(d, from, to)
        }
      })
    }
    clock.start()
    atoms.update()
    tagger.update()
    each((d, from, to) => tagger.tag(documents[d]!.tokens.type, from, to, columns[d]!.tags))
    clock.lap('tagger')
    each((d, from, to) => {
      const { tags, head, relation } = columns[d]!
      parser.parse(documents[d]!.tokens.type, tags, from, to, head, relation)
    })
    clock.lap('parser')
  }
}
