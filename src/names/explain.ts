import type { Why } from '../analysis.js'
import { type DocumentEvidence, Evidence } from './evidence.js'
import { WINDOW } from './features.js'
import type { Perceptron } from './perceptron.js'
import type { SentenceReading } from './sentence-reading.js'
import type { WordFacts } from './word-facts.js'

/** How evidence from the rest of the article reads in a `why`. */
const EVIDENCE_WORDS: readonly (readonly [number, string])[] = [
  [Evidence.SAYS, 'elsewhere beside a verb of speech'],
  [Evidence.TITLED, 'elsewhere behind a title'],
  [Evidence.COMPANY, 'elsewhere before a company ending'],
  [Evidence.BODY, 'elsewhere in the name of a body'],
  [Evidence.PLACE, 'elsewhere in the name of a place'],
  [Evidence.LOCATED, 'elsewhere behind "in", "at", "from"'],
  [Evidence.AGED, 'elsewhere with an age'],
  [Evidence.INITIALS, 'initials of a name in the article'],
]
const MOST_NEIGHBOURS = 2

/**
 * Why the words `[first, last]` of the sentence are a name: itself, the neighbours that spoke most for it, and what the
 * rest of the article tells of it.
 */
export function explainName(
  facts: WordFacts,
  sentence: SentenceReading,
  evidence: DocumentEvidence,
  perceptron: Perceptron,
  first: number,
  last: number,
  tagAt: (i: number) => number,
): Why[] {
  const form = (i: number) => facts.vocabulary.forms[sentence.type[i]!]!
  const own: string[] = []
  let bits = 0
  for (let i = first; i <= last; i++) {
    own.push(form(i))
    bits |= evidence.bits(sentence.type[i]!, sentence.lower[i]!)
  }
  const neighbours: { word: string; score: number }[] = []
  const weigh = (i: number, near: number) => {
    if (near < 0 || near >= sentence.count) return
    const score = perceptron.wordScore(sentence.type[near]!, near - i + WINDOW, tagAt(i))
    if (score > 0) neighbours.push({ word: form(near), score })
  }
  for (let distance = 1; distance <= WINDOW; distance++) {
    weigh(first, first - distance)
    weigh(last, last + distance)
  }
  neighbours.sort((a, b) => b.score - a.score)
  const counted = EVIDENCE_WORDS.filter(([bit]) => (bits & bit) !== 0).map(([, words]) => words)
  const near = neighbours.slice(0, MOST_NEIGHBOURS).map(({ word }) => word)
  return [{ by: 'names model: perceptron + network', words: [...own, ...near, ...counted] }]
}
