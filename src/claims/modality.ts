import type { Modality } from '../analysis.js'
import type { ClaimText, TokenSpan } from './claim-text.js'

/** How far before a cue its auxiliaries and negation stand, in tokens. */
const REACH = 6

const NEGATIONS = new Set(['not', "n't", 'n’t', 'never', 'nor', 'neither', 'nobody', 'nothing', 'without', 'hardly'])
const HYPOTHETICAL = new Set(['would', 'could', 'might', 'may', 'should', 'if', 'whether', 'unless', "'d", '’d'])
const STOPS = new Set([',', ';', ':', '—', 'that', 'but'])
const INVERTED = new Set('did do does has have had is was are were can could would will should'.split(' '))

/** What the words before the cue make of it: "did not say", "would say", "Did she say …?". */
export function modalityOf(text: ClaimText, cue: TokenSpan): Modality {
  const start = text.sentenceStart(cue[0])
  const end = text.sentenceEnd(cue[0])
  let hypothetical = false
  for (let i = cue[1] - 1; i >= Math.max(start, cue[0] - REACH); i--) {
    const word = text.lower(i)
    if (text.isQuoteMark(i) || (i < cue[0] && STOPS.has(word))) break
    if (NEGATIONS.has(word) || (word === 'no' && i >= cue[0] - 2)) return 'negated'
    hypothetical ||= HYPOTHETICAL.has(word)
  }
  // "Did she say that …?": the auxiliary opens the sentence and a question mark ends it
  const opening = text.lower(start)
  if (INVERTED.has(opening) && cue[0] - start <= REACH && text.lower(end - 1) === '?') return 'asked'
  return hypothetical ? 'hypothetical' : 'asserted'
}
