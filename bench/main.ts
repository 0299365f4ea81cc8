/**
 * `npm run bench [-- OPTIONS]`: how fast the program is and what memory it takes, beside compromise and wink-nlp
 * (`npm ci --prefix bench` installs the latter), as Markdown. With COPYDESK_GOLD, on articles of a gold file too.
 *
 *   --only PARTS   some of the parts, in any order: gazetteer, start, contest, desks, program, files,
 *                  long, find, stores, page, memory; without it all but the last four: find, stores and
 *                  memory take minutes, stores and page want DuckDB and Chromium
 *   --rounds N     repeats of what is compared (default 5; half as many of whole programs, a third of the largest)
 *   --save NAME    also write the results to bench/results/NAME.md
 *   --date DAY     the day that stands in them (default: today)
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { arch, cpus, loadavg, platform, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type BenchArticle, goldArticles, someArticles } from './articles.js'
import { contest } from './contest.js'
import { desks } from './desks.js'
import { find } from './find.js'
import { gazetteer } from './gazetteer.js'
import { longArticle } from './long-article.js'
import { memory } from './memory.js'
import { hasWink } from './peers.js'
import { processors, requirePeer, root } from './project.js'
import { type Bar, barsSection, figure, markdown, megabytes, type Section } from './report.js'
import { smallFiles } from './small-files.js'
import { startUp } from './start-up.js'
import { wholeProgram } from './whole-program.js'

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: 'gazetteer,start,contest,desks,program,files,long' },
    rounds: { type: 'string', default: '5' },
    save: { type: 'string' },
    date: { type: 'string', default: new Date().toISOString().slice(0, 10) },
  },
})
const rounds = Number(options.rounds)
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds is a whole number, from 1')
const programRounds = Math.ceil(rounds / 2)

/** Articles of about 420 words, 25,000 words a round. */
const varied: [what: string, articles: BenchArticle[]] = ['fixtures varied', someArticles(60, 2500)]
const gold: typeof varied = ['gold articles', goldArticles()]
const sets = [varied, gold].filter(([, articles]) => articles.length > 0)

/** What can be measured, by the name that --only takes. */
const parts: Record<string, (folder: string) => Promise<Section[]>> = {
  gazetteer: async () => [gazetteer()],
  start: async (folder) => [await startUp(2 * rounds, folder)],
  contest: (folder) => ofEachSet((what, articles) => contest(what, articles, rounds, folder)),
  desks: (folder) => ofEachSet((what, articles) => desks(what, articles, rounds, join(folder, 'desks.ndjson'))),
  program: async (folder) => [await wholeProgram(programRounds, folder)],
  files: async (folder) => [await smallFiles(Math.ceil(rounds / 3), folder)],
  long: async () => [longArticle()],
  find: async (folder) => [await find(Math.ceil(rounds / 3), folder)],
  stores: async (folder) => [await (await import('./stores.js')).stores(programRounds, folder)],
  page: async (folder) => [await (await import('./page.js')).page(rounds, folder)],
  memory: async () => [await memory()],
}

async function ofEachSet(measure: (what: string, articles: BenchArticle[]) => Promise<Section>): Promise<Section[]> {
  const sections: Section[] = []
  for (const [what, articles] of sets) sections.push(await measure(what, articles))
  return sections
}

const wanted = options.only.split(',')
const unknown = wanted.find((part) => !Object.hasOwn(parts, part))
if (unknown !== undefined) throw new Error(`--only knows ${Object.keys(parts).join(', ')}, not '${unknown}'`)

let report = heading()
console.log(report)
const folder = mkdtempSync(join(tmpdir(), 'copydesk-bench-'))
const bars: Bar[] = []
try {
  for (const part of wanted) {
    console.error(`bench: ${part}`)
    try {
      for (const section of await parts[part]!(folder)) {
        add(markdown(section))
        bars.push(...(section.bars ?? []))
      }
    } catch (error) {
      add(`## ${part}: FAILED\n\n${(error as Error).message}\n`)
      process.exitCode = 1
    }
  }
} finally {
  rmSync(folder, { recursive: true })
}
if (bars.length > 0) add(markdown(barsSection(bars)))
if (options.save !== undefined) {
  const results = join(root, 'bench', 'results')
  mkdirSync(results, { recursive: true })
  writeFileSync(join(results, `${options.save}.md`), report)
}

function add(text: string): void {
  report += `\n${text}`
  console.log(text)
}

/** What was measured, and on what. */
function heading(): string {
  const packageOf = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as { version: string }
  const commit = spawnSync('git', ['describe', '--always', '--dirty', '--exclude=*'], {
    cwd: root,
    encoding: 'utf8',
  }).stdout?.trim()
  const own = packageOf(join(root, 'package.json')).version
  const versions = [
    `copydesk ${own}${commit ? ` (${commit})` : ''}`,
    `compromise ${packageOf(join(root, 'node_modules/compromise/package.json')).version}`,
    ...(hasWink() ? [`wink-nlp ${packageOf(requirePeer.resolve('wink-nlp/package.json')).version}`] : []),
  ]
  return [
    `# Speed and memory, ${options.date}`,
    '',
    `- ${versions.join(', ')}`,
    `- Node ${process.versions.node}, ${platform()} ${arch()}`,
    `- ${processors} processors (${cpus()[0]?.model ?? 'unknown'}), ${megabytes(totalmem())} MB; load when it began: ${figure(loadavg()[0]!)}`,
    '',
  ].join('\n')
}
