import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hasWink } from './peers.js'
import { highestPeak, speedRatios, takeTurns } from './process.js'
import { program } from './project.js'
import { median, megabytes, type Section, spread } from './report.js'

const TEXT = 'WESTPORT — Mayor Anna Reyes said on Monday that 12 cranes would arrive from Hamburg in May.\n'

/** From the shell to the result of one short article and back, beside Node doing nothing and the peers, turn about. */
export async function startUp(rounds: number, folder: string): Promise<Section> {
  const article = join(folder, 'article.txt')
  writeFileSync(article, TEXT)
  const record = join(folder, 'article.ndjson')
  writeFileSync(record, `${JSON.stringify({ id: 'article', text: TEXT })}\n`)
  const peer = (name: string) => [fileURLToPath(new URL('peer-program.js', import.meta.url)), name, record, '0', '1']
  const commands: [name: string, args: string[]][] = [
    ['node -e 0', ['-e', '0']],
    ['copydesk --version', [program, '--version']],
    ['copydesk article.txt', [program, article]],
    ['compromise, five views', peer('compromise')],
    ...(hasWink() ? [['wink-nlp, tokens, POS, entities', peer('wink')] as [string, string[]]] : []),
  ]
  // the first round fills the caches of the system
  const runs = await takeTurns(
    commands.map(([, args]) => [args]),
    rounds,
    { warmUp: 1 },
  )
  const milliseconds = (i: number) => runs[i]!.map(({ seconds }) => seconds * 1e3)
  // of times, not of speeds
  const ratios = (i: number) => speedRatios(runs[0]!, runs[i]!)
  return {
    title: 'Cold start',
    about: `One short article, a process each time, ${rounds} rounds turn about; the middle one, least and most.`,
    columns: ['', 'ms', 'times node', 'peak MB'],
    rows: commands.map(([name], i) => [
      name,
      spread(milliseconds(i)),
      spread(ratios(i)),
      megabytes(highestPeak(runs[i]!)),
    ]),
    bars: [
      { what: 'copydesk --version, times node', reached: median(ratios(1)), asked: 2, atMost: true },
      { what: 'a short article, cold, ms', reached: median(milliseconds(2)), asked: 300, atMost: true },
    ],
  }
}
