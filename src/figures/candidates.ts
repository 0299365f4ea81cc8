import { RELATION } from '../syntax/index.js'
import { antecedent, countedBeside, isOfWhich, isSigned, measuredBeside, unitNoun } from './beside.js'
import { changeWord, isChangeWord } from './changes.js'
import { clauseOf, quantityRoot } from './clauses.js'
import {
  corePhrase,
  isArticle,
  isNoun,
  nounBefore,
  ofPhrase,
  type Phrase,
  PREPOSITIONS,
  phraseAround,
  phraseBefore,
  skipArticle,
  wholeBefore,
} from './noun-phrases.js'
import { qualifierBefore } from './qualifiers.js'
import type { Quantity } from './quantity.js'
import type { SentenceWords } from './sentence-words.js'

/** Names of rules whose finds are treated in a way of their own. */
export const CHANGE_RULE = 'noun before the change'
export const SUBJECT_RULE = 'subject of the clause'
export const UNIT_RULE = 'unit as a noun'

/** A phrase that a quantity may speak of; whether it can be what is counted, what else it is about, or either. */
export interface Candidate {
  rule: string
  phrase: Phrase
  gives: 'what' | 'about' | 'either'
}

export interface Candidates {
  /** The best for each place comes first. */
  found: Candidate[]
  /** What the clause of the quantity speaks of, null where it says nothing of the quantity. */
  subject: Phrase | null
}

export function findCandidates(
  words: SentenceWords,
  quantity: Quantity,
  isTaken: (token: number) => boolean,
): Candidates {
  const found: Candidate[] = []
  const add = (rule: string, phrase: Phrase | null, gives: Candidate['gives']) => {
    const trimmed = phrase && withoutMeasure(words, phrase, isTaken)
    if (trimmed) found.push({ rule, phrase: trimmed, gives })
  }
  const { kind } = quantity
  const isCount = quantity.unit === null && kind !== 'ratio'
  const unit = unitNoun(words, quantity)
  if (unit) found.push({ rule: UNIT_RULE, phrase: unit, gives: 'what' })
  const beside = isCount ? countedBeside(words, quantity) : measuredBeside(words, quantity)
  add('noun beside it', beside, isCount ? 'what' : 'either')
  const isBeside = found.length > (unit ? 1 : 0)
  if (isOfWhich(words, quantity)) add('what "which" stands for', antecedent(words, quantity), 'about')
  if (isCount && isBeside) add('what it belongs to', ofPhrase(words, found[0]!.phrase), 'about')
  if (kind === 'percent' && !isBeside) add('noun of a clause without a verb', gappedSubject(words, quantity), 'either')
  const change = isCount || isBeside ? -1 : changeBefore(words, quantity)
  if (change >= 0) add(CHANGE_RULE, wholeBefore(words, phraseBefore(words, change), PREPOSITIONS), 'either')
  add('noun before the bracket', beforeBracket(words, quantity), isCount ? 'about' : 'either')
  // "at the age of 42" tells no more than the number
  if (kind !== 'age') add('noun that it belongs to', governingNoun(words, quantity), 'either')
  add('what it is for', purpose(words, quantity), 'either')
  const clause = clauseOf(words, quantity)
  // "raised its output to 2 tons of tea"
  const isLevel = words.lower(quantity.from - 1) === 'to'
  if (kind !== 'duration' && (isLevel || !isBeside))
    add('object of the clause', clause.object, isCount ? 'about' : 'either')
  const subject = isWhen(words, quantity) ? null : clause.subject
  const isPaid = clause.isPayer && (kind === 'money' || kind === 'rate')
  const isTopic = (isCount && isBeside) || isPaid || clause.isFar
  if (isCount || (!isBeside && subject !== null && subject.from < quantity.from))
    add(SUBJECT_RULE, subject, isTopic ? 'about' : 'either')
  const isOpen = found.length === 0 || (found.length === 1 && unit && kind !== 'duration')
  if (isOpen && kind !== 'ratio' && kind !== 'age')
    add('nearest noun before it', nearest(words, quantity, isTaken), 'either')
  return { found, subject: subject && withoutMeasure(words, subject, isTaken) }
}

/** "The coach won 53 percent, Roe 68 percent": the subject of a clause that leaves out its verb. */
function gappedSubject(words: SentenceWords, { from }: Quantity): Phrase | null {
  const phrase = phraseBefore(words, from)
  return phrase && phrase.to === from && /^(?:,|;|and|but)$/.test(words.lower(phrase.from - 1)) ? phrase : null
}

/** Where the word of change, the sign or the verb stands: "profit rose 38%", "profit rose to $3", "Alpha Bank +0.2%"; -1 where none. */
function changeBefore(words: SentenceWords, quantity: Quantity): number {
  if (isSigned(words, quantity)) return words.lower(quantity.from - 1) === '+' ? quantity.from - 1 : quantity.from
  const start = qualifierBefore(words, quantity.from)?.from ?? quantity.from
  const isLevel = /^(?:from|to)$/.test(words.lower(start - 1)) && isChangeWord(words.lower(start - 2))
  return isLevel ? start - 2 : changeWord(words, quantity)
}

/** "Jane Roe (17.9 points a game)", "Acme (up 3%)": what stands before the bracket that a quantity stands in. */
function beforeBracket(words: SentenceWords, { from }: Quantity): Phrase | null {
  for (let at = from - 1; at > from - BRACKET_REACH && words.has(at) && words.lower(at) !== ')'; at--)
    if (words.lower(at) === '(') return phraseBefore(words, at)
  return null
}

/** Tokens before a number in which an open bracket is looked for. */
const BRACKET_REACH = 16

/** The nearest noun before a quantity with what that is joined to. */
const nearest = (words: SentenceWords, quantity: Quantity, isTaken: (token: number) => boolean): Phrase | null =>
  wholeBefore(words, nounBefore(words, quantity.from, isTaken), PREPOSITIONS)

/** "an 8.5 kW system" -> "system", "Roe 68 percent" -> "Roe": a measure is no part of what another one is about. */
function withoutMeasure(words: SentenceWords, phrase: Phrase, isTaken: (token: number) => boolean): Phrase | null {
  if (isTaken(phrase.head)) return null
  let { from } = phrase
  while (from < phrase.head && isTaken(from)) from++
  if (words.hyphenAt(from)) from++
  let to = phrase.head + 1
  while (to < phrase.to && !isTaken(to)) to++
  return { ...phrase, from, to }
}

/** "the next three hours", "five years ago": a duration that tells when measures nothing that the clause speaks of. */
function isWhen(words: SentenceWords, quantity: Quantity): boolean {
  if (quantity.kind !== 'duration') return false
  const start = qualifierBefore(words, quantity.from)?.from ?? quantity.from
  const isNear = /^(?:next|last|past)$/.test(words.lower(start - 1))
  return isNear || /^(?:ago|later|earlier)$/.test(words.lower(quantity.to))
}

/** "an interest rate of 5%", "the deployment of 100,000 soldiers", "an offer at $6": the noun that the number is joined to. */
function governingNoun(words: SentenceWords, quantity: Quantity): Phrase | null {
  const start = qualifierBefore(words, quantity.from)?.from ?? quantity.from
  const at = isArticle(words.lower(start - 1)) ? start - 2 : start - 1
  if (words.lower(at) === 'of') return phraseBefore(words, at)
  const root = quantityRoot(words, quantity)
  const head = words.syntax.head[root]!
  const relation = words.syntax.relation[root]!
  if (!words.has(head) || head >= quantity.from || !isNoun(words.tag(head))) return null
  return relation === RELATION.nmod || relation === RELATION['nmod:unmarked'] || relation === RELATION.acl
    ? wholeBefore(words, phraseAround(words, head), /^of$/)
    : null
}

/** "paid $300 for a chair", "$9 a month for the flat": what the money is for. */
function purpose(words: SentenceWords, quantity: Quantity): Phrase | null {
  if (quantity.unit?.kind !== 'money' || words.lower(quantity.to) !== 'for') return null
  return corePhrase(words, skipArticle(words, quantity.to + 1))
}
