import { openGazetteer } from '../src/lexicon/index.js'
import { openResources } from '../src/resources/index.js'
import { figure, megabytes, type Section } from './report.js'

const LOOKUPS = 100_000
const NAMES = ['Brussels', 'Springfield', 'United States', 'Kiev', 'no such place']
const MEGABYTE = 1e6

/** How long the gazetteer takes to open, what memory it adds, and what a look-up costs. */
export function gazetteer(): Section {
  const before = process.memoryUsage().rss
  const start = performance.now()
  const places = openGazetteer(openResources())
  const opened = performance.now()
  for (let i = 0; i < LOOKUPS; i++) places.find(NAMES[i % NAMES.length]!)
  const done = performance.now()
  const added = process.memoryUsage().rss - before
  return {
    title: 'The gazetteer',
    about: `${figure(places.size)} places, opened once.`,
    columns: ['', 'ms to open', 'MB more', 'µs a look-up'],
    rows: [['gazetteer', figure(opened - start), megabytes(added), figure(((done - opened) * 1e3) / LOOKUPS)]],
    bars: [
      { what: 'gazetteer opens, ms', reached: opened - start, asked: 60, atMost: true },
      { what: 'gazetteer, MB more', reached: added / MEGABYTE, asked: 60, atMost: true },
    ],
  }
}
