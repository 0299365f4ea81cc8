import { XPOS } from '../syntax/index.js'
import {
  isArticle,
  isBelow,
  isNoun,
  type Phrase,
  phraseAround,
  phraseBefore,
  phraseFrom,
  skipArticle,
  subjectOf,
} from './noun-phrases.js'
import { qualifierBefore } from './qualifiers.js'
import type { Quantity } from './quantity.js'
import type { SentenceWords } from './sentence-words.js'

/** What a quantity counts or measures, and what else it speaks of. */
export interface Counted {
  what: Phrase | null
  about: Phrase | null
  /** Names of the rules that found them. */
  rules: string[]
}

/** Finds what a quantity speaks of: beside it first, then by the clause that it stands in. */
export function findCounted(words: SentenceWords, quantity: Quantity): Counted {
  const beside =
    quantity.unit === null && quantity.kind !== 'ratio'
      ? countedBeside(words, quantity)
      : measuredBeside(words, quantity)
  const governing = governingNoun(words, quantity)
  const subject = clauseSubject(words, quantity)
  const what = beside ?? (quantity.unit === null ? null : (governing ?? subject))
  const about =
    [governing, purpose(words, quantity), subject].find((phrase) => phrase && !overlaps(phrase, what)) ?? null
  const rules: string[] = []
  if (what)
    rules.push(what === beside ? 'noun beside' : what === governing ? 'noun before "of"' : 'subject of the clause')
  return { what, about, rules }
}

const overlaps = (a: Phrase, b: Phrase | null) => b !== null && a.from < b.to && b.from < a.to

/** A count: "100,000 Russian soldiers", "21 of the members", "of which 21 are members of NATO", "thousands of people". */
function countedBeside(words: SentenceWords, quantity: Quantity): Phrase | null {
  const { to } = quantity
  const at = words.hyphenAt(to) ? to + 1 : to
  if (words.lower(at) === 'of') return phraseFrom(words, skipArticle(words, at + 1))
  const follows = phraseFrom(words, at)
  if (follows) return follows
  const relative = /^(?:which|whom)$/.test(words.lower(quantity.from - 1)) && words.lower(quantity.from - 2) === 'of'
  if (!relative) return null
  const predicate = /^(?:are|were|is|was)$/.test(words.lower(to)) ? phraseFrom(words, skipArticle(words, to + 1)) : null
  const before = words.lower(quantity.from - 3) === ',' ? quantity.from - 3 : quantity.from - 2
  return predicate ?? phraseBefore(words, before)
}

/** A measure: "four hours of discussion", "40% of voters", "a 5-metre shark", "$2bn in costs", "a $500 million contract". */
function measuredBeside(words: SentenceWords, quantity: Quantity): Phrase | null {
  const at = words.hyphenAt(quantity.to) ? quantity.to + 1 : quantity.to
  const link = words.lower(at)
  if (link === 'of') return phraseFrom(words, skipArticle(words, at + 1))
  if (link === 'worth' && words.lower(at + 1) === 'of') return phraseFrom(words, skipArticle(words, at + 2))
  if (link === 'in' && quantity.kind === 'money' && !isArticle(words.lower(at + 1))) return phraseFrom(words, at + 1)
  if (quantity.kind === 'ratio') return phraseFrom(words, skipArticle(words, at))
  const isDescribing = isNoun(words.tag(at)) || words.tag(at) === XPOS.JJ || words.tag(at) === XPOS.HYPH
  return isDescribing && !MEASURE_ADJECTIVES.has(link) ? phraseFrom(words, at) : null
}

/** "three metres high": these describe the subject, they are not counted. */
const MEASURE_ADJECTIVES = new Set(
  'high tall long wide deep thick old away ago later earlier higher lower more less longer shorter apart ahead behind east west north south'.split(
    ' ',
  ),
)

const LINKS = new Set(['of', 'at', 'to', 'is', 'was'])

/** "an interest rate of 5%", "the deployment of 100,000 soldiers": the noun before the "of" that leads to the number. */
function governingNoun(words: SentenceWords, quantity: Quantity): Phrase | null {
  const start = qualifierBefore(words, quantity.from)?.from ?? quantity.from
  const at = isArticle(words.lower(start - 1)) ? start - 2 : start - 1
  return LINKS.has(words.lower(at)) && words.lower(at) === 'of' ? phraseBefore(words, at) : null
}

/** "paid $300 for a chair": what the money is for. */
function purpose(words: SentenceWords, quantity: Quantity): Phrase | null {
  if (quantity.kind !== 'money' || words.lower(quantity.to) !== 'for') return null
  return phraseFrom(words, skipArticle(words, quantity.to + 1))
}

/** "unemployment fell to 4%": the subject, unless it is a pronoun or holds the number itself. */
function clauseSubject(words: SentenceWords, quantity: Quantity): Phrase | null {
  const clause = subjectOf(words, quantity.to - 1)
  if (!clause || isBelow(words, quantity.to - 1, clause.subject)) return null
  return phraseAround(words, clause.subject)
}
