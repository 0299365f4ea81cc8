import { createFigures, type FigureEntry } from '../../src/figures/index.js'
import { createNames } from '../../src/names/index.js'
import { openResources } from '../../src/resources/index.js'
import { createSyntax } from '../../src/syntax/index.js'
import { readDocument, Vocabulary } from '../../src/text/index.js'

const resources = openResources()
const vocabulary = new Vocabulary()
const syntaxDesk = createSyntax(resources, vocabulary)
const namesDesk = createNames(resources, vocabulary, { explain: false })
const desk = createFigures(resources, vocabulary, { explain: true })

/** The figures and dates of a text, each with the words that it stands on. */
export function read(text: string, published?: string) {
  const source = { path: 'test', format: 'text', encoding: 'utf-8', bytes: 0, sha256: '' }
  const article = { id: 'test', text, source, ...(published === undefined ? {} : { published }) }
  const document = readDocument(article, vocabulary)
  const syntax = syntaxDesk.read(document)
  const dates = desk.dates(article, document)
  const figures = desk.read(article, document, syntax, namesDesk.read(document), dates)
  return {
    figures: figures.map((figure) => ({ ...figure, text: text.slice(figure.start, figure.end) })),
    dates: dates.map((date) => ({ ...date, text: text.slice(date.start, date.end) })),
  }
}

/** The only figure of a text. @throws Error when there is none or another */
export function readOne(text: string): FigureEntry & { text: string } {
  const { figures } = read(text)
  if (figures.length !== 1) throw new Error(`${figures.length} figures in: ${text}`)
  return figures[0]!
}
