import { openWordVectors } from '../src/lexicon/index.js'
import { openResources } from '../src/resources/index.js'
import { SYNTAX_VERSION } from '../src/syntax/index.js'
import { openParserModel } from '../src/syntax/parser.js'
import { openTaggerModel } from '../src/syntax/tagger.js'
import { WordAtoms } from '../src/syntax/word-atoms.js'
import { Vocabulary } from '../src/text/index.js'
import { openGold } from '../train/gold.js'
import { readSyntaxDevs } from '../train/syntax.js'
import { formatScores, scoreSyntax } from '../train/syntax-score.js'

/** Accuracy of the shipped tagger and parser on the `-dev` treebanks and on silver news held out. `node build/bench/syntax.js`. */
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
}

main()
