import { LINK_WORDS, PeopleWord } from '../lexicon/index.js'
import { Shape } from '../text/index.js'
import { flagsOf, formOf, lowerForm, lowerOf, peopleFlags, type Reading, shareOfFlags } from './reading.js'

/** A person's name taken apart: "Mrs. Ana María Ruiz Jr." Words are in lower case. */
export interface PersonName {
  /** The words without titles and suffix, as the text has them. */
  readonly text: string
  readonly words: readonly string[]
  readonly suffix: string | null
  /** First token behind the titles. */
  readonly from: number
  /** Share of women that title and first name tell; null for nothing. */
  readonly femaleShare: number | null
  /** Whether the share comes from a title ("Mrs."), which is surer than a name. */
  readonly titled: boolean
}

const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv'])
const withoutStop = (word: string) => (word.endsWith('.') ? word.slice(0, -1) : word)

/** Reads the name that stands at the tokens `from` to `to`; titles directly before it count for the sex. */
export function readPersonName(reading: Reading, from: number, to: number): PersonName {
  const { tokens } = reading.document
  let first = from
  while (first < to - 1 && peopleFlags(reading, first) & PeopleWord.TITLE) first++
  // "Earl of Clare": a title that is the name
  if (first > from && LINK_WORDS.has(lowerForm(reading, first))) first = from
  let last = to
  while (last - first > 1 && flagsOf(reading, last - 1) & Shape.PUNCTUATION) last--
  let suffix: string | null = null
  if (last - first > 1 && SUFFIXES.has(withoutStop(lowerForm(reading, last - 1)))) {
    suffix = withoutStop(lowerForm(reading, --last))
    if (last - first > 1 && formOf(reading, last - 1) === ',') last--
  }
  const words: string[] = []
  for (let t = first; t < last; t++) {
    const word = withoutStop(lowerForm(reading, t))
    if (/[\p{L}\p{N}]/u.test(word)) words.push(word)
  }
  const titleShare = shareOfTitles(reading, first)
  const firstShare = reading.people.femaleShare(lowerOf(reading, first))
  return {
    text: reading.document.text.slice(tokens.start[first], tokens.end[last - 1]),
    words,
    suffix,
    from: first,
    femaleShare: titleShare ?? firstShare,
    titled: titleShare !== null,
  }
}

/** How far a title may stand before the name: "Secretary of State Mrs. …" has its "Mrs." next to the name. */
const TITLE_REACH = 3

function shareOfTitles(reading: Reading, first: number): number | null {
  for (let t = first - 1; t >= 0 && t >= first - TITLE_REACH; t--) {
    const flags = peopleFlags(reading, t)
    if (!(flags & (PeopleWord.TITLE | PeopleWord.ROLE | PeopleWord.KIN | PeopleWord.PERSON))) return null
    const share = shareOfFlags(flags)
    if (share !== null) return share
  }
  return null
}

/** Short forms that newspapers use beside the full name. */
const NICKNAMES: readonly (readonly [string, ...string[]])[] = [
  ['alexander', 'alex', 'sasha'],
  ['andrew', 'andy'],
  ['anthony', 'tony'],
  ['benjamin', 'ben'],
  ['charles', 'charlie', 'chuck'],
  ['christopher', 'chris'],
  ['daniel', 'dan', 'danny'],
  ['david', 'dave'],
  ['donald', 'don'],
  ['douglas', 'doug'],
  ['edward', 'ed', 'eddie', 'ted'],
  ['elizabeth', 'liz', 'beth', 'betty'],
  ['frederick', 'fred'],
  ['gregory', 'greg'],
  ['james', 'jim', 'jimmy', 'jamie'],
  ['jeffrey', 'jeff'],
  ['john', 'jack', 'johnny'],
  ['joseph', 'joe'],
  ['katherine', 'kate', 'kathy', 'katie'],
  ['kenneth', 'ken'],
  ['lawrence', 'larry'],
  ['margaret', 'maggie', 'peggy', 'meg'],
  ['matthew', 'matt'],
  ['michael', 'mike', 'mick'],
  ['nicholas', 'nick'],
  ['patricia', 'pat', 'patty'],
  ['peter', 'pete'],
  ['philip', 'phil'],
  ['richard', 'dick', 'rick', 'rich'],
  ['robert', 'bob', 'bobby', 'rob'],
  ['ronald', 'ron'],
  ['samuel', 'sam'],
  ['stephen', 'steve', 'steven'],
  ['susan', 'sue'],
  ['thomas', 'tom', 'tommy'],
  ['timothy', 'tim'],
  ['vincent', 'vince'],
  ['walter', 'walt'],
  ['william', 'bill', 'billy', 'will'],
]
const FULL_FORM = new Map(NICKNAMES.flatMap(([full, ...short]) => [full, ...short].map((name) => [name, full])))

/** "Bill" and "William", "J." and "John" can be one first name. */
function firstNamesAgree(a: string, b: string): boolean {
  if (a === b) return true
  if (a.length === 1 || b.length === 1) return a[0] === b[0]
  return (FULL_FORM.get(a) ?? a) === (FULL_FORM.get(b) ?? b)
}

/** Longest words that spelling variants are looked for in; shorter ones differ by meaning ("Kim", "Kin"). */
const SHORTEST_VARIANT = 5
const LONGEST_VARIANT = 24

/** "Grushko" and "Grouchko", "Zelensky" and "Zelenskyy": the same letters but for two edits, the first one kept. */
export function isVariant(a: string, b: string): boolean {
  if (a === b) return true
  if (Math.min(a.length, b.length) < SHORTEST_VARIANT || Math.max(a.length, b.length) > LONGEST_VARIANT) return false
  return a[0] === b[0] && Math.abs(a.length - b.length) <= 2 && editDistance(a, b) <= (a.length < 7 ? 1 : 2)
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const swap = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(swap, row[j]! + 1, next[j - 1]! + 1))
    }
    row = next
  }
  return row[b.length]!
}

/**
 * Whether two names of two words or more can be one person's: first names agree ("Bill", "William", "W."), last names
 * are the same or variants, and neither the suffix nor the words between speak against it.
 */
export function fullNamesAgree(a: PersonName, b: PersonName): boolean {
  if (a.suffix !== null && b.suffix !== null && a.suffix !== b.suffix) return false
  if (a.titled && b.titled && a.femaleShare !== b.femaleShare) return false
  const [short, long] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words]
  if (!firstNamesAgree(short[0]!, long[0]!)) return false
  const sameLast = isVariant(short.at(-1)!, long.at(-1)!)
  if (!sameLast) return short.every((word) => long.includes(word))
  return short.length === 2 || short.slice(1, -1).every((word) => long.some((other) => firstNamesAgree(word, other)))
}
