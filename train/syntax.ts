import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openWordVectors } from '../src/lexicon/word-vectors.js'
import { encodeModelFile, openResources } from '../src/resources/index.js'
import { SYNTAX_VERSION } from '../src/syntax/index.js'
import type { ParserModel } from '../src/syntax/parser.js'
import { readableTypes } from '../src/syntax/readable-types.js'
import { Tagger, type TaggerModel } from '../src/syntax/tagger.js'
import { WordAtoms } from '../src/syntax/word-atoms.js'
import { Vocabulary } from '../src/text/index.js'
import type { GoldFolder } from './gold.js'
import { readSentences, SILVER, type TrainingSentence } from './syntax-data.js'
import { trainParser } from './syntax-parser.js'
import { formatScores, scoreSyntax } from './syntax-score.js'
import { countTagPairs, trainTagger } from './syntax-tagger.js'

export interface SyntaxTrainingOptions {
  /**
   * Which of the silver trees to learn from: all, or those of half of the documents (`silverHalf` tells which), for
   * a model that is then applied to the other half.
   */
  silverHalf: 0 | 1 | 'all'
  /** Folder that the model goes to. Given another one than the package's, what the model rests on is copied there. */
  folder: string
}

const MODELS = 'models'
const TAGGER_ROUNDS = 5
const PARSER_ROUNDS = 6
const SILVER_WEIGHT = 0.5
/** The parser learns on tags of taggers that have not seen the sentence: each saw all parts of the trees but one. */
const PARTS = 4
const DEVS = ['syntax-ewt-dev', 'syntax-gum-dev']
/** One in this many of the silver documents is held out of training, to measure on news. */
const HELD_OUT = 20

/** Trains tagger and parser and writes `syntax.bin`. */
export function trainSyntax(gold: GoldFolder, { silverHalf, folder }: SyntaxTrainingOptions): void {
  const vocabulary = new Vocabulary()
  const vectors = openWordVectors(openResources(MODELS), vocabulary)
  const atoms = new WordAtoms(vocabulary, vectors.cluster)
  const read = (name: string) => lowerCapitals(readSentences(gold, name, vocabulary), vocabulary)
  const trees = [...read('syntax-ewt-train'), ...read('syntax-gum-train')]
  const silver = read(SILVER).filter(({ id }) => !isHeldOut(id) && (silverHalf === 'all' || halfOf(id) === silverHalf))
  takeOverTags(silver, trees, atoms)
  const devs = readSyntaxDevs(gold, vocabulary)
  const sentences = [...trees, ...silver]
  atoms.update()
  console.log(`syntax: ${trees.length} sentences of treebanks, ${silver.length} of silver trees`)

  const pairs = countTagPairs(sentences)
  const settings = { vocabulary, atoms, silverWeight: SILVER_WEIGHT }
  const tags = jackknife(sentences, vocabulary, atoms, (part) =>
    trainTagger(part, { ...settings, pairs, epochs: TAGGER_ROUNDS - 2 }),
  )
  const tagger = trainTagger(sentences, { ...settings, pairs, epochs: TAGGER_ROUNDS })
  const parser = trainParser(sentences, tags, { ...settings, epochs: PARSER_ROUNDS })
  for (const [name, dev] of devs) console.log(formatScores(name, scoreSyntax(dev, tagger, parser, vocabulary, atoms)))
  write(folder, tagger, parser)
}

/** The sentences that only measure: the `-dev` treebanks, and the silver documents that are held out. */
export function readSyntaxDevs(gold: GoldFolder, vocabulary: Vocabulary): [name: string, TrainingSentence[]][] {
  const devs: [string, TrainingSentence[]][] = DEVS.map((name) => [name, readSentences(gold, name, vocabulary)])
  devs.push(['silver news held out', readSentences(gold, SILVER, vocabulary).filter(({ id }) => isHeldOut(id))])
  for (const [, sentences] of devs) lowerCapitals(sentences, vocabulary)
  return devs
}

const isHeldOut = (id: string) => hashOf(id) % HELD_OUT === 0

/** Half of the silver documents that one belongs to. */
export function halfOf(id: string): 0 | 1 {
  return ((hashOf(id) >>> 8) & 1) as 0 | 1
}

function hashOf(id: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193)
  return (hash ^ (hash >>> 15)) >>> 0
}

function lowerCapitals(sentences: TrainingSentence[], vocabulary: Vocabulary): TrainingSentence[] {
  for (const { types } of sentences) readableTypes(vocabulary, types, 0, types.length, types)
  return sentences
}

/** A tag pair is trusted when the treebanks have it this often. */
const TRUSTED = 5

/** Gives silver words the UPOS that the treebanks give that word with that XPOS and relation. */
function takeOverTags(silver: TrainingSentence[], trees: readonly TrainingSentence[], atoms: WordAtoms): void {
  atoms.update()
  const counts = new Map<string, Map<number, number>>()
  const keysOf = ({ types, xpos, relation }: TrainingSentence, i: number) => [
    `${atoms.word[types[i]!]!} ${xpos[i]!} ${relation[i]!}`,
    `${xpos[i]!} ${relation[i]!}`,
  ]
  for (const sentence of trees) {
    for (let i = 0; i < sentence.types.length; i++) {
      if (sentence.xpos[i] === 0) continue
      for (const key of keysOf(sentence, i)) {
        const upos = counts.get(key) ?? new Map<number, number>()
        upos.set(sentence.upos[i]!, (upos.get(sentence.upos[i]!) ?? 0) + 1)
        counts.set(key, upos)
      }
    }
  }
  for (const sentence of silver) {
    for (let i = 0; i < sentence.types.length; i++) {
      if (sentence.xpos[i] === 0) continue
      for (const key of keysOf(sentence, i)) {
        const [upos, count] = [...(counts.get(key) ?? [])].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [0, 0]
        if (count < TRUSTED) continue
        sentence.upos[i] = upos
        break
      }
    }
  }
}

/** Tags of each sentence by a tagger that was trained without the document it comes from. */
function jackknife(
  sentences: readonly TrainingSentence[],
  vocabulary: Vocabulary,
  atoms: WordAtoms,
  train: (sentences: TrainingSentence[]) => TaggerModel,
): Uint8Array[] {
  const tags = sentences.map(({ types }) => new Uint8Array(types.length))
  const partOf = new Map([...new Set(sentences.map(({ id }) => id))].map((id, number) => [id, number % PARTS]))
  for (let part = 0; part < PARTS; part++) {
    const tagger = new Tagger(train(sentences.filter(({ id }) => partOf.get(id) !== part)), vocabulary, atoms)
    tagger.update()
    sentences.forEach(({ id, types }, s) => {
      if (partOf.get(id) === part) tagger.tag(types, 0, types.length, tags[s]!)
    })
  }
  return tags
}

function write(folder: string, tagger: TaggerModel, parser: ParserModel): void {
  const bytes = encodeModelFile(
    'syntax',
    SYNTAX_VERSION,
    {},
    {
      'tags.xpos': tagger.xpos,
      'tags.upos': tagger.upos,
      'dictionary.forms': tagger.sets.forms,
      'dictionary.formSets': tagger.sets.formSets,
      'dictionary.kindSets': tagger.sets.kindSets,
      'dictionary.starts': tagger.sets.starts,
      'dictionary.tags': tagger.sets.tags,
      'tagger.slots': tagger.weights.slots,
      'tagger.runs': tagger.weights.runs,
      'steps.slots': parser.steps.slots,
      'steps.runs': parser.steps.runs,
      'relations.slots': parser.relations.slots,
      'relations.runs': parser.relations.runs,
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
