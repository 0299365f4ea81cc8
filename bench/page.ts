import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { launchBrowser } from './browser.js'

/**
 * How large the page of a folder is, how long it takes to write, and how soon a browser has it open: its front page,
 * and then one of its articles. `node build/bench/page.js [ARTICLES]`; the articles are those of fixtures/, again and
 * again.
 */
const ARTICLES = Number(process.argv[2] ?? 500)
const ROUNDS = 5

const root = fileURLToPath(new URL('../..', import.meta.url))
const texts = readdirSync(join(root, 'fixtures')).filter((name) => name.endsWith('.txt'))
const folder = mkdtempSync(join(tmpdir(), 'copydesk-bench-'))
const articles = join(folder, 'articles')
mkdirSync(articles)
for (let i = 0; i < ARTICLES; i++) {
  const text = readFileSync(join(root, 'fixtures', texts[i % texts.length]!), 'utf8')
  writeFileSync(join(articles, `${String(i).padStart(5, '0')}.txt`), text)
}

const page = join(folder, 'page.html')
const start = performance.now()
const program = join(root, 'bin', 'copydesk.js')
const { status } = spawnSync(process.execPath, [program, articles, '-q', '-f', 'html', '-o', page], {
  stdio: 'inherit',
})
if (status !== 0) throw new Error('the page was not written')
const written = performance.now() - start
const megabytes = statSync(page).size / 1e6
console.log(`${ARTICLES} articles: a page of ${megabytes.toFixed(1)} MB, written in ${seconds(written)}`)

const browser = await launchBrowser()
const fronts: number[] = []
const opened: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  const tab = await browser.newPage()
  const begin = performance.now()
  await tab.goto(pathToFileURL(page).href)
  await tab.locator('#figures tbody tr').first().waitFor()
  fronts.push(performance.now() - begin)
  const click = performance.now()
  await tab.locator('#articles tbody a').nth(7).click()
  await tab.locator('.text').waitFor()
  opened.push(performance.now() - click)
  await tab.close()
}
await browser.close()
rmSync(folder, { recursive: true })
console.log(`a browser has it open in ${seconds(median(fronts))}, and an article of it in ${seconds(median(opened))}`)

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1]!
}
