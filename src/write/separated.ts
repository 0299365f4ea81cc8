import type { TableName } from '../analysis.js'
import { isFormula } from './formula.js'
import { oneLine } from './one-line.js'
import { inPieces } from './pieces.js'
import { type Cell, columnsOf, factsOf, rowsOf } from './rows.js'
import type { OutputFormat } from './writer.js'

/**
 * A format with a row a line. One table has its own columns; several in one stream share a header, with a first column
 * `table` and then all columns of the tables, and a cell that does not apply is empty.
 */
export function separated(extension: string, delimiter: string): OutputFormat {
  return inPieces({
    extension,
    filePerTable: true,
    async pieces({ tables, explain }) {
      const text = separatedLines(delimiter)
      const layout = layoutOf(tables, explain)
      const head = text([layout.header])
      return {
        head,
        between: '',
        tail: '',
        empty: head,
        *of(item) {
          const facts = factsOf(item)
          for (const table of tables) {
            const rows = rowsOf(table, facts, explain)
            for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
              yield text(rows.slice(from, from + ROWS_AT_ONCE).map((row) => layout.place(table, row)))
            }
          }
        },
      }
    },
  })
}

/** Makes lines of rows: a record a line, no cell a formula; a cell stands in quotes where it has to (RFC 4180). */
export function separatedLines(delimiter: string): (rows: readonly Cell[][]) => string {
  const cellText = (cell: Cell) => {
    const text = plainCell(cell)
    return text.includes('"') || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return (rows) => rows.map((row) => `${row.map(cellText).join(delimiter)}\n`).join('')
}

const ROWS_AT_ONCE = 500

/** The header, and where a table's cells stand in a line. */
function layoutOf(tables: readonly TableName[], explain: boolean) {
  const [only, ...others] = tables
  if (only !== undefined && others.length === 0) {
    return { header: columnsOf(only, explain), place: (_: TableName, row: Cell[]) => row }
  }
  const header = [...new Set(['table', ...tables.flatMap((table) => columnsOf(table, explain))])]
  const targets = new Map(tables.map((table) => [table, columnsOf(table, explain).map((name) => header.indexOf(name))]))
  const place = (table: TableName, row: Cell[]) => {
    const line: Cell[] = header.map(() => null)
    line[0] = table
    for (const [from, to] of targets.get(table)!.entries()) line[to] = row[from]!
    return line
  }
  return { header, place }
}

/** A number as it is; a text on one line, and never a formula: an apostrophe makes it text. */
function plainCell(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell)
  const text = oneLine(cell)
  return isFormula(text) ? `'${text}` : text
}
