import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { countWords, someArticles, writeArticles } from './articles.js'
import { FIND_PATTERN } from './peers.js'
import { highestPeak, speedRatios, takeTurns } from './process.js'
import { program } from './project.js'
import { figure, median, megabytes, type Section, spread } from './report.js'

const ARTICLES = 10_000
const CHARACTERS = 300

/** What the pattern finds stands in every so manyth article. */
const RARE = 100
const RARE_SENTENCE = ' A saboteur cut the cable in the night.'

/** `copydesk find` for a pattern with a rare word beside compromise alone with the same pattern, one process each. */
export async function find(rounds: number, folder: string): Promise<Section> {
  const articles = someArticles(ARTICLES, CHARACTERS).map((article, i) =>
    i % RARE === 0 ? { ...article, text: article.text + RARE_SENTENCE } : article,
  )
  const words = countWords(articles)
  const file = join(folder, 'find.ndjson')
  writeArticles(file, articles)
  const peer = fileURLToPath(new URL('peer-program.js', import.meta.url))
  const commands = [
    [program, 'find', FIND_PATTERN, file, '-f', 'ndjson', '-j', '1', '-q'],
    [peer, 'compromise-match', file, '0', '1'],
  ]
  const runs = await takeTurns(
    commands.map((command) => [command]),
    rounds,
  )
  const ratios = speedRatios(runs[0]!, runs[1]!)
  return {
    title: 'Finding a pattern',
    about: `"${FIND_PATTERN}" in ${figure(ARTICLES)} articles of ${figure(words / ARTICLES)} words, one in ${RARE} has it; start included, ${rounds} rounds turn about; the middle one, least and most.`,
    columns: ['', 'words/s', 'times compromise', 'processor s', 'peak MB'],
    rows: ['copydesk find', 'compromise, match'].map((name, i) => [
      name,
      spread(runs[i]!.map(({ seconds }) => words / seconds)),
      spread(speedRatios(runs[i]!, runs[1]!)),
      figure(median(runs[i]!.map(({ processorSeconds }) => processorSeconds))),
      megabytes(highestPeak(runs[i]!)),
    ]),
    bars: [{ what: 'find with a rare word, times compromise', reached: median(ratios), asked: 10 }],
  }
}
