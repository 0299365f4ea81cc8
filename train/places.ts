import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openPeople, openWordVectors } from '../src/lexicon/index.js'
import { createNames } from '../src/names/index.js'
import { FeatureList, type LinearModel } from '../src/places/linear.js'
import { PLACES_MODEL, PLACES_VERSION } from '../src/places/model.js'
import { publicationCountry } from '../src/places/publication.js'
import { type RankerModel, rank } from '../src/places/ranker.js'
import { datelineOf, type Sense, sensesOf } from '../src/places/senses.js'
import { SIGNALS } from '../src/places/signals.js'
import { type Spot, SpotFinder } from '../src/places/spots.js'
import { useFeatures } from '../src/places/use-features.js'
import { encodeModelFile, type Resources } from '../src/resources/index.js'
import { createSyntax } from '../src/syntax/index.js'
import { Vocabulary } from '../src/text/index.js'
import type { GoldDocument, GoldFolder, GoldPlace } from './gold.js'
import { type Desks, type ReadArticle, readArticle, rightCandidates } from './places-data.js'
import { type Example, trainLinear } from './places-linear.js'
import { type RankedArticle, trainRanker } from './places-ranker.js'
import { useSentences } from './places-sentences.js'
import { seededRandom } from './random.js'

const SEED = 12
const MENTION_PENALTY = 0.002
const USE_PENALTY = 0.004
/** What a sentence of our own counts beside one of the corpora. */
const OWN_WEIGHT = 0.6
/** Corpora in which every place is marked. */
const WHOLE = ['places-geowebnews-train', 'places-lgl-train']
/** The corpus of sentences with one place each, of which only the use is known. */
const USES = 'places-relocar-train'

/** Trains models/places.bin on the places corpora; the models of the desks before must be there. */
export function trainPlaces(gold: GoldFolder, resources: Resources, data: string, models: string): void {
  const desks = openDesks(resources)
  const random = seededRandom(SEED)
  const articles = WHOLE.flatMap((name) => gold.read(name)).map((document, i) =>
    readArticle(desks, sometimesWithoutAddress(document, i)),
  )
  const mention = trainLinear(
    articles.flatMap(({ mentions }) => mentions.filter((m) => m !== null)),
    random,
    MENTION_PENALTY,
  )
  const ranked = articles.map((article) => rankedArticle(desks, article, mention))
  const ranker = trainRanker(desks.finder.gazetteer, ranked, random)
  const sentences = gold.read(USES).map((document) => readArticle(desks, document))
  const own = useSentences(join(data, 'places', 'use-sentences.tsv'), random).map((document) =>
    readArticle(desks, document),
  )
  const examplesOf = (article: ReadArticle, weight: number) =>
    useExamples(desks, article, rankedArticle(desks, article, mention), ranker, weight)
  const use = trainLinear(
    [
      ...[...articles, ...sentences].flatMap((article) => examplesOf(article, 1)),
      ...own.flatMap((article) => examplesOf(article, OWN_WEIGHT)),
    ],
    random,
    USE_PENALTY,
  )
  const meta = { mentionUnit: mention.unit, useUnit: use.unit, signals: SIGNALS }
  const arrays = { mention: mention.weights, alone: ranker.alone, together: ranker.together, use: use.weights }
  writeFileSync(join(models, `${PLACES_MODEL}.bin`), encodeModelFile(PLACES_MODEL, PLACES_VERSION, meta, arrays))
  SIGNALS.forEach((name, i) => {
    console.log(
      `  ${name.padEnd(40)} ${ranker.alone[i]!.toFixed(2).padStart(7)} ${ranker.together[i]!.toFixed(2).padStart(7)}`,
    )
  })
}

/** Most articles come without their address: the ranker shall not lean on it. */
function sometimesWithoutAddress(document: GoldDocument, index: number): GoldDocument {
  if (index % 2 === 1) return document
  const { url: _, ...rest } = document
  return rest
}

export function openDesks(resources: Resources): Desks {
  const vocabulary = new Vocabulary()
  return {
    vocabulary,
    syntax: createSyntax(resources, vocabulary),
    names: createNames(resources, vocabulary, { explain: false }),
    lexicon: { words: openWordVectors(resources, vocabulary), people: openPeople(resources, vocabulary) },
    finder: new SpotFinder(resources, vocabulary),
  }
}

/** The senses of an article's spots that are places or would be taken for them, with what is right. */
export function rankedArticle(
  { finder: { gazetteer } }: Desks,
  article: ReadArticle,
  mention: LinearModel,
): RankedArticle & Kept {
  const kept: Spot[] = []
  const gold: (GoldPlace | null)[] = []
  article.spots.forEach((spot, i) => {
    const example = article.mentions[i]
    if (article.gold[i] === null && (example === null || scoreOf(mention, example!) < 0)) return
    kept.push(spot)
    gold.push(article.gold[i]!)
  })
  const senses = sensesOf(article.reading, gazetteer, kept)
  const around = {
    dateline: datelineOf(article.reading.document, kept, senses),
    publication: publicationCountry(article.article, gazetteer),
  }
  const right = senses.map((sense) => {
    const place = sense.spots.map((i) => gold[i]).find((p) => p && p.lat !== null && p.lat !== undefined)
    const answers = place ? rightCandidates(gazetteer, sense, place) : []
    return sense.candidates.length > 1 && answers.includes(true) ? answers : null
  })
  return { senses, around, right, kept, gold }
}

export interface Kept {
  kept: Spot[]
  /** By kept spot. */
  gold: (GoldPlace | null)[]
}

function scoreOf(model: LinearModel, { slots }: Example): number {
  let sum = 0
  for (const slot of slots) sum += model.weights[slot]!
  return sum * model.unit
}

function useExamples(
  { finder: { gazetteer } }: Desks,
  { reading }: ReadArticle,
  { senses, around, kept, gold }: RankedArticle & Kept,
  ranker: RankerModel,
  weight: number,
): Example[] {
  rank(gazetteer, senses, ranker, around)
  const features = new FeatureList(false)
  return senses.flatMap((sense) =>
    sense.spots.flatMap((i) => {
      const use = gold[i]?.use
      if (use === undefined || gold[i]?.kind === 'Homonym') return []
      features.clear()
      useFeatures(reading, gazetteer, kept[i]!, chosenRow(sense), features)
      return [{ slots: features.slots.slice(0, features.count), yes: use === 'associative', weight }]
    }),
  )
}

function chosenRow({ candidates }: Sense): number {
  let best = -1
  let most = -1
  for (const { row, share } of candidates) {
    if (share <= most) continue
    most = share
    best = row
  }
  return best
}
