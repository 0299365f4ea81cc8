import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UNITS_MODEL, UNITS_VERSION, unitWords } from '../src/lexicon/units.js'
import { encodeModelFile } from '../src/resources/index.js'

/** Columns of a line that the program needs; the last one is the example, which only a test reads. */
const UNIT_COLUMNS = 8
const EVENT_COLUMNS = 3

/**
 * Builds models/units.bin: the tables of units and events, checked, without their comments and examples.
 * @param data the folder `data/`
 * @returns the file's bytes
 * @throws Error when a line lacks a column, or a name, symbol or spelling stands twice
 */
export function trainUnits(data: string): Uint8Array {
  const units = readTable(join(data, 'units.tsv'), UNIT_COLUMNS)
  const seen = new Map<string, string>()
  for (const [name = '', , , , symbols = '', words = ''] of units) {
    const keys = [`name ${name}`, ...symbols.split(' ').map((symbol) => `symbol ${symbol}`)]
    keys.push(...unitWords(words).map((spelling) => `word ${spelling.join(' ')}`))
    for (const key of new Set(keys)) {
      if (key === 'symbol ') continue
      if (seen.has(key)) throw new Error(`units.tsv: ${key} stands with ${seen.get(key)} and ${name}`)
      seen.set(key, name)
    }
  }
  const events = readTable(join(data, 'events.tsv'), EVENT_COLUMNS)
  console.log(`units: ${units.length} units, ${events.length} events`)
  const lines = (table: string[][]) => table.map((row) => row.slice(0, -1).join('\t'))
  return encodeModelFile(UNITS_MODEL, UNITS_VERSION, {}, { units: lines(units), events: lines(events) })
}

/** The lines of a table in data/, without comments and empty lines, cut at the tabs. */
export function readTable(path: string, columns: number): string[][] {
  const lines = readFileSync(path, 'utf8').split('\n')
  const rows: string[][] = []
  for (const [index, line] of lines.entries()) {
    if (line === '' || line.startsWith('#')) continue
    const row = line.split('\t')
    if (row.length !== columns) throw new Error(`${path}:${index + 1}: ${row.length} columns, not ${columns}`)
    rows.push(row)
  }
  return rows
}
