import { AnaphorKind } from '../src/actors/anaphors.js'
import { Cast, type Member } from '../src/actors/cast.js'
import { castNames } from '../src/actors/casting.js'
import {
  ACTORS_MODEL,
  ACTORS_VERSION,
  bestOf,
  type ChoiceFeatures,
  feature,
  RANKER_WEIGHTS,
  Ranker,
} from '../src/actors/ranker.js'
import { layOut, type Reading, tokenAt } from '../src/actors/reading.js'
import { type Choice, type Chooser, resolve } from '../src/actors/resolve.js'
import { mostMentions, SALIENCE_FEATURES, salienceFeatures } from '../src/actors/salience.js'
import { unite } from '../src/actors/unite.js'
import { createClaims } from '../src/claims/index.js'
import { openPeople } from '../src/lexicon/index.js'
import { createNames } from '../src/names/index.js'
import { createPlaces } from '../src/places/index.js'
import { encodeModelFile, type Resources } from '../src/resources/index.js'
import { createSyntax, XPOS } from '../src/syntax/index.js'
import { readDocument, Vocabulary } from '../src/text/index.js'
import type { GoldDocument, GoldFolder } from './gold.js'
import { seededRandom, shuffledIndices } from './random.js'

/** Reads a document with all desks before the actors'. */
export type Reader = (document: GoldDocument) => Reading

type ReadDocument = readonly [GoldDocument, Reading]

/** The reader of articles that all desks before the actors' have read. */
export function actorsReader(resources: Resources): Reader {
  const vocabulary = new Vocabulary()
  const people = openPeople(resources, vocabulary)
  const syntaxDesk = createSyntax(resources, vocabulary)
  const namesDesk = createNames(resources, vocabulary, { explain: false })
  const placesDesk = createPlaces(resources, vocabulary, { explain: false })
  const claimsDesk = createClaims(resources, vocabulary, { explain: false, speechOnly: false })
  return ({ id, text }) => {
    const article = { id, text, source: { path: id, format: 'text', encoding: 'utf-8', bytes: 0, sha256: '' } }
    const document = readDocument(article, vocabulary)
    const syntax = syntaxDesk.read(document)
    const names = namesDesk.read(document)
    const places = placesDesk.read(article, document, syntax, names)
    return layOut(document, syntax, people, names, places, claimsDesk.read(document, syntax, names))
  }
}

/** A choice with what would have been right: any one of these. */
interface Example {
  features: ChoiceFeatures
  right: readonly number[]
  weight: number
}

const EPOCHS = 8
const ROUNDS = 2
const RUNS = 16
/** Of the silver articles every third is plenty; another program's clusters count less than people's. */
const SILVER_SHARE = 3
const SILVER_WEIGHT = 0.5
/**
 * Most descriptions are of nobody that is named; counted in full, they draw those of somebody along. How much they count
 * matters little, but what a ranker learns around its own decisions goes one way or another by chance: the mean of
 * several is steadier than each.
 */
const NOBODY_WEIGHTS = [0.25, 0.35, 0.5]
const STEP = 0.05
const DECAY = 2e-3
const SEED = 10

/**
 * Trains the ranker of pronouns and descriptions.
 * @returns the bytes of models/actors.bin
 */
export function trainActors(gold: GoldFolder, read: Reader): Uint8Array {
  const readAll = (name: string) => gold.read(name).map((document): ReadDocument => [document, read(document)])
  const gum = readAll('coref-gum-train')
  const gap = readAll('coref-gap-train')
  const silver = gold
    .read('actors-polnear-silver-train')
    .filter((_, index) => index % SILVER_SHARE === 0)
    .map((document): ReadDocument => [document, read(document)])
  const rankers = NOBODY_WEIGHTS.map((nobodyWeight) => trainRanker(gum, gap, silver, nobodyWeight))
  const ranker = new Ranker(
    Float32Array.from({ length: RANKER_WEIGHTS }, (_, i) => {
      return rankers.reduce((sum, { weights }) => sum + weights[i]!, 0) / rankers.length
    }),
  )
  const chooser = bestOf(ranker)
  const salience = trainSalience(gum.flatMap(([document, reading]) => membersOf(document, reading, chooser)))
  return encodeModelFile(ACTORS_MODEL, ACTORS_VERSION, {}, { ranker: ranker.weights, salience })
}

/** First as if everything before had been resolved rightly, then in rounds with the model's own decisions around each choice. */
function trainRanker(
  gum: readonly ReadDocument[],
  gap: readonly ReadDocument[],
  silver: readonly ReadDocument[],
  nobodyWeight: number,
): Ranker {
  const ofClusters = (chooser: Chooser | null) =>
    gum.flatMap(([document, reading]) => examplesOfClusters(document, reading, chooser, nobodyWeight))
  let ranker = train(ofClusters(null))
  let examples: Example[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const chooser = bestOf(ranker)
    examples = [
      ...examples,
      ...ofClusters(chooser),
      ...silver.flatMap(([document, reading]) => examplesOfSilver(document, reading, chooser)),
      ...gap.flatMap(([document, reading]) => examplesOfPronouns(document, reading, chooser)),
    ]
    ranker = train(examples)
  }
  console.log(`actors: ${examples.length} choices, ${share(examples, ranker)} right on them`)
  return ranker
}

function share(examples: readonly Example[], ranker: Ranker): string {
  const choose = bestOf(ranker)
  const right = examples.filter((example) =>
    example.right.includes(choose({ features: example.features } as Choice).index),
  )
  return (right.length / examples.length).toFixed(3)
}

/** Choices in a document whose clusters are known; `chooser` makes them, or the gold does where it is null. */
function examplesOfClusters(
  document: GoldDocument,
  reading: Reading,
  chooser: Chooser | null,
  nobodyWeight: number,
): Example[] {
  const clusterAt = goldClusters(document, reading)
  const examples: Example[] = []
  resolve(...stage(reading), (choice) => {
    const cluster = clusterAt[choice.anaphor.head]!
    const right = choice.candidates.flatMap(({ member, isAhead, head }, index) =>
      clusterOf(member, clusterAt, isAhead ? head : -1) === cluster && (cluster >= 0 || member.name === null)
        ? [index]
        : [],
    )
    const hasNobody = choice.features.count > choice.candidates.length
    if (hasNobody && (right.length === 0 || cluster < 0)) right.push(choice.candidates.length)
    const weight = right.every((index) => index === choice.candidates.length) ? nobodyWeight : 1
    if (right.length > 0) examples.push({ features: choice.features.copy(), right, weight })
    return chooser ? chooser(choice) : { index: right[0] ?? choice.candidates.length, confidence: 1 }
  })
  return examples
}

/** "He" and "she" of news, as another program resolved them: where it named somebody who is a candidate. */
function examplesOfSilver(document: GoldDocument, reading: Reading, chooser: Chooser): Example[] {
  const clusterAt = goldClusters(document, reading)
  const examples: Example[] = []
  resolve(...stage(reading), (choice) => {
    const cluster = clusterAt[choice.anaphor.head]!
    if (choice.anaphor.kind === AnaphorKind.SINGULAR && cluster >= 0) {
      const right = choice.candidates.flatMap(({ member, isAhead, head }, index) =>
        clusterOf(member, clusterAt, isAhead ? head : -1) === cluster ? [index] : [],
      )
      if (right.length > 0) examples.push({ features: choice.features.copy(), right, weight: SILVER_WEIGHT })
    }
    return chooser(choice)
  })
  return examples
}

function stage(reading: Reading): [Reading, Cast, ReturnType<typeof castNames>] {
  const cast = new Cast()
  return [reading, cast, castNames(reading, cast, null)]
}

const LONGEST_HEADLESS = 4
const LONGEST_PAIR = 9

/** By token, the gold cluster that has a mention with its head there; -1 for none. */
function goldClusters({ gold }: GoldDocument, reading: Reading): Int32Array {
  const clusterAt = new Int32Array(reading.document.tokens.count).fill(-1)
  for (const [index, { mentions }] of (gold.coref ?? []).entries()) {
    for (const { start, end, head } of mentions) {
      // a corpus without heads: short mentions are names and pronouns, any word of which will do
      const first = tokenAt(reading.document, head ? head[0] : start)
      const last = head ? first : tokenAt(reading.document, end) - 1
      if (last - first < LONGEST_HEADLESS) clusterAt.fill(index, first, last + 1)
      // a pair's head is its "and", so that it is not mixed up with the first of the two
      const end0 = tokenAt(reading.document, end)
      for (let t = first + 1; t < end0 - 1 && end0 - tokenAt(reading.document, start) < LONGEST_PAIR; t++) {
        if (clusterAt[t] === -1 && reading.syntax.xpos[t] === XPOS.CC) clusterAt[t] = index
      }
    }
  }
  return clusterAt
}

/** The cluster that most mentions of a member belong to. */
function clusterOf(member: Member, clusterAt: Int32Array, ahead: number): number {
  const counts = new Map<number, number>()
  const heads = member.mentions.map(({ head }) => head)
  for (const head of ahead >= 0 ? [...heads, ahead] : heads) {
    const cluster = clusterAt[head]!
    if (cluster >= 0 || heads.length === 1) counts.set(cluster, (counts.get(cluster) ?? 0) + 1)
  }
  let best = -1
  for (const [cluster, count] of counts) if (count > (counts.get(best) ?? 0)) best = cluster
  return best
}

/** Choices for the one pronoun of a passage that the gold speaks of. */
function examplesOfPronouns({ gold }: GoldDocument, reading: Reading, chooser: Chooser): Example[] {
  const examples: Example[] = []
  resolve(...stage(reading), (choice) => {
    const start = reading.document.tokens.start[choice.anaphor.head]!
    const pronoun = gold.pronouns!.find((candidate) => candidate.start === start)
    if (pronoun) {
      const overlaps = (member: Member, span: { start: number; end: number }, ahead: number) =>
        [...member.mentions.map(({ head }) => head), ahead].some((head) => {
          const at = reading.document.tokens.start[head]!
          return at >= span.start && at < span.end
        })
      const meant = choice.candidates.map(({ member, head }) =>
        pronoun.candidates.find((span) => overlaps(member, span, head)),
      )
      const isKnown = pronoun.candidates.some(({ same }) => same)
      const right = meant.flatMap((span, index) => ((isKnown ? span?.same : !span) ? [index] : []))
      if (right.length > 0) examples.push({ features: choice.features.copy(), right, weight: 1 })
    }
    return chooser(choice)
  })
  return examples
}

/** A member of an article and whether people's summaries of it name it. */
interface Judged {
  features: readonly number[]
  salient: boolean
}

function membersOf(document: GoldDocument, reading: Reading, chooser: Chooser): Judged[] {
  const clusterAt = goldClusters(document, reading)
  const [, cast, casting] = stage(reading)
  resolve(reading, cast, casting, chooser)
  unite(reading, cast)
  const most = mostMentions(cast)
  return cast.members.flatMap((member) => {
    const cluster = member.mentions.length > 0 ? clusterOf(member, clusterAt, -1) : -1
    if (cluster < 0 || member.name === null) return []
    const salient = document.gold.coref![cluster]!.salient === true
    return [{ features: salienceFeatures(reading, member, most), salient }]
  })
}

const SALIENCE_STEPS = 3000
const SALIENCE_STEP = 1
const SALIENCE_DECAY = 1e-3

/** Logistic regression by full gradient steps: a thousand examples of a dozen features. */
function trainSalience(judged: readonly Judged[]): Float32Array {
  const weights = new Float64Array(SALIENCE_FEATURES)
  for (let step = 0; step < SALIENCE_STEPS; step++) {
    const slopes = Float64Array.from(weights, (weight) => SALIENCE_DECAY * weight)
    for (const { features, salient } of judged) {
      const sum = features.reduce((total, value, i) => total + value * weights[i]!, 0)
      const error = 1 / (1 + Math.exp(-sum)) - (salient ? 1 : 0)
      for (const [i, value] of features.entries()) slopes[i]! += (error * value) / judged.length
    }
    for (const [i, slope] of slopes.entries()) weights[i]! -= SALIENCE_STEP * slope
  }
  const right = judged.filter(({ features, salient }) => {
    return features.reduce((total, value, i) => total + value * weights[i]!, 0) > 0 === salient
  }).length
  const share = judged.filter(({ salient }) => salient).length / judged.length
  console.log(
    `salience: ${judged.length} members, ${share.toFixed(3)} salient, ${(right / judged.length).toFixed(3)} right on them`,
  )
  return Float32Array.from(weights)
}

/**
 * A softmax over the choices, the right ones taken together; AdaGrad over shuffled examples. The weights are the mean
 * of those after each epoch of several runs: a single end point gives pronouns to other people by chance.
 */
function train(examples: readonly Example[]): Ranker {
  const sums = new Float64Array(RANKER_WEIGHTS)
  for (let run = 0; run < RUNS; run++) addRun(examples, SEED + run, sums)
  return new Ranker(Float32Array.from(sums, (sum) => sum / (EPOCHS * RUNS)))
}

function addRun(examples: readonly Example[], seed: number, sums: Float64Array): void {
  const random = seededRandom(seed)
  const weights = new Float32Array(RANKER_WEIGHTS)
  const squares = new Float32Array(RANKER_WEIGHTS).fill(1)
  const ranker = new Ranker(weights)
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const index of shuffledIndices(examples.length, random)) {
      const { features, right, weight } = examples[index]!
      const scores = Array.from({ length: features.count }, (_, i) => ranker.score(features, i))
      const all = softmax(scores)
      const good = softmax(scores.map((score, i) => (right.includes(i) ? score : Number.NEGATIVE_INFINITY)))
      for (let i = 0; i < features.count; i++) {
        const error = all[i]! - good[i]!
        if (Math.abs(error) < 1e-4) continue
        for (const at of indicesOf(features, i)) {
          const slope = weight * error + DECAY * weights[at]!
          squares[at]! += slope * slope
          weights[at]! -= (STEP * slope) / Math.sqrt(squares[at]!)
        }
      }
    }
    for (let i = 0; i < sums.length; i++) sums[i]! += weights[i]!
  }
}

function indicesOf({ values, ends, classes, classCounts }: ChoiceFeatures, index: number): number[] {
  const ofChoice = [...values.subarray(index > 0 ? ends[index - 1]! : 0, ends[index]!)]
  const counted = classes.slice(0, classCounts[index]!)
  return ofChoice.flatMap((value) => counted.map((ofClass) => feature(value, ofClass)))
}

function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - top))
  const total = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / total)
}
