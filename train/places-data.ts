import type { Article } from '../src/analysis.js'
import type { Gazetteer } from '../src/lexicon/index.js'
import type { NamesDesk } from '../src/names/index.js'
import type { Candidate } from '../src/places/geography.js'
import { FeatureList } from '../src/places/linear.js'
import { evidenceOf, mentionFeatures } from '../src/places/mention-features.js'
import { type Reading, readingOf } from '../src/places/reading.js'
import type { Sense } from '../src/places/senses.js'
import type { Spot, SpotFinder } from '../src/places/spots.js'
import type { SyntaxDesk } from '../src/syntax/index.js'
import { readDocument, type Vocabulary } from '../src/text/index.js'
import type { GoldDocument, GoldPlace } from './gold.js'
import type { Example } from './places-linear.js'

/** The desks that stand before places, and its finder of spots. */
export interface Desks {
  vocabulary: Vocabulary
  syntax: SyntaxDesk
  names: NamesDesk
  lexicon: Pick<Reading, 'words' | 'people'>
  finder: SpotFinder
}

/** An article of a corpus, read by the desks before places, with its spots and the gold place of each. */
export interface ReadArticle {
  article: Article
  reading: Reading
  spots: Spot[]
  /** By spot; null where the corpus has no place there. */
  gold: (GoldPlace | null)[]
  /** By spot: slots of its features as a mention; null where the corpus leaves the answer open. */
  mentions: (Example | null)[]
}

export function readArticle(desks: Desks, gold: GoldDocument): ReadArticle {
  const article = articleOf(gold)
  const document = readDocument(article, desks.vocabulary)
  const reading = readingOf(document, desks.syntax.read(document), desks.names.read(document), desks.lexicon)
  const spots = desks.finder.find(reading)
  const places = [...(gold.gold.places ?? [])].sort((a, b) => a.start - b.start)
  const found = spots.map((spot) => places.find((p) => p.start < spot.end && spot.start < p.end) ?? null)
  const evidence = evidenceOf(reading, spots)
  const features = new FeatureList(false)
  const mentions = spots.map((spot, i) => {
    if (found[i] && OPEN_KINDS.has(found[i]!.kind ?? '')) return null
    features.clear()
    mentionFeatures(reading, desks.finder.gazetteer, spot, evidence, features)
    return { slots: features.slots.slice(0, features.count), yes: found[i] !== null, weight: 1 }
  })
  return { article, reading, spots, gold: found, mentions }
}

/** Neither missed nor wrong: "Mr London", "spoke English". */
const OPEN_KINDS = new Set(['Homonym', 'Language'])

function articleOf({ id, text, title, published, url }: GoldDocument): Article {
  const source = { path: id, format: 'ndjson', encoding: 'utf-8', bytes: 0, sha256: '' }
  return { id, text, source, ...(title ? { title } : {}), ...(published ? { published } : {}), ...(url ? { url } : {}) }
}

const SAME_KM = 40
const LOOSE_KM = 161

/** Which candidates are the gold place: the same id or country, else all that lie where it lies. */
export function rightCandidates(gazetteer: Gazetteer, sense: Sense, gold: GoldPlace): boolean[] {
  const rows = sense.candidates.map((c) => gazetteer.row(c.row))
  if (gold.level === 'country') return rows.map((r) => r.kind === 'country' && r.country === gold.country)
  const same = rows.map((r) => r.geonamesId !== null && String(r.geonamesId) === gold.geonameId)
  if (same.includes(true)) return same
  for (const reach of [SAME_KM, LOOSE_KM]) {
    const near = sense.candidates.map((c) => kilometresTo(gazetteer, c, gold) < reach)
    if (near.includes(true)) return near
  }
  return rows.map(() => false)
}

export function kilometresTo(gazetteer: Gazetteer, { row }: Candidate, { lat, lon }: GoldPlace): number {
  if (lat === undefined || lat === null || lon === undefined) return Number.POSITIVE_INFINITY
  const r = Math.PI / 180
  const a = gazetteer.lat[row]! / 10_000
  const dLat = (a - lat) * r
  const dLon = (gazetteer.lon[row]! / 10_000 - lon) * r
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a * r) * Math.cos(lat * r) * Math.sin(dLon / 2) ** 2
  return 2 * 6371 * Math.asin(Math.min(1, Math.sqrt(h)))
}
