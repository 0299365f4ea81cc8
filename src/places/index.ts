import type { Article, PlaceKind, PlaceUse, Why } from '../analysis.js'
import type { NameSpan } from '../names/index.js'
import type { Resources } from '../resources/index.js'
import type { Syntax } from '../syntax/index.js'
import type { Document, Vocabulary } from '../text/index.js'

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

export function createPlaces(
  _resources: Resources,
  _vocabulary: Vocabulary,
  _options: { explain: boolean },
): PlacesDesk {
  return { read: () => [] }
}
