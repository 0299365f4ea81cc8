import type { PageArticle, PageTable, Paragraph, Piece } from './data.js'
import { dateSection } from './dates.js'
import { element, type View } from './element.js'
import { mapView } from './map.js'
import { tableSection } from './table.js'
import { voicesView } from './voices.js'

/** An article with all that was found in it. `prefix` stands before each id in links: empty, or "article-12/". */
export function articleView(article: PageArticle, prefix: string): View {
  const sections = article.tables.map((table) => articleSection(table, article, prefix))
  if (article.dates.length > 0) sections.push(dateSection(article.dates, article.published, prefix))
  return element('div', { class: 'article', 'data-article': article.key, 'data-id': article.id }, [
    element('article', { id: 'text', 'aria-label': 'The article' }, articleText(article, prefix)),
    element('div', { class: 'panel', id: 'tables' }, [searchBar(article, prefix), ...sections]),
  ])
}

function articleText(article: PageArticle, prefix: string): View[] {
  const { facts, title, language, paragraphs } = article
  const hasHeadline = paragraphs.some(({ headline }) => headline)
  const attributes = { class: 'text', lang: language === '' ? null : language }
  return [
    legend(article.tables),
    element('p', { class: 'facts' }, [facts.join(' · ')]),
    ...(hasHeadline ? [] : [element('h1', { dir: 'auto' }, [title])]),
    element(
      'div',
      attributes,
      paragraphs.map((paragraph) => paragraphView(paragraph, prefix)),
    ),
  ]
}

const paragraphView = ({ headline, pieces }: Paragraph, prefix: string): View =>
  element(
    headline ? 'h1' : 'p',
    { dir: 'auto' },
    pieces.flatMap((piece) => pieceView(piece, prefix)),
  )

/** Words of rows are marks; where words of a row begin, a link to the row. Empty spans carry the ids of links to words. */
function pieceView(piece: Piece, prefix: string): View[] {
  if (typeof piece === 'string') return [piece]
  const { text, marks, rows, starts, stop } = piece
  const anchors = starts.map((id) => element('span', { id: prefix + id }))
  const attributes = { class: marks === '' ? null : marks, 'data-rows': rows.length === 0 ? null : rows.join(' ') }
  const link = stop && rows.length > 0
  const words = link
    ? element('a', { ...attributes, href: `#${prefix}row-${rows[0]}` }, [text])
    : element(marks === '' ? 'span' : 'mark', attributes, [text])
  return [...anchors, words]
}

/** By table, the marks that it brings into the text. */
const LEGEND: Record<string, [mark: string, meaning: string][]> = {
  actors: [['name', 'name']],
  places: [['place', 'place']],
  claims: [
    ['quote', 'quoted'],
    ['claim', 'reported'],
    ['cue', 'says so'],
  ],
  figures: [['figure', 'figure']],
}

function legend(tables: readonly PageTable[]): View {
  const marks = tables.flatMap(({ name }) => LEGEND[name] ?? [])
  const items = marks.map(([mark, meaning]) => element('li', {}, [element('mark', { class: mark }, [meaning])]))
  return element('ul', { class: 'legend', 'aria-label': 'What the marks mean' }, items)
}

/** One box for all tables, and links to them. */
export function searchBar({ tables, dates }: Pick<PageArticle, 'tables' | 'dates'>, prefix: string): View {
  const links = tables.map(({ name, rows }) => tableLink(name, rows.length, prefix))
  if (dates.length > 0) links.push(tableLink('dates', dates.length, prefix))
  return element('div', { class: 'bar' }, [
    element('nav', { 'aria-label': 'Tables' }, links),
    element('div', { class: 'search scripted', role: 'search' }, [
      element('label', { for: 'search' }, ['Search the tables']),
      element('input', { id: 'search', type: 'search', autocomplete: 'off' }),
      element('p', { id: 'found', role: 'status' }),
    ]),
  ])
}

const tableLink = (name: string, count: number, prefix: string): View =>
  element('a', { href: `#${prefix}${name}` }, [name, ' ', element('span', { class: 'count' }, [String(count)])])

function articleSection(table: PageTable, { voices, map }: PageArticle, prefix: string): View {
  const above: View[] = []
  if (table.name === 'places') above.push(mapView(map, prefix))
  if (table.name === 'claims' && voices && voices.length > 0) above.push(voicesView(voices))
  return tableSection(table, above, prefix)
}
