import { openResources } from '../../src/resources/index.js'
import { createSyntax, RELATION_NAMES, readTree, type Syntax, type Tree, XPOS_NAMES } from '../../src/syntax/index.js'
import { type Document, readDocument, Vocabulary } from '../../src/text/index.js'

const vocabulary = new Vocabulary()
const desk = createSyntax(openResources(), vocabulary)

/** A text with its syntax, and the questions that the tests ask of it by word. */
export interface Parsed {
  document: Document
  syntax: Syntax
  tree: Tree
  words: string[]
  tags: string[]
  /** Index of a word (its first occurrence). */
  at(word: string): number
  /** "head <- relation" of a word: "said ccomp". */
  arc(word: string): string
  /** The text of tokens, half-open. */
  text(range: { from: number; to: number }): string
}

export function parse(text: string): Parsed {
  const source = { path: 'test', format: 'text', encoding: 'utf-8', bytes: 0, sha256: '' }
  const document = readDocument({ id: 'test', text, source }, vocabulary)
  const syntax = desk.read(document)
  const { start, end, count } = document.tokens
  const words = Array.from({ length: count }, (_, i) => text.slice(start[i]!, end[i]!))
  const at = (word: string) => {
    const index = words.indexOf(word)
    if (index < 0) throw new Error(`no such word: ${word}`)
    return index
  }
  return {
    document,
    syntax,
    tree: readTree(document, syntax),
    words,
    tags: words.map((_, i) => XPOS_NAMES[syntax.xpos[i]!]!),
    at,
    arc: (word) => `${words[syntax.head[at(word)]!] ?? 'ROOT'} ${RELATION_NAMES[syntax.relation[at(word)]!]}`,
    text: ({ from, to }) => text.slice(start[from]!, end[to - 1]!),
  }
}
