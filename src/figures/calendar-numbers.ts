import { XPOS } from '../syntax/index.js'
import { Shape } from '../text/index.js'
import { COMMON_MONTHS, MONTHS } from './date-words.js'
import { isNounNext } from './noun-phrases.js'
import type { NumberSpan } from './number-span.js'
import type { SentenceWords } from './sentence-words.js'

const isDay = (word: string) => /^\d\d?$/.test(word)

/** A number beside a month is a day even where the calendar has none. */
export function isCalendarDay(words: SentenceWords, number: NumberSpan): boolean {
  if (number.form !== 'digits' || number.value > 31 || !Number.isInteger(number.value)) return false
  const isMonth = (token: number) => MONTHS.has(words.lower(token)) && !COMMON_MONTHS.has(words.form(token))
  // "July 8 to 12"
  const isSpan = /^(?:to|through|and|[-–])$/.test(words.lower(number.from - 1)) && isDay(words.form(number.from - 2))
  if (isSpan && isMonth(number.from - 3)) return !isNounNext(words, number.to)
  return isMonth(number.from - 1) ? !isNounNext(words, number.to) : isMonth(number.to)
}

const TIME_WORDS = new Set(
  "am a.m a.m. pm p.m p.m. o'clock o’clock gmt utc est edt pst pdt cet bst et ist hrs noon midnight".split(' '),
)

export function isTime(words: SentenceWords, number: NumberSpan): boolean {
  const next = words.lower(number.to)
  if (TIME_WORDS.has(next)) return !(next === 'hrs' && number.value < 100)
  if (next === 'o' && words.lower(number.to + 2) === 'clock') return true
  // "between 6 and 8 p.m.", "6 to 8 pm"
  const link = words.lower(number.to)
  if ((link === 'and' || link === 'to' || link === '-' || link === '–') && TIME_WORDS.has(words.lower(number.to + 2)))
    return number.value <= 24
  // "at 7 on Monday", "at 9:30": a small number behind "at" that no noun follows
  return (
    words.lower(number.from - 1) === 'at' &&
    number.value <= 12 &&
    ['on', 'sharp', 'in'].includes(next) &&
    Number.isInteger(number.value)
  )
}

const YEAR_BEFORE = new Set(
  'in since by until till from of during before after between circa c. ca. early late mid spring summer autumn fall winter year years season fiscal class election elections copyright © ('.split(
    ' ',
  ),
)
const YEAR_DIGITS = /^(?:1[0-9]|20)\d\d$/
const RECENT = /^(?:19|20)\d\d$/
const COUNTS_BEFORE = new Set(
  'about around nearly almost over than least most some roughly approximately only exactly to'.split(' '),
)

export function isYear(words: SentenceWords, number: NumberSpan): boolean {
  // "in his 60's"
  if (
    number.value % 10 === 0 &&
    number.form === 'digits' &&
    words.touches(number.to) &&
    /^['’]s$/.test(words.lower(number.to))
  )
    return true
  // "1947 – 2012" and "1894 – 96", read as a range
  if (YEAR_DIGITS.test(words.form(number.from)) && number.upper !== null)
    return /^(?:(?:1\d|20)\d\d|\d\d)$/.test(words.form(number.to - 1))
  if (YEAR_DIGITS.test(words.form(number.from - 2)) && /^[-–]$/.test(words.lower(number.from - 1))) return true
  if (number.to !== number.from + 1) return false
  const form = words.form(number.from)
  if (!YEAR_DIGITS.test(form)) return false
  const before = words.lower(number.from - 1)
  if (YEAR_BEFORE.has(before)) return true
  if (!RECENT.test(form)) return before === '-' || before === '–' || before === 'bc' || words.lower(number.to) === 'bc'
  if (COUNTS_BEFORE.has(before) && words.tag(number.to) === XPOS.NNS) return false
  if (words.tag(number.to) !== XPOS.NNS) return true
  // "2000 soldiers crossed", but "had 1988 sales" and "the 2008 elections": papers set a comma in counts that are not round
  if (!/[05]0$/.test(form)) return true
  return before === 'the' || before === "'s" || before === '’s' || (words.shape(number.from - 1) & Shape.CAPITAL) !== 0
}

/** "nineteen eighty-four", "twenty twenty": two numbers below a hundred that stand side by side. */
export function isSpelledYear(words: SentenceWords, number: NumberSpan): boolean {
  if (number.form !== 'words' || number.value < 10 || number.value > 20) return false
  return (
    /^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|ten|eleven|twelve|\w+teen|hundred)$/.test(
      words.lower(number.to),
    ) && number.to === number.from + 1
  )
}
