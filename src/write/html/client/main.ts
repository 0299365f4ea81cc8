import { Corrections } from './corrections.js'
import { FolderPage } from './folder-page.js'
import { type Page, place } from './page.js'
import { SinglePage } from './single-page.js'

/**
 * The page's script. Every way through the page is a link: "#C3" leads to the words of a row, "#row-C3" to the row, in
 * a folder "#article-12/C3". So what a click does, the keyboard, the address and the way back do too.
 */
function start(): void {
  document.documentElement.classList.add('script')
  if (document.querySelector('#no-articles')) return
  const data = [...document.querySelectorAll<HTMLElement>('script[type="application/json"]')]
  const corrections = new Corrections()
  const page = data.length === 0 ? new SinglePage(corrections) : new FolderPage(data, corrections)
  document.addEventListener('click', (event) => onClick(event, page))
  addEventListener('hashchange', () => page.open(place()))
  page.open(place())
}

function onClick(event: MouseEvent, page: Page): void {
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
  const isSelecting = getSelection()?.isCollapsed === false
  if (!isPlain || isSelecting) return
  const target = targetOf(event.target as Element, page)
  if (target === null) return
  event.preventDefault()
  if (place() === target) page.open(target)
  else location.hash = target
}

/** Where a click leads; null where it is none of the page's business. */
function targetOf(clicked: Element, { prefix, spotlight }: Page): string | null {
  const words = clicked.closest<HTMLElement>('.text [data-rows]')
  if (words) {
    // the shortest row first, and from the row that is lit on to the next around it
    const rows = words.dataset.rows!.split(' ')
    return `${prefix}row-${rows[(rows.indexOf(spotlight?.row ?? '') + 1) % rows.length]}`
  }
  const row = clicked.closest('input, button') ? null : clicked.closest('tr[data-row]')
  const address = (clicked.closest('a') ?? row?.querySelector('a'))?.getAttribute('href')
  return address?.startsWith('#') ? address.slice(1) : null
}

start()
