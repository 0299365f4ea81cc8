import type { Panel } from './panel.js'

/** Lights up a row and its words in the text, and takes the reader from one to the other. */
export class Spotlight {
  readonly #root: HTMLElement
  readonly #panel: Panel
  readonly #status: HTMLElement
  /** The row that is lit. */
  row: string | null = null
  #mention = 0

  /** @param status where a screen reader hears what was found */
  constructor(root: HTMLElement, panel: Panel, status: HTMLElement) {
    this.#root = root
    this.#panel = panel
    this.#status = status
  }

  /** Goes to the words of a row; asked again, to its next words. @returns whether there are any */
  showWords(id: string): boolean {
    const mentions = this.#mentionsOf(id)
    if (mentions.length === 0) return false
    this.#mention = this.row === id ? (this.#mention + 1) % mentions.length : 0
    this.#light(id)
    const mention = mentions[this.#mention]!
    goTo(mention[0]!)
    const count = mentions.length === 1 ? '' : `${this.#mention + 1} of ${mentions.length}: `
    this.#status.textContent = count + mention.map(({ textContent }) => textContent).join('')
    return true
  }

  /** Goes to a row. @returns whether there is such a row */
  showRow(id: string): boolean {
    const row = this.#panel.reveal(id)
    if (!row) return false
    this.#mention = -1
    this.#light(id)
    goTo(row.querySelector('a') ?? row, row)
    if (scrollsAlone(row) && ![...this.#root.querySelectorAll('.text .lit')].some(isSeen)) {
      this.#mentionsOf(id)[0]?.[0]?.scrollIntoView({ block: 'center' })
    }
    this.#status.textContent = row.textContent
    return true
  }

  #light(id: string): void {
    for (const lit of this.#root.querySelectorAll('.lit')) lit.classList.remove('lit')
    for (const words of this.#root.querySelectorAll(`[data-rows~="${CSS.escape(id)}"]`)) words.classList.add('lit')
    const row = this.#panel.reveal(id)
    row?.classList.add('lit')
    if (row) bringIntoPanel(row)
    this.row = id
  }

  /** The row's places in the text, each with its pieces. */
  #mentionsOf(id: string): HTMLElement[][] {
    const mentions: HTMLElement[][] = []
    for (const piece of this.#root.querySelectorAll<HTMLElement>(`.text [data-rows~="${CSS.escape(id)}"]`)) {
      const before = mentions.at(-1)
      if (before && follows(piece, before.at(-1)!)) before.push(piece)
      else mentions.push([piece])
    }
    return mentions
  }
}

/** Whether nothing but empty anchors stands between two pieces. */
function follows(piece: HTMLElement, before: HTMLElement): boolean {
  let node = piece.previousSibling
  while (node && node !== before && node.textContent === '') node = node.previousSibling
  return node === before
}

/** Whether the tables scroll by themselves, beside the text: on a wide screen. */
function scrollsAlone(row: HTMLElement): boolean {
  const panel = row.closest('.panel')!
  return panel.scrollHeight > panel.clientHeight
}

function isSeen(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight
}

/** Moves a row that is out of sight in its panel to the middle of it. */
function bringIntoPanel(row: HTMLElement): void {
  const panel = row.closest('.panel')!
  const { top, bottom } = row.getBoundingClientRect()
  const bar = panel.querySelector('.bar')!.clientHeight
  if (top < bar || bottom > panel.clientHeight) panel.scrollTop += top - panel.clientHeight / 2
}

/** Moves the focus, and the page so that it is seen. */
function goTo(target: HTMLElement, seen: HTMLElement = target): void {
  if (target.tabIndex < 0) target.tabIndex = -1
  target.focus({ preventScroll: true })
  seen.scrollIntoView({ block: 'center' })
}
