import { statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { someArticles, writeArticles } from './articles.js'
import { launchBrowser } from './browser.js'
import { takeTurns } from './process.js'
import { program } from './project.js'
import { figure, median, megabytes, type Section, spread } from './report.js'

const ARTICLES = 500
const CHARACTERS = 1200

/** How large the page of many articles is, how long it takes to write, and how soon a browser has it open. */
export async function page(rounds: number, folder: string): Promise<Section> {
  const articles = join(folder, 'page.ndjson')
  writeArticles(articles, someArticles(ARTICLES, CHARACTERS))
  const path = join(folder, 'page.html')
  const [runs] = await takeTurns([[[program, articles, '-q', '-f', 'html', '-o', path]]], 1)
  const { fronts, opened } = await openPage(path, rounds)
  const size = statSync(path).size
  return {
    title: 'The page',
    about: `${ARTICLES} articles; ${rounds} times in a browser; the middle one, least and most.`,
    columns: ['', 'MB', 's to write', 's to open', 's to an article'],
    rows: [['page.html', megabytes(size), figure(runs![0]!.seconds), spread(fronts), spread(opened)]],
    bars: [
      { what: `a page of ${ARTICLES} articles, MB`, reached: size / 1e6, asked: 30, atMost: true },
      { what: `a page of ${ARTICLES} articles, s to open`, reached: median(fronts), asked: 3, atMost: true },
    ],
  }
}

/** Seconds until its front page is there, and until one of its articles is. */
async function openPage(path: string, rounds: number): Promise<{ fronts: number[]; opened: number[] }> {
  const browser = await launchBrowser()
  const fronts: number[] = []
  const opened: number[] = []
  try {
    for (let round = 0; round < rounds; round++) {
      const tab = await browser.newPage()
      const start = performance.now()
      await tab.goto(pathToFileURL(path).href)
      await tab.locator('#figures tbody tr').first().waitFor()
      fronts.push((performance.now() - start) / 1e3)
      const click = performance.now()
      await tab.locator('#articles tbody a').nth(7).click()
      await tab.locator('.text').waitFor()
      opened.push((performance.now() - click) / 1e3)
      await tab.close()
    }
  } finally {
    await browser.close()
  }
  return { fronts, opened }
}
