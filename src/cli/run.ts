import { availableParallelism } from 'node:os'
import { Chalk } from 'chalk'
import { analyzeArticles } from '../batch/index.js'
import { readArticles } from '../read/index.js'
import { outputFormats } from '../write/index.js'
import { Exit } from './exit.js'
import { say } from './messages.js'
import { openStandardOutput } from './output.js'
import type { AnalysisCall } from './program.js'
import { colorLevel, tableWidth } from './terminal.js'

const MEGABYTE = 1024 * 1024

/** Reads, analyses and writes what a command line asks for; returns the exit code. */
export async function runAnalysis({ tables, inputs, options }: AnalysisCall): Promise<number> {
  const wanted = options.only ? tables.filter((table) => options.only!.includes(table)) : tables
  const limits = { article: options.maxArticle * MEGABYTE, container: options.maxContainer * MEGABYTE }
  const format = options.inputFormat === 'auto' ? {} : { format: options.inputFormat }
  const items = readArticles(inputs.length > 0 ? inputs : ['-'], { ...format, limits })
  const outcomes = analyzeArticles(items, {
    analyze: { only: wanted },
    jobs: options.jobs ?? availableParallelism(),
    timeout: options.timeout * 1000,
  })
  const output = openStandardOutput()
  const level = colorLevel(options.color, process.stdout.isTTY, process.env)
  const writer = await outputFormats[options.format].open(output, {
    tables: wanted,
    width: tableWidth(options.width, process.stdout.columns, process.env),
    explain: options.explain ?? false,
    chalk: new Chalk({ level }),
  })
  let failures = 0
  for await (const outcome of outcomes) {
    if ('error' in outcome) {
      failures++
      say(`${outcome.input}: ${outcome.error.message}`)
    } else await writer.article(outcome)
  }
  await writer.end()
  await output.finish()
  return failures > 0 ? Exit.INPUT : Exit.OK
}
