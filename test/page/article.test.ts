import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { parseProjectNames } from '../../src/names/project-names.js'
import { sample, written } from '../write/sample.js'
import { hasBrowser, useBrowser } from './browser.js'
import { pageOf } from './pages.js'
import { violations } from './violations.js'

const flood = await pageOf('wire-flood.txt')

describe.skipIf(!hasBrowser)('the page of an article', () => {
  const open = useBrowser()

  it('says nothing to the console and asks for nothing', async () => {
    const { page, messages, requests } = await open(flood)
    await page.getByRole('button', { name: 'mentions' }).first().click()
    await page.locator('.text mark.cue').first().click()
    expect(messages).toEqual([])
    expect(requests).toEqual([])
  })

  it('has a policy that refuses every other script, style, picture and request', async () => {
    const { page } = await open(flood)
    const refused = await page.evaluate(async () => {
      const directives: string[] = []
      document.addEventListener('securitypolicyviolation', (event) => directives.push(event.effectiveDirective))
      for (const [tag, text] of [
        ['script', "document.title = 'owned'"],
        ['style', '* { display: none }'],
        ['img', ''],
      ] as const) {
        const element = document.createElement(tag)
        element.textContent = text
        if (element instanceof HTMLImageElement) element.src = 'https://example.org/x.png'
        document.body.append(element)
      }
      await fetch('https://example.org/').catch(() => {})
      await new Promise((resolve) => setTimeout(resolve, 50))
      return directives.toSorted()
    })
    expect(refused).toEqual(['connect-src', 'img-src', 'script-src-elem', 'style-src-elem'])
    expect(await page.title()).toMatch(/^Flood Waters/)
  })

  it('stays under 400 KB', () => {
    expect(Buffer.byteLength(flood)).toBeLessThan(400_000)
  })

  describe('rows and words', () => {
    it('a click on a row lights its words up and moves the focus there', async () => {
      const { page } = await open(flood)
      await page.locator('tr[data-row=C3] td').nth(1).click()
      expect(new URL(page.url()).hash).toBe('#C3')
      await expect.poll(() => litWords(page)).toContain('We are dealing with a disaster')
      expect(await focused(page)).toContain('We are dealing')
      expect(await isSeen(page, '.text .lit')).toBe(true)
    })

    it('a click on words lights up their row and moves the focus there', async () => {
      const { page } = await open(flood)
      await page.locator('.text [data-rows~=F4]').first().click()
      await expect.poll(() => litRow(page)).toBe('F4')
      expect(await isSeen(page, 'tr.lit')).toBe(true)
      expect(await page.evaluate(() => document.activeElement?.closest('tr')?.dataset.row)).toBe('F4')
    })

    it('another click on the same words goes on to the row around them', async () => {
      const { page } = await open(flood)
      const figure = page.locator('.text .quote.figure').first()
      for (const row of [/^F/, /^C/]) {
        await figure.click()
        await expect.poll(async () => (await litRow(page)) ?? '').toMatch(row)
      }
    })

    it('another click on a row goes on to its next words', async () => {
      const { page } = await open(flood)
      const row = page.locator('tr[data-row=P1] a')
      for (const place of ['1 of 2: HAMBURG', '2 of 2: Hamburg', '1 of 2: HAMBURG']) {
        await row.click()
        await expect.poll(() => page.locator('#status').textContent()).toBe(place)
      }
    })

    it('the keyboard goes both ways', async () => {
      const { page } = await open(flood)
      const keller = await rowOf(page, 'actors', 'Jonas Keller')
      await page.locator(`tr[data-row=${keller}] a`).focus()
      await page.keyboard.press('Enter')
      await expect
        .poll(() => page.locator('#status').textContent())
        .toMatch(/^.*1 of [45]: The German interior minister/)
      expect(await focused(page)).toBe('The ')
      const name = page.locator(`.text a[href="#row-${keller}"]`).first()
      await name.focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => page.evaluate(() => document.activeElement?.closest('tr')?.dataset.row)).toBe(keller)
    })

    it('a circle of the map leads to its row', async () => {
      const { page } = await open(flood)
      const circle = page.locator('.map a').first()
      const row = await circle.getAttribute('data-rows')
      await circle.focus()
      await page.keyboard.press('Enter')
      await expect.poll(() => litRow(page)).toBe(row)
    })
  })

  describe('links', () => {
    it.each([
      ['#C3', 'C3'],
      ['#row-F2', 'F2'],
    ])('%s is shown on opening', async (hash, row) => {
      const { page } = await open(flood, { hash })
      expect(await litRow(page)).toBe(row)
    })

    it('are followed when the address changes, and back', async () => {
      const { page } = await open(flood, { hash: '#C3' })
      await page.evaluate(() => {
        location.hash = '#P1'
      })
      await expect.poll(() => litRow(page)).toBe('P1')
      await page.goBack()
      await expect.poll(() => litRow(page)).toBe('C3')
    })

    it('that lead nowhere do nothing', async () => {
      const { page, messages } = await open(flood, { hash: '#C999' })
      await page.evaluate(() => {
        location.hash = '#%E0%A4%A'
      })
      expect(await litRow(page)).toBeUndefined()
      expect(messages).toEqual([])
    })
  })

  describe('the tables', () => {
    it('are searched with one box, without regard to accents', async () => {
      const { page } = await open(await pageOf('translated-statement.txt'))
      await page.getByRole('searchbox').fill('CONSTANTA')
      const rows = page.locator('tbody tr[data-row]')
      for (const text of await rows.allTextContents()) expect(text).toContain('Constan')
      const count = await rows.count()
      expect(await page.locator('#found').textContent()).toMatch(new RegExp(`^${count} of \\d+ rows$`))
      await page.getByRole('searchbox').fill('nothing of the kind')
      expect(await rows.count()).toBe(0)
    })

    it('show a row that the search hides when a link leads to it', async () => {
      const { page } = await open(flood)
      await page.getByRole('searchbox').fill('Nordstern')
      await page.locator('.text .name', { hasText: 'Jonas Keller' }).click()
      await expect.poll(() => litRow(page)).toBe(await rowOf(page, 'actors', 'Jonas Keller'))
      expect(await page.getByRole('searchbox').inputValue()).toBe('')
    })

    it('are sorted by their headings: numbers as numbers, and say so', async () => {
      const { page } = await open(flood)
      const heading = page.locator('#actors').getByRole('columnheader', { name: 'mentions' })
      const mentions = async () => (await page.locator('#actors tbody td:nth-child(4)').allTextContents()).map(Number)
      await heading.getByRole('button').click()
      expect(await heading.getAttribute('aria-sort')).toBe('ascending')
      expect(await mentions()).toEqual((await mentions()).toSorted((a, b) => a - b))
      await heading.getByRole('button').click()
      expect(await heading.getAttribute('aria-sort')).toBe('descending')
      expect(await mentions()).toEqual((await mentions()).toSorted((a, b) => b - a))
    })

    it('sort figures by what they are, not by how they are written', async () => {
      const { page } = await open(flood)
      await page.locator('#figures').getByRole('button', { name: 'how many' }).click()
      const values = await page.locator('#figures tbody tr').evaluateAll((rows) => rows.map((row) => row.dataset.value))
      expect(values.map(Number)).toEqual(values.map(Number).toSorted((a, b) => a - b))
    })
  })

  it('exports ticked rows as lines that --names understands', async () => {
    const { page } = await open(flood)
    const keller = page.getByRole('checkbox', { name: `${await rowOf(page, 'actors', 'Jonas Keller')} is wrong` })
    await keller.check()
    await page.getByRole('checkbox', { name: `${await rowOf(page, 'places', 'Hitzacker')} is wrong` }).check()
    await page.getByRole('checkbox', { name: /^C1 is wrong/ }).check()
    const lines = page.getByRole('textbox', { name: 'Lines for --names' })
    expect(await lines.inputValue()).toMatch(/^- Jonas Keller\n- Keller\n- Hitzacker\n# wrong: .*wire-flood\.txt C1: /)
    await page.getByRole('combobox').first().selectOption({ label: 'an organization' })
    const names = parseProjectNames(await lines.inputValue(), 'names.txt')
    expect(names.actors).toEqual([{ name: 'Jonas Keller', type: 'ORG', forms: ['Jonas Keller', 'Keller'] }])
    expect([...names.removed]).toEqual(['Hitzacker'])
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ])
    expect(readFileSync(await download.path(), 'utf8')).toBe(await lines.inputValue())
    await keller.uncheck()
    expect(await lines.inputValue()).not.toContain('Keller\n')
  })

  it.each(['light', 'dark'] as const)('has nothing that axe finds fault with: %s', async (scheme) => {
    const { page } = await open(flood, { scheme })
    await page.getByRole('checkbox').first().check()
    await page.locator('tr[data-row=C3] a').click()
    expect(await violations(page)).toEqual([])
  })

  it.each(['wire-flood.txt', 'business-results.md', 'live-blog-strike.txt'])(
    'of 390 pixels scrolls in one direction: %s',
    async (name) => {
      const { page } = await open(await pageOf(name), { width: 390 })
      await page.getByRole('checkbox').first().check()
      expect(await sidewaysScrollers(page)).toEqual([])
    },
  )

  it('prints the text and the tables, and none of the controls', async () => {
    const { page } = await open(flood)
    await page.emulateMedia({ media: 'print' })
    for (const hidden of ['.bar', '.tick', '.skip']) expect(await page.locator(hidden).first().isVisible()).toBe(false)
    for (const shown of ['.text', '#figures tr >> nth=-1', '.legend', '.map svg']) {
      expect(await page.locator(shown).first().isVisible()).toBe(true)
    }
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('.panel')!).overflowY)).toBe('visible')
  })

  it('is there without its script too', async () => {
    const { page } = await open(flood, { javaScript: false })
    expect(await page.getByRole('row').count()).toBeGreaterThan(20)
    expect(await page.getByRole('searchbox').isVisible()).toBe(false)
    await page.locator('tr[data-row=C3] a').click()
    expect(await page.locator('[id="C3"]').count()).toBe(1)
  })

  it('says of what is empty that it is', async () => {
    const item = sample()
    const { analysis } = item
    Object.assign(analysis, { entities: [], actors: [], places: [], claims: [], figures: [], dates: [] })
    const { page, messages } = await open(await written('html', [item]))
    expect(await page.locator('.empty').allTextContents()).toEqual([
      'No actors found.',
      'No place with a point on the map.',
      'No places found.',
      'No claims found.',
      'No figures found.',
    ])
    await page.getByRole('searchbox').fill('anything')
    expect(await violations(page)).toEqual([])
    expect(messages).toEqual([])
  })
})

const litRow = (page: Page) => page.evaluate(() => document.querySelector<HTMLElement>('tr.lit')?.dataset.row)
/** Id of the row of a name, whatever its place in the table is. */
const rowOf = (page: Page, table: 'actors' | 'places', name: string) =>
  page
    .locator(`#${table} tbody tr`)
    .filter({ has: page.getByText(name, { exact: true }) })
    .first()
    .getAttribute('data-row')
const litWords = async (page: Page) => (await page.locator('.text .lit').allTextContents()).join('')
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '')

const isSeen = (page: Page, selector: string) =>
  page.evaluate((selector) => {
    const { top, bottom } = document.querySelector(selector)!.getBoundingClientRect()
    return top >= 0 && bottom <= innerHeight
  }, selector)

/** Elements that are wider inside than outside, and the page itself. */
const sidewaysScrollers = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { overflowX } = getComputedStyle(element)
        const scrolls = element === document.documentElement || overflowX === 'auto' || overflowX === 'scroll'
        return scrolls && element.scrollWidth > element.clientWidth
      })
      .map((element) => element.outerHTML.slice(0, 80)),
  )
