import { createHash } from 'node:crypto'
import type { Analysis, TableName } from '../analysis.js'
import { escapeHtml } from './html-escape.js'
import { markedText } from './html-marks.js'
import { STYLE } from './html-style.js'
import { type Facts, factsOf } from './rows.js'
import { type ScreenTable, screenTable } from './screen-rows.js'
import type { OutputFormat } from './writer.js'

/** One page that needs nothing but itself: each article with what was found marked in its text, and the tables. */
export const html: OutputFormat = {
  extension: 'html',
  filePerTable: false,
  async open(sink, { tables, explain }) {
    let number = 0
    await sink.write(HEAD)
    return {
      async article(item) {
        const name = `article-${++number}`
        const facts = factsOf(item)
        await sink.write(`<article id="${name}">\n${headingOf(item.analysis)}${LEGEND}<div class="text">`)
        for (const piece of markedText(facts, tables, name)) await sink.write(piece)
        await sink.write('</div>\n')
        for (const table of tables) await sink.write(section(table, facts, explain, name))
        await sink.write('</article>\n')
      },
      async end() {
        await sink.write('</main>\n</body>\n</html>\n')
      },
    }
  },
}

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

const HEAD = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Who, where, who said what, how many</title>
<style>${STYLE}</style>
</head>
<body>
<main>
`

const LEGEND = `<p class="legend"><mark class="name">name</mark> <mark class="place">place</mark> \
<mark class="claim">claim</mark> <mark class="quote">quotation</mark> <mark class="cue">cue</mark> \
<mark class="figure">figure</mark></p>
`

function headingOf({ id, article }: Analysis): string {
  const facts = [id, article.byline, article.published, article.agency].filter((fact) => fact !== null)
  const title = escapeHtml(article.title ?? id)
  return `<h1>${title}</h1>\n<p class="source">${facts.map(escapeHtml).join(' · ')}</p>\n`
}

function section(table: TableName, facts: Facts, explain: boolean, article: string): string {
  const screen = screenTable(table, facts, explain)
  const body = screen.rows.length === 0 ? `<p>No ${table} found.</p>` : tableOf(screen, article)
  return `<section>\n<h2>${table}</h2>\n${body}\n</section>\n`
}

/** The first cell of a row leads to its words in the text. */
function tableOf({ head, rows }: ScreenTable, article: string): string {
  const titles = head.map((title) => `<th scope="col">${escapeHtml(title)}</th>`).join('')
  const lines = rows.map(({ id, cells: [first = '', ...others] }) => {
    const link = `<a href="#${article}-${escapeHtml(id)}">${escapeHtml(first)}</a>`
    return `<tr><th scope="row">${link}</th>${others.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`
  })
  return `<div class="scroll"><table>\n<thead><tr>${titles}</tr></thead>\n<tbody>\n${lines.join('\n')}\n</tbody>\n</table></div>`
}
