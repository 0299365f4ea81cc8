import { XPOS } from '../syntax/index.js'
import { Shape } from '../text/index.js'
import { personBeing } from './ages.js'
import {
  isArticle,
  isNoun,
  isTime,
  isTopic,
  type Phrase,
  peopleAt,
  phraseBefore,
  phraseFrom,
  skipArticle,
  wholeBefore,
} from './noun-phrases.js'
import { qualifierBehind } from './qualifiers.js'
import type { Quantity } from './quantity.js'
import type { SentenceWords } from './sentence-words.js'

/** A count: "100,000 Russian soldiers", "21 of the members", "of which nine are members of the league", "thousands of people". */
export function countedBeside(words: SentenceWords, quantity: Quantity): Phrase | null {
  // "250,000 or so guests"
  const to = qualifierBehind(words, quantity.to)?.to ?? quantity.to
  const at = words.hyphenAt(to) ? to + 1 : to
  if (words.lower(at) === 'of') return phraseFrom(words, skipArticle(words, at + 1))
  const follows = phraseFrom(words, at) ?? peopleAt(words, at)
  // "down to 41,000 last year"
  if (follows && !isTime(words, follows.head)) return follows
  if (!isOfWhich(words, quantity)) return null
  const predicate = /^(?:are|were|is|was)$/.test(words.lower(to)) ? phraseFrom(words, skipArticle(words, to + 1)) : null
  return predicate ?? antecedent(words, quantity)
}

/** "of which 21", "of whom 3". */
export const isOfWhich = (words: SentenceWords, { from }: Quantity) =>
  /^(?:which|whom)$/.test(words.lower(from - 1)) && words.lower(from - 2) === 'of'

/** "clubs of the county league, of which": the noun phrase before. */
export function antecedent(words: SentenceWords, { from }: Quantity): Phrase | null {
  const phrase = phraseBefore(words, words.lower(from - 3) === ',' ? from - 3 : from - 2)
  return wholeBefore(words, phrase, /^of$/)
}

/** A measure: "four hours of discussion", "40% of voters", "a 5-metre shark", "$2bn in costs", "a $500 million contract". */
export function measuredBeside(words: SentenceWords, quantity: Quantity): Phrase | null {
  // "Alpha +0.2% Beta -0.4%"
  if (isSigned(words, quantity)) return null
  const person = quantity.kind === 'age' ? personBefore(words, quantity) : null
  if (person) return person
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

/** Words between an age and whom it is of. */
const AGE_LINKS = new Set(
  'over under above below between from the age ages aged of , who is was now only just'.split(' '),
)
const AGE_REACH = 6

/** "Jane Roe, 61, is", "her son Leo, who is 8", "girls under the age of 12". */
function personBefore(words: SentenceWords, { from }: Quantity): Phrase | null {
  let at = from
  while (at > from - AGE_REACH && AGE_LINKS.has(words.lower(at - 1))) at--
  return at < from ? phraseBefore(words, at) : null
}

/** "when I was 30", "she turned 70": the age of somebody who is not named here. */
export function isAgeOfPronoun(words: SentenceWords, quantity: Quantity): boolean {
  const person = quantity.kind === 'age' ? personBeing(words, quantity) : ''
  return person !== '' && person !== 'who'
}

/** "+0.2%", "-0.4%": the sign stands for a verb of change. */
export const isSigned = (words: SentenceWords, { kind, value, from }: Quantity) =>
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

/** "ten years", "four hours of discussion", "40 km": the unit where it stands as a noun and describes no other; the discussion is what it is about. */
export function unitNoun(words: SentenceWords, { unit, unitSpan, kind }: Quantity): Phrase | null {
  if (unitSpan === null || unit?.kind === 'money' || kind === 'age' || unit?.kind === 'percent') return null
  const { from, to } = unitSpan
  const isAttribute = words.hyphenAt(from - 1) || words.hyphenAt(to) || isNoun(words.tag(to))
  return isAttribute || !(words.shape(to - 1) & Shape.LETTER) ? null : { from, to, head: to - 1 }
}
