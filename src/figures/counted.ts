import { RELATION, XPOS } from '../syntax/index.js'
import { Shape } from '../text/index.js'
import { changeWord, isChangeWord } from './changes.js'
import { clauseOf, quantityRoot } from './clauses.js'
import {
  corePhrase,
  isArticle,
  isNoun,
  isTime,
  isTopic,
  nounBefore,
  ofPhrase,
  type Phrase,
  PREPOSITIONS,
  phraseAround,
  phraseBefore,
  phraseFrom,
  skipArticle,
  wholeBefore,
  withModifiers,
} from './noun-phrases.js'
import { qualifierBefore, qualifierBehind } from './qualifiers.js'
import type { Quantity } from './quantity.js'
import type { SentenceWords } from './sentence-words.js'

/** What a quantity counts or measures, and the topic that it speaks of. */
export interface Counted {
  what: Phrase | null
  /** The parts of the topic: "fee", "Jane's bank". */
  about: readonly Phrase[]
  /** Names of the rules that found them. */
  rules: string[]
}

/**
 * Finds what a quantity speaks of: beside it first, then the noun that it is joined to, then the object and the
 * subject of its clause, at last the nearest noun before it.
 * @param previous the quantity before it in the sentence with what that speaks of: "7 million crowns (US$1 million)"
 * @param isTaken whether a token belongs to a quantity
 */
export function findCounted(
  words: SentenceWords,
  quantity: Quantity,
  previous: { quantity: Quantity; counted: Counted } | null,
  isTaken: (token: number) => boolean,
): Counted {
  if (previous && isRestated(words, previous.quantity, quantity)) return restated(words, quantity, previous.counted)
  if (previous && isShareOf(words, previous.quantity, quantity)) return shareOf(previous.counted)
  if (previous && isLevelOf(words, previous.quantity, quantity)) return previous.counted
  const isCount = quantity.unit === null && quantity.kind !== 'ratio'
  const found = candidates(words, quantity, isTaken)
  // "named five people, and she named six"
  if (isCount && previous?.quantity.kind === 'count' && found[0]?.gives !== 'what' && previous.counted.what) {
    found.unshift({ rule: 'noun of the number before', phrase: previous.counted.what, gives: 'what' })
  } else if (isCount && isSmall(quantity)) {
    for (const candidate of found) if (candidate.gives === 'either') candidate.gives = 'about'
  }
  const what = found.find(({ gives }) => gives !== 'about') ?? null
  const about = found.find(({ gives, phrase }) => gives !== 'what' && !overlaps(phrase, what?.phrase ?? null)) ?? null
  const { subject } = clauseOf(words, quantity)
  const counted =
    what &&
    (isShareOrSum(quantity) || what.rule === SUBJECT_RULE ? withModifiers(words, what.phrase, isTaken) : what.phrase)
  const topic = isCount
    ? [about?.phrase].filter((it) => it != null)
    : quantity.kind === 'age' && what
      ? []
      : measuredTopic(what, about, subject && withoutMeasure(words, subject, isTaken))
  return {
    what: counted,
    about: topic.map((phrase) => withModifiers(words, phrase, isTaken)),
    rules: [what?.rule, about?.rule].filter((rule) => rule !== undefined),
  }
}

/** "a 5% fee at the bank": a measure's noun says little without its owner. */
function measuredTopic(what: Candidate | null, about: Candidate | null, subject: Phrase | null): Phrase[] {
  // what a verb of change stands behind is its subject, whatever the tree says
  if (what?.rule === CHANGE_RULE) return []
  const topic: Phrase[] = []
  const add = (phrase: Phrase | null | undefined) => {
    if (phrase && !topic.some((it) => it.from < phrase.to && phrase.from < it.to)) topic.push(phrase)
  }
  if (what && what.rule !== UNIT_RULE) add(what.phrase)
  add(about?.phrase)
  add(subject)
  return topic.length === 1 && topic[0] === what?.phrase ? [] : topic
}

/** A level of an index is told of a subject; a small whole number without a noun counts something that is not said. */
const isSmall = ({ value, target }: Quantity) => Number.isInteger(value) && value < 1000 && target === null

const CHANGE_RULE = 'noun before the change'
const SUBJECT_RULE = 'subject of the clause'
const UNIT_RULE = 'unit as a noun'

/** Of what a sum or share is told, the prepositions matter: "exports to China dropped 7%". */
const isShareOrSum = ({ kind }: Quantity) => kind === 'money' || kind === 'percent'

/** A phrase that a quantity may speak of; whether it can be what is counted, what else it is about, or either. */
interface Candidate {
  rule: string
  phrase: Phrase
  gives: 'what' | 'about' | 'either'
}

/** The best candidate for each place comes first. */
function candidates(words: SentenceWords, quantity: Quantity, isTaken: (token: number) => boolean): Candidate[] {
  const found: Candidate[] = []
  const add = (rule: string, phrase: Phrase | null, gives: Candidate['gives']) => {
    const trimmed = phrase && withoutMeasure(words, phrase, isTaken)
    if (trimmed) found.push({ rule, phrase: trimmed, gives })
  }
  const isCount = quantity.unit === null && quantity.kind !== 'ratio'
  const unit = unitNoun(words, quantity)
  if (unit) found.push({ rule: UNIT_RULE, phrase: unit, gives: 'what' })
  add(
    'noun beside it',
    isCount ? countedBeside(words, quantity) : measuredBeside(words, quantity),
    isCount ? 'what' : 'either',
  )
  const isBeside = found.length > (unit ? 1 : 0)
  if (isOfWhich(words, quantity)) add('what "which" stands for', antecedent(words, quantity), 'about')
  if (isCount && isBeside) add('what it belongs to', ofPhrase(words, found[0]!.phrase), 'about')
  // "profit rose 38%": the noun before the verb, whatever the tree says
  const change = isCount ? -1 : changeBefore(words, quantity)
  if (change >= 0 && !isBeside)
    add(CHANGE_RULE, wholeBefore(words, phraseBefore(words, change), PREPOSITIONS), 'either')
  add('noun before the bracket', beforeBracket(words, quantity), isCount ? 'about' : 'either')
  const clause = clauseOf(words, quantity)
  // "at the age of 42" tells no more than the number
  if (quantity.kind !== 'age') add('noun that it belongs to', governingNoun(words, quantity), 'either')
  add('what it is for', purpose(words, quantity), 'either')
  // "raised its output to 2 tons of tea"
  const isLevel = words.lower(quantity.from - 1) === 'to'
  if (quantity.kind !== 'duration' && (isLevel || !isBeside))
    add('object of the clause', clause.object, isCount ? 'about' : 'either')
  const isBefore = clause.subject !== null && clause.subject.from < quantity.from
  // a measure that has its noun says little of the subject
  const isPaid = clause.isPayer && (quantity.kind === 'money' || quantity.kind === 'rate')
  const tellsSubject = isCount || (!isBeside && isBefore)
  if (tellsSubject)
    add(SUBJECT_RULE, clause.subject, (isCount && isBeside) || isPaid || clause.isFar ? 'about' : 'either')
  const isOpen = found.length === 0 || (found.length === 1 && unit && quantity.kind !== 'duration')
  if (isOpen && quantity.kind !== 'ratio') add('nearest noun before it', nearest(words, quantity, isTaken), 'either')
  return found
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

/** The nearest noun before a quantity with what that is joined to; an age is of the nearest. */
function nearest(words: SentenceWords, quantity: Quantity, isTaken: (token: number) => boolean): Phrase | null {
  const noun = nounBefore(words, quantity.from, isTaken)
  return quantity.kind === 'age' ? noun : wholeBefore(words, noun, PREPOSITIONS)
}

/** "an 8.5 kW system" -> "system": a measure is no part of what another one is about. */
function withoutMeasure(words: SentenceWords, phrase: Phrase, isTaken: (token: number) => boolean): Phrase | null {
  let { from } = phrase
  while (from < phrase.head && isTaken(from)) from++
  if (words.hyphenAt(from)) from++
  return isTaken(phrase.head) ? null : { ...phrase, from }
}

/** "hours of discussion" is about "discussion": what lies within a phrase may be told apart, two that cross may not. */
const overlaps = (a: Phrase, b: Phrase | null) =>
  b !== null && a.from < b.to && b.from < a.to && !(a.from > b.head && a.to <= b.to)

/** "7.5 million crowns (US$1.1 million)", "30 °C (86 °F)": the same once more in another unit. */
export function isRestated(words: SentenceWords, before: Quantity, quantity: Quantity): boolean {
  return words.lower(quantity.from - 1) === '(' && before.to === quantity.from - 1 && quantity.unit !== null
}

/** "lost 162 points, or 2.1%": the share that a step of an index is. */
function isShareOf(words: SentenceWords, step: Quantity, share: Quantity): boolean {
  const start = qualifierBefore(words, share.from)?.from ?? share.from
  const isPoints = step.kind === 'count' && /^points?$/.test(words.lower(step.to))
  const isNext = words.lower(start - 1) === 'or' && start - step.to <= 3
  return isPoints && isNext && share.kind === 'percent'
}

const shareOf = ({ about, rules }: Counted): Counted => ({ what: about[0] ?? null, about: about.slice(1), rules })

/** "rose 38% to $412 million": the level that a step leads to is of the same thing. */
function isLevelOf(words: SentenceWords, step: Quantity, level: Quantity): boolean {
  const isStep = step.qualifier === 'up' || step.qualifier === 'down'
  return isStep && level.unit !== null && words.lower(step.to) === 'to' && level.from === step.to + 1
}

/** What the first speaks of, but for the noun of the unit, which is its own. */
function restated(words: SentenceWords, quantity: Quantity, { what, about, rules }: Counted): Counted {
  const unit = unitNoun(words, quantity)
  return unit ? { what: unit, about: about.length > 0 || !what ? about : [what], rules } : { what, about, rules }
}

/** A count: "100,000 Russian soldiers", "21 of the members", "of which 21 are members of NATO", "thousands of people". */
function countedBeside(words: SentenceWords, quantity: Quantity): Phrase | null {
  // "250,000 or so guests"
  const to = qualifierBehind(words, quantity.to)?.to ?? quantity.to
  const at = words.hyphenAt(to) ? to + 1 : to
  if (words.lower(at) === 'of') return phraseFrom(words, skipArticle(words, at + 1))
  const follows = phraseFrom(words, at)
  // "down to 41,000 last year"
  if (follows && !isTime(words, follows.head)) return follows
  if (!isOfWhich(words, quantity)) return null
  const predicate = /^(?:are|were|is|was)$/.test(words.lower(to)) ? phraseFrom(words, skipArticle(words, to + 1)) : null
  return predicate ?? antecedent(words, quantity)
}

/** "of which 21", "of whom 3". */
const isOfWhich = (words: SentenceWords, { from }: Quantity) =>
  /^(?:which|whom)$/.test(words.lower(from - 1)) && words.lower(from - 2) === 'of'

/** "countries of the European Union, of which": the noun phrase before. */
function antecedent(words: SentenceWords, { from }: Quantity): Phrase | null {
  const phrase = phraseBefore(words, words.lower(from - 3) === ',' ? from - 3 : from - 2)
  return wholeBefore(words, phrase, /^of$/)
}

/** A measure: "four hours of discussion", "40% of voters", "a 5-metre shark", "$2bn in costs", "a $500 million contract". */
function measuredBeside(words: SentenceWords, quantity: Quantity): Phrase | null {
  // "Alpha +0.2% Beta -0.4%"
  if (isSigned(words, quantity)) return null
  const at = words.hyphenAt(quantity.to) ? quantity.to + 1 : quantity.to
  const link = words.lower(at)
  if (link === 'of') return phraseFrom(words, skipArticle(words, at + 1))
  if (link === 'worth' && words.lower(at + 1) === 'of') return phraseFrom(words, skipArticle(words, at + 2))
  if (link === 'in' && quantity.kind === 'money' && !isArticle(words.lower(at + 1)))
    return topic(words, phraseFrom(words, at + 1))
  if (quantity.kind === 'ratio') return phraseFrom(words, skipArticle(words, at))
  const tag = words.tag(at)
  if (tag === XPOS.NNP || tag === XPOS.NNPS) return hasArticle(words, quantity.from) ? phraseFrom(words, at) : null
  // taggers take the "minimum" of "a $15 minimum wage" for a number
  const isWord = tag === XPOS.CD && (words.shape(at) & (Shape.LETTER | Shape.DIGIT)) === Shape.LETTER
  if ((!isNoun(tag) && tag !== XPOS.JJ && !isWord) || MEASURE_ADJECTIVES.has(link)) return null
  return topic(words, phraseFrom(words, at))
}

const isSigned = (words: SentenceWords, { kind, value, from }: Quantity) =>
  kind === 'percent' && (value < 0 || words.lower(from - 1) === '+')

const topic = (words: SentenceWords, phrase: Phrase | null) => (phrase && isTopic(words, phrase) ? phrase : null)

/** "a $30 Nintendo game", but "Dow +0.2% Nasdaq +0.8%". */
const hasArticle = (words: SentenceWords, from: number) =>
  isArticle(words.lower(from - 1)) || words.tag(from - 1) === XPOS.JJ

/** "three metres high": these describe the subject, they are not counted. */
const MEASURE_ADJECTIVES = new Set(
  'high tall long wide deep thick old away ago later earlier higher lower more less longer shorter apart ahead behind east west north south'.split(
    ' ',
  ),
)

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

/** "paid $300 for a chair": what the money is for. */
function purpose(words: SentenceWords, quantity: Quantity): Phrase | null {
  if (quantity.kind !== 'money' || words.lower(quantity.to) !== 'for') return null
  return corePhrase(words, skipArticle(words, quantity.to + 1))
}

/** "ten years", "four hours of discussion", "40 km": the unit where it stands as a noun and describes no other; the discussion is what it is about. */
function unitNoun(words: SentenceWords, { unit, unitSpan, kind }: Quantity): Phrase | null {
  if (unitSpan === null || unit?.kind === 'money' || kind === 'age' || unit?.kind === 'percent') return null
  const { from, to } = unitSpan
  const isAttribute = words.hyphenAt(from - 1) || words.hyphenAt(to) || isNoun(words.tag(to))
  return isAttribute || !(words.shape(to - 1) & Shape.LETTER) ? null : { from, to, head: to - 1 }
}
