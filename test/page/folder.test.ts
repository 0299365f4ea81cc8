import { describe, expect, it } from 'vitest'
import type { Analyzed } from '../../src/index.js'
import { written } from '../write/sample.js'
import { hasBrowser, useBrowser } from './browser.js'
import { analyzed } from './pages.js'
import { violations } from './violations.js'

const items = await analyzed('wire-flood.txt', 'court-bribery.txt', 'op-page.html', 'business-results.md')
const folder = await written('html', items)

describe.skipIf(!hasBrowser)('the page of a folder', () => {
  const open = useBrowser()

  it('begins with the tables of all articles', async () => {
    const { page, messages, requests } = await open(folder)
    expect(await page.locator('h1').textContent()).toMatch(/^4 articles, /)
    const sections = page.locator('section[data-table]')
    const names = await sections.evaluateAll((all) => all.map((section) => section.dataset.table))
    expect(names).toEqual(['articles', 'actors', 'places', 'claims', 'figures'])
    const claims = items.flatMap(({ analysis }) => analysis.claims)
    expect(await page.locator('#claims tbody tr').count()).toBe(claims.length)
    expect([messages, requests]).toEqual([[], []])
  })

  it('opens an article, and goes back', async () => {
    const { page, messages } = await open(folder)
    await page.getByRole('link', { name: 'Former Harbour Chief' }).click()
    await expect.poll(() => page.title()).toMatch(/^Former Harbour Chief/)
    expect(await page.locator('.text').textContent()).toBe(items[1]!.text)
    await page.getByRole('link', { name: 'next' }).click()
    await expect.poll(() => page.title()).toBe('Council votes to close city museum')
    await page.getByRole('link', { name: 'All articles' }).click()
    await expect.poll(() => page.title()).toMatch(/^4 articles/)
    await page.goBack()
    await expect.poll(() => page.title()).toBe('Council votes to close city museum')
    expect(messages).toEqual([])
  })

  it('shows the front page as it was left', async () => {
    const { page } = await open(folder)
    await page.getByRole('searchbox').fill('hotel')
    await page.locator('#claims tbody tr').first().click()
    await expect.poll(() => page.locator('.text').count()).toBe(1)
    await page
      .getByRole('checkbox', { name: /^C\d+ is wrong: Lina Karam/ })
      .last()
      .check()
    await page.goBack()
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('hotel')
    expect(await page.locator('#claims tbody tr').count()).toBe(1)
    expect(await page.locator('section.corrections').count()).toBe(1)
  })

  it('opens the article of a row at its words', async () => {
    const { page } = await open(folder)
    await page.getByRole('searchbox').fill('hotel bathroom')
    await page.locator('#claims tbody tr').click()
    const lit = async () => (await page.locator('.text .lit').allTextContents()).join('')
    await expect.poll(lit).toContain('I counted it in a hotel bathroom')
    expect(new URL(page.url()).hash).toMatch(/^#article-2\/C\d+$/)
  })

  it.each([
    ['#article-1/C3', 'Flood Waters', 'C3'],
    ['#article-2/row-A1', 'Former Harbour Chief', 'A1'],
  ])('%s is shown on opening', async (hash, title, row) => {
    const { page } = await open(folder, { hash })
    expect(await page.title()).toContain(title)
    expect(await page.evaluate(() => document.querySelector<HTMLElement>('tr.lit')?.dataset.row)).toBe(row)
  })

  it.each(['#article-99/C1', '#nowhere', '#%', '#article-1/C999', '#actors'])('%s breaks nothing', async (hash) => {
    const { page, messages } = await open(folder, { hash })
    expect(await page.locator('h1').count()).toBe(1)
    expect(messages).toEqual([])
  })

  it('keeps the ticks of all articles', async () => {
    const { page } = await open(folder)
    await page.getByRole('checkbox', { name: /^article-2\/A1 is wrong/ }).check()
    await page.goto(`${page.url()}#article-2`)
    await expect.poll(() => page.getByRole('checkbox', { name: /^A1 is wrong/ }).isChecked()).toBe(true)
    await page.getByRole('checkbox', { name: /^C1 is wrong/ }).check()
    await page.goBack()
    const lines = page.getByRole('textbox', { name: 'Lines for --names' })
    await expect.poll(() => lines.inputValue()).toMatch(/^- .*\n(?:- .*\n)*# wrong: fixtures\/court-bribery\.txt C1: /)
    expect(await page.getByRole('checkbox', { name: /^article-2\/C1 is wrong/ }).isChecked()).toBe(true)
  })

  it.each(['light', 'dark'] as const)('has nothing that axe finds fault with: %s', async (scheme) => {
    const { page } = await open(folder, { scheme })
    expect(await violations(page)).toEqual([])
  })

  it('has nothing that axe finds fault with where an article is open', async () => {
    const { page } = await open(folder, { hash: '#article-1/C3' })
    expect(await violations(page)).toEqual([])
  })

  it.each([
    [390, ''],
    [390, '#article-3'],
    [1280, ''],
    [1280, '#article-3'],
  ])('is no wider than its %i pixels: %s', async (width, hash) => {
    const { page } = await open(folder, { width, hash })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })

  it('of no articles says so', async () => {
    const { page, messages } = await open(await written('html', []))
    expect(await page.locator('main').textContent()).toContain('No articles.')
    expect(messages).toEqual([])
  })

  it('of 500 articles stays under 30 MB, and shows its rows a hundred at a time', async () => {
    const page500 = await written('html', fiveHundred())
    expect(Buffer.byteLength(page500)).toBeLessThan(30_000_000)
    const { page, messages } = await open(page500)
    const rows = page.locator('#claims tbody tr')
    expect(await rows.count()).toBe(100)
    await page.locator('#claims').getByRole('button', { name: 'Show 100 more' }).click()
    expect(await rows.count()).toBe(200)
    await page.getByRole('searchbox').fill('article-number-377')
    expect(await page.locator('#articles tbody tr').count()).toBe(1)
    await page.locator('#articles tbody tr').click()
    await expect.poll(() => page.locator('.text').count()).toBe(1)
    expect(messages).toEqual([])
  })
})

/** Articles of fixtures/ again and again, under other names. */
function fiveHundred(): Analyzed[] {
  return Array.from({ length: 500 }, (_, i) => {
    const item = items[i % items.length]!
    const article = { ...item.analysis.article, title: `article-number-${i}` }
    return { ...item, analysis: { ...item.analysis, id: `${i}.txt`, article } }
  })
}
