import { RELATION, XPOS } from '../syntax/index.js'
import { clauseOf, quantityRoot } from './clauses.js'
import {
  corePhrase,
  isArticle,
  isNoun,
  nounBefore,
  type Phrase,
  phraseAround,
  phraseBefore,
  phraseFrom,
  skipArticle,
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

/**
 * Finds what a quantity speaks of: beside it first, then the noun that it is joined to, then the object and the
 * subject of its clause, at last the nearest noun before it.
 * @param previous the quantity before it in the sentence with what that speaks of: "7 million crowns (US$1 million)"
 */
export function findCounted(
  words: SentenceWords,
  quantity: Quantity,
  previous: { quantity: Quantity; counted: Counted } | null,
): Counted {
  if (previous && isRestated(words, previous.quantity, quantity)) return previous.counted
  const isCount = quantity.unit === null && quantity.kind !== 'ratio'
  const beside = isCount ? countedBeside(words, quantity) : measuredBeside(words, quantity)
  const clause = clauseOf(words, quantity)
  const around: [string, Phrase | null][] = [
    ['noun that it belongs to', governingNoun(words, quantity)],
    ['what it is for', purpose(words, quantity)],
    ['object of the clause', clause.object],
    ['subject of the clause', clause.subject],
  ]
  const found = around.filter((entry): entry is [string, Phrase] => entry[1] !== null)
  if (found.length === 0 && !clause.isSubject) {
    const nearest = nounBefore(words, quantity.from)
    if (nearest) found.push(['nearest noun before it', nearest])
  }
  const isDuration = quantity.kind === 'duration'
  const first = isDuration ? found.find(([rule]) => rule === 'noun that it belongs to') : found[0]
  const what = beside ?? (isCount && quantity.form === 'words' ? null : (first?.[1] ?? unitNoun(words, quantity)))
  const about = found.find(([, phrase]) => !overlaps(phrase, what))
  const rules = what === null ? [] : [beside ? 'noun beside it' : (first?.[0] ?? 'unit')]
  return { what, about: isOneOf(words, quantity) ? null : (about?.[1] ?? null), rules }
}

const overlaps = (a: Phrase, b: Phrase | null) => b !== null && a.from < b.to && b.from < a.to

/** "7.5 million crowns (US$1.1 million)", "30 °C (86 °F)": the same once more in another unit. */
function isRestated(words: SentenceWords, before: Quantity, quantity: Quantity): boolean {
  return words.lower(quantity.from - 1) === '(' && before.to === quantity.from - 1 && quantity.unit !== null
}

/** "one of the students": a choice among many tells nothing of the clause. */
const isOneOf = (words: SentenceWords, quantity: Quantity) =>
  words.lower(quantity.from) === 'one' && words.lower(quantity.to) === 'of'

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
  const tag = words.tag(at)
  if (tag === XPOS.NNP || tag === XPOS.NNPS) return hasArticle(words, quantity.from) ? phraseFrom(words, at) : null
  return (isNoun(tag) || tag === XPOS.JJ) && !MEASURE_ADJECTIVES.has(link) ? phraseFrom(words, at) : null
}

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

/** "for ten years": nothing but the unit is counted. */
function unitNoun(words: SentenceWords, quantity: Quantity): Phrase | null {
  if (quantity.unit === null || quantity.kind === 'money' || quantity.kind === 'age' || quantity.per !== null)
    return null
  const head = quantity.to - 1
  return isNoun(words.tag(head)) && head > quantity.from ? { from: head, to: quantity.to, head } : null
}
