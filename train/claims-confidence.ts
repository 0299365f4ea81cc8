import type { TokenSpan } from '../src/claims/claim-text.js'
import { CONFIDENCE_INPUTS, confidenceInputs } from '../src/claims/confidence.js'
import { Linker } from '../src/claims/links.js'
import { groupByCue } from '../src/claims/model.js'
import type { FoundSpan } from '../src/claims/sequence-taggers.js'
import { contentMask, SourceRanker, sourceCandidates } from '../src/claims/sources.js'
import type { Weights } from '../src/claims/weights.js'
import type { ClaimsArticle } from './claims-data.js'
import type { Found } from './claims-rankers.js'

/** Logistic regression of whether a claim is right (content shares half its words, and the right source). */
export function fitConfidence(
  found: readonly Found[],
  unit: number,
  links: readonly Weights[],
  sources: readonly Weights[],
): Float32Array {
  const rows: number[][] = []
  const answers: number[] = []
  found.forEach(({ article, placed, contents, sources: sourceSpans }, index) => {
    const { text, columns } = article
    const linked = new Linker(links[index % 2]!).read(text, columns, placed, contents)
    const ranker = new SourceRanker(sources[index % 2]!)
    const spans = sourceCandidates(article.tree, placed, sourceSpans, contentMask(columns.count, contents))
    for (const { cue, members } of groupByCue(linked.cue, placed.cues.length)) {
      const parts = members.map((c) => contents[c]!)
      const { source, margin } = ranker.choose(text, columns, placed, spans, cue)
      rows.push(confidenceInputs(unit, text, placed.cues[cue]!, parts, linked.margin[members[0]!]!, margin))
      answers.push(isRight(article, parts, source) ? 1 : 0)
    }
  })
  console.log(`  ${answers.reduce((a, b) => a + b, 0)} of ${answers.length} claims right on held-out folds`)
  return logisticRegression(rows, answers)
}

function isRight({ claims, text }: ClaimsArticle, parts: readonly FoundSpan[], source: TokenSpan | null): boolean {
  const words = new Set<number>()
  for (const { from, to } of parts) for (let i = from; i < to; i++) if (text.isWord(i)) words.add(i)
  return claims.some(({ content, source: gold }) => {
    let shared = 0
    let size = 0
    for (const [from, to] of content) {
      for (let i = from; i < to; i++) {
        if (!text.isWord(i)) continue
        size++
        if (words.has(i)) shared++
      }
    }
    if (shared === 0 || shared / (size + words.size - shared) < 0.5) return false
    return gold.length === 0 || (source !== null && gold.some(([from, to]) => from < source[1] && source[0] < to))
  })
}

const DESCENT_STEPS = 600
const DESCENT_RATE = 0.5

/** Plain gradient descent: few inputs, many rows, the same result each time. */
function logisticRegression(rows: readonly number[][], answers: readonly number[]): Float32Array {
  const weights = new Float64Array(CONFIDENCE_INPUTS)
  for (let step = 0; step < DESCENT_STEPS; step++) {
    const slope = new Float64Array(CONFIDENCE_INPUTS)
    rows.forEach((row, r) => {
      const sum = row.reduce((total, input, i) => total + input * weights[i]!, 0)
      const miss = 1 / (1 + Math.exp(-sum)) - answers[r]!
      row.forEach((input, i) => {
        slope[i]! += (miss * input) / rows.length
      })
    })
    slope.forEach((s, i) => {
      weights[i]! -= DESCENT_RATE * s
    })
  }
  return Float32Array.from(weights)
}
