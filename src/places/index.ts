import type { Article, PlaceKind, PlaceUse, Why } from '../analysis.js'
import { openPeople, openWordVectors } from '../lexicon/index.js'
import type { NameSpan } from '../names/index.js'
import type { Resources } from '../resources/index.js'
import type { Syntax } from '../syntax/index.js'
import type { Document, Vocabulary } from '../text/index.js'
import { contextOf } from './context.js'
import { entriesOf } from './entries.js'
import { FeatureList, logistic, logOdds } from './linear.js'
import { evidenceOf, mentionFeatures } from './mention-features.js'
import { openPlacesModel } from './model.js'
import { publicationCountry } from './publication.js'
import { rank } from './ranker.js'
import { readingOf } from './reading.js'
import { datelineOf, sensesOf } from './senses.js'
import { type Spot, SpotFinder } from './spots.js'
import { useFeatures } from './use-features.js'

/** A place on the map with its mentions in the article. */
export interface PlaceEntry {
  name: string
  kind: PlaceKind
  country: string | null
  region: string | null
  lat: number | null
  lon: number | null
  geonamesId: number | null
  confidence: number
  why: Why[] | null
  /** In text order. */
  mentions: PlaceMentionSpan[]
}

export interface PlaceMentionSpan {
  /** UTF-16, half-open. */
  start: number
  end: number
  /** Tokens, half-open. */
  from: number
  to: number
  form: 'name' | 'demonym'
  use: PlaceUse
  confidence: number
}

export interface PlacesDesk {
  /** Places ordered by first mention. */
  read(article: Article, document: Document, syntax: Syntax, names: readonly NameSpan[]): PlaceEntry[]
}

/** A name counts as a place from this probability on. */
const LEAST_PROBABILITY = 0.5

/** @throws ResourceError when models/gazetteer.bin, models/places.bin or a word list is missing or damaged */
export function createPlaces(resources: Resources, vocabulary: Vocabulary, options: { explain: boolean }): PlacesDesk {
  const finder = new SpotFinder(resources, vocabulary)
  const { gazetteer } = finder
  const model = openPlacesModel(resources)
  const lexicon = { words: openWordVectors(resources, vocabulary), people: openPeople(resources, vocabulary) }
  const features = new FeatureList(options.explain)
  return {
    read(article, document, syntax, names) {
      const reading = readingOf(document, syntax, names, lexicon)
      const found = finder.find(reading)
      const evidence = evidenceOf(reading, found)
      const spots: Spot[] = []
      const probabilities: number[] = []
      for (const spot of found) {
        features.clear()
        mentionFeatures(reading, gazetteer, spot, evidence, features)
        const probability = logistic(logOdds(model.mention, features))
        if (probability < LEAST_PROBABILITY) continue
        spots.push(spot)
        probabilities.push(probability)
      }
      const senses = sensesOf(reading, gazetteer, spots)
      const around = {
        dateline: datelineOf(document, spots, senses),
        publication: publicationCountry(article, gazetteer),
      }
      rank(gazetteer, senses, model.ranker, around)
      return entriesOf(senses, spots, {
        gazetteer,
        document,
        probability: (spot) => probabilities[spot]!,
        associative(spot, row) {
          features.clear()
          useFeatures(reading, gazetteer, spots[spot]!, row, features)
          return logistic(logOdds(model.use, features))
        },
        explain: options.explain ? { ranker: model.ranker, around, context: contextOf(gazetteer, senses) } : null,
      })
    },
  }
}
