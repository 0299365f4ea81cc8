import { Shape } from '../text/index.js'
import type { ClaimText, TokenSpan } from './claim-text.js'
import { type CueLexicon, Frame } from './cue-lexicon.js'
import { phraseStartingAt } from './noun-phrases.js'

const CONJUNCTIONS = new Set(['and', 'but', 'while', 'although', 'though', 'whereas'])
const REPORTING_FRAMES = Frame.quote | Frame.that

/** Where the clause that starts at `from` ends: before ", he said", ", adding", ", but she …", "; …", or with the sentence. */
export function clauseEnd(text: ClaimText, lexicon: CueLexicon, from: number, end: number): number {
  let depth = 0
  for (let i = from; i < end; i++) {
    const quote = text.quoteOf[i]!
    if (quote >= 0) {
      i = Math.max(i, text.quotes[quote]!.to - 1)
      continue
    }
    const word = text.lower(i)
    if (word === ';') return i
    if (word === '(') depth++
    else if (word === ')' && --depth < 0) return i
    else if (word === ',' && opensOtherClaim(text, lexicon, i + 1, end)) return i
    else if (word === 'and' && i > from && isFiniteCue(text, lexicon, i + 1, end)) return i
  }
  return end
}

/** Behind a comma: "adding that", "he said", "according to", "but the owner denied". */
function opensOtherClaim(text: ClaimText, lexicon: CueLexicon, at: number, end: number): boolean {
  if (at >= end) return false
  const cue = lexicon.match(text.document, at, end)
  if (cue && (cue.cue.frames & Frame.after || text.lower(at).endsWith('ing') || text.lower(at) === 'said')) return true
  const start = CONJUNCTIONS.has(text.lower(at)) ? at + 1 : at
  const subject = phraseStartingAt(text, start, Math.min(end, start + 8))
  return subject !== null && isFiniteCue(text, lexicon, subject[1], end)
}

function isFiniteCue(text: ClaimText, lexicon: CueLexicon, at: number, end: number): boolean {
  if (at >= end || text.quoteOf[at]! >= 0) return false
  const match = lexicon.match(text.document, at, end)
  if (!match || match.cue.frames & (Frame.noun | Frame.adj | Frame.after)) return false
  return (match.cue.frames & REPORTING_FRAMES) !== 0 && /(ed|id|ys|ote|ld|lt|nt)$/.test(text.lower(at))
}

/** Whom it is said to, right behind the cue, and where the rest starts. */
export function skipAudience(
  text: ClaimText,
  at: number,
  end: number,
  frames: number,
): { audience: TokenSpan | null; rest: number } {
  const none = { audience: null, rest: at }
  const behindTo = text.lower(at) === 'to' && frames & (Frame['addr-to'] | Frame.quote)
  if (!behindTo && !(frames & Frame.addr)) return none
  const audience = phraseStartingAt(text, behindTo ? at + 1 : at, end)
  if (!audience) return none
  const next = text.lower(audience[1])
  if (behindTo && next !== 'that' && next !== ',' && next !== ':' && !text.isQuoteMark(audience[1])) return none
  // "told reporters the deal was off": a name or plural, then the clause
  return text.shape(audience[1]) & Shape.TERMINAL ? none : { audience, rest: audience[1] }
}
