import type { Qualifier } from '../analysis.js'
import type { SentenceWords } from './sentence-words.js'

/** Words before a number that say how exact it is; the longest that fits counts. Each line: qualifier, phrases. */
const BEFORE: readonly (readonly [Qualifier, string])[] = [
  // "about 40 people", "an estimated 300"
  [
    'about',
    'about|around|some|roughly|approximately|approx|approx.|nearly|almost|close to|near|circa|c.|ca.|~|≈|an estimated|estimated|virtually|maybe|perhaps|probably|somewhere around|in the region of|on the order of|of the order of|give or take|barely|a few|several|few|a couple|nearing|approaching',
  ],
  // "more than 40", "upwards of 40"
  [
    'more-than',
    'more than|over|above|upwards of|upward of|in excess of|exceeding|exceed|exceeds|exceeded|greater than|higher than|bigger than|larger than|longer than|older than|north of|well over|just over|>|topping|topped|tops|surpassing|surpassed|passed|beyond|better than|not less than|another',
  ],
  [
    'less-than',
    'less than|fewer than|lower than|smaller than|shorter than|younger than|under|below|just under|well under|short of|just short of|<|just below|shy of',
  ],
  [
    'at-least',
    'at least|no less than|no fewer than|not fewer than|not less than|a minimum of|minimum of|minimum|≥|>=|equal or more than|bigger or equal than|greater than or equal to|more than or equal to',
  ],
  [
    'up-to',
    'up to|at most|no more than|not more than|as many as|as much as|as high as|as low as|as little as|as few as|as long as|as far as|a maximum of|maximum of|maximum|≤|<=|at the most|no greater than|no longer than|less than or equal to|less or equal than|to a maximum of',
  ],
  ['exact', 'exactly|precisely|just|only|a record|record|a total of|total of'],
]

/** Words behind a number: "40 or so", "40 or more", "40-plus". */
const BEHIND: readonly (readonly [Qualifier, string])[] = [
  ['about', 'or so|or thereabouts|-ish|- ish|- odd|odd'],
  [
    'at-least',
    'or more|or greater|or higher|or above|or older|and over|and above|plus|- plus|+|or over|or longer|and up',
  ],
  ['up-to', 'or less|or fewer|or under|or below|or lower|and under|and below|or younger|at most'],
]

const LONGEST = 5

function table(lines: readonly (readonly [Qualifier, string])[]): Map<string, Qualifier> {
  return new Map(
    lines.flatMap(([qualifier, phrases]) => phrases.split('|').map((phrase) => [phrase, qualifier] as const)),
  )
}

const BEFORE_PHRASES = table(BEFORE)
const BEHIND_PHRASES = table(BEHIND)
/** Most numbers stand behind no such word: one look-up settles those. */
const LAST_WORDS = new Set([...BEFORE_PHRASES.keys()].map((key) => key.split(' ').at(-1)!))
const FIRST_WORDS = new Set([...BEHIND_PHRASES.keys()].map((key) => key.split(' ')[0]!))

export interface QualifierSpan {
  qualifier: Qualifier
  /** Tokens, half-open. */
  from: number
  to: number
}

/** What stands right before a number that starts at a token: "about", "more than", or null. */
export function qualifierBefore(words: SentenceWords, token: number): QualifierSpan | null {
  // "sub-300 square metre offices"
  if (words.hyphenAt(token - 1) && words.lower(token - 2) === 'sub')
    return { qualifier: 'less-than', from: token - 2, to: token }
  const end = words.lower(token - 1) === 'the' ? token - 1 : token
  if (!LAST_WORDS.has(words.lower(end - 1))) return null
  for (let length = LONGEST; length > 0; length--) {
    const qualifier = BEFORE_PHRASES.get(phrase(words, end - length, end))
    if (qualifier && isMeant(words, end - length, end)) return { qualifier, from: end - length, to: end }
  }
  return null
}

/** "40 or more", "3 years or so": behind the number or behind its unit. */
export function qualifierBehind(words: SentenceWords, token: number): QualifierSpan | null {
  if (!FIRST_WORDS.has(words.lower(token))) return null
  for (let length = 2; length > 0; length--) {
    const qualifier = BEHIND_PHRASES.get(phrase(words, token, token + length))
    if (qualifier) return { qualifier, from: token, to: token + length }
  }
  return null
}

function phrase(words: SentenceWords, from: number, to: number): string {
  if (!words.has(from)) return ''
  let joined = words.lower(from)
  for (let at = from + 1; at < to; at++) joined += ` ${words.lower(at)}`
  return joined
}

/** "passed 40 bills" tells what a house did; "the price passed $40" how high it is. "another 40" is no bound. */
function isMeant(words: SentenceWords, from: number, to: number): boolean {
  const word = words.lower(from)
  if (to - from > 1) return true
  if (word === 'above' || word === 'below' || word === 'near' || word === 'beyond')
    return words.lower(from - 1) !== 'the'
  return word !== 'another' && word !== 'passed'
}
