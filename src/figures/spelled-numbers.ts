import {
  denominator,
  MOST_NUMBER_WORDS,
  numberWord,
  readLongNumber,
  readNumberWords,
  vagueNumber,
} from '../lexicon/index.js'
import { XPOS } from '../syntax/index.js'
import { isNoun } from './noun-phrases.js'
import type { NumberSpan } from './number-span.js'
import type { SentenceWords } from './sentence-words.js'

/** Words of a spelled number with the token that each stands at; hyphens within are left out. */
interface Run {
  words: string[]
  tokens: number[]
}

/** "twenty-one", "a hundred and five thousand", "two thirds", "half a million", "tens of millions", or null. */
export function readSpelled(words: SentenceWords, token: number): NumberSpan | null {
  const word = words.lower(token)
  if (numberWord(word)) return readRun(words, token)
  if (vagueNumber(word)) return readVague(words, token)
  if (word === 'a' || word === 'an') return readAfterArticle(words, token)
  // "a couple of weeks" is two of them, or so
  if (word === 'couple' && words.lower(token + 1) === 'of') return span(words, token, token + 2, 2, 'words')
  // "third" by itself is an order; "half" and "quarter" are parts
  return word === 'half' || word === 'quarter' ? readPart(words, token, 1, token) : null
}

function span(
  words: SentenceWords,
  from: number,
  to: number,
  value: number,
  form: NumberSpan['form'],
): NumberSpan | null {
  if (!Number.isFinite(value)) return null
  return { from, to, start: words.start(from), end: words.end(to - 1), value, upper: null, form, scale: 1 }
}

function readRun(words: SentenceWords, token: number): NumberSpan | null {
  const run = withoutNumerator(words, collectRun(words, token))
  // nobody writes so long a number; the whole run is passed over
  if (run.words.length > MOST_NUMBER_WORDS) return null
  const read = readNumberWords(run.words)
  if (!read) return null
  const all = read.length < run.words.length && isDisordered(run.words) ? readLongNumber(run.words) : null
  const length = all === null ? read.length : run.words.length
  const value = all ?? read.value
  const to = run.tokens[length - 1]! + 1
  const last = numberWord(run.words[length - 1]!)
  const scale = last?.role === 'scale' ? last.value : 1
  const number = span(words, token, to, value, 'words')
  if (!number) return null
  return readNumerator(words, number) ?? withHalf(words, { ...number, scale })
}

/** Number words from a token on, with "and", "point" and hyphens between; one more than allowed shows that it is too long. */
function collectRun(words: SentenceWords, token: number): Run {
  const run: Run = { words: [], tokens: [] }
  let at = token
  while (run.words.length <= MOST_NUMBER_WORDS) {
    const word = words.lower(at)
    const links = (word === 'and' || word === 'point') && numberWord(words.lower(at + 1)) !== undefined
    if (numberWord(word) || (links && run.words.length > 0) || (run.words.length === 0 && word === 'a')) {
      run.words.push(word)
      run.tokens.push(at++)
    } else if (run.words.length > 0 && word === '-' && numberWord(words.lower(at + 1))) at++
    else break
  }
  return run
}

/** "five billion and three quarters": what stands behind the last "and" belongs to the fraction. */
function withoutNumerator(words: SentenceWords, run: Run): Run {
  const and = run.words.lastIndexOf('and')
  const isPart =
    and > 0 && and === run.words.length - 2 && denominator(words.lower(run.tokens[and + 1]! + 1)) !== undefined
  const scale = isPart ? numberWord(run.words[and - 1]!)?.role : undefined
  return scale === 'scale' ? { words: run.words.slice(0, and), tokens: run.tokens.slice(0, and) } : run
}

/** Tokens that a too long run of number words takes: none of them is a figure. 0 where there is no such run. */
export function endlessNumber(words: SentenceWords, token: number): number {
  if (!numberWord(words.lower(token))) return 0
  const run = collectRun(words, token)
  return run.words.length > MOST_NUMBER_WORDS ? run.tokens.at(-1)! + 1 - token : 0
}

/** Two scale words or more among six words: long enough to be one number that the plain grammar does not know. */
function isDisordered(run: readonly string[]): boolean {
  return run.length >= 6 && run.filter((word) => numberWord(word)?.role === 'scale').length >= 2
}

/** "two-thirds", "three quarters", "one fifth": a number in front of a denominator. */
function readNumerator(words: SentenceWords, number: NumberSpan): NumberSpan | null {
  if (!Number.isInteger(number.value) || number.value < 1) return null
  const at = words.lower(number.to) === '-' ? number.to + 1 : number.to
  const parts = denominator(words.lower(at))
  const isPlural = /(?:s|ves)$/.test(words.lower(at))
  // "one quarter of the vote", not "one quarter later"; "two thirds", not "two third places"
  if (parts === undefined || isPlural !== number.value > 1) return null
  // "sales fell for two quarters" counts parts of a year
  if (words.lower(at) === 'quarters' && number.value !== 3 && words.lower(at + 1) !== 'of') return null
  if (!isPlural && at === number.to && words.lower(at + 1) !== 'of') return null
  return readPart(words, at, number.value, number.from)
}

/** A denominator at `token` with what may follow: "quarters of a million", "thirds", "half a dozen". */
function readPart(words: SentenceWords, token: number, numerator: number, from: number): NumberSpan | null {
  const value = numerator / denominator(words.lower(token))!
  let at = token + 1
  if (words.hyphenAt(at)) at++
  if (words.lower(at) === 'of' && words.lower(at + 1) === 'a') at++
  if (words.lower(at) === 'a') at++
  if (words.hyphenAt(at)) at++
  const scale = numberWord(words.lower(at))
  if (scale && (scale.role === 'scale' || scale.role === 'dozen' || scale.role === 'hundred')) {
    const number = span(words, from, at + 1, value * scale.value, 'words')
    return number && { ...number, scale: scale.value }
  }
  return span(words, from, token + 1, value, 'fraction')
}

/** "a hundred", "a dozen", "a half million", "a third of"; "an" likewise. */
function readAfterArticle(words: SentenceWords, token: number): NumberSpan | null {
  const next = words.lower(token + 1)
  const number = numberWord(next)
  if (number && (number.role === 'hundred' || number.role === 'scale' || number.role === 'dozen'))
    return readRun(words, token)
  if (denominator(next) === undefined) return null
  return readPart(words, token + 1, 1, token)
}

/** "two and a half million", "three and a fifth", "one and three quarters", "one million and a half". */
function withHalf(words: SentenceWords, number: NumberSpan): NumberSpan {
  const fraction = andFraction(words, number.to)
  if (!fraction) return number
  const next = numberWord(words.lower(fraction.to))
  const scale = next?.role === 'scale' ? next.value : 1
  const to = scale > 1 ? fraction.to + 1 : fraction.to
  // "two and a half million"; "one million and a half"; "one billion and a half million"
  const value =
    number.scale === 1
      ? (number.value + fraction.value) * scale
      : number.value + fraction.value * (scale > 1 ? scale : number.scale)
  return { ...number, to, end: words.end(to - 1), value, scale: Math.max(scale, number.scale) }
}

/** "and a half", "and three quarters", "-and-a-half" from a token on. */
export function andFraction(words: SentenceWords, token: number): { value: number; to: number } | null {
  const and = afterHyphen(words, token)
  if (words.lower(and) !== 'and') return null
  const first = afterHyphen(words, and + 1)
  const numerator = words.lower(first) === 'a' ? 1 : numberWord(words.lower(first))?.value
  const at = afterHyphen(words, first + 1)
  const parts = denominator(words.lower(at))
  if (numerator === undefined || parts === undefined || numerator >= parts) return null
  return { value: numerator / parts, to: at + 1 }
}

const afterHyphen = (words: SentenceWords, token: number) => (words.hyphenAt(token) ? token + 1 : token)

/** "tens of millions", "hundreds of thousands of people", "dozens of". A lone plural needs its "of", or a verb. */
function readVague(words: SentenceWords, token: number): NumberSpan | null {
  let [least, most] = vagueNumber(words.lower(token))!
  let to = token + 1
  // "hundreds of thousands of millions" is as far as anybody goes
  for (let count = 0; count < 2 && words.lower(to) === 'of'; count++) {
    const next = vagueNumber(words.lower(to + 1))
    if (!next) break
    least *= next[0]
    most *= next[0]
    to += 2
  }
  if (to === token + 1 && words.lower(to) !== 'of' && !isAlone(words, token)) return null
  const number = span(words, token, to, least, 'vague')
  return number && Number.isFinite(most) ? { ...number, upper: most } : null
}

const VERBS = new Set<number>([XPOS.VBD, XPOS.VBP, XPOS.VBN, XPOS.MD])

/** "Dozens were hurt", "hundreds have fled": people without a word for them; "scores were level" in a match. */
const isAlone = (words: SentenceWords, token: number) =>
  words.lower(token) !== 'scores' &&
  words.tag(token) === XPOS.NNS &&
  VERBS.has(words.tag(token + 1)) &&
  !isNoun(words.tag(token - 1))
