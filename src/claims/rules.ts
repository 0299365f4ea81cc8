import { Shape } from '../text/index.js'
import { type ClaimText, LONGEST_SENTENCE, type TokenSpan } from './claim-text.js'
import { clauseEnd, skipAudience } from './clauses.js'
import { type CueLexicon, type CueMatch, Frame } from './cue-lexicon.js'
import { type Draft, draftByRule, RuleConfidence } from './draft.js'
import { nounCue, sourceBehind } from './noun-cues.js'
import { beforeAuxiliaries, phraseEndingAt, phraseStartingAt } from './noun-phrases.js'
import {
  followingQuotations,
  isWholeUtterance,
  quotationAfter,
  quotationBefore,
  withContinuations,
} from './quoted-content.js'

/**
 * Claims by rules alone: the cues of the lexicon, what their frames let them take, and the quotations around them.
 * Needs no trees and no model. In order of their cues.
 */
export function claimsByRule(text: ClaimText, lexicon: CueLexicon): Draft[] {
  const { sentences } = text.document
  const drafts: Draft[] = []
  for (let s = 0; s < sentences.count; s++) {
    const end = sentences.to[s]!
    if (!text.isRead(s) || end - sentences.from[s]! > LONGEST_SENTENCE) continue
    for (let token = sentences.from[s]!; token < end; ) {
      const draft = text.quoteOf[token] === -1 ? claimAt(text, lexicon, token, end) : null
      if (draft?.content.some(([from]) => text.quoteOf[from]! >= 0)) {
        draft.content.push(...followingQuotations(text, Math.max(end, draft.content.at(-1)![1])))
      }
      if (draft) drafts.push(draft)
      token = draft ? draft.cue![1] : token + 1
    }
  }
  return drafts
}

function claimAt(text: ClaimText, lexicon: CueLexicon, token: number, end: number): Draft | null {
  for (const match of lexicon.matches(text.document, token, end)) {
    const { frames } = match.cue
    let draft: Draft | null
    if (frames & Frame.after) draft = sourceBehind(text, lexicon, match)
    else if (frames & Frame.noun) draft = nounCue(text, lexicon, match)
    else draft = verbCue(text, lexicon, match)
    if (draft) return draft
  }
  return null
}

/** What stands to the left of a verb or adjective: its subject, or nothing where the subject follows ("said Ruiz"). */
function verbCue(text: ClaimText, lexicon: CueLexicon, match: CueMatch): Draft | null {
  const start = text.sentenceStart(match.from)
  const end = text.sentenceEnd(match.from)
  const before = beforeAuxiliaries(text, match.from, start)
  if (NO_VERB_AFTER.has(text.lower(match.from - 1))) return null
  const auxiliaries = before + 1 < match.from ? text.lower(match.from - 1) : ''
  if (BE.has(auxiliaries) && isParticiple(text.lower(match.from)) && !(match.cue.frames & (Frame.adj | Frame.fixed))) {
    return passive(text, lexicon, match, before)
  }
  if (match.cue.frames & Frame.adj && !BE.has(auxiliaries) && !LINKING.has(auxiliaries)) return null
  const inverted =
    before < start || text.isQuoteMark(before) || text.lower(before) === ','
      ? invertedSource(text, match, before, end)
      : null
  if (inverted) {
    const content = contentBefore(text, lexicon, match.from)
    if (content)
      return draftByRule(match, inverted, [...content, ...resumedAfter(text, inverted[1])], confidenceOf(text, content))
  }
  const source = subjectOf(text, match, before, start)
  if (source === undefined) return null
  return contentAfter(text, lexicon, match, source, end) ?? parenthetical(text, lexicon, match, source, end)
}

const BE = new Set("is are was were be been being am 's ’s 're ’re 'm ’m".split(' '))
const LINKING = new Set([
  'seem',
  'seems',
  'seemed',
  'remain',
  'remains',
  'remained',
  'feel',
  'feels',
  'not',
  'very',
  'so',
])
/** Behind these a word is a noun, whatever the lexicon says ("the plan", "of fear", "his hope"). */
const NO_VERB_AFTER = new Set(
  "the a an this his her their its my our your of for in at on with from by no any some 's ’s".split(' '),
)
const isParticiple = (word: string) => /(ed|en|wn|ld|id|nt|ght|nd)$/.test(word)

/** The subject of the cue; null for one that is left out ("And to add: “…”"); undefined where this is no claim. */
function subjectOf(text: ClaimText, match: CueMatch, before: number, start: number): TokenSpan | null | undefined {
  const infinitive = text.lower(match.from - 1) === 'to' && text.lower(match.from - 2) !== 'going'
  const opensWithColon = text.lower(match.to) === ':'
  if (infinitive) return opensWithColon ? null : undefined
  const subject = phraseEndingAt(text, before, start)
  if (subject && !text.lower(match.from).endsWith('ing')) return subject
  if (subject && match.from - 1 > before) return subject
  // "The judge scolded the station, saying": the subject of the sentence
  if (text.lower(match.from).endsWith('ing') && match.from > start) return phraseStartingAt(text, start, match.from)
  return match.from === start || opensWithColon ? null : undefined
}

/** "“…,” said the mayor of Riga": behind the verb, and nothing of a clause behind it. */
function invertedSource(text: ClaimText, match: CueMatch, before: number, end: number): TokenSpan | null {
  if (!(match.cue.frames & Frame.quote) || before < text.sentenceStart(match.from)) return null
  const source = phraseStartingAt(text, behindDay(text, match.to), end)
  if (!source) return null
  return withAppositionAfter(text, source, end)
}

/** "declared on Saturday the minister": where the source starts. */
function behindDay(text: ClaimText, at: number): number {
  if (text.lower(at) === 'on' && ADVERBIAL.has(text.lower(at + 1))) return at + 2
  return ADVERBIAL.has(text.lower(at)) ? at + 1 : at
}

/** "said Ruiz, a nurse at the clinic." */
function withAppositionAfter(text: ClaimText, source: TokenSpan, end: number): TokenSpan {
  const [from, to] = source
  if (text.lower(to) !== ',' || text.isQuoteMark(to + 1)) return source
  const opening = text.lower(to + 1)
  if (opening !== 'a' && opening !== 'an' && opening !== 'the' && opening !== 'who' && opening !== 'whose')
    return source
  for (let i = to + 1; i < end; i++) {
    if (text.isQuoteMark(i)) return [from, i]
    if (text.lower(i) === ',' || (text.shape(i) & Shape.TERMINAL && i + 2 >= end)) return [from, i]
  }
  return source
}

/** “A,” she said, “B”: the part behind the cue. */
function resumedAfter(text: ClaimText, at: number): TokenSpan[] {
  if (at >= text.sentenceEnd(at - 1)) return []
  const next = text.lower(at) === ',' ? at + 1 : at
  const quote = text.isQuoteMark(next) ? text.quoteOf[next]! : -1
  return quote >= 0 && text.quotes[quote]!.from === next
    ? withContinuations(text, quote).filter(([from]) => from >= next)
    : []
}

/** What was said before the cue: a quotation, with the words of its sentence, or the clause up to the comma. */
function contentBefore(text: ClaimText, lexicon: CueLexicon, at: number): TokenSpan[] | null {
  // "“…,” as the fisherman put it"
  if (text.lower(at - 1) === 'as') at--
  const quote = quotationBefore(text, at)
  if (quote >= 0) {
    const spans = withContinuations(text, quote).filter(([from]) => from < at)
    const first = spans[0]!
    const start = text.sentenceStart(first[0])
    // "Russia seeks “to …,” she said": the words before the quotation are part of what was said
    const lead = text.trim(claimEndBefore(text, lexicon, start, first[0]), first[0])
    if (lead) spans[0] = [lead[0], first[1]]
    return spans
  }
  const start = text.sentenceStart(at - 1)
  if (text.lower(at - 1) !== ',' && !text.isQuoteMark(at - 1)) return null
  const clause = text.trim(start, at - 1)
  return clause && clause[1] - clause[0] >= SHORTEST_CLAUSE ? [clause] : null
}

/** A clause before its cue may be anything; a quotation is what was said. */
const confidenceOf = (text: ClaimText, content: readonly TokenSpan[]) =>
  content.some(([, to]) => text.quoteOf[to - 1]! >= 0) ? RuleConfidence.quoted : RuleConfidence.clause

const SHORTEST_CLAUSE = 2

/** Behind the last cue between `from` and `to`: what belongs to it is no part of the next claim. */
function claimEndBefore(text: ClaimText, lexicon: CueLexicon, from: number, to: number): number {
  for (let i = to - 1; i >= from; i--) {
    if (text.quoteOf[i] === -1 && lexicon.match(text.document, i, to) && text.lower(to - 1) === ',') return to
  }
  return from
}

/** What the cue takes on its right, by its frames. */
function contentAfter(
  text: ClaimText,
  lexicon: CueLexicon,
  match: CueMatch,
  source: TokenSpan | null,
  end: number,
): Draft | null {
  const { frames } = match.cue
  const { audience, rest } = skipAudience(text, match.to, end, frames)
  const done = (content: TokenSpan[], confidence: number): Draft => ({
    ...draftByRule(match, source, content, confidence),
    audience,
  })
  if (frames & Frame.quote) {
    const quote = quotationAfter(text, rest, end)
    if (quote >= 0 && (isWholeUtterance(text, quote) || text.lower(text.quotes[quote]!.from - 1) === ':')) {
      const spans = withContinuations(text, quote).filter(([from]) => from >= rest)
      const left = source && text.lower(rest) === ',' ? (contentBefore(text, lexicon, source[0]) ?? []) : []
      if (spans.length > 0) return done([...left, ...spans], RuleConfidence.quoted)
    }
    if (source && quotationBefore(text, source[0]) >= 0) return null
  }
  const opener = text.lower(rest)
  if (rest >= end || !(text.isWord(rest) || text.isQuoteMark(rest))) return null
  const clause = text.trim(rest, clauseEnd(text, lexicon, rest, end))
  if (!clause) return null
  const isClause =
    (frames & Frame.that && (opener === 'that' || !PREPOSITIONS.has(opener))) || (frames & Frame.wh && WH.has(opener))
  if (isClause && !(frames & Frame.that && ADVERBIAL.has(opener))) return done([clause], RuleConfidence.clause)
  if (frames & (Frame.to | Frame.adj) && opener === 'to') return done([clause], RuleConfidence.phrase)
  if (frames & Frame['obj-to'] && spanHas(text, clause, 'to')) {
    return done([audience && frames & Frame['obj-to'] ? [audience[0], clause[1]] : clause], RuleConfidence.phrase)
  }
  if (frames & (Frame.np | Frame.ing) && !PREPOSITIONS.has(opener)) return done([clause], RuleConfidence.phrase)
  if (frames & PREPOSITION_FRAMES && PREPOSITIONS.has(opener))
    return done([[clause[0] + 1, clause[1]]], RuleConfidence.phrase)
  return null
}

const PREPOSITION_FRAMES = Frame.of | Frame.for | Frame.about | Frame.as | Frame.with
const PREPOSITIONS = new Set(
  'to of for about as with in at on by from during after before over under against into through , . :'.split(' '),
)
const ADVERBIAL = new Set([
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'yesterday',
  'today',
])
const WH = new Set('whether if why how what who when where which'.split(' '))

function spanHas(text: ClaimText, [from, to]: TokenSpan, word: string): boolean {
  for (let i = from; i < to; i++) if (text.lower(i) === word) return true
  return false
}

/** "The bridge, the mayor said, will open": the sentence around the cue. */
function parenthetical(
  text: ClaimText,
  lexicon: CueLexicon,
  match: CueMatch,
  source: TokenSpan | null,
  end: number,
): Draft | null {
  if (!source || !(match.cue.frames & Frame.quote)) return null
  const content = contentBefore(text, lexicon, source[0])
  if (!content) return null
  const { audience, rest } = skipAudience(text, match.to, end, match.cue.frames)
  // behind the cue a place or time may stand ("he said at a rally in Ohio, “…”")
  let at = rest
  while (at < end && text.lower(at) !== ',' && !text.isQuoteMark(at)) at++
  const resumed = at < end ? resumedAfter(text, at) : []
  if (resumed.length === 0 && text.lower(rest) === ',' && text.quoteOf[content[0]![0]]! < 0) {
    const clause = text.trim(rest + 1, clauseEnd(text, lexicon, rest + 1, end))
    if (clause) resumed.push(clause)
  }
  return { ...draftByRule(match, source, [...content, ...resumed], confidenceOf(text, content)), audience }
}

/** "It was reported that …" has no source; "The plan was criticized by the mayor" has it behind the verb. */
function passive(text: ClaimText, lexicon: CueLexicon, match: CueMatch, before: number): Draft | null {
  const end = text.sentenceEnd(match.from)
  const start = text.sentenceStart(match.from)
  if (text.lower(match.to) === 'by') {
    const source = phraseStartingAt(text, match.to + 1, end)
    const content = phraseEndingAt(text, before, start)
    return source && content && draftByRule(match, source, [content], RuleConfidence.phrase)
  }
  if (!(match.cue.frames & Frame.that) || text.lower(match.to) !== 'that' || text.lower(before) !== 'it') return null
  const content = text.trim(match.to, clauseEnd(text, lexicon, match.to, end))
  return content && draftByRule(match, null, [content], RuleConfidence.phrase)
}
