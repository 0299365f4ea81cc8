import { ClaimText, type TokenSpan } from '../src/claims/claim-text.js'
import { type Columns, makeColumns } from '../src/claims/columns.js'
import { Label } from '../src/claims/content-features.js'
import type { CueLexicon } from '../src/claims/cue-lexicon.js'
import { draftsByRule } from '../src/claims/index.js'
import { CueLabel } from '../src/claims/sequence-taggers.js'
import type { WordForms } from '../src/claims/word-forms.js'
import { readTree, type Syntax, type Tree } from '../src/syntax/index.js'
import { type Document, readDocument, type Vocabulary } from '../src/text/index.js'
import type { GoldDocument } from './gold.js'

/** A gold attribution in tokens of ours. */
export interface GoldClaim {
  source: TokenSpan[]
  cue: TokenSpan[]
  content: TokenSpan[]
}

/** An article with everything that the stages of the claims desk learn from. */
export interface ClaimsArticle {
  id: string
  text: ClaimText
  columns: Columns
  tree: Tree
  claims: GoldClaim[]
  /** `CueLabel` and `Label` of each token. */
  cueLabels: Uint8Array
  contentLabels: Uint8Array
}

export function readArticle(
  gold: GoldDocument,
  vocabulary: Vocabulary,
  lexicon: CueLexicon,
  forms: WordForms,
  syntaxOf: (document: Document) => Syntax,
): ClaimsArticle {
  const source = { path: gold.id, format: 'ndjson', encoding: 'utf-8', bytes: 0, sha256: '' }
  const document = readDocument({ id: gold.id, text: gold.text, source }, vocabulary)
  const text = new ClaimText(document)
  const syntax = syntaxOf(document)
  const columns = makeColumns(text, lexicon, syntax, forms, draftsByRule(text, lexicon))
  const claims = (gold.gold.attributions ?? []).map((claim) => ({
    source: tokenSpans(document, claim.source),
    cue: tokenSpans(document, claim.cue),
    content: tokenSpans(document, claim.content),
  }))
  const cueLabels = new Uint8Array(document.tokens.count)
  const contentLabels = new Uint8Array(document.tokens.count)
  for (const claim of claims) {
    for (const span of claim.cue) label(cueLabels, span, CueLabel.OPENS, CueLabel.INSIDE)
    for (const span of claim.source) label(contentLabels, span, Label.SOURCE_OPENS, Label.SOURCE)
  }
  for (const claim of claims) {
    for (const span of claim.content) label(contentLabels, span, Label.CONTENT_OPENS, Label.CONTENT)
  }
  return { id: gold.id, text, columns, tree: readTree(document, syntax), claims, cueLabels, contentLabels }
}

function label(labels: Uint8Array, [from, to]: TokenSpan, opens: number, inside: number): void {
  if (from === to) return
  labels.fill(inside, from, to)
  labels[from] = opens
}

/** Spans of characters as spans of the tokens that they touch. */
function tokenSpans({ tokens }: Document, spans: readonly [number, number][]): TokenSpan[] {
  return spans.map(([start, end]): TokenSpan => {
    let low = 0
    let high = tokens.count
    while (low < high) {
      const middle = (low + high) >> 1
      if (tokens.end[middle]! <= start) low = middle + 1
      else high = middle
    }
    let to = low
    while (to < tokens.count && tokens.start[to]! < end) to++
    return [low, to]
  })
}
