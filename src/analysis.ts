/**
 * The result of the program: one `Analysis` an article. The published JSON Schema (`copydesk schema`) describes
 * these types, and a test holds the two together.
 *
 * Every `start`/`end` here is a half-open span in Unicode code points of the article's text. The desks work on UTF-16
 * indices; `toCodePoints` in this file is the one place where they become code points.
 */

export const SCHEMA_VERSION = 'copydesk/1'

export interface Analysis {
  schema: typeof SCHEMA_VERSION
  id: string
  source: SourceInfo
  article: ArticleInfo
  entities: Entity[]
  actors: Actor[]
  places: Place[]
  claims: Claim[]
  figures: Figure[]
  dates: DateMention[]
  warnings: Warning[]
  /** What the input carried beside the known keys (JSON and NDJSON input only). */
  meta?: Record<string, unknown>
}

export interface SourceInfo {
  path: string
  format: string
  encoding: string
  bytes: number
  sha256: string
}

export interface ArticleInfo {
  title: string | null
  byline: string | null
  agency: string | null
  dateline: string | null
  /** ISO 8601. */
  published: string | null
  /** ISO 639-1. */
  language: string
  words: number
  sentences: number
  /** With `--with-text`, and always where the reader had to extract the text from markup. */
  text?: string
}

/** With `--explain`: the rule or model that found a row, and the words that it rests on. */
export interface Why {
  by: string
  words: string[]
}

interface Row {
  /** 0 to 1. */
  confidence: number
  why?: Why[]
}

export type EntityType = 'PER' | 'ORG' | 'LOC' | 'MISC'

export interface Entity extends Row {
  start: number
  end: number
  text: string
  type: EntityType
  /** Id of the actor that the name belongs to. */
  actor: string | null
  /** Id of the place that the name means. */
  place: string | null
}

export type ActorType = 'person' | 'organization' | 'country' | 'group'
export type ActorMentionForm = 'name' | 'title' | 'pronoun' | 'demonym'

export interface Actor extends Row {
  id: string
  name: string
  type: ActorType
  role: string | null
  aliases: string[]
  /** 0 to 1: how much the article is about this actor. */
  salience: number
  mentions: ActorMention[]
}

export interface ActorMention {
  start: number
  end: number
  text: string
  form: ActorMentionForm
  confidence: number
}

export type PlaceKind =
  | 'continent'
  | 'country'
  | 'region'
  | 'county'
  | 'city'
  | 'district'
  | 'water'
  | 'mountain'
  | 'island'
  | 'landmark'
  | 'facility'
  | 'area'
export type PlaceUse = 'literal' | 'associative'

export interface Place extends Row {
  id: string
  name: string
  kind: PlaceKind
  /** ISO 3166-1 alpha-2. */
  country: string | null
  /** ISO 3166-2. */
  region: string | null
  lat: number | null
  lon: number | null
  geonamesId: number | null
  mentions: PlaceMention[]
}

export interface PlaceMention {
  start: number
  end: number
  text: string
  form: 'name' | 'demonym'
  use: PlaceUse
  confidence: number
}

export type ClaimKind = 'direct' | 'indirect' | 'mixed'
export type SpeakerKind = 'person' | 'organization' | 'government' | 'group' | 'document' | 'unnamed'
export type Modality = 'asserted' | 'negated' | 'hypothetical' | 'asked'

export interface Claim extends Row {
  id: string
  kind: ClaimKind
  speaker: { actor: string | null; name: string; kind: SpeakerKind } | null
  source: TextSpan | null
  cue: (TextSpan & { lemma: string; act: string }) | null
  modality: Modality
  audience: { text: string; actor: string | null } | null
  content: Span[]
  text: string
  /** Id of the claim that this one stands within. */
  inside: string | null
  when: DateSpan | null
  /** Ids of the figures within the content. */
  figures: string[]
  /** Whether quotation marks had to be repaired to read it. */
  repaired: boolean
}

export type FigureKind =
  | 'count'
  | 'money'
  | 'percent'
  | 'duration'
  | 'length'
  | 'area'
  | 'volume'
  | 'mass'
  | 'temperature'
  | 'speed'
  | 'energy'
  | 'power'
  | 'data'
  | 'age'
  | 'score'
  | 'ratio'
  | 'rate'
  | 'other'
export type Qualifier = 'exact' | 'about' | 'more-than' | 'less-than' | 'at-least' | 'up-to' | 'range' | 'up' | 'down'

export interface Figure extends Row {
  id: string
  start: number
  end: number
  text: string
  value: number
  /** The upper end of a range. */
  upper: number | null
  /** The second number of a score or a ratio. */
  second: number | null
  unit: string | null
  kind: FigureKind
  base: { value: number; unit: string } | null
  qualifier: Qualifier
  /** "fell by 3 points to 41": 41. */
  to: number | null
  what: string | null
  about: string | null
  event: string | null
  when: DateSpan | null
  /** Id of the claim that the figure stands in. */
  claim: string | null
  /** Id of the place that its sentence gives. */
  place: string | null
}

export interface DateMention {
  start: number
  end: number
  text: string
  /** ISO 8601 date or null where nothing anchors it. */
  from: string | null
  to: string | null
  anchor: 'absolute' | 'published' | 'dateline' | 'text' | null
}

export interface DateSpan {
  from: string
  to: string
}

export interface Warning {
  code: string
  message: string
  start: number | null
  end: number | null
}

export type TableName = 'actors' | 'places' | 'claims' | 'figures'

export interface Span {
  start: number
  end: number
}

/** An analysis with what the tables quote from the article: every offset in Unicode code points of `text`. */
export interface Analyzed {
  analysis: Analysis
  text: string
  /** In order, not overlapping. */
  sentences: readonly Span[]
}

export interface TextSpan extends Span {
  text: string
}

/** One article as a reader hands it on: its text never changes after this. */
export interface Article {
  id: string
  /** The text that every offset counts in; no byte-order mark, line ends as they came. */
  text: string
  /** A title, byline or date that came beside the text (JSON, HTML head): context, it gives no mentions. */
  title?: string
  byline?: string
  /** ISO 8601. */
  published?: string
  url?: string
  /** ISO 639-1 as the reader judged it; absent where nobody did. */
  language?: string
  source: SourceInfo
  /** Whether the text was extracted from markup and so belongs into the output. */
  extracted?: boolean
  /** What the reader noticed (replaced bytes, lost quotation marks …); UTF-16 offsets or null. */
  warnings?: Warning[]
  meta?: Record<string, unknown>
}

/** Turns a UTF-16 index of `text` into a code-point index; ask in any order, each answer is O(log n) or better. */
export function toCodePoints(text: string): (index: number) => number {
  // positions of the low surrogates: every one before an index makes the code-point count one less
  const lows: number[] = []
  for (let i = 0; i + 1 < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0xd800 && unit <= 0xdbff) {
      const next = text.charCodeAt(i + 1)
      if (next >= 0xdc00 && next <= 0xdfff) lows.push(++i)
    }
  }
  if (lows.length === 0) return (index) => index
  return (index) => {
    let lo = 0
    let hi = lows.length
    while (lo < hi) {
      const mid = (lo + hi) >> 1
      if (lows[mid]! < index) lo = mid + 1
      else hi = mid
    }
    return index - lo
  }
}
