import type { TableName } from '../analysis.js'
import { escapeMarkdown } from './markdown.js'
import { oneLine } from './one-line.js'
import { inPieces } from './pieces.js'
import { safeJson } from './sanitize.js'
import { separatedLines } from './separated.js'
import type { Analyzed, OutputFormat, PieceOptions, Pieces } from './writer.js'

/**
 * The forms of `--count`: for each article how many rows each table has (of places the places, not their mentions), in
 * the order of the articles, those without any too.
 */
export const countFormats = {
  table: inForm('txt', onScreen),
  json: inForm('json', asArray),
  ndjson: inForm('ndjson', asLines),
  csv: inForm('csv', (tables) => asCells(tables, ',')),
  tsv: inForm('tsv', (tables) => asCells(tables, '\t')),
  markdown: inForm('md', asMarkdown),
} satisfies Record<string, OutputFormat>

type Tables = PieceOptions['tables']
type CountPieces = Omit<Pieces, 'between' | 'tail' | 'empty'> & Partial<Pieces>

function inForm(extension: string, piecesOf: (tables: Tables) => Promise<CountPieces>): OutputFormat {
  return inPieces({
    extension,
    filePerTable: false,
    async pieces({ tables }) {
      const pieces = await piecesOf(tables)
      return { between: '', tail: '', empty: pieces.head, ...pieces }
    },
  })
}

const count = ({ analysis }: Analyzed, table: TableName) => analysis[table].length

const record = (item: Analyzed, tables: Tables) =>
  safeJson({ id: item.analysis.id, ...Object.fromEntries(tables.map((table) => [table, count(item, table)])) })

/** Wide enough for most counts; a larger one moves its line to the right. */
const COLUMN = 8

/** Numbers under the names of their tables, and the article behind them, as `wc` prints. */
async function onScreen(tables: Tables): Promise<CountPieces> {
  return {
    head: `${tables.map((table) => table.padStart(COLUMN)).join('')}\n`,
    *of(item) {
      const numbers = tables.map((table) => String(count(item, table)).padStart(COLUMN))
      yield `${numbers.join('')} ${oneLine(item.analysis.id)}\n`
    },
  }
}

async function asArray(tables: Tables): Promise<CountPieces> {
  return {
    head: '[\n',
    between: ',\n',
    tail: '\n]\n',
    empty: '[]\n',
    *of(item) {
      yield record(item, tables)
    },
  }
}

async function asLines(tables: Tables): Promise<CountPieces> {
  return {
    head: '',
    *of(item) {
      yield `${record(item, tables)}\n`
    },
  }
}

async function asCells(tables: Tables, delimiter: string): Promise<CountPieces> {
  const lines = separatedLines(delimiter)
  return {
    head: lines([['article', ...tables]]),
    *of(item) {
      yield lines([[item.analysis.id, ...tables.map((table) => count(item, table))]])
    },
  }
}

async function asMarkdown(tables: Tables): Promise<CountPieces> {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |\n`
  return {
    head: line(['article', ...tables]) + line(['---', ...tables.map(() => '---:')]),
    *of(item) {
      yield line([escapeMarkdown(item.analysis.id), ...tables.map((table) => count(item, table))])
    },
  }
}
