import type { ClaimText, TokenSpan } from './claim-text.js'
import type { Draft } from './draft.js'

/** Rules that are this sure add what the model does not find. */
const SURE = 0.6
/** What is left of a rule's confidence within the words of another claim. */
const WITHIN = 0.6

/**
 * Adds to the model's claims what the rules are sure of: quotations and turns that it left out, quoted sentences that
 * go on with a claim, and claims within claims ("She said that the mayor had promised to resign").
 */
export function completeByRules(text: ClaimText, found: readonly Draft[], rules: readonly Draft[]): Draft[] {
  const taken = new Uint8Array(text.document.tokens.count)
  const cueOf = new Map<number, Draft>()
  const completed = found.map((draft) => ({ ...draft, content: [...draft.content] }))
  for (const draft of completed) {
    for (const [from, to] of draft.content) taken.fill(1, from, to)
    if (draft.cue) for (let i = draft.cue[0]; i < draft.cue[1]; i++) cueOf.set(i, draft)
  }
  for (const rule of rules) {
    const free = rule.content.filter(([from, to]) => countTaken(taken, from, to) === 0)
    const isFree = free.length === rule.content.length
    const same = rule.cue && cueOf.get(rule.cue[0])
    if (same) {
      for (const part of free) if (isQuoted(text, part)) same.content.push(part)
      same.content.sort((a, b) => a[0] - b[0])
    } else if (isFree && rule.confidence >= SURE) completed.push(rule)
    else if (isSaying(text, rule) && isWithin(taken, rule)) {
      completed.push({ ...rule, confidence: rule.confidence * WITHIN })
      continue
    } else continue
    for (const [from, to] of free) taken.fill(1, from, to)
  }
  return completed
}

/** Within another claim only what was said, in a clause with "that", is taken for a claim of its own. */
const isSaying = (text: ClaimText, { entry, content }: Draft) =>
  entry?.speech === true && text.lower(content[0]![0]) === 'that'

function countTaken(taken: Uint8Array, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i++) count += taken[i]!
  return count
}

function isWithin(taken: Uint8Array, { cue, source, content }: Draft): boolean {
  const spans = [...content, ...(cue ? [cue] : []), ...(source ? [source] : [])]
  return spans.every(([from, to]) => countTaken(taken, from, to) === to - from)
}

const isQuoted = (text: ClaimText, [from]: TokenSpan) => text.quoteOf[from]! >= 0
