import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hasWink } from './peers.js'
import { runAll } from './process.js'
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
  const times = commands.map((): number[] => [])
  const peaks = commands.map(() => Number.NaN)
  // the first round fills the caches of the system
  for (let round = -1; round < rounds; round++) {
    for (const [i, [, args]] of commands.entries()) {
      const { seconds, peak } = await runAll([args])
      if (round < 0) continue
      times[i]!.push(seconds * 1e3)
      peaks[i] = Math.max(peak, Number.isNaN(peaks[i]) ? 0 : peaks[i]!)
    }
  }
  const ratios = (i: number) => times[i]!.map((time, round) => time / times[0]![round]!)
  return {
    title: 'Cold start',
    about: `One short article, a process each time, ${rounds} rounds turn about; the middle one, least and most.`,
    columns: ['', 'ms', 'times node', 'peak MB'],
    rows: commands.map(([name], i) => [name, spread(times[i]!), spread(ratios(i)), megabytes(peaks[i]!)]),
    bars: [
      { what: 'copydesk --version, times node', reached: median(ratios(1)), asked: 2, atMost: true },
      { what: 'a short article, cold, ms', reached: median(times[2]!), asked: 300, atMost: true },
    ],
  }
}
