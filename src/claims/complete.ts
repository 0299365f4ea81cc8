import type { ClaimText, TokenSpan } from './claim-text.js'
import { Frame } from './cue-lexicon.js'
import type { Draft } from './draft.js'
import { SIGNED, TURN_OF_TALK } from './special-forms.js'

/** Rules that are this sure add what the model does not find. */
const SURE = 0.6
/** What is left of a rule's confidence within the words of another claim. */
const WITHIN = 0.6

/**
 * Adds to the model's claims what the rules are sure of: quotations and turns that it left out, quoted sentences that
 * go on with a claim, claims within claims ("She said that the mayor had promised to resign"), and claims around others
 * ("The council has refused it, said Ruiz").
 */
export function completeByRules(text: ClaimText, found: readonly Draft[], rules: readonly Draft[]): Draft[] {
  const taken = new Uint8Array(text.document.tokens.count)
  const cueOf = new Map<number, Draft>()
  const completed = withOuterClaims(text, found, rules).map((draft) => ({ ...draft, content: [...draft.content] }))
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
      same.source ??= rule.source
    } else if (isFree && rule.confidence >= SURE) completed.push(rule)
    else if (isSaying(text, rule) && isWithin(taken, rule)) {
      completed.push({ ...rule, confidence: rule.confidence * WITHIN })
      continue
    } else continue
    for (const [from, to] of free) taken.fill(1, from, to)
  }
  return completed
}

/**
 * A sentence before the words "said Ruiz", or a turn of a talk, is what Ruiz said as a whole, whatever it tells of
 * others: such a claim takes the place of the claims in it. Of these only sayings stay, as claims within a claim.
 */
function withOuterClaims(text: ClaimText, found: readonly Draft[], rules: readonly Draft[]): Draft[] {
  const owner = new Int32Array(text.document.tokens.count).fill(-1)
  const cueOwner = new Int32Array(owner.length).fill(-1)
  found.forEach(({ cue, content }, index) => {
    for (const [from, to] of content) owner.fill(index, from, to)
    if (cue) cueOwner.fill(index, cue[0], cue[1])
  })
  // number of the part of a rule's content that holds a token; later rules have higher ones
  const partOf = new Int32Array(owner.length)
  let parts = 0
  const kept: (Draft | null)[] = [...found]
  const added: Draft[] = []
  for (const rule of rules) {
    const isWhole = WHOLE.has(rule.by) || isFronted(text, rule)
    if (!isWhole && !isBeforeCue(text, rule)) continue
    const same = cueOwner[rule.cue![0]]!
    if (same >= 0 && !isWhole) continue
    const held = ownersIn(owner, rule.content)
    const first = parts + 1
    for (const [from, to] of rule.content) partOf.fill(++parts, from, to)
    const yields = (index: number) =>
      index === same || (liesIn(partOf, first, found[index]!) && (isWhole || !isReport(found[index]!)))
    if (held.size === 0 || ![...held].every(yields)) continue
    for (const index of held) {
      const inner = found[index]!
      kept[index] = index !== same && isSaying(text, inner) ? { ...inner, confidence: inner.confidence * WITHIN } : null
    }
    added.push(rule)
  }
  return [...kept.filter((draft) => draft !== null), ...added]
}

/** Rules for what is said as a whole, whatever verbs of saying are in it. */
const WHOLE = new Set([TURN_OF_TALK, SIGNED])

/** Verbs that stand behind what was said ("…, said Ruiz"), and tell of nothing else there. */
const VERBS_BEHIND = new Set(
  'say,declare,explain,conclude,sum up,stress,underline,insist,warn,argue,write,announce,note,observe'.split(','),
)

/** "According to Ruiz, the towns had agreed to pay": a sentence that begins so is what she said, to its end. */
function isFronted(text: ClaimText, { entry, cue, source, content }: Draft): boolean {
  if (!cue || !source || !entry || (entry.frames & Frame.after) === 0) return false
  return cue[0] === text.sentenceStart(cue[0]) && content[0]![0] > source[1]
}

/** A sentence from its start up to ", said Ruiz", ", Ruiz said". */
function isBeforeCue(text: ClaimText, { entry, cue, source, content }: Draft): boolean {
  if (!cue || !source || !entry || !VERBS_BEHIND.has(entry.lemma) || text.isCapital(cue[0])) return false
  if (text.lower(cue[1] - 1).endsWith('ing') || text.lower(source[0] - 1) === 'as') return false
  const [from, to] = content[0]!
  return to <= Math.min(cue[0], source[0]) && from === text.sentenceStart(from)
}

function ownersIn(owner: Int32Array, content: readonly TokenSpan[]): Set<number> {
  const owners = new Set<number>()
  for (const [from, to] of content) for (let i = from; i < to; i++) if (owner[i]! >= 0) owners.add(owner[i]!)
  return owners
}

/** "Ruiz said": of two verbs of saying in a sentence the first keeps its own. */
const isReport = ({ entry }: Draft) => entry?.speech === true && (entry.frames & Frame.quote) !== 0

/** Whether the content and the cue of a draft lie in one part each, of those from `first` on. */
const liesIn = (partOf: Int32Array, first: number, { cue, content }: Draft) =>
  [...content, ...(cue ? [cue] : [])].every(([from, to]) => partOf[from]! >= first && partOf[from] === partOf[to - 1])

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
