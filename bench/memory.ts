import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { variedArticles } from './articles.js'
import { memoryOf } from './process.js'
import { processors, program } from './project.js'
import { figure, megabytes, type Section } from './report.js'

const ARTICLES = 100_000
const CHARACTERS = 800
const STEPS = 20
const MEGABYTE = 1e6
/** What all workers together may have. */
const MOST_MEMORY = 600

/** Memory of the program over a long stream of articles, with people that never come again. */
export async function memory(): Promise<Section> {
  const child = spawn(process.execPath, [program, '-f', 'ndjson', '--input-format', 'ndjson', '-q', '-'], {
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  const ended = once(child, 'close')
  // how it ended is asked below
  child.stdin.on('error', () => {})
  const start = performance.now()
  const samples: [articles: number, seconds: number, now: number, peak: number][] = []
  const articles = variedArticles(CHARACTERS)
  for (let number = 1; number <= ARTICLES && child.exitCode === null && child.signalCode === null; number++) {
    const more = child.stdin.write(`${JSON.stringify(articles.next().value)}\n`)
    if (!more) await Promise.race([once(child.stdin, 'drain'), ended])
    if (number % (ARTICLES / STEPS) !== 0) continue
    const seconds = (performance.now() - start) / 1e3
    samples.push([
      number,
      seconds,
      memoryOf(child.pid!, 'VmRSS') ?? Number.NaN,
      memoryOf(child.pid!, 'VmHWM') ?? Number.NaN,
    ])
  }
  child.stdin.end()
  const [code, signal] = await ended
  if (code !== 0) throw new Error(`copydesk ended with ${code ?? signal}`)
  const peak = Math.max(...samples.map(([, , , peak]) => peak))
  return {
    title: 'Memory',
    about: `${figure(ARTICLES)} articles through standard input, ${processors} workers: resident memory of the process, which holds them all.`,
    columns: ['articles', 'seconds', 'MB', 'peak MB'],
    rows: samples.map(([number, seconds, now, peak]) => [
      figure(number),
      seconds.toFixed(0),
      megabytes(now),
      megabytes(peak),
    ]),
    bars: [{ what: '100,000 articles, peak MB', reached: peak / MEGABYTE, asked: MOST_MEMORY, atMost: true }],
  }
}
