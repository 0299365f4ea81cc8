import { XPOS } from '../syntax/index.js'
import { Shape } from '../text/index.js'
import { isCalendarDay, isSpelledYear, isTime, isYear } from './calendar-numbers.js'
import {
  isAddress,
  isIndexOrModel,
  isJoined,
  isListNumber,
  isNumbered,
  isPhoneNumber,
  isReference,
  isShirtNumber,
} from './labels.js'
import { isNounNext } from './noun-phrases.js'
import type { NumberSpan } from './number-span.js'
import type { SentenceWords } from './sentence-words.js'

/** Numbers that count and measure nothing, each with the case that it is for; the first that applies names the reason. */
interface NotFigureRule {
  name: string
  example: string
  applies(words: SentenceWords, number: NumberSpan): boolean
}

/** Why a number without a unit is no figure; null where it is one. */
export function notFigure(words: SentenceWords, number: NumberSpan): string | null {
  return RULES.find((rule) => rule.applies(words, number))?.name ?? null
}

const RULES: readonly NotFigureRule[] = [
  { name: 'day of a month', example: '31 February, May 3', applies: isCalendarDay },
  { name: 'index or model', example: 'the S&P 500, a 737 Max', applies: isIndexOrModel },
  { name: 'number on a shirt', example: 'Roe (4) scored', applies: isShirtNumber },
  { name: 'part of a compound', example: 'a four-door car', applies: isCompound },
  { name: 'part of a name', example: 'an F-16, Covid-19, MH17', applies: isJoined },
  { name: 'word of a name', example: 'the Group of Seven, the Final Four', applies: isWordOfName },
  { name: 'numbered thing', example: 'Room 12, Game 7, No. 10, chapter 3', applies: isNumbered },
  { name: 'clock time', example: 'at 6 p.m., 1800 GMT, 11 o’clock', applies: isTime },
  { name: 'year', example: 'in 2019, the 1998 elections', applies: isYear },
  { name: 'address', example: 'at 12 Mill Street', applies: isAddress },
  { name: 'list number', example: '1. Wash the rice.', applies: isListNumber },
  { name: 'phone number', example: 'call 555-0199, 0123456789', applies: isPhoneNumber },
  { name: 'pronoun', example: 'this one, one of these days, no one', applies: isPronoun },
  { name: 'no fraction', example: 'the second half, a third time', applies: isNoFraction },
  { name: 'bracketed reference', example: 'as was shown [4]', applies: isReference },
  { name: 'spelled year', example: 'nineteen eighty-four', applies: isSpelledYear },
]

const COUNTED_COMPOUNDS = new Set(
  'member person man woman seat page story storey strong judge nation country vote game point run goal state city team magnitude'.split(
    ' ',
  ),
)

/** "a four-door car", "a three-bed flat" describe a thing; "a five-member panel" counts. */
function isCompound(words: SentenceWords, number: NumberSpan): boolean {
  if (!words.hyphenAt(number.to) || number.form === 'fraction') return false
  return (words.shape(number.to + 1) & Shape.LETTER) !== 0 && !COUNTED_COMPOUNDS.has(words.lower(number.to + 1))
}

/** Tokens on either side in which a long word without a capital tells that the line is no headline. */
const LINE_REACH = 20
const LONG_WORD = 5

/** "Air Force One", "the Group of Seven", "the Final Four": not in a headline, where every word has a capital. */
function isWordOfName(words: SentenceWords, { from, form }: NumberSpan): boolean {
  if (form !== 'words' || !(words.shape(from) & Shape.CAPITAL)) return false
  const before = words.lower(from - 1) === 'of' ? from - 2 : from - 1
  if (!(words.shape(before) & Shape.CAPITAL)) return false
  for (let at = from - LINE_REACH; at < from + LINE_REACH; at++) {
    const isPlain = words.has(at) && (words.shape(at) & (Shape.LETTER | Shape.CAPITAL)) === Shape.LETTER
    if (isPlain && words.end(at) - words.start(at) >= LONG_WORD) return true
  }
  return false
}

const BEFORE_PRONOUN = new Set(
  'this that which every each any no some another the such same only other next last first good bad big new old little'.split(
    ' ',
  ),
)
const AFTER_PRONOUN = new Set(
  "'s ’s another must should can could would will may might has is was are were who whom that which".split(' '),
)

/** "one" counts before a noun; "one of the oldest mills" is a choice, and else it stands for something. */
function isPronoun(words: SentenceWords, number: NumberSpan): boolean {
  if (words.lower(number.from) !== 'one' || number.to !== number.from + 1) return false
  const before = words.lower(number.from - 1)
  const next = words.lower(number.to)
  // "the one vote that counts", "only one senator left"; "the only one"
  const mayCount = before === 'the' || (before === 'only' && words.lower(number.from - 2) !== 'the')
  if (BEFORE_PRONOUN.has(before) && !(mayCount && isNounNext(words, number.to))) return true
  if (AFTER_PRONOUN.has(next) || next === '-' || next === 'by') return !isNounNext(words, number.to + 1)
  if (next === 'day' && words.tag(number.to - 2) !== XPOS.IN) return true
  return !isNounNext(words, number.to) && number.to < words.to
}

const NOT_BEFORE_PART = new Set(
  'first second third fourth other latter final opening better top bottom each either next last this that past'.split(
    ' ',
  ),
)
const AFTER_HALF = new Set('of the a an its his her their our my all those these that as so more less'.split(' '))
const BEFORE_HALF = new Set('than about nearly almost over least roughly around by in only'.split(' '))

/** What is had by parts: "a quarter-point cut", "a half share", "a half-game lead". */
const DIVIDED = new Set('point share stake interest turn step page game size'.split(' '))

/** Whether a fraction is one of a thing that is counted by parts: "a half turn", "a quarter-point". */
export function isDivided(words: SentenceWords, { form, to }: NumberSpan): boolean {
  return form === 'fraction' && DIVIDED.has(words.lower(words.hyphenAt(to) ? to + 1 : to))
}

/** "the second half", "a third time", "the fourth quarter" are places in an order, not parts. */
function isNoFraction(words: SentenceWords, number: NumberSpan): boolean {
  const { from, to } = number
  const article = words.lower(from) === 'a' || words.lower(from) === 'an'
  const isBare =
    number.form === 'fraction' && (words.shape(from) & Shape.LETTER) !== 0 && to === from + (article ? 2 : 1)
  if (!isBare) return false
  const next = words.lower(to)
  if (NOT_BEFORE_PART.has(words.lower(from - 1))) return true
  if (isDivided(words, number)) return false
  // "a third-party candidate"
  if (words.hyphenAt(to)) return true
  if (article) return next !== 'of' && isNounNext(words, to)
  if (words.lower(from) === 'half') return !AFTER_HALF.has(next) && !BEFORE_HALF.has(words.lower(from - 1))
  return words.lower(from) !== 'quarter' || next !== 'of'
}
