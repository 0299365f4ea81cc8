import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TokenSpan } from '../src/claims/claim-text.js'
import { CONFIDENCE_INPUTS, confidenceInputs } from '../src/claims/confidence.js'
import { CONTENT_FEATURES, contentFeatures, LABELS, mayFollow } from '../src/claims/content-features.js'
import { type CueColumns, placeCues } from '../src/claims/cue-columns.js'
import { CUE_FEATURES, cueFeatures, stepContext } from '../src/claims/cue-features.js'
import { CueLexicon } from '../src/claims/cue-lexicon.js'
import { CandidateCues, LINK_FEATURES, Linker, linkFeatures, NO_CUE } from '../src/claims/links.js'
import { CLAIMS_VERSION, groupByCue } from '../src/claims/model.js'
import {
  ContentTagger,
  CUE_LABELS,
  CueTagger,
  type FoundSpan,
  holdsCue,
  mayFollowInCue,
  readableRuns,
} from '../src/claims/sequence-taggers.js'
import {
  candidateSources,
  contentMask,
  NO_SOURCE,
  SOURCE_FEATURES,
  SourceRanker,
  sourceCandidates,
  sourceFeatures,
} from '../src/claims/sources.js'
import { packWeights, type Weights } from '../src/claims/weights.js'
import { WordForms } from '../src/claims/word-forms.js'
import { openWordVectors } from '../src/lexicon/index.js'
import { encodeModelFile, openResources } from '../src/resources/index.js'
import { createSyntax, type Syntax } from '../src/syntax/index.js'
import { type Document, Vocabulary } from '../src/text/index.js'
import { type ClaimsArticle, type GoldClaim, readArticle } from './claims-data.js'
import { FeatureNumbers, Learner } from './claims-learner.js'
import { numberFeatures, type SequenceExample, type SequenceTask, trainSequence } from './claims-sequence.js'
import type { GoldFolder } from './gold.js'
import { seededRandom, shuffledIndices } from './random.js'
import { halfOf } from './syntax.js'

const CORPUS = 'claims-polnear-train'
const MODELS = 'models'
const ROUNDS = 4
/** Each stage learns from what models that have not seen the article make of it. */
const FOLDS = 3
const CUE_TASK: SequenceTask = { labels: CUE_LABELS, allowed: mayFollowInCue, rounds: ROUNDS, most: 150_000 }
const CONTENT_TASK: SequenceTask = { labels: LABELS, allowed: mayFollow, rounds: ROUNDS, most: 300_000 }
/** How many mean margins a cue gets for free, so that the contents have something to refuse. */
const CUE_BIAS = 0.5

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
  const articles = readArticles(gold, options)
  if (articles.length === 0) {
    console.log(`claims: ${CORPUS} is left out, nothing to learn from`)
    return
  }
  console.log(`claims: ${articles.length} articles, ${articles.reduce((n, a) => n + a.claims.length, 0)} attributions`)

  const cueExamples = articles.map(cueExamplesOf)
  const cueKeys = numberFeatures(cueExamples.flat(), CUE_LABELS)
  const trainCues = (of: SequenceExample[][], seed: number) => trainSequence(of.flat(), cueKeys, CUE_TASK, seed)
  const cueFolds = jackknife(cueExamples, trainCues)
  const unit = meanMargin(articles, cueFolds)
  const placed = articles.map(({ text, columns }, a) => {
    const cues = new CueTagger(cueFolds[a % FOLDS]!).read(text, columns, Math.round(CUE_BIAS * unit))
    return placeCues(text, columns, cues)
  })
  const cues = trainCues(cueExamples, FOLDS)
  cueExamples.length = 0

  const contentExamples = articles.map((article, a) => contentExamplesOf(article, placed[a]!, unit))
  const contentKeys = numberFeatures(contentExamples.flat(), LABELS)
  const trainContents = (of: SequenceExample[][], seed: number) =>
    trainSequence(of.flat(), contentKeys, CONTENT_TASK, seed)
  const contentFolds = jackknife(contentExamples, trainContents)
  const spans = articles.map(({ text, columns }, a) =>
    new ContentTagger(contentFolds[a % FOLDS]!, unit).read(text, columns, placed[a]!),
  )
  const contents = trainContents(contentExamples, FOLDS)
  contentExamples.length = 0

  const found = articles.map((article, a): Found => ({ article, placed: placed[a]!, ...spans[a]! }))
  const trainLinks = (of: Found[]) => rankerOf(of.flatMap((f) => linkChoices(f, unit)))
  const trainSources = (of: Found[]) => rankerOf(of.flatMap(sourceChoices))
  const halves = [0, 1].map((half) => found.filter((_, i) => i % 2 !== half))
  const confidence = fitConfidence(found, unit, halves.map(trainLinks), halves.map(trainSources))
  const links = trainLinks(found)
  const sources = trainSources(found)

  const meta = { unit, corpus: CORPUS }
  const arrays = { cues: cues.table, contents: contents.table, links: links.table, sources: sources.table, confidence }
  writeFileSync(options.file, encodeModelFile('claims', CLAIMS_VERSION, meta, arrays))
}

function readArticles(gold: GoldFolder, { syntaxFolders, every = 1 }: ClaimsTrainingOptions): ClaimsArticle[] {
  const resources = openResources(MODELS)
  const vocabulary = new Vocabulary()
  const lexicon = new CueLexicon(resources, vocabulary)
  const forms = new WordForms(vocabulary, openWordVectors(resources, vocabulary).cluster)
  const desks = syntaxFolders?.map((folder) => createSyntax(openResources(join(folder)), vocabulary))
  return gold
    .read(CORPUS)
    .filter((_, i) => i % every === 0)
    .map((document) => {
      // the trees of a model that was trained on the other half
      const desk = desks?.[1 - halfOf(document.id)]
      return readArticle(document, vocabulary, lexicon, forms, desk ? (d) => desk.read(d) : noSyntax)
    })
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

function meanMargin(articles: readonly ClaimsArticle[], folds: readonly Weights[]): number {
  let sum = 0
  let count = 0
  articles.forEach(({ text, columns }, a) => {
    for (const { margin } of new CueTagger(folds[a % FOLDS]!).read(text, columns, 0)) {
      sum += margin
      count++
    }
  })
  console.log(`  ${count} cues at no bias, mean margin ${(sum / count).toFixed(1)}`)
  return sum / count
}

function cueExamplesOf({ text, columns, cueLabels }: ClaimsArticle): SequenceExample[] {
  return readableRuns(text).map(([from, to]) =>
    exampleOf(
      from,
      to,
      CUE_FEATURES,
      cueLabels,
      (i, keys) => cueFeatures(columns, i, keys),
      (i) => stepContext(columns, i),
    ),
  )
}

function contentExamplesOf(
  { text, columns, contentLabels }: ClaimsArticle,
  placed: CueColumns,
  unit: number,
): SequenceExample[] {
  return readableRuns(text)
    .filter(([from, to]) => holdsCue(placed, from, to))
    .map(([from, to]) =>
      exampleOf(
        from,
        to,
        CONTENT_FEATURES,
        contentLabels,
        (i, keys) => contentFeatures(columns, placed, unit, i, keys),
        (i) => stepContext(columns, i),
      ),
    )
}

function exampleOf(
  from: number,
  to: number,
  most: number,
  labels: Uint8Array,
  features: (token: number, keys: Int32Array) => number,
  context: (token: number) => number,
): SequenceExample {
  const count = to - from
  const keys = new Int32Array(count * most)
  const row = new Int32Array(most)
  const ends = new Int32Array(count)
  const contexts = new Uint8Array(count)
  let end = 0
  for (let i = 0; i < count; i++) {
    const written = features(from + i, row)
    keys.set(row.subarray(0, written), end)
    end += written
    ends[i] = end
    contexts[i] = context(from + i)
  }
  return { count, features: keys.slice(0, end), ends, contexts, gold: labels.slice(from, to) }
}

/** What the first two stages found in an article that they had not seen. */
interface Found {
  article: ClaimsArticle
  placed: CueColumns
  contents: FoundSpan[]
  sources: FoundSpan[]
}

/** Candidates with the keys of their features, and which of them are right. */
interface Choice {
  keys: Int32Array[]
  right: boolean[]
}

function linkChoices({ article, placed, contents }: Found, unit: number): Choice[] {
  const { text, columns } = article
  const owners = ownersOf(article)
  const candidates = new CandidateCues(placed)
  const keys = new Int32Array(LINK_FEATURES)
  const choices: Choice[] = []
  let previous = NO_CUE
  contents.forEach((content, c) => {
    const claim = mostShared(owners, content)
    const options = candidates.of(content)
    const isRight = (cue: number) => cue !== NO_CUE && claim !== null && touches(claim.cue, placed.cues[cue]!)
    const anyRight = options.some(isRight)
    // a claim whose cue is not among them teaches nothing; a content outside all claims has no cue
    if (anyRight || claim === null) {
      choices.push({
        keys: options.map((option) =>
          keys.slice(0, linkFeatures(text, columns, placed, unit, contents, c, option, previous, keys)),
        ),
        right: options.map((option) => (anyRight ? isRight(option) : option === NO_CUE)),
      })
    }
    previous = anyRight ? options.find(isRight)! : NO_CUE
  })
  return choices
}

function sourceChoices({ article, placed, contents, sources }: Found): Choice[] {
  const { text, columns, claims } = article
  const spans = sourceCandidates(article.tree, placed, sources, contentMask(columns.count, contents))
  const keys = new Int32Array(SOURCE_FEATURES)
  const choices: Choice[] = []
  placed.cues.forEach((cue, c) => {
    const claim = claims.find((candidate) => touches(candidate.cue, cue))
    if (!claim) return
    const options = candidateSources(spans, placed, c)
    const isRight = (s: number) =>
      s === NO_SOURCE
        ? claim.source.length === 0
        : claim.source.some(([from, to]) => from < spans[s]!.to && spans[s]!.from < to)
    if (!options.some(isRight)) return
    choices.push({
      keys: options.map((option) => keys.slice(0, sourceFeatures(text, columns, placed, spans, option, c, keys))),
      right: options.map(isRight),
    })
  })
  return choices
}

/** The claim of each token of a content. */
function ownersOf({ claims, text }: ClaimsArticle): (GoldClaim | null)[] {
  const owners = new Array<GoldClaim | null>(text.document.tokens.count).fill(null)
  for (const claim of claims) for (const [from, to] of claim.content) owners.fill(claim, from, to)
  return owners
}

/** The claim that has at least half of the tokens of a span. */
function mostShared(owners: readonly (GoldClaim | null)[], { from, to }: FoundSpan): GoldClaim | null {
  const counts = new Map<GoldClaim, number>()
  for (let i = from; i < to; i++) {
    const owner = owners[i]!
    if (owner) counts.set(owner, (counts.get(owner) ?? 0) + 1)
  }
  for (const [claim, count] of counts) if (count * 2 >= to - from) return claim
  return null
}

const touches = (spans: readonly TokenSpan[], { from, to }: { from: number; to: number }) =>
  spans.some(([start, end]) => start < to && from < end)

const RANKER_ROUNDS = 5
const RANKER_SCALE = 8

/** Averaged perceptron that ranks a right candidate above all wrong ones. */
function rankerOf(choices: readonly Choice[]): Weights {
  const numbers = new FeatureNumbers()
  for (const { keys } of choices) for (const row of keys) numbers.count(row)
  numbers.settle(2)
  const numbered = choices.map(({ keys, right }) => ({
    right,
    rows: keys.map((row) => {
      const out = new Int32Array(row.length)
      return out.subarray(0, numbers.number(row, out))
    }),
  }))
  const learner = new Learner(numbers.keys.length, 1)
  const scores = new Float64Array(2)
  const random = seededRandom(5)
  let wrong = 0
  for (let round = 0; round < RANKER_ROUNDS; round++) {
    wrong = 0
    for (const index of shuffledIndices(numbered.length, random)) {
      const { rows, right } = numbered[index]!
      learner.now++
      let best = -1
      let bestScore = Number.NEGATIVE_INFINITY
      let bestRight = -1
      let bestRightScore = Number.NEGATIVE_INFINITY
      rows.forEach((row, i) => {
        scores.fill(0)
        learner.addScores(row, 0, row.length, scores)
        if (scores[1]! > bestScore) [best, bestScore] = [i, scores[1]!]
        if (right[i] && scores[1]! > bestRightScore) [bestRight, bestRightScore] = [i, scores[1]!]
      })
      if (right[best]) continue
      wrong++
      learner.update(rows[bestRight]!, 0, rows[bestRight]!.length, 1, 1)
      learner.update(rows[best]!, 0, rows[best]!.length, 1, -1)
    }
  }
  console.log(`  ranker: ${wrong} of ${choices.length} wrong in the last round, ${numbers.keys.length} features`)
  return packWeights(learner.average(numbers.keys, RANKER_SCALE, 1, RANKER_FEATURES), 1)
}

const RANKER_FEATURES = 40_000

/** Logistic regression of whether a claim is right (content shares half its words, and the right source). */
function fitConfidence(
  found: readonly Found[],
  unit: number,
  links: readonly Weights[],
  sources: readonly Weights[],
): Float32Array {
  const rows: number[][] = []
  const answers: number[] = []
  found.forEach(({ article, placed, contents, sources: sourceSpans }, index) => {
    const { text, columns } = article
    const linked = new Linker(links[index % 2]!, unit).read(text, columns, placed, contents)
    const ranker = new SourceRanker(sources[index % 2]!)
    const spans = sourceCandidates(article.tree, placed, sourceSpans, contentMask(columns.count, contents))
    for (const { cue, members } of groupByCue(linked.cue, placed.cues.length)) {
      const parts = members.map((c) => contents[c]!)
      const { source, margin } = ranker.choose(text, columns, placed, spans, cue)
      rows.push(confidenceInputs(unit, text, placed.cues[cue]!, parts, linked.margin[members[0]!]!, margin))
      answers.push(isRight(article, parts, source) ? 1 : 0)
    }
  })
  console.log(`  ${answers.reduce((a, b) => a + b, 0)} of ${answers.length} claims right on held-out folds`)
  return logisticRegression(rows, answers)
}

function isRight({ claims, text }: ClaimsArticle, parts: readonly FoundSpan[], source: TokenSpan | null): boolean {
  const words = new Set<number>()
  for (const { from, to } of parts) for (let i = from; i < to; i++) if (text.isWord(i)) words.add(i)
  return claims.some(({ content, source: gold }) => {
    let shared = 0
    let size = 0
    for (const [from, to] of content) {
      for (let i = from; i < to; i++) {
        if (!text.isWord(i)) continue
        size++
        if (words.has(i)) shared++
      }
    }
    if (shared === 0 || shared / (size + words.size - shared) < 0.5) return false
    return gold.length === 0 || (source !== null && gold.some(([from, to]) => from < source[1] && source[0] < to))
  })
}

const DESCENT_STEPS = 600
const DESCENT_RATE = 0.5

/** Plain gradient descent: few inputs, many rows, the same result each time. */
function logisticRegression(rows: readonly number[][], answers: readonly number[]): Float32Array {
  const weights = new Float64Array(CONFIDENCE_INPUTS)
  for (let step = 0; step < DESCENT_STEPS; step++) {
    const slope = new Float64Array(CONFIDENCE_INPUTS)
    rows.forEach((row, r) => {
      const sum = row.reduce((total, input, i) => total + input * weights[i]!, 0)
      const miss = 1 / (1 + Math.exp(-sum)) - answers[r]!
      row.forEach((input, i) => {
        slope[i]! += (miss * input) / rows.length
      })
    })
    slope.forEach((s, i) => {
      weights[i]! -= DESCENT_RATE * s
    })
  }
  return Float32Array.from(weights)
}
