import type { Syntax } from '../syntax/index.js'
import { Shape } from '../text/index.js'
import type { ClaimText } from './claim-text.js'
import type { CueLexicon } from './cue-lexicon.js'
import type { Draft } from './draft.js'
import type { WordForms } from './word-forms.js'

/** Rows before the first and behind the last token, so that features may look past both. */
export const PAD = 3

/** What the rules make of a token. */
export const Rule = { NONE: 0, CUE: 1, CONTENT_OPENS: 2, CONTENT: 3, SOURCE_OPENS: 4, SOURCE: 5 } as const

/**
 * What the models' features look at, one number a token, computed once a document. A token's row is its index + `PAD`;
 * heads are rows too, -1 for none.
 */
export interface Columns {
  /** Number of tokens. */
  count: number
  /** Row of the word in `WordForms`. */
  form: Int32Array
  word: Int32Array
  suffix: Int32Array
  shape: Int32Array
  cluster: Int32Array
  /** One of `Between`, or 0. */
  mark: Uint8Array
  xpos: Uint8Array
  relation: Uint8Array
  head: Int32Array
  /** 0 outside quotations, 1 opening mark, 2 inside, 3 closing mark. */
  quote: Uint8Array
  /** 1 at the first token of a sentence, 2 of a paragraph. */
  opens: Uint8Array
  /** Hash of the lexicon's dictionary form where one of its cues starts, else 0. */
  entry: Int32Array
  /** One of `Rule`. */
  rule: Uint8Array
  sentence: Int32Array
}

export function makeColumns(
  text: ClaimText,
  lexicon: CueLexicon,
  syntax: Syntax,
  forms: WordForms,
  rules: readonly Draft[],
): Columns {
  const { tokens, sentences } = text.document
  const { count } = tokens
  const size = count + 2 * PAD
  const columns: Columns = {
    count,
    form: new Int32Array(size),
    word: new Int32Array(size),
    suffix: new Int32Array(size),
    shape: new Int32Array(size),
    cluster: new Int32Array(size),
    mark: new Uint8Array(size),
    xpos: new Uint8Array(size),
    relation: new Uint8Array(size),
    head: new Int32Array(size).fill(-1),
    quote: new Uint8Array(size),
    opens: new Uint8Array(size),
    entry: new Int32Array(size),
    rule: new Uint8Array(size),
    sentence: new Int32Array(size).fill(-1),
  }
  forms.update()
  for (let i = 0; i < count; i++) {
    const row = i + PAD
    const form = tokens.type[i]! + 1
    columns.form[row] = form
    columns.word[row] = forms.word[form]!
    columns.suffix[row] = forms.suffix[form]!
    columns.shape[row] = forms.shape[form]!
    columns.cluster[row] = forms.cluster[form]!
    columns.mark[row] = forms.mark[form]!
    columns.xpos[row] = syntax.xpos[i]!
    columns.relation[row] = syntax.relation[i]!
    columns.sentence[row] = tokens.sentence[i]!
    const head = syntax.head[i]!
    if (head >= 0) columns.head[row] = head + PAD
  }
  for (const { from, to, depth } of text.quotes) {
    if (depth > 0) continue
    columns.quote.fill(2, from + PAD, to + PAD)
    if (text.isQuoteMark(from)) columns.quote[from + PAD] = 1
    if (text.isQuoteMark(to - 1)) columns.quote[to - 1 + PAD] = 3
  }
  for (let s = 0; s < sentences.count; s++) {
    const from = sentences.from[s]!
    if (from < sentences.to[s]!)
      columns.opens[from + PAD] = s > 0 && sentences.paragraph[s] === sentences.paragraph[s - 1] ? 1 : 2
  }
  markEntries(text, lexicon, columns)
  markRules(columns, rules)
  return columns
}

function markEntries(text: ClaimText, lexicon: CueLexicon, { count, entry }: Columns): void {
  for (let i = 0; i < count; i++) {
    if (!(text.shape(i) & Shape.LETTER)) continue
    const match = lexicon.match(text.document, i, count)
    if (match) entry[i + PAD] = match.cue.hash
  }
}

function markRules({ rule }: Columns, drafts: readonly Draft[]): void {
  const mark = (from: number, to: number, opening: number, inner: number) => {
    rule.fill(inner, from + PAD, to + PAD)
    if (from < to) rule[from + PAD] = opening
  }
  for (const { content } of drafts) for (const [from, to] of content) mark(from, to, Rule.CONTENT_OPENS, Rule.CONTENT)
  for (const { source } of drafts) if (source) mark(source[0], source[1], Rule.SOURCE_OPENS, Rule.SOURCE)
  for (const { cue } of drafts) if (cue) mark(cue[0], cue[1], Rule.CUE, Rule.CUE)
}
