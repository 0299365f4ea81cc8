import { openWordVectors } from '../src/lexicon/index.js'
import { openResources } from '../src/resources/index.js'
import { SYNTAX_VERSION } from '../src/syntax/index.js'
import { openParserModel, Parser } from '../src/syntax/parser.js'
import { marksOf, openTaggerModel, Tagger } from '../src/syntax/tagger.js'
import { WordAtoms } from '../src/syntax/word-atoms.js'
import { Vocabulary } from '../src/text/index.js'
import { openGold } from '../train/gold.js'
import { readSyntaxDevs } from '../train/syntax.js'
import type { TrainingSentence } from '../train/syntax-data.js'
import { formatScores, scoreSyntax } from '../train/syntax-score.js'

/** Accuracy of the shipped tagger and parser on the `-dev` treebanks and on silver news held out, and their speed. */
function main(): void {
  const folder = process.env.COPYDESK_GOLD
  if (!folder) throw new Error('set COPYDESK_GOLD to the folder with the gold files')
  const resources = openResources()
  const vocabulary = new Vocabulary()
  const atoms = new WordAtoms(vocabulary, openWordVectors(resources, vocabulary).cluster)
  const model = resources.model('syntax', SYNTAX_VERSION)
  const tagger = openTaggerModel(model)
  const parser = openParserModel(model)
  const devs = readSyntaxDevs(openGold(folder), vocabulary)
  atoms.update()
  for (const [name, sentences] of devs) {
    console.log(formatScores(name, scoreSyntax(sentences, tagger, parser, vocabulary, atoms)))
  }
  measureSpeed(devs.flatMap(([, sentences]) => sentences))

  function measureSpeed(sentences: readonly TrainingSentence[]): void {
    const types = Int32Array.from(sentences.flatMap(({ types }) => [...types]))
    const tags = new Uint8Array(types.length)
    const head = new Int32Array(types.length)
    const relation = new Uint8Array(types.length)
    const longest = Math.max(...sentences.map(({ types }) => types.length))
    const tag = new Tagger(tagger, vocabulary, atoms)
    const parse = new Parser(parser, marksOf(tagger), vocabulary, atoms, longest)
    tag.update()
    const each = (read: (from: number, to: number) => void) => {
      let from = 0
      for (const { types } of sentences) {
        read(from, from + types.length)
        from += types.length
      }
    }
    const tagging = fastest(() => each((from, to) => tag.tag(types, from, to, tags)))
    const parsing = fastest(() => each((from, to) => parse.parse(types, tags, from, to, head, relation)))
    const rate = (seconds: number) => `${Math.round(types.length / seconds / 1000)}k words/s`
    console.log(`${types.length} words: tagger ${rate(tagging)}, parser ${rate(parsing)}`)
  }
}

const RUNS = 5

/** Processor seconds of the fastest of some runs: the others were disturbed, the first ones not yet compiled. */
function fastest(run: () => void): number {
  let best = Number.POSITIVE_INFINITY
  for (let i = 0; i < RUNS; i++) {
    const start = process.cpuUsage()
    run()
    best = Math.min(best, process.cpuUsage(start).user)
  }
  return best / 1e6
}

main()
