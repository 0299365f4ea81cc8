import { openWordVectors } from '../src/lexicon/index.js'
import { CaseHabits } from '../src/names/case-habits.js'
import { DocumentEvidence } from '../src/names/evidence.js'
import { SentenceReading } from '../src/names/sentence-reading.js'
import { NAMES_VERSION } from '../src/names/tagger.js'
import { WordFacts } from '../src/names/word-facts.js'
import { encodeModelFile, type Resources } from '../src/resources/index.js'
import { Vocabulary } from '../src/text/index.js'
import type { GoldFolder } from './gold.js'
import { NamesData } from './names-data.js'
import { countHabits } from './names-habits.js'
import { type TrainedNetwork, trainNetwork } from './names-network.js'
import { meanWeights, type PerceptronWeights, trainPerceptron } from './names-perceptron.js'

/** Rows of the perceptron's hashed weights. */
const ROWS = 1 << 18

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

/** models/names.bin. Rests on models/words.bin, which must be there. */
export function trainNames(gold: GoldFolder, resources: Resources): Uint8Array {
  const vocabulary = new Vocabulary()
  const vectors = openWordVectors(resources, vocabulary)
  const habits = countHabits(gold, vocabulary, vectors)
  const facts = new WordFacts(vocabulary, vectors, new CaseHabits(vectors, habits))
  const reader = { facts, sentence: new SentenceReading(facts), evidence: new DocumentEvidence(facts) }
  const data = new NamesData(reader, ROWS)
  for (const name of GOLD) for (const article of gold.read(name)) data.add(article, article.gold.entities ?? [], 1)
  for (const article of gold.read(SILVER)) data.add(article, article.gold.entities ?? [], SILVER_WEIGHT)
  console.log(`names: ${data.tags.length} tokens in ${data.stretches.length} stretches`)
  const stretches = data.stretches
  const perceptron = meanWeights([1].map((seed) => trainPerceptron(data, stretches, { epochs: 4, seed })))
  const network = trainNetwork(data, stretches, { epochs: 3, seed: 11 })
  return encode(habits, perceptron, network)
}

/** Weight of the perceptron's scores beside the network's, which are logarithms of odds. */
const PERCEPTRON_WEIGHT = 0.05

function encode(habits: Uint8Array, perceptron: PerceptronWeights, network: TrainedNetwork): Uint8Array {
  const largest = perceptron.rows.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
  const unit = largest / 127
  return encodeModelFile(
    'names',
    NAMES_VERSION,
    { perceptronUnit: unit * PERCEPTRON_WEIGHT },
    {
      habits,
      perceptron: Int8Array.from(perceptron.rows, (weight) => Math.round(weight / unit)),
      transitions: network.transitions.map((weight, i) => weight + PERCEPTRON_WEIGHT * perceptron.transitions[i]!),
      ...network.weights,
    },
  )
}
