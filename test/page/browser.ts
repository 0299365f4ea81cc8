import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { chromiumPath, launchBrowser } from '../../bench/browser.js'

/** Tests that need a browser are skipped where there is none. */
export const hasBrowser = chromiumPath !== undefined
if (!hasBrowser)
  console.warn('the page is not tested: no Chromium (apt install chromium, or name one in COPYDESK_CHROMIUM)')

/** A page in the browser, with everything that it said and asked for. */
export interface OpenPage {
  page: Page
  /** Messages of the console, and errors that nobody caught. */
  messages: string[]
  /** Addresses that were asked for, the page itself not among them. */
  requests: string[]
}

export interface OpenOptions {
  width?: number
  scheme?: 'light' | 'dark'
  hash?: string
  javaScript?: boolean
}

/** A browser for the tests of a file. Pages from a disk open in its one tab, since a new one costs a second. */
export function useBrowser() {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-page-'))
  let browser: Browser
  let tab: Page
  let pages = 0
  beforeAll(async () => {
    if (!hasBrowser) return
    browser = await launchBrowser()
    tab = await browser.newPage()
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })

  return async function open(html: string, options: OpenOptions = {}): Promise<OpenPage> {
    const { width = 1280, scheme = 'light', hash = '', javaScript = true } = options
    const path = join(folder, `${++pages}.html`)
    writeFileSync(path, html)
    const page = javaScript ? tab : await browser.newPage({ javaScriptEnabled: false })
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme: scheme, media: null })
    const messages: string[] = []
    const requests: string[] = []
    const address = pathToFileURL(path).href
    page.removeAllListeners()
    page.on('console', (message) => messages.push(message.text()))
    page.on('pageerror', (error) => messages.push(error.message))
    page.on('request', (request) => {
      if (request.url().split('#')[0] !== address) requests.push(request.url())
    })
    await page.goto(address + hash)
    return { page, messages, requests }
  }
}
