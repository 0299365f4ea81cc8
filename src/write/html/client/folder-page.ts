import { articleView } from '../view/article.js'
import type { PageArticle, PageFront, PageRow, PageTable } from '../view/data.js'
import { element } from '../view/element.js'
import { frontView, tablesOfAll } from '../view/front.js'
import { rowView } from '../view/table.js'
import type { Corrections } from './corrections.js'
import { elementOf } from './dom.js'
import { follow, main, type Page, status } from './page.js'
import { Panel } from './panel.js'
import type { TableRow } from './sortable-table.js'
import { Spotlight } from './spotlight.js'

/** The page of a folder: its articles are data, and each is drawn when it is opened. */
export class FolderPage implements Page {
  prefix = ''
  spotlight: Spotlight | null = null
  readonly #articles: readonly PageArticle[]
  readonly #numbers: ReadonlyMap<string, number>
  readonly #front: PageFront
  readonly #corrections: Corrections
  /** The front page once it was drawn, with its search, its order and the height that it was left at. */
  #frontPage: { content: HTMLElement; panel: HTMLElement; top: number } | null = null
  /** Key of the article that is shown, empty for the front page; null before anything is. */
  #shown: string | null = null

  /** @param data the articles, and behind them what only the front page needs */
  constructor(data: readonly HTMLElement[], corrections: Corrections) {
    const parsed = data.map(({ textContent }) => JSON.parse(textContent!))
    this.#front = parsed.pop()
    this.#articles = parsed
    this.#numbers = new Map(this.#articles.map(({ key }, i) => [key, i]))
    this.#corrections = corrections
  }

  open(target: string): void {
    // that link skips what is above the content, whatever is shown
    if (target === main.id && this.#shown !== null) return
    const [, key = '', rest = ''] = /^([^/]*)\/?(.*)$/s.exec(target) ?? []
    const article = this.#articles[this.#numbers.get(key) ?? -1]
    const shown = article?.key ?? ''
    const isFirst = this.#shown === null
    const isNew = shown !== this.#shown
    if (isNew) {
      if (this.#shown === '') this.#frontPage!.top = scrollY
      this.#shown = shown
      if (article) this.#showArticle(article)
      else this.#showFront()
    }
    const inside = article ? rest : target
    if (inside !== '') follow(this.spotlight, inside)
    else if (isNew && !isFirst) main.focus({ preventScroll: true })
  }

  #showArticle(article: PageArticle): void {
    this.prefix = `${article.key}/`
    document.title = article.title
    main.replaceChildren(this.#neighbours(article), elementOf(articleView(article, this.prefix)))
    scrollTo(0, 0)
    const panel = main.querySelector<HTMLElement>('.panel')!
    this.spotlight = new Spotlight(main, new Panel(panel), status)
    this.#corrections.attach(panel, this.prefix, () => article.id)
  }

  #showFront(): void {
    this.#frontPage ??= this.#drawFront()
    const { content, panel, top } = this.#frontPage
    this.prefix = ''
    this.spotlight = null
    document.title = content.querySelector('h1')!.textContent!
    main.replaceChildren(content)
    this.#corrections.attach(panel, '', (key) => this.#articles[this.#numbers.get(key.split('/')[0]!)!]!.id)
    scrollTo(0, top)
  }

  #drawFront() {
    const tables = tablesOfAll(this.#articles)
    const content = elementOf(frontView(this.#articles, tables, this.#front.map))
    const panel = content.querySelector<HTMLElement>('.panel')!
    const draw = (row: PageRow, { name, head }: PageTable) =>
      this.#corrections.restore(elementOf(rowView(row, name, head, '')), row.id)
    const rows = tables.map((table): [string, TableRow[]] => [
      table.name,
      table.rows.map((row) => ({ ...row, draw: () => draw(row, table) })),
    ])
    new Panel(panel, new Map(rows))
    return { content, panel, top: 0 }
  }

  /** Links to the front page and to the articles before and behind. */
  #neighbours({ key }: PageArticle): HTMLElement {
    const at = this.#numbers.get(key)!
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
