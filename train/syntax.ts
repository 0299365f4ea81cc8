import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openWordVectors } from '../src/lexicon/word-vectors.js'
import { encodeModelFile, openResources } from '../src/resources/index.js'
import { SYNTAX_VERSION } from '../src/syntax/index.js'
import type { ParserModel } from '../src/syntax/parser.js'
import { readableTypes } from '../src/syntax/readable-types.js'
import { stepWeightArrays } from '../src/syntax/step-weights.js'
import { marksOf, Tagger, type TaggerModel } from '../src/syntax/tagger.js'
import { weightArrays } from '../src/syntax/weights.js'
import { WordAtoms } from '../src/syntax/word-atoms.js'
import { Vocabulary, wordKey } from '../src/text/index.js'
import type { GoldFolder } from './gold.js'
import { followTreebanks } from './syntax-conventions.js'
import { readSentences, SILVER, type TrainingSentence } from './syntax-data.js'
import { meanLeads, mixParsers, packParser, trainParser } from './syntax-parser.js'
import { formatScores, scoreSyntax } from './syntax-score.js'
import { measureSureLeads } from './syntax-sure.js'
import { countTagPairs, measureSureTag, trainTagger } from './syntax-tagger.js'

const MODELS = 'models'
const TAGGER_ROUNDS = 4
const PARSER_ROUNDS = 4
/** What a mistake in a silver tree counts, where one in a treebank counts 1. */
const SILVER_WEIGHT = 0.5
const DEVS = ['syntax-ewt-dev', 'syntax-gum-dev']
/** One in this many of the silver documents is held out of training, to measure on news. */
const HELD_OUT = 20
const HALVES = [0, 1] as const

/**
 * Trains tagger and parser and writes `syntax.bin`. All is done in two halves of the documents, as each is needed by
 * itself: a tagger of each half tags the other for the parsers, which must not learn on tags that are too good; a
 * parser learns from the treebanks and one half of the silver trees; the mean of both parsers is the one that ships.
 * @param halfFolders for two more models, as complete as `models/` for this desk: the first has not seen the silver
 *   documents of half 1, the second not those of half 0 (`halfOf`). A claims model that learns from trees of these
 *   texts takes them from the one that has not seen them.
 */
export function trainSyntax(gold: GoldFolder, halfFolders: readonly [string, string]): void {
  const vocabulary = new Vocabulary()
  const vectors = openWordVectors(openResources(MODELS), vocabulary)
  const atoms = new WordAtoms(vocabulary, vectors.cluster)
  const read = (name: string) => lowerCapitals(readSentences(gold, name, vocabulary), vocabulary)
  const trees = [...read('syntax-ewt-train'), ...read('syntax-gum-train')]
  const silver = read(SILVER).filter(({ id }) => !isHeldOut(id))
  const devs = readSyntaxDevs(gold, vocabulary)
  atoms.update()
  followTreebanks(silver, trees, atoms)
  const sentences = [...trees, ...silver]
  console.log(`syntax: ${trees.length} sentences of treebanks, ${silver.length} of silver trees`)

  const settings = { vocabulary, atoms, silverWeight: SILVER_WEIGHT }
  const pairs = countTagPairs(sentences)
  const tagging = { ...settings, pairs, epochs: TAGGER_ROUNDS }
  const taggers = HALVES.map((half) => {
    const tagger = trainTagger(inHalf(sentences, half), tagging)
    return { ...tagger, sure: measureSureTag(tagger, inHalf(sentences, 1 - half), settings) }
  })
  const tags = sentences.map(({ types }) => new Uint8Array(types.length))
  HALVES.forEach((half) => {
    const tagger = new Tagger(taggers[1 - half]!, vocabulary, atoms)
    tagger.update()
    sentences.forEach(({ id, types }, s) => {
      if (halfOf(id) === half) tagger.tag(types, 0, types.length, tags[s]!)
    })
  })
  const show = (tagger: TaggerModel, parser: ParserModel) => {
    for (const [name, dev] of devs) console.log(formatScores(name, scoreSyntax(dev, tagger, parser, vocabulary, atoms)))
  }
  const parsers = HALVES.map((half) => {
    const chosen = sentences
      .map((_, s) => s)
      .filter((s) => !sentences[s]!.isSilver || halfOf(sentences[s]!.id) === half)
    const learnFrom = chosen.map((s) => sentences[s]!)
    const learnTags = chosen.map((s) => tags[s]!)
    const training = { ...settings, epochs: PARSER_ROUNDS }
    const weights = trainParser(learnFrom, learnTags, training)
    const unseen = sentences.map((_, s) => s).filter((s) => sentences[s]!.isSilver && halfOf(sentences[s]!.id) !== half)
    const sure = measureSureLeads(
      packParser(weights, { sureStep: Number.MAX_SAFE_INTEGER, sureRelation: Number.MAX_SAFE_INTEGER }),
      marksOf(taggers[half]!),
      unseen.map((s) => sentences[s]!),
      unseen.map((s) => tags[s]!),
      settings,
    )
    write(halfFolders[half], taggers[half]!, packParser(weights, sure))
    return { weights, sure }
  })
  const tagger = trainTagger(sentences, tagging, Math.max(...taggers.map(({ sure }) => sure)))
  const [one, other] = parsers as [(typeof parsers)[0], (typeof parsers)[0]]
  const parser = packParser(mixParsers(one.weights, other.weights), meanLeads(one.sure, other.sure))
  show(tagger, parser)
  write(MODELS, tagger, parser)
}

/** Half of the documents that one belongs to. */
export function halfOf(id: string): 0 | 1 {
  return ((wordKey(id) >>> 8) & 1) as 0 | 1
}

const inHalf = (sentences: readonly TrainingSentence[], half: number) =>
  sentences.filter(({ id }) => halfOf(id) === half)

const isHeldOut = (id: string) => wordKey(id) % HELD_OUT === 0

/** The sentences that only measure: the `-dev` treebanks, and the silver documents that are held out. */
export function readSyntaxDevs(gold: GoldFolder, vocabulary: Vocabulary): [name: string, TrainingSentence[]][] {
  const devs: [string, TrainingSentence[]][] = DEVS.map((name) => [name, readSentences(gold, name, vocabulary)])
  devs.push(['silver news held out', readSentences(gold, SILVER, vocabulary).filter(({ id }) => isHeldOut(id))])
  for (const [, sentences] of devs) lowerCapitals(sentences, vocabulary)
  return devs
}

function lowerCapitals(sentences: TrainingSentence[], vocabulary: Vocabulary): TrainingSentence[] {
  for (const { types } of sentences) readableTypes(vocabulary, types, 0, types.length, types)
  return sentences
}

function write(folder: string, tagger: TaggerModel, parser: ParserModel): void {
  const bytes = encodeModelFile(
    'syntax',
    SYNTAX_VERSION,
    { sureTag: tagger.sure, sureStep: parser.sureStep, sureRelation: parser.sureRelation },
    {
      'tags.xpos': tagger.xpos,
      'tags.upos': tagger.upos,
      'dictionary.forms': tagger.sets.forms,
      'dictionary.formSets': tagger.sets.formSets,
      'dictionary.kindSets': tagger.sets.kindSets,
      'dictionary.starts': tagger.sets.starts,
      'dictionary.tags': tagger.sets.tags,
      ...weightArrays('firstTags', tagger.first),
      ...weightArrays('furtherTags', tagger.further),
      ...stepWeightArrays('firstSteps', parser.firstSteps),
      ...stepWeightArrays('furtherSteps', parser.furtherSteps),
      ...weightArrays('firstRelations', parser.firstRelations),
      ...weightArrays('furtherRelations', parser.furtherRelations),
    },
  )
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'syntax.bin'), bytes)
  console.log(`${join(folder, 'syntax.bin')}: ${(bytes.length / 1e6).toFixed(1)} MB`)
  if (folder === MODELS) return
  for (const name of ['words.bin', 'inflection.bin']) {
    if (existsSync(join(MODELS, name))) copyFileSync(join(MODELS, name), join(folder, name))
  }
}
