import { RELATION, XPOS } from '../syntax/index.js'
import type { SentenceWords } from './sentence-words.js'

/** Words of a noun phrase without its article; tokens, half-open. */
export interface Phrase {
  from: number
  to: number
  /** The noun that the rest describes. */
  head: number
}

const NOUNS = new Set<number>([XPOS.NN, XPOS.NNS, XPOS.NNP, XPOS.NNPS])
const ADJECTIVES = new Set<number>([XPOS.JJ, XPOS.JJR, XPOS.JJS])
const PARTICIPLES = new Set<number>([XPOS.VBN, XPOS.VBG])
const ARTICLES = new Set('the a an this these that those its their our his her my your all both any some'.split(' '))
/** Nouns that tell when, not what: "killed 30 people yesterday". */
const TIME_NOUNS = new Set(
  'today yesterday tomorrow tonight monday tuesday wednesday thursday friday saturday sunday'.split(' '),
)
/** Nouns that no number is about by standing near it: "33 percent last month". */
const NO_TOPICS = new Set([
  ...TIME_NOUNS,
  ...'age ages year years month months week weeks day days quarter january february march april may june july august september october november december'.split(
    ' ',
  ),
])

export const isTopic = (words: SentenceWords, phrase: Phrase): boolean => !NO_TOPICS.has(words.lower(phrase.head))

export const isNoun = (tag: number): boolean => NOUNS.has(tag)
/** Whether a noun or an adjective stands at a token. */
export const isNounNext = (words: SentenceWords, token: number): boolean =>
  NOUNS.has(words.tag(token)) || words.tag(token) === XPOS.JJ

export const isArticle = (word: string): boolean => ARTICLES.has(word)

/** Most tokens of a phrase: longer ones are lists that the tagger took for nouns. */
const LONGEST = 12

/** The noun phrase that starts at a token, "of"-phrase and all: "members of NATO"; null where none starts. */
export function phraseFrom(words: SentenceWords, token: number): Phrase | null {
  const core = corePhrase(words, token)
  return core && withOf(words, core)
}

/** "One Iraqi was killed", "two Chinese": people by the adjective of their country or party. */
export const peopleAt = (words: SentenceWords, token: number): Phrase | null =>
  ADJECTIVES.has(words.tag(token)) && words.isCapital(token) ? { from: token, to: token + 1, head: token } : null

/** The same without its "of"-phrase. */
export function corePhrase(words: SentenceWords, token: number): Phrase | null {
  let head = -1
  let owner = -1
  let at = token
  for (; at < token + LONGEST && words.has(at); at++) {
    const tag = words.tag(at)
    // "the country's foremost specialists": what owns is no head, and adjectives may follow
    if (tag === XPOS.POS && head >= 0) {
      owner = head
      head = -1
    } else if (NOUNS.has(tag)) {
      if (head >= 0 && endsPhrase(words, head, at)) break
      head = at
    } else if (!isModifier(words, at, head >= 0 && !words.hyphenAt(head - 1))) break
  }
  if (head < 0) head = owner
  return head < 0 ? null : { from: token, to: head + 1, head }
}

/** "200 troops Monday", "30 people yesterday": a name or a time behind a plural is another phrase. */
function endsPhrase(words: SentenceWords, head: number, at: number): boolean {
  if (TIME_NOUNS.has(words.lower(at))) return true
  return words.tag(head) === XPOS.NNS && (words.tag(at) === XPOS.NNP || words.tag(at) === XPOS.NNPS)
}

/** What may stand inside a phrase before its last noun. */
function isModifier(words: SentenceWords, at: number, afterNoun: boolean): boolean {
  const tag = words.tag(at)
  if (tag === XPOS.HYPH || words.hyphenAt(at)) return true
  const joined = words.hyphenAt(at - 1)
  if (ADJECTIVES.has(tag)) return !afterNoun || joined
  if (PARTICIPLES.has(tag)) return joined || (!afterNoun && isBeforeNoun(words, at + 1))
  if (tag === XPOS.CD) return joined || NOUNS.has(words.tag(at + 1))
  if (tag === XPOS.RB || tag === XPOS.RBR || tag === XPOS.RBS)
    return !afterNoun && (ADJECTIVES.has(words.tag(at + 1)) || PARTICIPLES.has(words.tag(at + 1)))
  const next = words.tag(at + 1)
  return (
    tag === XPOS.CC &&
    !afterNoun &&
    ADJECTIVES.has(words.tag(at - 1)) &&
    (ADJECTIVES.has(next) || PARTICIPLES.has(next))
  )
}

function isBeforeNoun(words: SentenceWords, at: number): boolean {
  const tag = words.tag(at)
  return NOUNS.has(tag) || (ADJECTIVES.has(tag) && NOUNS.has(words.tag(at + 1)))
}

/** "members of NATO", "cases of cholera": of what kind they are belongs to them; "sections of the river" stand on something else. */
export function withOf(words: SentenceWords, core: Phrase): Phrase {
  const inner = words.lower(core.to) === 'of' ? corePhrase(words, core.to + 1) : null
  return inner ? { ...core, to: inner.to } : core
}

/** What stands behind the "of" of a phrase: "river" of "sections of the river". */
export function ofPhrase(words: SentenceWords, phrase: Phrase): Phrase | null {
  return words.lower(phrase.to) === 'of' ? corePhrase(words, skipArticle(words, phrase.to + 1)) : null
}

const MOST_MODIFIERS = 2

/** "exports to China", "the border with Ukraine": the phrase with what the tree hangs on it by prepositions. */
export function withModifiers(words: SentenceWords, phrase: Phrase, isTaken: (token: number) => boolean): Phrase {
  const { head, relation } = words.syntax
  let { to } = phrase
  for (let count = 0; count < MOST_MODIFIERS && words.tag(to) === XPOS.IN; count++) {
    const inner = corePhrase(words, skipArticle(words, to + 1))
    if (!inner || !isTopic(words, inner) || relation[inner.head] !== RELATION.nmod) break
    const above = head[inner.head]!
    if (above < phrase.from || above >= to || isTaken(inner.head) || isTaken(inner.from)) break
    to = inner.to
  }
  return { ...phrase, to }
}

/** Behind an article, and a number behind that: "of the five largest counties". */
export function skipArticle(words: SentenceWords, token: number): number {
  if (!isArticle(words.lower(token))) return token
  return words.tag(token + 1) === XPOS.CD && !NOUNS.has(words.tag(token + 2)) ? token + 2 : token + 1
}

/** The noun phrase whose last word stands before a token: "interest rate" before "of 5%", "FTSE 250" before "+0.2%". */
export function phraseBefore(words: SentenceWords, token: number): Phrase | null {
  const isNumbered = words.tag(token - 1) === XPOS.CD && NOUNS.has(words.tag(token - 2)) && words.isCapital(token - 2)
  const head = isNumbered ? token - 2 : token - 1
  return NOUNS.has(words.tag(head)) ? { from: leftEdge(words, head), to: token, head } : null
}

/** The phrase around a noun that is known to be a head: "five launches", "the Dow Jones Industrial Average", "the S&P 500". */
export function phraseAround(words: SentenceWords, head: number): Phrase | null {
  if (!NOUNS.has(words.tag(head))) return null
  let to = head + 1
  const isName = words.tag(head) === XPOS.NNP || words.tag(head) === XPOS.NNPS
  while (
    to < head + LONGEST &&
    (NOUNS.has(words.tag(to)) || (isName && words.tag(to) === XPOS.CD) || isInnerMark(words, to)) &&
    !TIME_NOUNS.has(words.lower(to))
  )
    to++
  return { from: leftEdge(words, head), to, head }
}

function leftEdge(words: SentenceWords, head: number): number {
  let from = head
  while (from > head - LONGEST && words.has(from - 1)) {
    const tag = words.tag(from - 1)
    const isPart =
      isInnerMark(words, from - 1) ||
      isInnerNumber(words, from - 1) ||
      NOUNS.has(tag) ||
      ADJECTIVES.has(tag) ||
      PARTICIPLES.has(tag) ||
      tag === XPOS.HYPH ||
      tag === XPOS.POS
    if (!isPart || isTime(words, from - 1)) break
    from--
  }
  // a phrase does not start with what belongs to the word before it
  while (from < head && (words.tag(from) === XPOS.POS || words.tag(from) === XPOS.HYPH || isVerb(words, from))) from++
  return from
}

/** "was called Psychology", "of providing more help": a participle is a part of the noun behind an article or the like only. */
function isVerb(words: SentenceWords, token: number): boolean {
  if (!PARTICIPLES.has(words.tag(token)) || words.hyphenAt(token + 1)) return false
  const before = words.tag(token - 1)
  const isUsed = words.tag(token) === XPOS.VBN && (before === XPOS.IN || before === 0)
  return !isUsed && !BEFORE_PARTICIPLES.has(before)
}

/** "the rising prices", "her used cars". */
const BEFORE_PARTICIPLES = new Set<number>([XPOS.DT, XPOS.PRP$, XPOS.CD, XPOS.RB])

/** "S&P", "oil/gas", "non-members": a mark that joins two words. */
const isInnerMark = (words: SentenceWords, token: number) =>
  words.hyphenAt(token) ||
  (/^[&/]$/.test(words.lower(token)) && NOUNS.has(words.tag(token - 1)) && NOUNS.has(words.tag(token + 1)))

/** "the FTSE 250 index", "the QX-35 index": a number that a name has in it. */
const isInnerNumber = (words: SentenceWords, token: number) =>
  words.tag(token) === XPOS.CD &&
  (words.tag(token - 1) === XPOS.NNP || words.tag(token - 1) === XPOS.NN || words.hyphenAt(token - 1)) &&
  NOUNS.has(words.tag(token + 1))

/** "yesterday", "this year": what stands before the subject of a clause and belongs to no noun. */
export const isTime = (words: SentenceWords, token: number) =>
  TIME_NOUNS.has(words.lower(token)) ||
  (NO_TOPICS.has(words.lower(token)) && /^(?:this|last|next)$/.test(words.lower(token - 1)))

/** Prepositions that join a phrase to the noun before it, so that this one is the head. */
export const PREPOSITIONS = /^(?:of|for|in|at|on|with|to|between|among)$/

/** "scale of fines" where only "fines" stands next to the number: the phrase with the head that it is joined to. */
export function wholeBefore(words: SentenceWords, phrase: Phrase | null, links: RegExp): Phrase | null {
  if (!phrase) return null
  const link = isArticle(words.lower(phrase.from - 1)) ? phrase.from - 2 : phrase.from - 1
  const outer = links.test(words.lower(link)) ? phraseBefore(words, link) : null
  return outer ? { ...outer, to: phrase.to } : phrase
}

/** Tokens before a number in which the nearest noun is looked for. */
const REACH = 14

/** The nearest noun phrase before a number, for texts without a tree: "Dow +0.2%", "base price: $59,995". */
export function nounBefore(words: SentenceWords, token: number, isTaken: (token: number) => boolean): Phrase | null {
  for (let at = token - 1; at > token - REACH && words.has(at) && words.lower(at) !== ';'; at--) {
    if (NOUNS.has(words.tag(at)) && !isTaken(at) && !NO_TOPICS.has(words.lower(at)))
      return { from: leftEdge(words, at), to: at + 1, head: at }
  }
  return null
}
