import { createNames } from '../../src/names/index.js'
import { createPlaces, type PlaceEntry } from '../../src/places/index.js'
import { openResources } from '../../src/resources/index.js'
import { createSyntax } from '../../src/syntax/index.js'
import { readDocument, Vocabulary } from '../../src/text/index.js'

const resources = openResources()
const vocabulary = new Vocabulary()
const syntax = createSyntax(resources, vocabulary)
const names = createNames(resources, vocabulary, { explain: false })
const desk = createPlaces(resources, vocabulary, { explain: true })

export interface ReadPlaces {
  places: PlaceEntry[]
  /** The place that a stretch of the text was read as; undefined where it is none. */
  of(words: string): PlaceEntry | undefined
  /** Use of the first mention that is spelled so. */
  use(words: string): string | undefined
}

export function readPlaces(text: string, more: { url?: string } = {}): ReadPlaces {
  const source = { path: 'test', format: 'text', encoding: 'utf-8', bytes: 0, sha256: '' }
  const article = { id: 'test', text, source, ...more }
  const document = readDocument(article, vocabulary)
  const places = desk.read(article, document, syntax.read(document), names.read(document))
  const mention = (words: string) =>
    places
      .flatMap((place) => place.mentions.map((m) => ({ ...m, place })))
      .sort((a, b) => a.start - b.start)
      .find((m) => text.slice(m.start, m.end) === words)
  return { places, of: (words) => mention(words)?.place, use: (words) => mention(words)?.use }
}
