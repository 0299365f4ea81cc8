import type { ChalkInstance } from 'chalk'
import type CliTable from 'cli-table3'
import { fitColumns, padCell, widestCells, widthOf, wrapCell } from './layout.js'
import { oneLine } from './one-line.js'
import { factsOf } from './rows.js'
import { type ScreenTable, screenTable } from './screen-rows.js'
import type { OutputFormat } from './writer.js'

/** Tables for the screen, each article's under its title and id, as wide as the terminal, nothing cut off. */
export const table: OutputFormat = {
  extension: 'txt',
  filePerTable: false,
  async open(sink, { tables, width, explain, chalk }) {
    const { default: Table } = await import('cli-table3')
    let separator = ''
    return {
      async article(item) {
        const { article, id } = item.analysis
        const title = article.title ? `${chalk.bold(oneLine(article.title))}\n` : ''
        await sink.write(`${separator}${title}${chalk.dim(oneLine(id))}\n`)
        separator = '\n'
        const facts = factsOf(item)
        for (const name of tables) {
          const screen = screenTable(name, facts, explain)
          await sink.write(`\n${chalk.bold(name)}`)
          if (screen.rows.length === 0) await sink.write(': none found\n')
          else for (const piece of draw(Table, screen, width, chalk)) await sink.write(piece)
        }
      },
      async end() {},
    }
  },
}

/** cli-table3 takes time by the square of the rows: longer tables are columns of plain text. */
const LONGEST_BOXED = 2000

/** Rows that the widths of a long table's columns are taken from. */
const MEASURED_ROWS = 2000

function draw(Table: typeof CliTable, screen: ScreenTable, width: number, chalk: ChalkInstance): Iterable<string> {
  const measured = widestCells([screen.head, ...screen.rows.slice(0, MEASURED_ROWS).map(({ cells }) => cells)])
  if (screen.rows.length > LONGEST_BOXED) {
    return plainTable(screen, fitColumns(measured, width - GAP.length * (measured.length - 1)), chalk)
  }
  // each column has a border and a blank on either side
  return ['\n', boxedTable(Table, screen, fitColumns(measured, width - 3 * measured.length - 1), chalk), '\n']
}

const GAP = '  '

/** Lines of the table come a piece at a time, so that a slow reader slows the writer. */
function* plainTable({ head, rows }: ScreenTable, widths: readonly number[], chalk: ChalkInstance): Iterable<string> {
  const print = (cells: readonly string[]) =>
    linesOf(cells, widths)
      .map((line) =>
        line
          .map((piece, column) => padCell(piece, widths[column]!))
          .join(GAP)
          .trimEnd(),
      )
      .join('\n')
  yield ` (${rows.length})\n${chalk.dim(print(head))}\n`
  for (const { cells } of rows) yield `${print(cells)}\n`
}

/**
 * cli-table3 draws the box, around stand-ins as wide as the lines that belong there: its own measure of a line differs
 * from the terminal's for joined emoji and for scripts with combining signs, and it may not see our colours as text.
 */
function boxedTable(
  Table: typeof CliTable,
  { head, rows }: ScreenTable,
  widths: readonly number[],
  chalk: ChalkInstance,
): string {
  const lines: string[] = []
  const standIns = (cells: readonly string[], paint: (line: string, column: number) => string) => {
    const wrapped = linesOf(cells, widths)
    for (const line of wrapped) {
      for (const [column, piece] of line.entries()) if (widthOf(piece) > 0) lines.push(paint(piece, column))
    }
    return cells.map((_, column) => wrapped.map((line) => STAND_IN.repeat(widthOf(line[column]!))).join('\n'))
  }
  const box = new Table({
    head: standIns(head, (line) => chalk.dim(line)),
    colWidths: widths.map((width) => width + 2),
    style: { head: [], border: [] },
  })
  for (const { cells } of rows) box.push(standIns(cells, (line, column) => (column === 0 ? chalk.bold(line) : line)))
  let next = 0
  return box.toString().replace(STAND_INS, () => lines[next++]!)
}

const STAND_IN = '\ue000'
const STAND_INS = /\ue000+/g

/** The screen lines of a row: for each, a piece of every cell. */
function linesOf(cells: readonly string[], widths: readonly number[]): string[][] {
  const wrapped = cells.map((cell, column) => wrapCell(cell, widths[column]!))
  const height = Math.max(...wrapped.map((lines) => lines.length))
  return Array.from({ length: height }, (_, line) => wrapped.map((lines) => lines[line] ?? ''))
}
