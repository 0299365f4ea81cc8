import { element } from '../view/element.js'
import { elementOf } from './dom.js'

export interface TableRow {
  id: string
  cells: readonly string[]
  /** What the first cell is sorted by, where that is not its text. */
  value?: number
  /** Its element: a new one, or that which stands in the page. */
  draw(): HTMLElement
}

/** A table that is sorted by its headings, filtered by the search box, and drawn a piece at a time. */
export class SortableTable {
  readonly #section: HTMLElement
  readonly #rows: readonly TableRow[]
  readonly #plain = new Map<TableRow, string>()
  readonly #step: number
  #order: readonly TableRow[]
  #words: readonly string[] = []
  #limit: number

  /** @param step rows that are drawn at once; without it they all stand in the page already */
  constructor(section: HTMLElement, rows: readonly TableRow[], step = Infinity) {
    this.#section = section
    this.#rows = rows
    this.#order = rows
    this.#step = step
    this.#limit = step
    for (const [column, button] of section.querySelectorAll<HTMLElement>('button.sort').entries()) {
      button.addEventListener('click', () => this.#sort(column, button.closest('th')!))
    }
    if (step < Infinity) this.#draw()
  }

  get size(): number {
    return this.#rows.length
  }

  has(id: string): boolean {
    return this.#rows.some((row) => row.id === id)
  }

  /** Shows the rows that hold all the words. @returns how many there are */
  search(words: readonly string[]): number {
    this.#words = words
    this.#limit = this.#step
    return this.#draw()
  }

  /** The element of a row that stands in the page; null where the search hides it. */
  elementOf(id: string): HTMLElement | null {
    return (
      this.#shown()
        .find((row) => row.id === id)
        ?.draw() ?? null
    )
  }

  #shown(): readonly TableRow[] {
    if (this.#words.length === 0) return this.#order
    return this.#order.filter((row) => this.#words.every((word) => this.#plainText(row).includes(word)))
  }

  #sort(column: number, heading: HTMLElement): void {
    const descending = heading.getAttribute('aria-sort') === 'ascending'
    for (const other of this.#section.querySelectorAll('th[aria-sort]')) other.setAttribute('aria-sort', 'none')
    heading.setAttribute('aria-sort', descending ? 'descending' : 'ascending')
    const sign = descending ? -1 : 1
    this.#order = this.#rows.toSorted((a, b) => sign * compare(a, b, column))
    this.#draw()
  }

  #draw(): number {
    const body = this.#section.querySelector('table.rows tbody')
    if (!body) return 0
    const shown = this.#shown()
    body.replaceChildren(...shown.slice(0, this.#limit).map((row) => row.draw()))
    const count = shown.length === this.#rows.length ? '' : `${shown.length} of ${this.#rows.length}`
    this.#section.querySelector('.shown')!.textContent = count
    this.#section.querySelector('.more')?.remove()
    if (shown.length > this.#limit) this.#section.append(this.#moreButton(shown.length))
    return shown.length
  }

  #moreButton(all: number): HTMLElement {
    const step = Math.min(this.#step, all - this.#limit)
    const label = `Show ${step} more (${all - this.#limit} are left)`
    const button = elementOf(element('button', { type: 'button', class: 'more' }, [label]))
    button.addEventListener('click', () => {
      this.#limit += this.#step
      this.#draw()
      // the button may be a new one, or gone: the first new row is where reading goes on
      const next = this.#section.querySelectorAll<HTMLElement>('table.rows tbody tr')[this.#limit - this.#step]
      next?.querySelector('a')?.focus()
    })
    return button
  }

  #plainText(row: TableRow): string {
    const known = this.#plain.get(row)
    if (known !== undefined) return known
    const plain = plainText(row.cells.join(' '))
    this.#plain.set(row, plain)
    return plain
  }
}

/** Small letters without accents: "constanta" finds "Constanța". */
export const plainText = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

const NUMBER = /^-?\d+(?:\.\d+)?$/
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Numbers before text, text in the order of a dictionary, nothing last. */
function compare(a: TableRow, b: TableRow, column: number): number {
  const [first, second] = [keyOf(a, column), keyOf(b, column)]
  if (typeof first === 'number' && typeof second === 'number') return first - second
  if (typeof first === 'number' || typeof second === 'number') return typeof first === 'number' ? -1 : 1
  if (first === '' || second === '') return first === second ? 0 : first === '' ? 1 : -1
  return collator.compare(first, second)
}

function keyOf({ cells, value }: TableRow, column: number): string | number {
  if (column === 0 && value !== undefined) return value
  const cell = cells[column] ?? ''
  return NUMBER.test(cell) ? Number(cell) : cell
}
