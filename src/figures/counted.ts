import { RELATION, XPOS } from '../syntax/index.js'
import { Shape } from '../text/index.js'
import { changeWord } from './changes.js'
import { clauseOf, quantityRoot } from './clauses.js'
import {
  corePhrase,
  isArticle,
  isNoun,
  isTopic,
  nounBefore,
  ofPhrase,
  type Phrase,
  phraseAround,
  phraseBefore,
  phraseFrom,
  skipArticle,
  withModifiers,
} from './noun-phrases.js'
import { qualifierBefore, qualifierBehind } from './qualifiers.js'
import type { Quantity } from './quantity.js'
import type { SentenceWords } from './sentence-words.js'

/** What a quantity counts or measures, and what else it speaks of. */
export interface Counted {
  what: Phrase | null
  about: Phrase | null
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
  return {
    what: what && (isShareOrSum(quantity) ? withModifiers(words, what.phrase, isTaken) : what.phrase),
    about: about && withModifiers(words, about.phrase, isTaken),
    rules: [what?.rule, about?.rule].filter((rule) => rule !== undefined),
  }
}

/** A level of an index is told of a subject; a small whole number without a noun counts something that is not said. */
const isSmall = ({ value }: Quantity) => Number.isInteger(value) && value < 1000

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
  if (unit) found.push({ rule: 'unit as a noun', phrase: unit, gives: 'what' })
  add(
    'noun beside it',
    isCount ? countedBeside(words, quantity) : measuredBeside(words, quantity),
    isCount ? 'what' : 'either',
  )
  const isBeside = found.length > (unit ? 1 : 0)
  if (isOfWhich(words, quantity)) add('what "which" stands for', antecedent(words, quantity), 'about')
  if (isCount && isBeside) add('what it belongs to', ofPhrase(words, found[0]!.phrase), 'about')
  // "profit rose 38%": the noun before the verb, whatever the tree says
  const change = isCount ? -1 : changeWord(words, quantity)
  if (change >= 0 && !isBeside) add('noun before the change', phraseBefore(words, change), 'either')
  const clause = clauseOf(words, quantity)
  // "at the age of 42" tells no more than the number
  if (quantity.kind !== 'age') add('noun that it belongs to', governingNoun(words, quantity), 'either')
  add('what it is for', purpose(words, quantity), 'either')
  if (quantity.kind !== 'duration') add('object of the clause', clause.object, isCount ? 'about' : 'either')
  const isBefore = clause.subject !== null && clause.subject.from < quantity.from
  // a measure that has its noun says little of the subject
  const isPaid = clause.isPayer && (quantity.kind === 'money' || quantity.kind === 'rate')
  const tellsSubject = isCount || (!isBeside && isBefore)
  if (tellsSubject) add('subject of the clause', clause.subject, (isCount && isBeside) || isPaid ? 'about' : 'either')
  const isOpen = found.length === 0 || (found.length === 1 && unit && quantity.kind !== 'duration')
  if (isOpen && quantity.kind !== 'ratio')
    add('nearest noun before it', nounBefore(words, quantity.from, isTaken), 'either')
  return found
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

/** "rose 38% to $412 million": the level that a step leads to is of the same thing. */
function isLevelOf(words: SentenceWords, step: Quantity, level: Quantity): boolean {
  const isStep = step.qualifier === 'up' || step.qualifier === 'down'
  return isStep && level.unit !== null && words.lower(step.to) === 'to' && level.from === step.to + 1
}

/** What the first speaks of, but for the noun of the unit, which is its own. */
function restated(words: SentenceWords, quantity: Quantity, { what, about, rules }: Counted): Counted {
  const unit = unitNoun(words, quantity)
  return unit ? { what: unit, about: about ?? what, rules } : { what, about, rules }
}

/** A count: "100,000 Russian soldiers", "21 of the members", "of which 21 are members of NATO", "thousands of people". */
function countedBeside(words: SentenceWords, quantity: Quantity): Phrase | null {
  // "250,000 or so guests"
  const to = qualifierBehind(words, quantity.to)?.to ?? quantity.to
  const at = words.hyphenAt(to) ? to + 1 : to
  if (words.lower(at) === 'of') return phraseFrom(words, skipArticle(words, at + 1))
  const follows = phraseFrom(words, at)
  if (follows) return follows
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
  if (!phrase) return null
  const of = isArticle(words.lower(phrase.from - 1)) ? phrase.from - 2 : phrase.from - 1
  const outer = words.lower(of) === 'of' ? phraseBefore(words, of) : null
  return outer ? { ...outer, to: phrase.to } : phrase
}

/** A measure: "four hours of discussion", "40% of voters", "a 5-metre shark", "$2bn in costs", "a $500 million contract". */
function measuredBeside(words: SentenceWords, quantity: Quantity): Phrase | null {
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
    ? phraseAround(words, head)
    : null
}

/** "paid $300 for a chair": what the money is for. */
function purpose(words: SentenceWords, quantity: Quantity): Phrase | null {
  if (quantity.kind !== 'money' || words.lower(quantity.to) !== 'for') return null
  return corePhrase(words, skipArticle(words, quantity.to + 1))
}

/** "ten years", "four hours of discussion", "40 km": the unit where it stands as a noun and describes no other; the discussion is what it is about. */
function unitNoun(words: SentenceWords, { unit, unitSpan, kind }: Quantity): Phrase | null {
  if (unitSpan === null || unit?.kind === 'money' || kind === 'age' || kind === 'percent') return null
  const { from, to } = unitSpan
  const isAttribute = words.hyphenAt(from - 1) || words.hyphenAt(to) || isNoun(words.tag(to))
  return isAttribute || !(words.shape(to - 1) & Shape.LETTER) ? null : { from, to, head: to - 1 }
}
