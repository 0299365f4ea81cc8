import { articleView } from '../view/article.js'
import type { PageArticle, PageFront } from '../view/data.js'
import { element } from '../view/element.js'
import { frontView, tablesOfAll } from '../view/front.js'
import { rowView } from '../view/table.js'
import { Corrections } from './corrections.js'
import { elementOf } from './dom.js'
import { Panel } from './panel.js'
import type { TableRow } from './sortable-table.js'
import { Spotlight } from './spotlight.js'

/**
 * The page's script. A page of one article stands in the page as it is; a folder's articles are data, and are drawn
 * when they are opened. Every way through the page is a link: "#C3" leads to the words of a row, "#row-C3" to the row,
 * in a folder "#article-12/C3".
 */
function start(): void {
  document.documentElement.classList.add('script')
  const data = [...document.querySelectorAll<HTMLElement>('script[type="application/json"]')]
  const page = data.length === 0 ? new SinglePage() : new FolderPage(data)
  document.addEventListener('click', (event) => onClick(event, page))
  addEventListener('hashchange', () => page.open(place()))
  page.open(place())
}

interface Page {
  /** Goes where a link leads. */
  open(place: string): void
  /** Of the article that is shown; null on a folder's front page. */
  spotlight: Spotlight | null
  /** What stands before a row's id in links to it. */
  prefix: string
}

/** What stands behind "#" in the address. */
function place(): string {
  try {
    return decodeURIComponent(location.hash.slice(1))
  } catch {
    return ''
  }
}

const main = document.querySelector('main')!
const status = document.querySelector<HTMLElement>('#status')!
const corrections = new Corrections()

/** Goes to words or to a row; of other places the browser knows the way. */
function follow(spotlight: Spotlight | null, target: string): void {
  const [, row, id] = /^(row-)?([A-Z]\d+)$/.exec(target) ?? []
  if (id && (row ? spotlight?.showRow(id) : spotlight?.showWords(id))) return
  document.getElementById(place())?.scrollIntoView()
}

class SinglePage implements Page {
  readonly spotlight: Spotlight
  readonly prefix = ''

  constructor() {
    const panel = main.querySelector<HTMLElement>('.panel')!
    this.spotlight = new Spotlight(main, new Panel(panel), status)
    const id = main.querySelector<HTMLElement>('[data-id]')!.dataset.id!
    corrections.attach(panel, this.prefix, () => id)
  }

  open(target: string): void {
    if (target !== '') follow(this.spotlight, target)
  }
}

class FolderPage implements Page {
  spotlight: Spotlight | null = null
  prefix = ''
  readonly #articles: readonly PageArticle[]
  readonly #keys: ReadonlyMap<string, number>
  readonly #front: PageFront
  /** Key of the article that is open, empty for the front page. */
  #shown: string | null = null

  constructor(data: readonly HTMLElement[]) {
    const [front, ...articles] = data.map(({ textContent }) => JSON.parse(textContent!)).reverse()
    this.#front = front
    this.#articles = articles.reverse()
    this.#keys = new Map(this.#articles.map(({ key }, i) => [key, i]))
  }

  open(target: string): void {
    const [key = '', rest = ''] = target.split(/\/(.*)/s)
    const article = this.#articles[this.#keys.get(key) ?? -1]
    const shown = article?.key ?? ''
    // a link within the page's frame, as that which skips to the main part
    if (shown === '' && this.#shown !== null && target !== '' && target === main.id) return
    if (shown !== this.#shown) {
      if (article) this.#openArticle(article)
      else this.#openFront()
      this.#shown = shown
      scrollTo(0, 0)
      if (rest === '' && target !== '') main.focus({ preventScroll: true })
    }
    if (article ? rest !== '' : target !== '') follow(this.spotlight, article ? rest : target)
  }

  #openArticle(article: PageArticle): void {
    document.title = article.title
    this.prefix = `${article.key}/`
    main.replaceChildren(this.#neighbours(article), elementOf(articleView(article, this.prefix)))
    const panel = main.querySelector<HTMLElement>('.panel')!
    this.spotlight = new Spotlight(main, new Panel(panel), status)
    corrections.attach(panel, this.prefix, () => article.id)
    for (const row of panel.querySelectorAll<HTMLElement>('[data-row]')) this.#tick(row, this.prefix + row.dataset.row)
  }

  #openFront(): void {
    const tables = tablesOfAll(this.#articles)
    const front = elementOf(frontView(this.#articles, tables, this.#front.map))
    document.title = front.querySelector('h1')!.textContent!
    main.replaceChildren(front)
    const panel = main.querySelector<HTMLElement>('.panel')!
    const rows = tables.map(({ name, head, rows }): [string, TableRow[]] => [
      name,
      rows.map((row) => ({ ...row, draw: () => this.#tick(elementOf(rowView(row, name, head, '')), row.id) })),
    ])
    this.spotlight = null
    new Panel(panel, new Map(rows))
    const idOf = (key: string) => this.#articles[this.#keys.get(key.split('/')[0]!)!]!.id
    corrections.attach(panel, '', idOf)
  }

  #tick(row: HTMLElement, key: string): HTMLElement {
    const tick = row.querySelector('input')
    if (tick) tick.checked = corrections.has(key)
    return row
  }

  #neighbours({ key }: PageArticle): HTMLElement {
    const at = this.#keys.get(key)!
    const link = (i: number, label: string) => {
      const article = this.#articles[i]
      return article ? [element('a', { href: `#${article.key}`, title: article.title }, [label])] : []
    }
    return elementOf(
      element('nav', { class: 'articles', 'aria-label': 'Articles' }, [
        element('a', { href: '#' }, ['All articles']),
        ...link(at - 1, '← before'),
        ...link(at + 1, 'next →'),
        `${at + 1} of ${this.#articles.length}`,
      ]),
    )
  }
}

/** Words lead to their row, the shortest first; a click on words whose row is lit goes on to the next row of them. */
function onClick(event: MouseEvent, page: Page): void {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  const clicked = event.target as Element
  const words = clicked.closest<HTMLElement>('.text [data-rows]')
  const row = clicked.closest<HTMLElement>('tr[data-row]')
  if (words && getSelection()?.isCollapsed !== false) {
    const rows = words.dataset.rows!.split(' ')
    const next = rows[(rows.indexOf(page.spotlight?.row ?? '') + 1) % rows.length]!
    go(event, `${page.prefix}row-${next}`, page)
    return
  }
  const link = clicked.closest('a') ?? (row && !clicked.closest('input, button') ? row.querySelector('a') : null)
  const address = link?.getAttribute('href')
  if (address?.startsWith('#') && getSelection()?.isCollapsed !== false) go(event, address.slice(1), page)
}

function go(event: Event, target: string, page: Page): void {
  event.preventDefault()
  if (place() === target) page.open(target)
  else location.hash = target
}

start()
