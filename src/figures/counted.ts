import { isAgeOfPronoun } from './beside.js'
import { type Candidate, CHANGE_RULE, findCandidates, SUBJECT_RULE, UNIT_RULE } from './candidates.js'
import { carriedOver } from './carried-over.js'
import { type Phrase, withModifiers } from './noun-phrases.js'
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
  if (isAgeOfPronoun(words, quantity)) return { what: null, about: [], rules: [] }
  const same = previous && carriedOver(words, previous.quantity, previous.counted, quantity)
  if (same) return same
  const isCount = quantity.unit === null && quantity.kind !== 'ratio'
  const { found, subject } = findCandidates(words, quantity, isTaken)
  // "named five people, and she named six"
  if (isCount && previous?.quantity.kind === 'count' && found[0]?.gives !== 'what' && previous.counted.what) {
    found.unshift({ rule: 'noun of the number before', phrase: previous.counted.what, gives: 'what' })
  } else if (isCount && isSmall(quantity)) {
    for (const candidate of found) if (candidate.gives === 'either') candidate.gives = 'about'
  }
  const what = found.find(({ gives }) => gives !== 'about') ?? null
  const about = found.find(({ gives, phrase }) => gives !== 'what' && !overlaps(phrase, what?.phrase ?? null)) ?? null
  const whole = (phrase: Phrase) => withModifiers(words, phrase, isTaken)
  const isWhole = isShareOrSum(quantity) || what?.rule === SUBJECT_RULE
  const topic = isCount ? partsOf([about?.phrase]) : measuredTopic(quantity, what, about, subject)
  return {
    what: what && (isWhole ? whole(what.phrase) : what.phrase),
    about: topic.map(whole),
    rules: [what?.rule, about?.rule].filter((rule) => rule !== undefined),
  }
}

/**
 * "the bank will charge a 5% fee" -> fee, bank: a measure's noun says little without its owner. An age is of somebody,
 * and what a verb of change stands behind is its subject whatever the tree says: nothing is to be added to these.
 */
function measuredTopic(
  { kind }: Quantity,
  what: Candidate | null,
  about: Candidate | null,
  subject: Phrase | null,
): readonly Phrase[] {
  if (what && (kind === 'age' || what.rule === CHANGE_RULE)) return []
  const parts = partsOf([what?.rule === UNIT_RULE ? null : what?.phrase, about?.phrase, subject])
  return parts.length === 1 && parts[0] === what?.phrase ? [] : parts
}

/** The phrases that there are, without those that another one covers a word of. */
function partsOf(phrases: readonly (Phrase | null | undefined)[]): Phrase[] {
  const parts: Phrase[] = []
  for (const phrase of phrases)
    if (phrase && !parts.some(({ from, to }) => from < phrase.to && phrase.from < to)) parts.push(phrase)
  return parts
}

/** A level of an index is told of a subject; a small whole number without a noun counts something that is not said. */
const isSmall = ({ value, target }: Quantity) => Number.isInteger(value) && value < 1000 && target === null

/** Of what a sum or share is told, the prepositions matter: "exports to China dropped 7%". */
const isShareOrSum = ({ kind }: Quantity) => kind === 'money' || kind === 'percent'

/** "hours of discussion" is about "discussion": what lies within a phrase may be told apart, two that cross may not. */
const overlaps = (a: Phrase, b: Phrase | null) =>
  b !== null && a.from < b.to && b.from < a.to && !(a.from > b.head && a.to <= b.to)
