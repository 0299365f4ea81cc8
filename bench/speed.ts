import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import nlp from 'compromise'
import { type Article, createAnalyzer, openResources, readArticles } from '../src/index.js'

/**
 * Words a second of the analysis beside compromise with its five views, on the same articles, in one thread and turn
 * about, and of the whole program with one worker and two. `npm run bench [-- FILE…]`; without files, the fixtures.
 */
const ROUNDS = 5
const LEAST_WORDS = 20_000

const root = fileURLToPath(new URL('../..', import.meta.url))
const inputs = process.argv.length > 2 ? process.argv.slice(2) : [`${root}fixtures`]
const articles: Article[] = []
for await (const item of readArticles(inputs)) if (!('error' in item)) articles.push(item)
const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== '').length
const once = articles.reduce((sum, { text }) => sum + wordsOf(text), 0)
const repeats = Math.max(1, Math.ceil(LEAST_WORDS / once))
const words = once * repeats
console.log(`${articles.length} articles, ${words} words a round, ${ROUNDS} rounds`)

const resources = openResources()
const full = createAnalyzer(resources)
const actors = createAnalyzer(resources, { only: ['actors'] })
const contestants: [name: string, analyze: (article: Article) => void][] = [
  ['copydesk, four tables', (article) => full.analyze(article)],
  ['copydesk, actors', (article) => actors.analyze(article)],
  ['compromise, five views', ({ text }) => views(text)],
]

function views(text: string): void {
  const document = nlp(text)
  document.people().out('array')
  document.places().out('array')
  document.organizations().out('array')
  document.quotations().out('array')
  document.numbers().out('array')
}

const speeds = contestants.map((): number[] => [])
for (let round = 0; round <= ROUNDS; round++) {
  for (const [i, [, analyze]] of contestants.entries()) {
    const start = performance.now()
    for (let n = 0; n < repeats; n++) for (const article of articles) analyze(article)
    // the first round warms up
    if (round > 0) speeds[i]!.push(words / ((performance.now() - start) / 1000))
  }
}

const sorted = speeds.map((values) => values.sort((a, b) => a - b))
const median = (values: readonly number[]) => values[values.length >> 1]!
const compromise = median(sorted.at(-1)!)
for (const [i, [name]] of contestants.entries()) {
  const values = sorted[i]!
  const spread = `${Math.round(values[0]!)} to ${Math.round(values.at(-1)!)}`
  const ratio = (median(values) / compromise).toFixed(2)
  console.log(
    `${name.padEnd(24)} ${String(Math.round(median(values))).padStart(7)} words/s (${spread}), ${ratio} times compromise`,
  )
}

const copies = Array.from({ length: repeats }, () => inputs).flat()
for (const jobs of ['1', '2']) {
  const args = [`${root}bin/copydesk.js`, ...copies, '-f', 'ndjson', '-o', '/dev/null', '-q', '-j', jobs]
  const start = performance.now()
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' })
  const speed = words / ((performance.now() - start) / 1000)
  console.log(
    `whole program, -j ${jobs}      ${String(Math.round(speed)).padStart(7)} words/s${status === 0 ? '' : ' (failed)'}`,
  )
}
