import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Columns, PAD } from '../src/claims/columns.js'
import { ContentPlace, contentFeatures, contentWordFeatures, LABELS } from '../src/claims/content-features.js'
import { type CueColumns, placeCues } from '../src/claims/cue-columns.js'
import { CUE_PLACES, cueFeatures, cueWordFeatures, stepContext } from '../src/claims/cue-features.js'
import { CueLexicon } from '../src/claims/cue-lexicon.js'
import { CLAIMS_VERSION } from '../src/claims/model.js'
import { ContentTagger, CUE_LABELS, CueTagger, holdsCue, readableRuns } from '../src/claims/sequence-taggers.js'
import { type Weights, weightArrays } from '../src/claims/weights.js'
import { WordForms } from '../src/claims/word-forms.js'
import { openWordVectors } from '../src/lexicon/index.js'
import { encodeModelFile, openResources } from '../src/resources/index.js'
import { createSyntax, type Syntax } from '../src/syntax/index.js'
import { type Document, Vocabulary } from '../src/text/index.js'
import { fitConfidence } from './claims-confidence.js'
import { type ClaimsArticle, readArticle } from './claims-data.js'
import { type Found, linkChoices, rankerOf, sourceChoices } from './claims-rankers.js'
import { numberFeatures, type SequenceExample, type SequenceTask, trainSequence } from './claims-sequence.js'
import type { GoldFolder } from './gold.js'
import { halfOf } from './syntax.js'

const CORPUS = 'claims-polnear-train'
const MODELS = 'models'
const ROUNDS = 4
/** Each stage learns from what models that have not seen the article make of it. */
const FOLDS = 3
const CUE_TASK: SequenceTask = { labels: CUE_LABELS, rounds: ROUNDS, most: 29_000 }
const CONTENT_TASK: SequenceTask = { labels: LABELS, rounds: ROUNDS, most: 58_000 }
/** How many mean margins a cue gets for free, so that the contents have something to refuse. */
const CUE_BIAS = 0.3

export interface ClaimsTrainingOptions {
  /** Folders with the syntax models that were trained on half 0 and half 1 of the silver trees; null: without trees. */
  syntaxFolders: readonly [string, string] | null
  /** File that the model goes to. */
  file: string
  /** Every n-th article only, for trials. */
  every?: number
}

/** Trains the stages of the claims desk one upon the other and writes `claims.bin`. */
export function trainClaims(gold: GoldFolder, options: ClaimsTrainingOptions): void {
  const { articles, forms } = readArticles(gold, options)
  if (articles.length === 0) {
    console.log(`claims: ${CORPUS} is left out, nothing to learn from`)
    return
  }
  console.log(`claims: ${articles.length} articles, ${articles.reduce((n, a) => n + a.claims.length, 0)} attributions`)

  const cueExamples = articles.map(cueExamplesOf)
  const cueKeys = numberFeatures(cueExamples.flat(), CUE_LABELS)
  const trainCues = (of: SequenceExample[][], seed: number) => trainSequence(of.flat(), cueKeys, CUE_TASK, seed)
  const cueFolds = jackknife(cueExamples, trainCues)
  const unit = meanMargin(articles, cueFolds, forms)
  const placed = articles.map(({ text, columns }, a) => {
    const cues = new CueTagger(cueFolds[a % FOLDS]!, forms).read(text, columns, Math.round(CUE_BIAS * unit))
    return placeCues(columns, cues, unit)
  })
  const cues = trainCues(cueExamples, FOLDS)
  cueExamples.length = 0

  const contentExamples = articles.map((article, a) => contentExamplesOf(article, placed[a]!))
  const contentKeys = numberFeatures(contentExamples.flat(), LABELS)
  const trainContents = (of: SequenceExample[][], seed: number) =>
    trainSequence(of.flat(), contentKeys, CONTENT_TASK, seed)
  const contentFolds = jackknife(contentExamples, trainContents)
  const spans = articles.map(({ text, columns }, a) =>
    new ContentTagger(contentFolds[a % FOLDS]!, forms).read(text, columns, placed[a]!),
  )
  const contents = trainContents(contentExamples, FOLDS)
  contentExamples.length = 0

  const found = articles.map((article, a): Found => ({ article, placed: placed[a]!, ...spans[a]! }))
  const trainLinks = (of: Found[]) => rankerOf(of.flatMap((f) => linkChoices(f)))
  const trainSources = (of: Found[]) => rankerOf(of.flatMap(sourceChoices))
  const halves = [0, 1].map((half) => found.filter((_, i) => i % 2 !== half))
  const confidence = fitConfidence(found, unit, halves.map(trainLinks), halves.map(trainSources))
  const links = trainLinks(found)
  const sources = trainSources(found)

  const meta = { unit, corpus: CORPUS }
  const arrays = {
    ...weightArrays('cues', cues),
    ...weightArrays('contents', contents),
    ...weightArrays('links', links),
    ...weightArrays('sources', sources),
    confidence,
  }
  writeFileSync(options.file, encodeModelFile('claims', CLAIMS_VERSION, meta, arrays))
}

function readArticles(
  gold: GoldFolder,
  { syntaxFolders, every = 1 }: ClaimsTrainingOptions,
): { articles: ClaimsArticle[]; forms: WordForms } {
  const resources = openResources(MODELS)
  const vocabulary = new Vocabulary()
  const lexicon = new CueLexicon(resources, vocabulary)
  const forms = new WordForms(vocabulary, openWordVectors(resources, vocabulary).cluster)
  const desks = syntaxFolders?.map((folder) => createSyntax(openResources(join(folder)), vocabulary))
  const articles = gold
    .read(CORPUS)
    .filter((_, i) => i % every === 0)
    .map((document) => {
      // the trees of a model that was trained on the other half
      const desk = desks?.[1 - halfOf(document.id)]
      return readArticle(document, vocabulary, lexicon, forms, desk ? (d) => desk.read(d) : noSyntax)
    })
  return { articles, forms }
}

/** What the desk sees of a document without tags and trees. */
export function noSyntax({ tokens, sentences, vocabulary }: Document): Syntax {
  return {
    xpos: new Uint8Array(tokens.count),
    upos: new Uint8Array(tokens.count),
    head: new Int32Array(tokens.count).fill(-1),
    relation: new Uint8Array(tokens.count),
    parsed: new Uint8Array(sentences.count),
    lemma: (token) => vocabulary.forms[vocabulary.lower[tokens.type[token]!]!]!,
  }
}

/** Weights for each fold, learned from all the others. */
function jackknife<T>(examples: readonly T[], train: (of: T[], seed: number) => Weights): Weights[] {
  return Array.from({ length: FOLDS }, (_, fold) =>
    train(
      examples.filter((_, i) => i % FOLDS !== fold),
      fold,
    ),
  )
}

function meanMargin(articles: readonly ClaimsArticle[], folds: readonly Weights[], forms: WordForms): number {
  let sum = 0
  let count = 0
  articles.forEach(({ text, columns }, a) => {
    for (const { margin } of new CueTagger(folds[a % FOLDS]!, forms).read(text, columns, 0)) {
      sum += margin
      count++
    }
  })
  console.log(`  ${count} cues at no bias, mean margin ${(sum / count).toFixed(1)}`)
  return sum / count
}

function cueExamplesOf({ text, columns, cueLabels }: ClaimsArticle): SequenceExample[] {
  const keysOf = (token: number, keys: Int32Array) => {
    let n = cueFeatures(columns, token, keys)
    CUE_PLACES.forEach((offset, place) => {
      n += cueWordFeatures(columns, token + PAD + offset, place, keys.subarray(n))
    })
    return n
  }
  return readableRuns(text).map(([from, to]) => exampleOf(from, to, columns, cueLabels, keysOf))
}

function contentExamplesOf({ text, columns, contentLabels }: ClaimsArticle, placed: CueColumns): SequenceExample[] {
  const { BEFORE, BEHIND, AT, AT_IN_CUE } = ContentPlace
  const keysOf = (token: number, keys: Int32Array) => {
    const row = token + PAD
    let n = contentFeatures(columns, placed, token, keys)
    n += contentWordFeatures(columns, row - 1, BEFORE, keys.subarray(n))
    n += contentWordFeatures(columns, row, placed.own[token]! >= 0 ? AT_IN_CUE : AT, keys.subarray(n))
    return n + contentWordFeatures(columns, row + 1, BEHIND, keys.subarray(n))
  }
  return readableRuns(text)
    .filter(([from, to]) => holdsCue(placed, from, to))
    .map(([from, to]) => exampleOf(from, to, columns, contentLabels, keysOf))
}

/** More keys than a token has. */
const MOST_KEYS = 64

function exampleOf(
  from: number,
  to: number,
  columns: Columns,
  labels: Uint8Array,
  keysOf: (token: number, keys: Int32Array) => number,
): SequenceExample {
  const count = to - from
  const keys = new Int32Array(count * MOST_KEYS)
  const row = new Int32Array(MOST_KEYS)
  const ends = new Int32Array(count)
  const contexts = new Uint8Array(count)
  let end = 0
  for (let i = 0; i < count; i++) {
    const written = keysOf(from + i, row)
    keys.set(row.subarray(0, written), end)
    end += written
    ends[i] = end
    contexts[i] = stepContext(columns, from + i)
  }
  return { count, features: keys.slice(0, end), ends, contexts, gold: labels.slice(from, to) }
}
