import { describe, expect, it } from 'vitest'
import { written } from '../write/sample.js'
import { hasBrowser, useBrowser } from './browser.js'
import { analyzed, pageOf } from './pages.js'

const FIXTURES = [
  'wire-flood.txt',
  'press-conference-summit.txt',
  'court-bribery.txt',
  'translated-statement.txt',
  'business-results.md',
]

describe.skipIf(!hasBrowser)('the map, as a browser draws it', () => {
  const open = useBrowser()

  it.each(FIXTURES)('has no label that covers another, or that is cut: %s', async (name) => {
    const { page } = await open(await pageOf(name))
    expect(await page.evaluate(overlaps)).toEqual([])
    expect(await page.locator('.map .labels text').count()).toBeGreaterThan(0)
  })

  it('has none on the front page of a folder', async () => {
    const { page } = await open(await written('html', await analyzed(...FIXTURES)))
    expect(await page.evaluate(overlaps)).toEqual([])
  })
})

/** Runs in the browser: pairs of labels that cover one another, and labels that stand out of the picture. */
function overlaps(): string[] {
  const labels = [...document.querySelectorAll<SVGTextElement>('.map .labels text')]
  const picture = document.querySelector('.map svg')!.getBoundingClientRect()
  const found: string[] = []
  for (const [i, label] of labels.entries()) {
    const box = label.getBoundingClientRect()
    if (box.left < picture.left || box.right > picture.right || box.top < picture.top || box.bottom > picture.bottom) {
      found.push(`${label.textContent} is cut`)
    }
    for (const other of labels.slice(i + 1)) {
      const { left, right, top, bottom } = other.getBoundingClientRect()
      const apart = box.right <= left || right <= box.left || box.bottom <= top || bottom <= box.top
      if (!apart) found.push(`${label.textContent} and ${other.textContent}`)
    }
  }
  return found
}
