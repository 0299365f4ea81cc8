import { openWordVectors } from '../src/lexicon/index.js'
import { CaseHabits } from '../src/names/case-habits.js'
import { DocumentEvidence } from '../src/names/evidence.js'
import type { NameSpan } from '../src/names/index.js'
import { SentenceReading } from '../src/names/sentence-reading.js'
import { type ConfidenceFit, NAMES_VERSION, Tagger } from '../src/names/tagger.js'
import { WordFacts } from '../src/names/word-facts.js'
import { encodeModelFile, type Resources } from '../src/resources/index.js'
import { decodeModelFile } from '../src/resources/model-file.js'
import { unpack } from '../src/resources/packed.js'
import { Vocabulary } from '../src/text/index.js'
import type { GoldDocument, GoldEntity, GoldFolder } from './gold.js'
import { fitConfidence, type JudgedName, judgeNames, UNFITTED } from './names-confidence.js'
import { NamesData, readArticle } from './names-data.js'
import { countHabits } from './names-habits.js'
import { type TrainedNetwork, trainNetwork } from './names-network.js'
import { meanWeights, type PerceptronWeights, trainPerceptron } from './names-perceptron.js'
import { inCapitals, inLowerCase, inTitleCase, type Variant, withText } from './names-variants.js'

/** Rows of the perceptron's hashed weights. */
const ROWS = 3 << 16

const GOLD = [
  'actors-conll03-train',
  'actors-gmb-train',
  'actors-gmb-more-train',
  'actors-gum-train',
  'actors-crossner-train',
  'actors-wikigold-train',
]
const SILVER = 'actors-polnear-silver-train'
const SILVER_WEIGHT = 0.5
/** Texts without names of their own: local papers, web pages, encyclopaedia; the helpers tag them. */
const RAW = ['places-lgl-train', 'places-geowebnews-train', 'syntax-ewt-train', 'coref-gap-train']
const RAW_WEIGHT = 0.25
/** Of so many gold articles, one is learned in capitals too, one in lower case, one with a capital on each word. */
const VARIANTS_OF = 10
const VARIANTS: readonly Variant[] = [inCapitals, inLowerCase, inTitleCase]
const VARIANT_WEIGHT = 0.4

/** How long the models train: those that only tag the silver anew, and those that ship. */
const HELPERS: Plan = { seeds: [1], epochs: 3, networkSeed: 11, networkEpochs: 2, perceptronWeight: 0.05 }
const FINAL: Plan = { seeds: [1, 2, 3], epochs: 4, networkSeed: 12, networkEpochs: 3, perceptronWeight: 0.065 }

interface Plan {
  seeds: number[]
  epochs: number
  networkSeed: number
  networkEpochs: number
  /** Weight of the perceptron's scores beside the network's; higher for the mean of several runs, which is smaller. */
  perceptronWeight: number
}

/** One gold article in so many is kept from each helper, to fit the confidence on. */
const HELD_OUT = 20

/**
 * models/names.bin. Two helpers are trained, each on the gold and one half of the silver; each tags the other half anew
 * (it mends what the silver's own tagger got wrong) and half of the raw texts. The final models are trained on all that.
 * Rests on models/words.bin, which must be there.
 */
export function trainNames(gold: GoldFolder, resources: Resources): Uint8Array {
  const vocabulary = new Vocabulary()
  const vectors = openWordVectors(resources, vocabulary)
  const habits = countHabits(gold, vocabulary, vectors)
  const facts = new WordFacts(vocabulary, vectors, new CaseHabits(vectors, habits))
  const reader = { facts, sentence: new SentenceReading(facts), evidence: new DocumentEvidence(facts) }
  const data = new NamesData(reader, ROWS)
  const goldArticles = GOLD.flatMap((name) => gold.read(name))
  const silverArticles = gold.read(SILVER)
  const rawArticles = RAW.flatMap((name) => gold.read(name))
  for (const article of goldArticles) data.add(article, namesOf(article), 1)
  for (const article of silverArticles) data.add(article, namesOf(article), SILVER_WEIGHT)

  const judged: JudgedName[] = []
  const silverNames: NameSpan[][] = []
  const rawNames: NameSpan[][] = []
  for (const half of [0, 1]) {
    const isTrained = (article: number) =>
      article < goldArticles.length ? article % HELD_OUT !== half : article % 2 === half
    const helper = trainModels(data, isTrained, HELPERS)
    const tagger = new Tagger(withNames(resources, encode(habits, helper, UNFITTED)), vocabulary, { explain: false })
    const tag = (article: GoldDocument) => tagger.read(readArticle(article, vocabulary))
    goldArticles.forEach((article, index) => {
      if (!isTrained(index)) judged.push(...judgeNames(tag(article), article))
    })
    silverArticles.forEach((article, index) => {
      if (!isTrained(goldArticles.length + index)) silverNames[index] = tag(article)
    })
    rawArticles.forEach((article, index) => {
      if (index % 2 === half) rawNames[index] = tag(article)
    })
  }
  silverNames.forEach((names, index) => {
    data.retag(goldArticles.length + index, names)
  })
  rawArticles.forEach((article, index) => {
    data.add(article, rawNames[index]!, RAW_WEIGHT)
  })
  goldArticles.forEach((article, index) => {
    const variant = VARIANTS[index % VARIANTS_OF]
    if (variant) data.add(withText(article, variant), namesOf(article), VARIANT_WEIGHT)
  })
  return encode(
    habits,
    trainModels(data, () => true, FINAL),
    fitConfidence(judged),
  )
}

const namesOf = (article: GoldDocument): GoldEntity[] => article.gold.entities ?? []

interface Models {
  perceptron: PerceptronWeights
  network: TrainedNetwork
  perceptronWeight: number
}

function trainModels(data: NamesData, isTrained: (article: number) => boolean, plan: Plan): Models {
  const stretches = data.stretches.filter((stretch) => isTrained(stretch.article))
  const tokens = stretches.reduce((sum, { from, to }) => sum + to - from, 0)
  console.log(`names: ${tokens} tokens in ${stretches.length} stretches`)
  const runs = plan.seeds.map((seed) => trainPerceptron(data, stretches, { epochs: plan.epochs, seed }))
  return {
    perceptron: meanWeights(runs),
    network: trainNetwork(data, stretches, { epochs: plan.networkEpochs, seed: plan.networkSeed }),
    perceptronWeight: plan.perceptronWeight,
  }
}

/** The resources with a model of names that is not yet a file. */
function withNames(resources: Resources, bytes: Uint8Array): Resources {
  const file = new Uint8Array(new SharedArrayBuffer(bytes.length))
  file.set(bytes)
  const names = decodeModelFile('names', 'names', NAMES_VERSION, new Uint8Array(unpack(file.buffer)!))
  return {
    has: (name) => name === 'names' || resources.has(name),
    model: (name, version) => (name === 'names' ? names : resources.model(name, version)),
  }
}

/** Weight of the perceptron's scores of pairs of tags; the network's scores are logarithms of odds. */
const TRANSITION_WEIGHT = 0.05

function encode(
  habits: Uint8Array,
  { perceptron, network, perceptronWeight }: Models,
  confidence: ConfidenceFit,
): Uint8Array {
  const largest = perceptron.rows.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
  const unit = largest / 127
  return encodeModelFile(
    'names',
    NAMES_VERSION,
    { perceptronUnit: unit * perceptronWeight, confidence },
    {
      habits,
      perceptron: Int8Array.from(perceptron.rows, (weight) => Math.round(weight / unit)),
      transitions: network.transitions.map((weight, i) => weight + TRANSITION_WEIGHT * perceptron.transitions[i]!),
      ...network.weights,
    },
  )
}
