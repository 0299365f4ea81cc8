import { Shape } from '../text/index.js'
import type { ClaimText, TokenSpan } from './claim-text.js'
import { clauseEnd } from './clauses.js'
import { type CueLexicon, type CueMatch, Frame } from './cue-lexicon.js'
import { type Draft, draftByRule, RuleConfidence } from './draft.js'
import { AUXILIARIES, phraseEndingAt, phraseStartingAt } from './noun-phrases.js'

/** "According to the mayor, the bridge will open", "The bridge will open, according to the mayor". */
export function sourceBehind(text: ClaimText, lexicon: CueLexicon, match: CueMatch): Draft | null {
  const start = text.sentenceStart(match.from)
  const end = text.sentenceEnd(match.from)
  const source = phraseStartingAt(text, match.to, end)
  if (!source) return null
  const content: TokenSpan[] = []
  const before = text.trim(start, match.from)
  if (before && text.lower(match.from - 1) !== 'and') content.push(before)
  // what follows the source belongs to it up to a comma ("a report by the bank released on Monday,")
  let rest = source[1]
  while (rest < end && text.lower(rest) !== ',' && !(text.shape(rest) & Shape.TERMINAL)) rest++
  if (text.lower(rest) === ',') {
    const after = text.trim(rest + 1, clauseEnd(text, lexicon, rest + 1, end))
    if (after) content.push(after)
  }
  if (content.length === 0) return null
  return draftByRule(match, [source[0], before ? source[1] : Math.max(source[1], rest)], content, RuleConfidence.clause)
}

/** "The firm's claim that the water was clean": the possessor is the source. */
export function nounCue(text: ClaimText, lexicon: CueLexicon, match: CueMatch): Draft | null {
  const { frames } = match.cue
  const end = text.sentenceEnd(match.from)
  const opener = text.lower(match.to)
  const fits =
    (opener === 'that' && frames & Frame.that) ||
    (opener === 'to' && frames & Frame.to) ||
    (opener === 'for' && frames & Frame.for) ||
    (opener === 'of' && frames & Frame.of)
  if (!fits) return null
  const source = possessorOf(text, match.from)
  if (!source) return null
  const from = opener === 'that' || opener === 'to' ? match.to : match.to + 1
  const content = text.trim(from, nounClauseEnd(text, lexicon, from, end))
  return content && draftByRule(match, source, [content], RuleConfidence.noun)
}

const MAIN_VERBS = new Set(
  'was is were are has had failed came never did does will would should could may shocked prevailed pleased cost grew faded met'.split(
    ' ',
  ),
)

/** A clause behind a noun ends before the main verb, where that can be told: the second finite verb. */
function nounClauseEnd(text: ClaimText, lexicon: CueLexicon, from: number, end: number): number {
  const limit = clauseEnd(text, lexicon, from, end)
  let verbs = text.lower(from) === 'that' ? 0 : 1
  for (let i = from + 1; i < limit; i++) {
    if (!MAIN_VERBS.has(text.lower(i)) || AUXILIARIES.has(text.lower(i - 1))) continue
    if (++verbs > 1) return i
  }
  return limit
}

const POSSESSIVES = new Set(['his', 'her', 'their', 'its', 'my', 'our', 'your'])

function possessorOf(text: ClaimText, noun: number): TokenSpan | null {
  const start = text.sentenceStart(noun)
  for (let i = noun - 1; i >= Math.max(start, noun - 4); i--) {
    const word = text.lower(i)
    if (POSSESSIVES.has(word)) return [i, i + 1]
    if (word === "'s" || word === '’s' || word === "'" || word === '’') return phraseEndingAt(text, i - 1, start)
    if (!text.isWord(i)) return null
  }
  return null
}
