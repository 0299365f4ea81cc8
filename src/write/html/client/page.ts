import type { Spotlight } from './spotlight.js'

/** A page of one article, or of a folder. */
export interface Page {
  /** Goes where a link leads: to what stands behind "#" in it. */
  open(target: string): void
  /** Of the article that is shown; null on a folder's front page. */
  spotlight: Spotlight | null
  /** What stands before a row's id in links to it. */
  prefix: string
}

/** The part of the page that is not frame. */
export const main = document.querySelector('main')!

/** Where a screen reader hears what a link led to. */
export const status = document.querySelector<HTMLElement>('#status')!

/** What stands behind "#" in the address. */
export function place(): string {
  try {
    return decodeURIComponent(location.hash.slice(1))
  } catch {
    return ''
  }
}

/** Goes to words or to a row of the article that is shown; to other parts of the page the browser knows the way. */
export function follow(spotlight: Spotlight | null, target: string): void {
  const [, row, id] = /^(row-)?([A-Z]\d+)$/.exec(target) ?? []
  if (id && (row ? spotlight?.showRow(id) : spotlight?.showWords(id))) return
  document.getElementById(place())?.scrollIntoView()
}
