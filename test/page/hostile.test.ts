import { describe, expect, it } from 'vitest'
import type { Analyzed } from '../../src/index.js'
import { sanitize } from '../../src/write/index.js'
import { HOSTILE, hostileSample } from '../write/hostile.js'
import { sample, written } from '../write/sample.js'
import { hasBrowser, type OpenPage, useBrowser } from './browser.js'

/** Elements that a browser would do something about, and that the program does not write. */
const ACTING =
  'main script, main style, img, iframe, object, embed, link, base, form, [onerror], [onmouseover], template'

/** Texts that act in a page where they are taken for markup. */
const MARKUP = [
  'a script',
  'the end of a script',
  'an image with a handler',
  'the end of an attribute',
  'a style element',
  'template braces',
  'a link',
  'line and paragraph separators',
  'right-to-left text',
  'half a surrogate pair',
]

describe.skipIf(!hasBrowser)('hostile text in a browser', () => {
  const open = useBrowser()

  async function expectHarmless({ page, messages, requests }: OpenPage, text: string): Promise<void> {
    expect([messages, requests]).toEqual([[], []])
    expect(wellFormed((await page.locator('.text').textContent()) ?? '')).toBe(shownAs(hostileSample(text).text))
    expect(await page.locator(ACTING).count()).toBe(0)
    expect(await page.locator('section[data-table]').count()).toBe(4)
    const links = await page.locator('a').evaluateAll((all) => all.map((link) => link.getAttribute('href')))
    for (const link of links) expect(link).toMatch(/^#/)
  }

  it.each(MARKUP)('is text in the page of an article: %s', async (name) => {
    const text = HOSTILE[name]!
    const opened = await open(await written('html', [hostileSample(text)]))
    await opened.page.getByRole('checkbox').first().check()
    await expectHarmless(opened, text)
  })

  it('is text in the page of a folder, whichever article is opened', async () => {
    const texts = Object.values(HOSTILE)
    const opened = await open(await written('html', texts.map(hostileSample)))
    expect(await opened.page.locator(ACTING).count()).toBe(0)
    for (const [i, text] of texts.entries()) {
      await opened.page.evaluate(
        (hash) => {
          location.hash = hash
        },
        `article-${i + 1}/C1`,
      )
      await opened.page.locator(`[data-article=article-${i + 1}]`).waitFor()
      await expectHarmless(opened, text)
    }
  })

  it('of one word of a megabyte leaves the page as wide as the screen', async () => {
    const { page, messages } = await open(await written('html', [hostileSample('x'.repeat(1_000_000))]), { width: 390 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    expect(messages).toEqual([])
  })

  it('of ten thousand claims stands, is searched and sorted', async () => {
    const { page, messages } = await open(await written('html', [tenThousandClaims()]))
    const count = () => page.evaluate(() => document.querySelectorAll('#claims tbody tr[data-row]').length)
    expect(await count()).toBe(10_000)
    await page.locator('#search').fill('claim-number-7777')
    expect(await count()).toBe(1)
    await page.locator('#search').fill('')
    await page.locator('#claims .sort').first().click()
    await page.evaluate(() => {
      location.hash = '#row-C9999'
    })
    await expect.poll(() => page.locator('tr.lit').getAttribute('data-row')).toBe('C9999')
    expect(messages).toEqual([])
  })
})

const shownAs = (text: string) => wellFormed(sanitize(text.replace(/\r\n?/g, '\n')))

/** What is half a character is replaced when a page is read, and stays in its data. */
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd')

function tenThousandClaims(): Analyzed {
  const item = sample()
  const [claim] = item.analysis.claims
  let text = item.text
  const claims = Array.from({ length: 10_000 }, (_, i) => {
    const words = `claim-number-${i + 1}`
    const start = [...item.text].length + text.length - item.text.length + 1
    text += ` ${words}`
    return { ...claim!, id: `C${i + 1}`, text: words, content: [{ start, end: start + words.length }] }
  })
  return { ...item, text, analysis: { ...item.analysis, claims } }
}
