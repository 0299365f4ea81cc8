import { RELATION, XPOS } from '../syntax/index.js'
import { type Phrase, phraseAround } from './noun-phrases.js'
import type { Quantity } from './quantity.js'
import type { SentenceWords } from './sentence-words.js'

/** Steps up a tree before the search for a clause's parts ends. */
const STEPS = 8

/** The token of a quantity that hangs on a word outside of it. */
export function quantityRoot(words: SentenceWords, { from, to }: Quantity): number {
  const { head } = words.syntax
  for (let at = to - 1; at >= from; at--) if (head[at]! < from || head[at]! >= to) return at
  return to - 1
}

/** Subject and object of the clause that a quantity stands in; null where none is said, or a pronoun. */
export interface Clause {
  subject: Phrase | null
  /** "boost its output to 2 million tons": of the verb that the quantity hangs on by a preposition. */
  object: Phrase | null
  /** Whether the subject pays or gets the quantity, so that it is not what is measured. */
  isPayer: boolean
  /** Whether the subject is a pronoun's and stands in the clause above: "Ann Roe said she sold two". */
  isFar: boolean
}

/** "the firm spent $4 million", "analysts expected $4 million": the money is nothing that measures them. */
const PAYMENTS = new Set(
  'spend pay earn make raise give receive get take donate plow invest fine owe collect borrow lend contribute pledge offer have expect predict forecast estimate'.split(
    ' ',
  ),
)

export function clauseOf(words: SentenceWords, quantity: Quantity): Clause {
  const root = quantityRoot(words, quantity)
  const { head, relation } = words.syntax
  const isOblique = relation[root] === RELATION.obl || relation[root] === RELATION['obl:unmarked']
  const object = isOblique && words.has(head[root]!) ? childOf(words, head[root]!, [RELATION.obj]) : -1
  const found = subjectOf(words, root)
  const isSubject = found !== null && isBelow(words, root, found.subject)
  return {
    subject: found === null || isSubject ? null : phraseAround(words, found.subject),
    object: object < 0 || object >= quantity.from ? null : phraseAround(words, object),
    isFar: found?.isFar ?? false,
    isPayer: found !== null && PAYMENTS.has(words.syntax.lemma(found.verb)),
  }
}

const SUBJECTS = [RELATION.nsubj, RELATION['nsubj:pass']]

/** The subject of the nearest verb above a token that has one with a noun, and that verb: "Ann Roe said she sold two". */
function subjectOf(words: SentenceWords, token: number): { subject: number; verb: number; isFar: boolean } | null {
  let at = token
  let pronoun = ''
  for (let step = 0; step < STEPS && words.has(at); step++) {
    const subject = childOf(words, at, SUBJECTS)
    if (subject >= 0) {
      const named = antecedent(words, subject, at)
      pronoun ||= words.tag(named) === XPOS.PRP ? words.lower(named) : ''
      if (words.tag(named) !== XPOS.PRP)
        return pronoun === '' || isMeantBy(words, pronoun, named)
          ? { subject: named, verb: at, isFar: pronoun !== '' }
          : null
    }
    at = words.syntax.head[at]!
  }
  return null
}

function childOf(words: SentenceWords, parent: number, relations: readonly number[]): number {
  if (!words.isParsed) return -1
  const { head, relation } = words.syntax
  for (let at = words.from; at < words.to; at++) if (head[at] === parent && relations.includes(relation[at]!)) return at
  return -1
}

/** "the mill, which made 40 tons": the noun that a relative clause describes. */
function antecedent(words: SentenceWords, subject: number, verb: number): number {
  const { head, relation } = words.syntax
  const isRelative = /^(?:who|which|that)$/.test(words.lower(subject))
  return isRelative && relation[verb] === RELATION['acl:relcl'] && words.has(head[verb]!) ? head[verb]! : subject
}

/** "Ann Roe said she sold two", "the firms said they", not "the firms said it". */
function isMeantBy(words: SentenceWords, pronoun: string, noun: number): boolean {
  const isPlural = words.tag(noun) === XPOS.NNS
  if (pronoun === 'it') return !isPlural
  return pronoun === 'they' ? isPlural : /^s?he$/.test(pronoun) && !isPlural
}

function isBelow(words: SentenceWords, token: number, above: number): boolean {
  let at = token
  for (let step = 0; step < STEPS && words.has(at); step++) {
    if (at === above) return true
    at = words.syntax.head[at]!
  }
  return false
}
