import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BenchArticle, countWords, writeArticles } from './articles.js'
import type { Round } from './contestant.js'
import { hasWink } from './peers.js'
import { onOneProcessor } from './process.js'
import { figure, median, megabytes, type Section, spread } from './report.js'

/** Those who take part, by the names that contestant.ts knows; everything is compared with the last but one. */
const CONTESTANTS = [
  ['copydesk', 'copydesk, four tables'],
  ['copydesk actors', 'copydesk, actors only'],
  ['compromise', 'compromise, five views'],
  ['wink', 'wink-nlp, tokens, POS, entities'],
] as const

/** So many words warm everybody up: compilers are done (copydesk has a thousand functions to be made fast), words that come often are known. */
const WARM_UP = 300_000

/**
 * Analysis alone, warm, on one processor, turn about. Rates and ratios are of processor time, all threads of a process
 * together: what else the machine does disturbs them least.
 */
export async function contest(
  what: string,
  articles: readonly BenchArticle[],
  rounds: number,
  folder: string,
): Promise<Section> {
  const file = join(folder, 'contest.ndjson')
  writeArticles(file, articles)
  const words = countWords(articles)
  const names = CONTESTANTS.filter(([name]) => name !== 'wink' || hasWink())
  const results = await turnAbout(
    names.map(([name]) => name),
    file,
    Math.ceil(WARM_UP / words),
    rounds,
  )
  const rates = results.map((rounds) => rounds.map(({ processorSeconds }) => words / processorSeconds))
  const ratios = (of: number, to: string) => {
    const other = names.findIndex(([name]) => name === to)
    return other < 0 ? [] : rates[of]!.map((rate, round) => rate / rates[other]![round]!)
  }
  const ratio = (of: number) => median(ratios(of, 'compromise'))
  return {
    title: `One processor, ${what}`,
    about:
      `${articles.length} articles, ${figure(words)} words, ${rounds} rounds turn about when all are warm; the middle one, least and most. ` +
      'Rates and ratios are of processor time; by the clock it was so many words a second.' +
      (hasWink() ? '' : ' wink-nlp is left out: npm ci --prefix bench installs it.'),
    columns: ['', 'words/s', 'times compromise', 'times wink-nlp', 'by the clock', 'peak MB'],
    rows: names.map(([, title], i) => [
      title,
      spread(rates[i]!),
      spread(ratios(i, 'compromise')),
      spread(ratios(i, 'wink')),
      figure(median(results[i]!.map(({ seconds }) => words / seconds))),
      megabytes(Math.max(...results[i]!.map(({ peak }) => peak))),
    ]),
    bars: [
      { what: `four tables, times compromise (${what})`, reached: ratio(0), asked: 2 },
      { what: `actors only, times compromise (${what})`, reached: ratio(1), asked: 4 },
    ],
  }
}

async function turnAbout(names: readonly string[], file: string, warmUp: number, rounds: number): Promise<Round[][]> {
  const module = fileURLToPath(new URL('contestant.js', import.meta.url))
  const children = names.map((name) => fork(module, [name, file], onOneProcessor()))
  const results = names.map((): Round[] => [])
  const death = Promise.race(children.map((child, i) => deathOf(child, names[i]!)))
  try {
    for (let round = -warmUp; round < rounds; round++) {
      for (const [i, child] of children.entries()) {
        child.send('round')
        const [result] = (await Promise.race([once(child, 'message'), death])) as [Round]
        if (round >= 0) results[i]!.push(result)
      }
    }
  } finally {
    for (const child of children) child.kill()
  }
  return results
}

async function deathOf(child: ChildProcess, name: string): Promise<never> {
  const [code, signal] = await once(child, 'exit')
  throw new Error(`contestant ${name} ended with ${code ?? signal}`)
}
