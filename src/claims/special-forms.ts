import { Shape } from '../text/index.js'
import type { ClaimText, TokenSpan } from './claim-text.js'
import type { Draft } from './draft.js'
import { phraseStartingAt } from './noun-phrases.js'
import { isWholeUtterance, withContinuations } from './quoted-content.js'

/** Such claims are few in the corpora, and not all of them annotated. */
const CONFIDENCE = 0.6
/** A shorter quotation alone is a title or a heading. */
const SHORTEST_ALONE = 8
/** "SENATOR WALLACE:", "Jane Roe, Tribune:" */
const LONGEST_LABEL = 7

/** In a talk each label comes this often, on average; the labels of a market report ("BONDS:") come once. */
const TURNS_OF_LABEL = 2
const TURN = 'interview turn'
/** The name of the rule for a quotation with a name under it. */
export const SIGNED = 'signed quotation'
/** "Jane Roe, chief executive of the First Bank of Riga" */
const LONGEST_SIGNATURE = 16
/** The name of the rule for a turn where other turns leave no doubt that it is one. */
export const TURN_OF_TALK = 'turn of a talk'

/** Claims whose cue is a mark or the shape of the page: interview turns, press releases, "From X:". */
export function claimsByForm(text: ClaimText): Draft[] {
  const { sentences } = text.document
  const drafts: Draft[] = []
  for (let s = 0; s < sentences.count; ) {
    const paragraph = sentences.paragraph[s]!
    const first = s
    while (s < sentences.count && sentences.paragraph[s] === paragraph) s++
    if (!text.isRead(first)) continue
    const from = sentences.from[first]!
    const to = sentences.to[s - 1]!
    const draft = turn(text, from, to) ?? announcedSource(text, from, to)
    if (draft) drafts.push(draft)
  }
  const turns = drafts.filter(({ by }) => by === TURN)
  const labels = new Set(turns.map(({ source }) => text.lower(source![1] - 1)))
  if (labels.size > 1 && turns.length >= TURNS_OF_LABEL * labels.size)
    for (const draft of turns) draft.by = TURN_OF_TALK
  return drafts
}

/** Quotations that no verb tells of: those with a name under them, and paragraphs that are nothing else. */
export function quotationsAlone(text: ClaimText): Draft[] {
  return text.quotes.flatMap((_, quote) => signedQuotation(text, quote) ?? paragraphAlone(text, quote) ?? [])
}

/** A paragraph that is a quotation; who speaks is for the run of the talk to tell. */
function paragraphAlone(text: ClaimText, quote: number): Draft | null {
  const { from, to, depth } = text.quotes[quote]!
  const isAlone = depth === 0 && opensParagraph(text, from) && opensParagraph(text, to)
  if (!isAlone || to - from < SHORTEST_ALONE || !isWholeUtterance(text, quote)) return null
  return make(null, null, [[from, to]], 'quotation alone')
}

function opensParagraph({ document }: ClaimText, token: number): boolean {
  const { tokens, sentences } = document
  if (token === 0 || token >= tokens.count) return true
  return sentences.paragraph[tokens.sentence[token]!] !== sentences.paragraph[tokens.sentence[token - 1]!]
}

const make = (cue: TokenSpan | null, source: TokenSpan | null, content: TokenSpan[], by: string): Draft => ({
  cue,
  entry: null,
  source,
  audience: null,
  content,
  confidence: CONFIDENCE,
  by,
})

/** "WALLACE: And you accept that?", "Q: Were you there?": a label in capitals, then the paragraph. */
function turn(text: ClaimText, start: number, to: number): Draft | null {
  const from = text.isQuoteMark(start) ? start + 1 : start
  let colon = from
  while (colon < Math.min(to, from + LONGEST_LABEL) && text.lower(colon) !== ':') {
    const shape = text.shape(colon)
    const oneLetter = shape & Shape.CAPITAL && text.lower(colon).length === 1
    if (text.isWord(colon) && !oneLetter && !(shape & Shape.ALL_CAPS)) return null
    colon++
  }
  if (text.lower(colon) !== ':' || colon === from) return null
  const content = text.trim(colon + 1, to)
  return content && make([colon, colon + 1], [from, colon], [content], TURN)
}

const DASHES = new Set(['—', '–', '-', '--', '―'])

/** "“Open all night.” — Jane Roe, owner", "“I never sleep.” – John Doe “We do.” – Jane Roe": a name and nothing more. */
function signedQuotation(text: ClaimText, quote: number): Draft | null {
  const { from, to: dash, depth } = text.quotes[quote]!
  if (depth > 0 || !DASHES.has(text.lower(dash)) || !text.isCapital(dash + 1)) return null
  if (!text.isRead(text.document.tokens.sentence[from]!) || !opensLine(text, from)) return null
  let end = dash + 1
  while (end < dash + LONGEST_SIGNATURE && !text.isQuoteMark(end) && !opensLine(text, end)) end++
  const source = phraseStartingAt(text, dash + 1, end)
  const rest = source ? text.lower(source[1]) : ''
  if (!source || (source[1] < end && rest !== ',' && rest !== '.' && rest !== '(')) return null
  return make([dash, dash + 1], source, withContinuations(text, quote), SIGNED)
}

/** Whether a token is the first of a line, or stands behind the signature of another quotation. */
function opensLine({ document }: ClaimText, token: number): boolean {
  const { text, tokens, sentences } = document
  if (token >= tokens.count || token === sentences.from[tokens.sentence[token]!]) return true
  return text.slice(tokens.end[token - 1]!, tokens.start[token]!).includes('\n')
}

/** "And from Chairwoman Ruiz:" with the quotation in the next paragraph. */
function announcedSource(text: ClaimText, from: number, to: number): Draft | null {
  if (text.lower(to - 1) !== ':' || to - from > LONGEST_LABEL + 2) return null
  const quote = text.isQuoteMark(to) ? text.quoteOf[to]! : -1
  if (quote < 0 || text.quotes[quote]!.from !== to) return null
  let at = from
  if (text.lower(at) === 'and') at++
  const cue: TokenSpan = text.lower(at) === 'from' ? [at, at + 1] : [to - 1, to]
  if (text.lower(at) === 'from') at++
  const source = phraseStartingAt(text, at, to - 1)
  if (source?.[1] !== to - 1) return null
  return make(cue, source, withContinuations(text, quote), 'announced source')
}
