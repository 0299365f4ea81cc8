import { oneLine } from './one-line.js'
import { type Cell, columnsOf, factsOf, rowsOf } from './rows.js'
import type { OutputFormat } from './writer.js'

/** GitHub's Markdown: a section an article, with a heading and a table for each table that was asked for. */
export const markdown: OutputFormat = {
  extension: 'md',
  filePerTable: false,
  async open(sink, { tables, explain }) {
    let separator = ''
    return {
      async article(item) {
        const { article, id } = item.analysis
        const heading = article.title ? `${escapeMarkdown(article.title)} (${escapeMarkdown(id)})` : escapeMarkdown(id)
        await sink.write(`${separator}## ${heading}\n`)
        separator = '\n'
        const facts = factsOf(item)
        for (const table of tables) {
          const rows = rowsOf(table, facts, explain)
          await sink.write(`\n### ${table}\n\n`)
          await sink.write(rows.length === 0 ? `No ${table} found.\n` : tableOf(columnsOf(table, explain), rows))
        }
      },
      async end() {},
    }
  },
}

function tableOf(columns: readonly string[], rows: readonly Cell[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
  return line(columns) + line(columns.map(() => '---')) + rows.map((row) => line(row.map(cellText))).join('')
}

const cellText = (cell: Cell) => (typeof cell === 'string' ? escapeMarkdown(cell) : String(cell ?? ''))

/** Text on one line in which no character is markup, nor starts a link by itself (www., https:, an address). */
function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[&<>]/g, (mark) => ENTITIES[mark]!)
    .replace(/[\\`*_{}[\]()#!|~$@]|:(?=\/\/)|(?<=www)\./gi, '\\$&')
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
