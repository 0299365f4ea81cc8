import { createFigures } from '../src/figures/index.js'
import { openResources } from '../src/resources/index.js'
import { createSyntax } from '../src/syntax/index.js'
import { readDocument, Vocabulary } from '../src/text/index.js'
import { openGold } from '../train/gold.js'

const ROUNDS = 5

/** Speed of the figures desk on the news articles of a gold file; its accuracy is measured by the ratchet. */
function main(): void {
  const folder = process.env.COPYDESK_GOLD
  if (!folder) throw new Error('set COPYDESK_GOLD to the folder with the gold files')
  const resources = openResources()
  const vocabulary = new Vocabulary()
  const syntaxDesk = createSyntax(resources, vocabulary)
  const desk = createFigures(resources, vocabulary, { explain: false })
  const source = { path: 'bench', format: 'text', encoding: 'utf-8', bytes: 0, sha256: '' }
  const read = openGold(folder)
    .read('claims-polnear-dev')
    .map(({ id, text, published }) => {
      const article = { id, text, source, ...(published === null ? {} : { published }) }
      const document = readDocument(article, vocabulary)
      return { article, document, syntax: syntaxDesk.read(document) }
    })
  const words = read.reduce((sum, { document }) => sum + document.tokens.count, 0)
  let fastest = Number.POSITIVE_INFINITY
  let figures = 0
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    figures = 0
    for (const { article, document, syntax } of read) {
      figures += desk.read(article, document, syntax, [], desk.dates(article, document)).length
    }
    fastest = Math.min(fastest, performance.now() - start)
  }
  const rate = Math.round(words / fastest)
  console.log(`${read.length} articles, ${words} words, ${figures} figures: ${rate}k words/s`)
}

main()
