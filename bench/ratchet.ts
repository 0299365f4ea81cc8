/**
 * The accuracy ratchet: analyses the gold files that measure (`-dev` and the seed), scores them, and fails where a
 * score is below its floor in bench/floors.json. `npm run ratchet -- --raise` sets the floors to what was reached.
 *
 * The gold files and their scorer are not part of the repository: COPYDESK_GOLD names their folder.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type AnalyzeOptions, type Analyzer, createAnalyzer, openResources } from '../src/index.js'

/** Scores of one gold file by measure: F1, or the share that is right; percent. */
type Scores = Record<string, number>

/** Scores move by less than this without a reason: a new Node, another order of sums. */
const TOLERANCE = 0.05

/** The corpora that mark speech alone are measured with `--speech`. */
const SPEECH_ONLY = /^claims-ggt/

/** A program's output, no gold: it is not steered by. */
const NOT_STEERED_BY = /silver/

const floorsPath = fileURLToPath(new URL('../../bench/floors.json', import.meta.url))

function main(gold: string, raise: boolean): boolean {
  const floors: Record<string, Scores> = JSON.parse(readFileSync(floorsPath, 'utf8'))
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-ratchet-'))
  const reached: Record<string, Scores> = {}
  let below = 0
  try {
    for (const file of measuringFiles(gold)) {
      const name = basename(file, '.jsonl')
      reached[name] = score(gold, file, join(folder, `${name}.ndjson`))
      for (const [measure, value] of Object.entries(reached[name])) {
        const floor = floors[name]?.[measure] ?? 0
        const low = value < floor - TOLERANCE
        if (low) below++
        console.log(
          `${low ? 'BELOW' : '     '} ${name.padEnd(28)} ${measure.padEnd(54)} ${value.toFixed(1)} (${floor.toFixed(1)})`,
        )
      }
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
  if (raise) writeFileSync(floorsPath, `${JSON.stringify(reached, null, 2)}\n`)
  console.log(below === 0 ? 'ratchet: every score at or above its floor' : `ratchet: ${below} scores below their floor`)
  return below === 0 || raise
}

function measuringFiles(gold: string): string[] {
  const dev = readdirSync(gold).filter((f) => f.endsWith('-dev.jsonl') && !f.startsWith('syntax-'))
  return ['seed.jsonl', ...dev.filter((f) => !NOT_STEERED_BY.test(f)).sort()].map((f) => join(gold, f))
}

function score(gold: string, file: string, predictions: string): Scores {
  const analyzer = analyzerFor({ speech: SPEECH_ONLY.test(basename(file)) })
  writeFileSync(
    predictions,
    lines(file)
      .map((line) => JSON.stringify(analyzer.analyze(line)))
      .join('\n'),
  )
  const scorer = join(gold, '..', 'score', 'score.mjs')
  const out = execFileSync(process.execPath, [scorer, file, predictions, '--json'], { maxBuffer: 1 << 26 })
  const { scores }: { scores: Record<string, { f1?: number; acc?: number | null }> } = JSON.parse(out.toString())
  const flat: Scores = {}
  for (const [measure, value] of Object.entries(scores)) {
    const figure = value.f1 ?? value.acc
    if (typeof figure === 'number') flat[measure] = Math.round(figure * 1000) / 10
  }
  return flat
}

const resources = openResources()
const analyzers = new Map<boolean, Analyzer>()

function analyzerFor(options: Required<Pick<AnalyzeOptions, 'speech'>>): Analyzer {
  const analyzer = analyzers.get(options.speech) ?? createAnalyzer(resources, options)
  analyzers.set(options.speech, analyzer)
  return analyzer
}

/** Articles of a gold file without their gold. */
function lines(file: string) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { id, text, title, published }: Record<string, string> = JSON.parse(line)
      const source = { path: id!, format: 'ndjson', encoding: 'utf-8', bytes: 0, sha256: '' }
      return { id: id!, text: text!, source, ...(title ? { title } : {}), ...(published ? { published } : {}) }
    })
}

const gold = process.env.COPYDESK_GOLD
if (!gold) console.log('ratchet: skipped, COPYDESK_GOLD names no folder of gold files')
else if (!main(gold, process.argv.includes('--raise'))) process.exitCode = 1
