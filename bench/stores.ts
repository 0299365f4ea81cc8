import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DuckDBInstance } from '@duckdb/node-api'
import sqlite3 from 'node-sqlite3-wasm'
import type { Analysis } from '../src/index.js'
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
  await refuseDifference(folder)
  const ratios = (i: number) => speedRatios(runs[i]!, runs[0]!)
  return {
    title: 'Stores',
    about: `${figure(ARTICLES)} articles of ${figure(words / ARTICLES)} words, ${processors} workers, ${rounds} rounds turn about; the middle one, least and most.`,
    columns: ['', 'words/s', 'times NDJSON', 'processor s', 'peak MB'],
    rows: formats.map((format, i) => [
      format,
      spread(runs[i]!.map(({ seconds }) => words / seconds)),
      spread(ratios(i)),
      figure(median(runs[i]!.map(({ processorSeconds }) => processorSeconds))),
      megabytes(highestPeak(runs[i]!)),
    ]),
    bars: STORES.map((store, i) => ({ what: `${store}, times NDJSON`, reached: median(ratios(i + 1)), asked: 0.7 })),
  }
}

const LISTS = ['entities', 'actors', 'places', 'claims', 'figures', 'dates'] as const

/** Counts the rows of the stores against the items of the NDJSON. */
async function refuseDifference(folder: string): Promise<void> {
  const counts = Object.fromEntries(LISTS.map((list) => [list, 0]))
  for await (const line of createInterface({ input: createReadStream(join(folder, 'store.ndjson')) })) {
    const analysis = JSON.parse(line) as Analysis
    for (const list of LISTS) counts[list]! += analysis[list].length
  }
  const database = new sqlite3.Database(join(folder, 'store.sqlite'), { readOnly: true })
  const duck = await (await DuckDBInstance.create()).connect()
  for (const [list, count] of Object.entries(counts)) {
    const inSqlite = Number(database.get(`SELECT count(*) AS count FROM ${list}`)?.count)
    const file = join(folder, 'store.parquet', `${list}.parquet`)
    const inParquet = Number((await duck.runAndReadAll(`SELECT count(*) FROM '${file}'`)).getRowsJson()[0]![0])
    if (inSqlite !== count || inParquet !== count) {
      throw new Error(`${list}: ${count} in NDJSON, ${inSqlite} in SQLite, ${inParquet} in Parquet`)
    }
  }
  database.close()
  duck.closeSync()
}
