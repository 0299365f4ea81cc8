import type { ChalkInstance } from 'chalk'
import type CliTable from 'cli-table3'
import { fitColumns, padCell, widestCells, wrapCell } from './layout.js'
import { oneLine } from './one-line.js'
import { factsOf } from './rows.js'
import { screenTable } from './screen-rows.js'
import type { OutputFormat } from './writer.js'

/** Tables for the screen, each article's under its title and id, as wide as the terminal, nothing cut off. */
export const table: OutputFormat = {
  extension: 'txt',
  filePerTable: false,
  async open(sink, { tables, width, explain, chalk }) {
    const draw = await tableDrawer(width, chalk)
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
          else for (const piece of draw(screen)) await sink.write(piece)
        }
      },
      async end() {},
    }
  },
}

/** Draws tables for a screen of so many columns. */
export async function tableDrawer(width: number, chalk: ChalkInstance): Promise<(screen: Drawn) => Iterable<string>> {
  const { default: Table } = await import('cli-table3')
  return (screen) => draw(Table, screen, width, chalk)
}

/** Cells are one line each and safe to print. */
export interface Drawn {
  head: readonly string[]
  rows: readonly { cells: readonly string[] }[]
}

/** Pieces of the table, so that a slow reader slows the writer. */
function* draw(Table: typeof CliTable, { head, rows }: Drawn, width: number, chalk: ChalkInstance): Iterable<string> {
  const wanted = widestCells([head, ...rows.map(({ cells }) => cells)])
  // each column has a border and a blank on either side
  const widths = fitColumns(wanted, width - 3 * wanted.length - 1)
  const box = boxOf(Table, widths)
  yield `\n${box.top}\n${fill(box.line, head, widths, (piece) => chalk.dim(piece))}`
  const paint = (piece: string, column: number) => (column === 0 ? chalk.bold(piece) : piece)
  // rows of one line each need no rule between them
  const rule = wanted.some((wide, column) => wide > widths[column]!) ? `${box.rule}\n` : ''
  for (const [index, { cells }] of rows.entries()) {
    yield (index === 0 ? `${box.rule}\n` : rule) + fill(box.line, cells, widths, paint)
  }
  yield `${box.bottom}\n`
}

/**
 * The lines of a box, drawn by cli-table3 around stand-ins as wide as the columns. It draws no more than this: its time
 * grows by the square of the rows, its measure of a line differs from the terminal's for joined emoji and combining
 * signs, and it takes escape sequences in a text for colours.
 */
function boxOf(Table: typeof CliTable, widths: readonly number[]) {
  const standIns = widths.map((width) => STAND_IN.repeat(width))
  const box = new Table({
    head: standIns,
    colWidths: widths.map((width) => width + 2),
    style: { head: [], border: [] },
  })
  box.push(standIns)
  const [top = '', , rule = '', line = '', bottom = ''] = box.toString().split('\n')
  return { top, rule, line, bottom }
}

const STAND_IN = 'x'
const STAND_INS = /x+/g

/** The screen lines of a row: the box's line once for each line of the highest cell. */
function fill(
  boxLine: string,
  cells: readonly string[],
  widths: readonly number[],
  paint: (piece: string, column: number) => string,
): string {
  const wrapped = cells.map((cell, column) => wrapCell(cell, widths[column]!))
  const height = Math.max(...wrapped.map((lines) => lines.length))
  const lines = Array.from({ length: height }, (_, line) => {
    let column = 0
    return boxLine.replace(STAND_INS, () => {
      const at = column++
      const piece = padCell(wrapped[at]![line] ?? '', widths[at]!)
      return piece.trim() === '' ? piece : paint(piece, at)
    })
  })
  return `${lines.join('\n')}\n`
}
