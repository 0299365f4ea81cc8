import type { Claim, TableName } from '../../analysis.js'
import { oneLine } from '../one-line.js'
import type { Facts } from '../rows.js'
import { screenTable } from '../screen-rows.js'
import type { MapPlace } from './map.js'
import { paragraphsOf } from './paragraphs.js'
import type { MapDrawing, PageArticle, PageDate, PageTable, Voice } from './view/data.js'

/** A row names no more ways to write it than these. */
const MOST_NAMES = 20

/** What the page shows of an article. */
export function pageArticle(
  key: string,
  facts: Facts,
  { tables, explain }: { tables: readonly TableName[]; explain: boolean },
  map: MapDrawing | null,
): PageArticle {
  const { id, article, claims } = facts.analysis
  const dates = datesOf(facts)
  return {
    key,
    id,
    title: oneLine(article.title ?? id),
    facts: [id, article.byline, article.published, article.agency].filter((fact) => fact !== null).map(oneLine),
    language: /^[a-z]{2,3}$/.test(article.language) ? article.language : '',
    published: dayOf(article.published),
    words: article.words,
    paragraphs: paragraphsOf(facts, tables, dates),
    tables: tables.map((table) => pageTable(table, facts, explain)),
    voices: tables.includes('claims') ? voicesOf(claims) : null,
    map,
    dates: dates.map(({ index, ...date }) => date),
  }
}

/** The places of an article that have a point on the globe. */
export function mapPlaces({ analysis }: Facts): MapPlace[] {
  return analysis.places.flatMap(({ id, name, kind, lat, lon, mentions }) =>
    lat === null || lon === null ? [] : [{ row: id, name: oneLine(name), kind, lat, lon, mentions: mentions.length }],
  )
}

function pageTable(name: TableName, facts: Facts, explain: boolean): PageTable {
  const { head, rows } = screenTable(name, facts, explain)
  const names = namesOf(name, facts)
  const values = new Map(name === 'figures' ? facts.analysis.figures.map(({ id, value }) => [id, value]) : [])
  return {
    name,
    head: [...head],
    rows: rows.map(({ id, cells }) => ({
      id,
      cells,
      ...(values.has(id) ? { value: values.get(id)! } : {}),
      ...(names.has(id) ? { names: names.get(id)! } : {}),
    })),
  }
}

/** How the article writes its actors or places, by id of the row. */
function namesOf(table: TableName, { analysis }: Facts): Map<string, string[]> {
  const names = new Map<string, string[]>()
  if (table !== 'actors' && table !== 'places') return names
  for (const { actor, place, text } of analysis.entities) {
    const row = table === 'actors' ? actor : place
    if (row === null) continue
    const listed = names.get(row) ?? []
    const name = oneLine(text)
    if (listed.length < MOST_NAMES && !listed.includes(name)) listed.push(name)
    names.set(row, listed)
  }
  return names
}

/** Who is quoted with how many words, most words first. A claim within another is part of that one's words. */
function voicesOf(claims: readonly Claim[]): Voice[] {
  const voices = new Map<string, Voice>()
  for (const { speaker, source, kind, text, inside } of claims) {
    if (inside !== null) continue
    const name = oneLine(speaker?.name ?? source?.text ?? '')
    const voiceKind = name === '' ? 'nobody' : speaker === null || speaker.kind === 'unnamed' ? 'unnamed' : 'named'
    const key = `${voiceKind} ${speaker?.actor ?? name}`
    const voice: Voice = voices.get(key) ?? { name, kind: voiceKind, quoted: 0, reported: 0 }
    const words = countWords(text)
    const quoted = kind === 'direct' ? words : Math.min(words, countWords((text.match(IN_QUOTES) ?? []).join(' ')))
    voice.quoted += quoted
    voice.reported += words - quoted
    voices.set(key, voice)
  }
  return [...voices.values()].sort((a, b) => b.quoted + b.reported - a.quoted - a.reported)
}

const IN_QUOTES = /["“][^"“”]*["”]/g
const countWords = (text: string) => text.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0

/** The dates that the text gives and that have a place in the calendar. */
function datesOf({ analysis }: Facts): (PageDate & { index: number })[] {
  return analysis.dates.flatMap(({ text, from, to }, index) => {
    const [first, last] = [dayOf(from), dayOf(to)]
    return first && last ? [{ id: `D${index + 1}`, index, text: oneLine(text), from: first, to: last }] : []
  })
}

/** The day of an ISO date or time; null where the calendar has no such day. */
function dayOf(date: string | null): string | null {
  const [day] = /^\d{4}-\d\d-\d\d/.exec(date ?? '') ?? []
  return day === undefined || Number.isNaN(Date.parse(`${day}T00:00:00Z`)) ? null : day
}
