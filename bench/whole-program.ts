import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { countWords, someArticles, writeArticles } from './articles.js'
import { hasWink, type PeerName } from './peers.js'
import { highestPeak, speedRatios, takeTurns } from './process.js'
import { processors, program } from './project.js'
import { figure, median, megabytes, type Section, spread } from './report.js'

/** About 360,000 words: what starting and warming up cost is small beside it. */
const ARTICLES = 800
const CHARACTERS = 2500

interface Contestant {
  title: string
  /** How many processors it can use. */
  jobs: number
  commands: string[][]
}

/** The program as it is run, from the file to the last line of NDJSON, its start included, with one worker and more. */
export async function wholeProgram(rounds: number, folder: string): Promise<Section> {
  const file = join(folder, 'articles.ndjson')
  const articles = someArticles(ARTICLES, CHARACTERS)
  writeArticles(file, articles)
  const words = countWords(articles)
  const all = [...new Set([1, 2, processors])].filter((jobs) => jobs <= processors)
  const contestants = [
    ...all.map((jobs) => copydesk(file, jobs, [])),
    copydesk(file, 1, ['--only', 'actors']),
    ...all.map((jobs) => peer('compromise', file, jobs)),
    ...(hasWink() ? all.map((jobs) => peer('wink', file, jobs)) : []),
  ]
  const runs = await takeTurns(
    contestants.map(({ commands }) => commands),
    rounds,
  )
  const ratios = (of: number, to: number) => speedRatios(runs[of]!, runs[to]!)
  const find = (start: string, jobs: number) =>
    contestants.findIndex((one) => one.title.startsWith(start) && one.jobs === jobs)
  const two = find('copydesk', 2)
  return {
    title: 'The whole program',
    about:
      `${articles.length} articles of one NDJSON file, ${figure(words)} words, start included, ${rounds} rounds turn about; the middle one, least and most. ` +
      'The peers have no workers: as many processes share the articles.',
    columns: ['', 'words/s', 'times itself on one', 'times compromise on as many', 'processor s', 'peak MB'],
    rows: contestants.map(({ title, jobs }, i) => [
      title,
      spread(runs[i]!.map(({ seconds }) => words / seconds)),
      spread(ratios(i, find(title.replace(/, \d+ .*/, ''), 1))),
      spread(ratios(i, find('compromise', jobs))),
      figure(median(runs[i]!.map(({ processorSeconds }) => processorSeconds))),
      megabytes(highestPeak(runs[i]!)),
    ]),
    bars:
      two < 0
        ? []
        : [{ what: 'two workers, times one', reached: median(ratios(two, find('copydesk', 1))), asked: 1.7 }],
  }
}

function copydesk(file: string, jobs: number, options: readonly string[]): Contestant {
  const title = `copydesk${options.length > 0 ? ` ${options.join(' ')}` : ''}, ${counted(jobs, 'worker')}`
  return { title, jobs, commands: [[program, file, '-f', 'ndjson', '-q', '-j', String(jobs), ...options]] }
}

function peer(name: PeerName, file: string, jobs: number): Contestant {
  const script = fileURLToPath(new URL('peer-program.js', import.meta.url))
  const commands = Array.from({ length: jobs }, (_, i) => [script, name, file, String(i), String(jobs)])
  return { title: `${name}, ${counted(jobs, 'process')}`, jobs, commands }
}

const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : noun.endsWith('s') ? 'es' : 's'}`
