import { Parser, type ParserModel } from '../src/syntax/parser.js'
import { marksOf, Tagger, type TaggerModel } from '../src/syntax/tagger.js'
import { RELATION_NAMES } from '../src/syntax/tags.js'
import type { WordAtoms } from '../src/syntax/word-atoms.js'
import type { Vocabulary } from '../src/text/index.js'
import { UNKNOWN_HEAD } from './syntax-conventions.js'
import type { TrainingSentence } from './syntax-data.js'

/** Shares of words, 0 to 100; punctuation counts, sentences are the treebank's. */
export interface SyntaxScores {
  words: number
  xpos: number
  upos: number
  /** Right head; right head and relation; right head and relation without subtype. */
  uas: number
  las: number
  lasMain: number
  /** F1 by relation (head and relation right). */
  relations: Map<string, number>
}

/** Tags and parses the sentences and compares with their trees; words that the treebank cuts otherwise do not count. */
export function scoreSyntax(
  sentences: readonly TrainingSentence[],
  taggerModel: TaggerModel,
  parserModel: ParserModel,
  vocabulary: Vocabulary,
  atoms: WordAtoms,
): SyntaxScores {
  const longest = sentences.reduce((length, { types }) => Math.max(length, types.length), 1)
  const tagger = new Tagger(taggerModel, vocabulary, atoms)
  tagger.update()
  const parser = new Parser(parserModel, marksOf(taggerModel), vocabulary, atoms, longest)
  const tags = new Uint8Array(longest)
  const head = new Int32Array(longest)
  const relation = new Uint8Array(longest)
  const right = { words: 0, xpos: 0, upos: 0, uas: 0, las: 0, lasMain: 0 }
  const gold = new Int32Array(RELATION_NAMES.length)
  const found = new Int32Array(RELATION_NAMES.length)
  const both = new Int32Array(RELATION_NAMES.length)
  for (const sentence of sentences) {
    const { types } = sentence
    tagger.tag(types, 0, types.length, tags)
    parser.parse(types, tags, 0, types.length, head, relation)
    for (let i = 0; i < types.length; i++) {
      if (sentence.xpos[i] === 0 || sentence.relation[i] === 0) continue
      if (sentence.head[i] === UNKNOWN_HEAD) continue
      right.words++
      if (taggerModel.xpos[tags[i]!] === sentence.xpos[i]) right.xpos++
      if (taggerModel.upos[tags[i]!] === sentence.upos[i]) right.upos++
      gold[sentence.relation[i]!]!++
      found[relation[i]!]!++
      if (head[i] !== sentence.head[i]) continue
      right.uas++
      if (mainRelation(relation[i]!) === mainRelation(sentence.relation[i]!)) right.lasMain++
      if (relation[i] !== sentence.relation[i]) continue
      right.las++
      both[relation[i]!]!++
    }
  }
  const share = (count: number) => (100 * count) / right.words
  const relations = RELATION_NAMES.map((name, r) => [name, (200 * both[r]!) / (gold[r]! + found[r]!)] as const)
  return {
    words: right.words,
    xpos: share(right.xpos),
    upos: share(right.upos),
    uas: share(right.uas),
    las: share(right.las),
    lasMain: share(right.lasMain),
    relations: new Map(relations.filter(([, f1]) => !Number.isNaN(f1))),
  }
}

const mainRelation = (relation: number) => RELATION_NAMES[relation]!.replace(/:.*/, '')

/** The relations that claims, figures and names rest on. */
const SHOWN = ['nsubj', 'obj', 'obl', 'nmod', 'ccomp', 'xcomp', 'advcl', 'acl:relcl', 'parataxis', 'conj', 'appos']

export function formatScores(name: string, scores: SyntaxScores): string {
  const figure = (value: number | undefined) => (value ?? 0).toFixed(1)
  const { words, xpos, upos, uas, las, lasMain, relations } = scores
  const main = `xpos ${figure(xpos)} upos ${figure(upos)} UAS ${figure(uas)} LAS ${figure(las)} (${figure(lasMain)})`
  const byRelation = SHOWN.map((relation) => `${relation} ${figure(relations.get(relation))}`).join(' ')
  return `${name} (${words} words): ${main}\n    ${byRelation}`
}
