import { isoDate } from './dates.js'
import type { PageElement } from './html-blocks.js'

/** What a page says of its article beside the text. */
export interface PageMetadata {
  title?: string
  byline?: string
  published?: string
  url?: string
}

/** Title, byline, date and address out of JSON-LD, `<meta>` and the marks of the page itself, the surest first. */
export function metadataOf(document: PageElement): PageMetadata {
  const article = linkedArticle(document)
  const meta = metaTags(document)
  const fromMeta = (names: readonly string[]) =>
    names.map((name) => meta.get(name)).find((value) => value !== undefined)
  const title = first(textOf(article?.headline), fromMeta(TITLE_NAMES))
  const byline = first(authorsOf(article?.author), bylineOf(fromMeta(AUTHOR_NAMES)), writtenByline(document))
  const published = [textOf(article?.datePublished), fromMeta(DATE_NAMES), writtenDate(document)]
    .map((date) => (date === undefined ? undefined : isoDate(date)))
    .find((date) => date !== undefined)
  const url = first(fromMeta(['og:url']), document.querySelector('link[rel="canonical"]')?.getAttribute('href'))
  return {
    ...(title === undefined ? {} : { title }),
    ...(byline === undefined ? {} : { byline }),
    ...(published === undefined ? {} : { published }),
    ...(url === undefined || !/^https?:\/\//i.test(url) ? {} : { url }),
  }
}

const TITLE_NAMES = ['og:title', 'twitter:title', 'dc.title', 'headline']
const AUTHOR_NAMES = ['author', 'article:author', 'dc.creator', 'parsely-author', 'sailthru.author', 'byl']
const DATE_NAMES = [
  'article:published_time',
  'datepublished',
  'date',
  'dc.date',
  'dc.date.issued',
  'pubdate',
  'publishdate',
  'publish-date',
  'parsely-pub-date',
  'sailthru.date',
  'article.published',
  'og:published_time',
]

/** Longest piece of metadata that is one: what is longer is no title and no name. */
const LONGEST = 500

const first = (...values: (string | null | undefined)[]) => values.map(textOf).find((value) => value !== undefined)

function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > LONGEST) return undefined
  return value.replace(/\s+/g, ' ').trim() || undefined
}

function metaTags(document: PageElement): Map<string, string> {
  const tags = new Map<string, string>()
  for (const tag of document.querySelectorAll('meta')) {
    const name = tag.getAttribute('property') ?? tag.getAttribute('name') ?? tag.getAttribute('itemprop')
    const content = textOf(tag.getAttribute('content'))
    if (name && content !== undefined && !tags.has(name.toLowerCase())) tags.set(name.toLowerCase(), content)
  }
  return tags
}

/** Values of JSON-LD that are looked at; an article stands near the top. */
const MOST_VALUES = 1000

const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|LiveBlogPosting)$/

/** The first schema.org article of the page's JSON-LD, wherever it stands in it. */
function linkedArticle(document: PageElement): Record<string, unknown> | undefined {
  const waiting: unknown[] = []
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    waiting.push(parsed(script.textContent ?? ''))
  }
  for (let seen = 0; waiting.length > 0 && seen < MOST_VALUES; seen++) {
    const value = waiting.shift()
    if (typeof value !== 'object' || value === null) continue
    const record = value as Record<string, unknown>
    if ([record['@type']].flat().some((type) => typeof type === 'string' && ARTICLE_TYPE.test(type))) return record
    waiting.push(...Object.values(record).slice(0, MOST_VALUES))
  }
  return undefined
}

function parsed(json: string): unknown {
  try {
    // some pages wrap it in a comment
    return JSON.parse(json.replace(/^\s*<!(?:--|\[CDATA\[)|(?:-->|\]\]>)\s*$/g, ''))
  } catch {
    // broken JSON-LD is common and only costs what it would have said
    return undefined
  }
}

function authorsOf(author: unknown): string | undefined {
  const names = [author].flat().map((one) => {
    return textOf(typeof one === 'object' && one !== null ? (one as Record<string, unknown>).name : one)
  })
  return bylineOf(names.filter((name) => name !== undefined).join(', '))
}

/** "By Jane Roe" -> "Jane Roe"; an address is no name. */
function bylineOf(text: string | undefined): string | undefined {
  const name = text?.replace(/^by:?\s+/i, '')
  return name === undefined || /^https?:\/\//i.test(name) ? undefined : textOf(name)
}

const BYLINE_PLACES = ['[rel="author"]', '[itemprop="author"]', '.byline', '.author-name', '.author']

function writtenByline(document: PageElement): string | undefined {
  for (const place of BYLINE_PLACES) {
    const byline = bylineOf(textOf(document.querySelector(place)?.textContent))
    if (byline !== undefined && byline.length <= LONGEST_BYLINE) return byline
  }
  return undefined
}

const LONGEST_BYLINE = 100

function writtenDate(document: PageElement): string | undefined {
  const places = ['time[pubdate]', '[itemprop="datePublished"]', 'article time[datetime]', 'time[datetime]']
  for (const place of places) {
    const element = document.querySelector(place)
    const date = textOf(element?.getAttribute('datetime') ?? element?.getAttribute('content') ?? element?.textContent)
    if (date !== undefined) return date
  }
  return undefined
}
