import { element, type View } from '../view/element.js'
import { elementOf } from './dom.js'

/** A row that was ticked wrong. */
interface Correction {
  /** Id of the article and the row, what the row says. */
  about: string
  /** How the article writes it; empty where a file of names cannot speak of it. */
  names: readonly string[]
  verdict: Verdict
}

/** What a name is instead: no name at all, or a name of another type. */
type Verdict = '-' | 'PER' | 'ORG' | 'LOC' | 'MISC'

const VERDICTS: readonly [Verdict, string][] = [
  ['-', 'no name'],
  ['PER', 'a person'],
  ['ORG', 'an organization'],
  ['LOC', 'a place'],
  ['MISC', 'another name'],
]

const LONGEST_ABOUT = 120

/** The ticks of the page, and what they say in a file for --names. */
export class Corrections {
  readonly #ticked = new Map<string, Correction>()
  #section: HTMLElement | null = null
  #link: HTMLElement | null = null

  /**
   * Shows under some tables what all ticks say, and listens to theirs; once more for tables that are shown again.
   * @param prefix what makes a row's id its key among all articles, and stands before ids in links
   * @param nameOf the article of a key
   */
  attach(panel: HTMLElement, prefix: string, nameOf: (key: string) => string): void {
    this.#section?.remove()
    this.#link?.remove()
    this.#section = elementOf(sectionView(prefix))
    this.#link = elementOf(element('a', { href: `#${prefix}corrections` }))
    panel.append(this.#section)
    panel.querySelector('.bar nav')!.append(this.#link)
    this.#section.querySelector('.copy')!.addEventListener('click', () => this.#copy())
    this.#section.querySelector('.download')!.addEventListener('click', () => download(this.#lines()))
    panel.onchange = ({ target }) => {
      const row = target instanceof HTMLInputElement && target.closest<HTMLElement>('.tick')?.closest('tr')
      if (row) this.#tick(row, prefix + row.dataset.row, nameOf, target.checked)
    }
    for (const row of panel.querySelectorAll<HTMLElement>('tr[data-row]')) this.restore(row, prefix + row.dataset.row)
    this.#draw()
  }

  /** Ticks a row that was ticked before. @returns the row */
  restore(row: HTMLElement, key: string): HTMLElement {
    const tick = row.querySelector('input')
    if (tick) tick.checked = this.#ticked.has(key)
    return row
  }

  #tick(row: HTMLTableRowElement, key: string, nameOf: (key: string) => string, wrong: boolean): void {
    if (wrong) this.#ticked.set(key, correctionOf(row, nameOf(key)))
    else this.#ticked.delete(key)
    this.#draw()
  }

  /** A file for --names; what such a file cannot say is a comment in it. */
  #lines(): string {
    const written = new Set<string>()
    const lines = [...this.#ticked.values()].map(({ about, names, verdict }) => {
      const free = names.filter((name) => !written.has(name) && (verdict === '-' || !/[=,]/.test(name)))
      if (free.length === 0) return `# wrong: ${about}`
      for (const name of free) written.add(name)
      if (verdict === '-') return free.map((name) => `- ${name}`).join('\n')
      const [name, ...aliases] = free
      return `+ ${verdict} ${name}${aliases.length > 0 ? ` = ${aliases.join(', ')}` : ''}`
    })
    return lines.map((line) => `${line}\n`).join('')
  }

  #draw(): void {
    const section = this.#section!
    section.hidden = this.#ticked.size === 0
    this.#link!.hidden = section.hidden
    this.#link!.textContent = `ticked wrong ${this.#ticked.size}`
    const items = [...this.#ticked.values()].map((correction) => this.#item(correction))
    section.querySelector('ul')!.replaceChildren(...items)
    section.querySelector('textarea')!.value = this.#lines()
  }

  /** A ticked row, with the choice of what it is where a file of names can say it. */
  #item(correction: Correction): HTMLElement {
    const { about, names, verdict } = correction
    if (names.length === 0) return elementOf(element('li', {}, [about]))
    const options = VERDICTS.map(([value, label]) => element('option', { value, selected: value === verdict }, [label]))
    const choice = element('label', {}, ['It is ', element('select', {}, options)])
    const item = elementOf(element('li', {}, [about, ' ', choice]))
    item.querySelector('select')!.addEventListener('change', ({ target }) => {
      correction.verdict = (target as HTMLSelectElement).value as Verdict
      this.#section!.querySelector('textarea')!.value = this.#lines()
    })
    return item
  }

  #copy(): void {
    const lines = this.#section!.querySelector('textarea')!
    lines.select()
    // a page opened from a disk may have no clipboard: the lines are selected in any case
    navigator.clipboard?.writeText(lines.value).catch(() => {})
  }
}

function correctionOf(row: HTMLTableRowElement, article: string): Correction {
  const cells = [...row.cells].map(({ textContent }) => textContent?.trim() ?? '')
  const says = cells.filter((cell) => cell !== '').join(' · ')
  const id = row.dataset.row!.split('/').at(-1)
  const names = (row.dataset.names ?? '').split('\n').filter((name) => name !== '')
  return { about: `${article} ${id}: ${says}`.slice(0, LONGEST_ABOUT), names, verdict: '-' }
}

function sectionView(prefix: string): View {
  return element(
    'section',
    { id: `${prefix}corrections`, class: 'corrections', 'aria-labelledby': 'corrections-title' },
    [
      element('h2', { id: 'corrections-title' }, ['ticked wrong']),
      element('p', {}, [
        'A file with these lines, given to the next run as --names, corrects the names; lines with # are notes for people.',
      ]),
      element('ul', {}),
      element('label', { for: 'names-lines' }, ['Lines for --names']),
      element('textarea', { id: 'names-lines', rows: 6, readonly: true, spellcheck: 'false' }),
      element('p', {}, [
        element('button', { type: 'button', class: 'copy' }, ['Copy']),
        ' ',
        element('button', { type: 'button', class: 'download' }, ['Download names.txt']),
      ]),
    ],
  )
}

function download(lines: string): void {
  const address = URL.createObjectURL(new Blob([lines], { type: 'text/plain' }))
  const link = elementOf(element('a', { href: address, download: 'names.txt' }))
  link.click()
  URL.revokeObjectURL(address)
}
