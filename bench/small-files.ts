import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { countWords, someArticles, writeArticles } from './articles.js'
import { highestPeak, speedRatios, takeTurns } from './process.js'
import { processors, program } from './project.js'
import { figure, median, megabytes, type Section, spread } from './report.js'

const FILES = 20_000
const FILES_A_FOLDER = 1000
const CHARACTERS = 300

/** A folder of many small files beside the same articles as one NDJSON stream, all processors, turn about. */
export async function smallFiles(rounds: number, folder: string): Promise<Section> {
  const articles = someArticles(FILES, CHARACTERS)
  const words = countWords(articles)
  const stream = join(folder, 'small.ndjson')
  writeArticles(stream, articles)
  const files = join(folder, 'small')
  for (const [number, { text }] of articles.entries()) {
    const part = join(files, String(Math.floor(number / FILES_A_FOLDER)).padStart(3, '0'))
    if (number % FILES_A_FOLDER === 0) mkdirSync(part, { recursive: true })
    writeFileSync(join(part, `${String(number).padStart(6, '0')}.txt`), text)
  }
  const runs = await takeTurns(
    [stream, files].map((input) => [[program, input, '-f', 'ndjson', '-q']]),
    rounds,
  )
  rmSync(files, { recursive: true })
  const share = speedRatios(runs[1]!, runs[0]!)
  return {
    title: 'Many small files',
    about: `${figure(FILES)} articles of ${figure(words / FILES)} words, ${processors} workers, ${rounds} rounds turn about; the middle one, least and most.`,
    columns: ['', 'words/s', 'articles/s', 'times the stream', 'processor s', 'peak MB'],
    rows: ['one NDJSON file', 'a folder'].map((name, i) => [
      name,
      spread(runs[i]!.map(({ seconds }) => words / seconds)),
      spread(runs[i]!.map(({ seconds }) => FILES / seconds)),
      spread(speedRatios(runs[i]!, runs[0]!)),
      figure(median(runs[i]!.map(({ processorSeconds }) => processorSeconds))),
      megabytes(highestPeak(runs[i]!)),
    ]),
    bars: [{ what: 'small files, times one stream', reached: median(share), asked: 0.6 }],
  }
}
