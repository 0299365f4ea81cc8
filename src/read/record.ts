import type { Article, SourceInfo } from '../analysis.js'
import { InputError } from '../errors.js'
import { finishArticle, warning } from './article.js'
import { isoDate } from './dates.js'
import type { Decoded } from './decode.js'
import type { Limits } from './format-reader.js'
import { tooLarge } from './open.js'

/** Where a record stands, for its id and for messages. */
export interface RecordPlace {
  /** "wire.ndjson:12": how a failure is named. */
  name: string
  /** The id of a record that has none. */
  id: string
  source: SourceInfo
  decoded?: Decoded
}

/** Deepest nesting of values that is kept: what comes after this writes JSON by recursion. */
const DEEPEST = 100

/**
 * A JSON value -> an article: `text`, and `id`, `title`, `byline`, `published`, `url` where they are strings; all
 * other keys are kept under `meta`. No key ever names a property of an object of ours.
 *
 * @throws InputError for a value that is no object with a text, or is too large
 */
export function articleOfRecord(value: unknown, place: RecordPlace, limits: Limits): Article {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InputError(place.name, 'is not an object; an article is { "text": "…" }')
  }
  const record = new Map(Object.entries(value))
  const text = record.get('text')
  if (typeof text !== 'string') throw new InputError(place.name, 'has no "text" that is a string')
  if (isLongerThan(text, limits.article)) throw tooLarge(place.name, limits.article, 'article')
  if (isDeeperThan(value, DEEPEST)) throw new InputError(place.name, `is nested deeper than ${DEEPEST} levels`)
  record.delete('text')
  const string = (key: string) => takeString(record, key)
  const article: Article = { id: takeId(record) ?? place.id, text, source: place.source }
  const title = string('title')
  if (title !== undefined) article.title = title
  const byline = string('byline')
  if (byline !== undefined) article.byline = byline
  const url = string('url')
  if (url !== undefined) article.url = url
  takeDate(record, article)
  if (record.size > 0) article.meta = Object.fromEntries(record)
  return finishArticle(article, place.decoded)
}

/** Takes a key out of the record when it holds a string; null says that there is none; anything else stays for meta. */
function takeString(record: Map<string, unknown>, key: string): string | undefined {
  const value = record.get(key)
  if (value === null) record.delete(key)
  if (typeof value !== 'string') return undefined
  record.delete(key)
  return value
}

function takeId(record: Map<string, unknown>): string | undefined {
  const id = record.get('id')
  if (typeof id === 'number') record.set('id', String(id))
  // an empty id names nothing
  return takeString(record, 'id') || undefined
}

function takeDate(record: Map<string, unknown>, article: Article): void {
  const value = takeString(record, 'published')
  if (value === undefined) return
  const published = isoDate(value)
  if (published !== undefined) {
    article.published = published
    return
  }
  record.set('published', value)
  article.warnings = [warning('unread-date', '"published" is no date that copydesk reads (ISO 8601: 2024-05-17)')]
}

/** Length in UTF-8, counted only where the number of code units does not settle it. */
function isLongerThan(text: string, bytes: number): boolean {
  if (text.length * 3 <= bytes) return false
  return text.length > bytes || Buffer.byteLength(text) > bytes
}

/** Looks level by level, without recursion: the value may be a million brackets deep. */
function isDeeperThan(value: unknown, levels: number): boolean {
  let level = [value]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > levels) return true
    level = level.flatMap((item) => (typeof item === 'object' && item !== null ? Object.values(item) : []))
  }
  return false
}
