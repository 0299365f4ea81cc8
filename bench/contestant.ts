/**
 * One contestant in a process of its own, so that none works on another's heap: `contestant.js NAME FILE` loads the
 * articles of an NDJSON file, and each time that its parent asks analyses them all and answers with a `Round`.
 */
import { readFileSync } from 'node:fs'
import type { Article, TableName } from '../src/index.js'
import { createAnalyzer, openResources } from '../src/index.js'
import { type BenchArticle, batchesOf } from './articles.js'
import { processorSeconds } from './clock.js'
import { isPeer, peers } from './peers.js'

/** What a round took, in seconds, and the most memory that the process has had, in bytes. */
export interface Round {
  seconds: number
  processorSeconds: number
  peak: number
}

const [name = '', file = ''] = process.argv.slice(2)
const articles = readFileSync(file, 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as BenchArticle)
/** As the program itself takes them. */
const batches = await batchesOf(articles)
const analyze = await open(name)

process.on('message', () => {
  const [start, processor] = [performance.now(), processorSeconds()]
  for (const batch of batches) analyze(batch)
  const round: Round = {
    seconds: (performance.now() - start) / 1e3,
    processorSeconds: processorSeconds() - processor,
    peak: process.resourceUsage().maxRSS * 1024,
  }
  process.send!(round)
})

async function open(name: string): Promise<(batch: readonly Article[]) => unknown> {
  if (isPeer(name)) {
    const peer = await peers[name]()
    return (batch) => batch.map(({ text }) => peer(text))
  }
  const [, table] = name.split(' ')
  const analyzer = createAnalyzer(openResources(), table === undefined ? {} : { only: [table as TableName] })
  return (batch) => analyzer.annotateAll(batch)
}
