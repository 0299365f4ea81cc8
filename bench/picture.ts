import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { launchBrowser } from './browser.js'

/** Makes docs/page.png, the README's picture of the page: `npm run picture`. */
const ARTICLE = 'fixtures/wire-flood.txt'
/** What is lit in it. */
const ROW = 'C2'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'copydesk-picture-'))
const page = join(folder, 'page.html')
const { status } = spawnSync(process.execPath, ['bin/copydesk.js', ARTICLE, '-f', 'html', '-o', page], { cwd: root })
if (status !== 0) throw new Error('the page was not written')

const browser = await launchBrowser()
const tab = await browser.newPage({ viewport: { width: 1240, height: 700 }, colorScheme: 'light' })
await tab.goto(`${pathToFileURL(page).href}#${ROW}`)
// the headline, and the claims beside it
await tab.evaluate("document.querySelector('#claims').scrollIntoView(); scrollTo(0, 0)")
await tab.screenshot({ path: join(root, 'docs', 'page.png') })
await browser.close()
rmSync(folder, { recursive: true })
