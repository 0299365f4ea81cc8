import { searchBar } from './article.js'
import type { MapDrawing, PageArticle, PageTable, Voice } from './data.js'
import { timeLine } from './dates.js'
import { element, type View } from './element.js'
import { mapView } from './map.js'
import { tableSection } from './table.js'
import { voicesView } from './voices.js'

/** The front page of a folder: what all articles together say. Its tables are headings: the script draws their rows. */
export function frontView(
  articles: readonly PageArticle[],
  tables: readonly PageTable[],
  map: MapDrawing | null,
): View {
  const words = articles.reduce((sum, article) => sum + article.words, 0)
  const days = articles.flatMap(({ published }) => (published ? [{ from: published, to: published }] : []))
  const time = timeLine(days, null)
  const overview: View[] = []
  if (tables.some(({ name }) => name === 'places')) overview.push(mapView(map, ''))
  const voices = voicesOfAll(articles)
  if (voices.length > 0) overview.push(voicesView(voices))
  if (time.length > 0)
    overview.push(element('div', {}, [element('p', { class: 'caption' }, ['Articles by day']), ...time]))
  return element('div', { class: 'front' }, [
    element('h1', {}, [`${articles.length} articles, ${words} words`]),
    element('div', { class: 'overview' }, overview),
    element('div', { class: 'panel', id: 'tables' }, [
      searchBar({ tables, dates: [] }, ''),
      ...tables.map((table) => tableSection(table, [], '', false)),
    ]),
  ])
}

/** Voices of one name are one here, whoever is meant in each article. */
function voicesOfAll(articles: readonly PageArticle[]): Voice[] {
  const all = new Map<string, Voice>()
  for (const { voices } of articles) {
    for (const { name, kind, quoted, reported } of voices ?? []) {
      const voice = all.get(`${kind} ${name}`) ?? { name, kind, quoted: 0, reported: 0 }
      voice.quoted += quoted
      voice.reported += reported
      all.set(`${kind} ${name}`, voice)
    }
  }
  return [...all.values()].sort((a, b) => b.quoted + b.reported - a.quoted - a.reported)
}

/** The tables of all articles one behind the other, each row with its article; first the articles themselves. */
export function tablesOfAll(articles: readonly PageArticle[]): PageTable[] {
  const overview: PageTable = {
    name: 'articles',
    head: ['article', 'published', 'words', ...(articles[0]?.tables.map(({ name }) => name) ?? [])],
    rows: articles.map(({ key, title, published, words, tables }) => ({
      id: key,
      cells: [title, published ?? '', String(words), ...tables.map(({ rows }) => String(rows.length))],
    })),
  }
  const tables = (articles[0]?.tables ?? []).map(({ name, head }, i) => ({
    name,
    head: [...head, 'article'],
    rows: articles.flatMap((article) =>
      (article.tables[i]?.rows ?? []).map((row) => ({
        ...row,
        id: `${article.key}/${row.id}`,
        cells: [...row.cells, article.title],
      })),
    ),
  }))
  return [overview, ...tables]
}
