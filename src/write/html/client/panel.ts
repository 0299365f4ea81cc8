import { plainText, SortableTable, type TableRow } from './sortable-table.js'

/** Rows of a table that are drawn at once, and with each push of the button under it. */
const ROWS_AT_ONCE = 100

/** The tables of what is shown, with their search box. */
export class Panel {
  readonly #root: HTMLElement
  readonly #tables: readonly SortableTable[]

  /**
   * @param rows of each table, by its name, where they do not stand in the page; they are drawn a piece at a time
   */
  constructor(root: HTMLElement, rows?: ReadonlyMap<string, readonly TableRow[]>) {
    this.#root = root
    const sections = [...root.querySelectorAll<HTMLElement>('section[data-table]')]
    this.#tables = sections.map((section) =>
      rows
        ? new SortableTable(section, rows.get(section.dataset.table!) ?? [], ROWS_AT_ONCE)
        : new SortableTable(section, rowsIn(section)),
    )
    this.#box.addEventListener('input', () => this.#search())
  }

  /** The row's element; a search that hides it is taken back. */
  reveal(id: string): HTMLElement | null {
    const row = this.#find(id)
    if (row || !this.#tables.some((table) => table.has(id))) return row
    this.#box.value = ''
    this.#search()
    return this.#find(id)
  }

  #find(id: string): HTMLElement | null {
    for (const table of this.#tables) {
      const row = table.elementOf(id)
      if (row) return row
    }
    return null
  }

  get #box(): HTMLInputElement {
    return this.#root.querySelector('#search')!
  }

  #search(): void {
    const words = plainText(this.#box.value)
      .split(/\s+/)
      .filter((word) => word !== '')
    let found = 0
    let all = 0
    for (const table of this.#tables) {
      found += table.search(words)
      all += table.size
    }
    this.#root.querySelector('#found')!.textContent = words.length === 0 ? '' : `${found} of ${all} rows`
  }
}

/** The rows that stand in the page. */
function rowsIn(section: HTMLElement): TableRow[] {
  return [...section.querySelectorAll<HTMLTableRowElement>('tbody tr[data-row]')].map((row) => ({
    id: row.dataset.row!,
    cells: [...row.cells].map(({ textContent }) => textContent ?? ''),
    ...(row.dataset.value === undefined ? {} : { value: Number(row.dataset.value) }),
    draw: () => row,
  }))
}
