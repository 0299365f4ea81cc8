import { oneLine } from './one-line.js'
import { inPieces } from './pieces.js'
import { type Cell, columnsOf, factsOf, rowsOf } from './rows.js'

/** GitHub's Markdown: a section an article, with a heading and a table for each table that was asked for. */
export const markdown = inPieces({
  extension: 'md',
  filePerTable: false,
  async pieces({ tables, explain }) {
    return {
      head: '',
      between: '\n',
      tail: '',
      empty: '',
      *of(item) {
        const { article, id } = item.analysis
        const heading = article.title ? `${escapeMarkdown(article.title)} (${escapeMarkdown(id)})` : escapeMarkdown(id)
        yield `## ${heading}\n`
        const facts = factsOf(item)
        for (const table of tables) {
          const rows = rowsOf(table, facts, explain)
          yield `\n### ${table}\n\n`
          yield rows.length === 0 ? `No ${table} found.\n` : tableOf(columnsOf(table, explain), rows)
        }
      },
    }
  },
})

function tableOf(columns: readonly string[], rows: readonly Cell[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
  return line(columns) + line(columns.map(() => '---')) + rows.map((row) => line(row.map(cellText))).join('')
}

const cellText = (cell: Cell) => (typeof cell === 'string' ? escapeMarkdown(cell) : String(cell ?? ''))

/** Text on one line in which no character is markup, nor starts a link by itself (www., https:, an address). */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[&<>]/g, (mark) => ENTITIES[mark]!)
    .replace(/[\\`*_{}[\]()#!|~$@]|:(?=\/\/)|(?<=www)\./gi, '\\$&')
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
