/** Prints how long the gazetteer takes to open, what memory it adds, and what a look-up costs: `node build/bench/gazetteer.js`. */
import { openGazetteer } from '../src/lexicon/index.js'
import { openResources } from '../src/resources/index.js'

const LOOKUPS = 100_000
const NAMES = ['Brussels', 'Springfield', 'United States', 'Kiev', 'no such place']

const memory = () => process.memoryUsage().rss / 1e6

const before = memory()
const start = performance.now()
const gazetteer = openGazetteer(openResources())
const opened = performance.now()
let found = 0
for (let i = 0; i < LOOKUPS; i++) found += gazetteer.find(NAMES[i % NAMES.length]!).length
const done = performance.now()
console.log(
  `${gazetteer.size} places, opened in ${(opened - start).toFixed(1)} ms, ${(memory() - before).toFixed(1)} MB more`,
)
console.log(`${(((done - opened) / LOOKUPS) * 1000).toFixed(2)} microseconds a look-up (${found} places found)`)
