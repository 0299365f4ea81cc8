import { join } from 'node:path'
import { countWords, someArticles, writeArticles } from './articles.js'
import { highestPeak, speedRatios, takeTurns } from './process.js'
import { processors, program } from './project.js'
import { figure, median, megabytes, type Section, spread } from './report.js'

const ARTICLES = 10_000
const CHARACTERS = 300
const STORES = ['sqlite', 'parquet'] as const

/** Articles into stores beside the same articles as NDJSON, all into files, all processors, turn about. */
export async function stores(rounds: number, folder: string): Promise<Section> {
  const articles = someArticles(ARTICLES, CHARACTERS)
  const words = countWords(articles)
  const file = join(folder, 'stored.ndjson')
  writeArticles(file, articles)
  const formats = ['ndjson', ...STORES]
  const runs = await takeTurns(
    formats.map((format) => [[program, file, '-f', format, '-o', join(folder, `store.${format}`), '-q']]),
    rounds,
  )
  const ratios = (i: number) => speedRatios(runs[i]!, runs[0]!)
  return {
    title: 'Stores',
    about: `${figure(ARTICLES)} articles of ${figure(words / ARTICLES)} words, ${processors} workers, ${rounds} rounds turn about; the middle one, least and most.`,
    columns: ['', 'words/s', 'times NDJSON', 'peak MB'],
    rows: formats.map((format, i) => [
      format,
      spread(runs[i]!.map(({ seconds }) => words / seconds)),
      spread(ratios(i)),
      megabytes(highestPeak(runs[i]!)),
    ]),
    bars: STORES.map((store, i) => ({ what: `${store}, times NDJSON`, reached: median(ratios(i + 1)), asked: 0.7 })),
  }
}
