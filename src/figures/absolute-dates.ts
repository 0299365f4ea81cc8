import { type Day, type Days, dayOf, oneDay, partsOf, plusMonths, wholeMonth, wholeYears } from './calendar.js'
import type { DatePhrase } from './date-entry.js'
import { COMMON_MONTHS, MONTHS, ORDINALS, SEASONS, tenseAround, WEEKDAYS } from './date-words.js'
import type { PlainWords } from './plain-words.js'

/** Dates with a month, a year or both: "January 12, 2022", "12 Jan.", "May 2019", "in 2019", "the 1990s", "2022-01-12". */
export function readAbsolute(words: PlainWords, token: number, anchor: Day | null): DatePhrase | null {
  return (
    readMonthFirst(words, token, anchor) ??
    readDayFirst(words, token, anchor) ??
    readNumeric(words, token) ??
    readPartOfYear(words, token) ??
    readDecade(words, token) ??
    readYear(words, token)
  )
}

const YEAR = /^(?:1[0-9]|20)\d\d$/
const DAY = /^(\d{1,2})(?:st|nd|rd|th)?$/

function yearAt(words: PlainWords, token: number): number | null {
  return YEAR.test(words.form(token)) ? Number(words.form(token)) : null
}

function dayAt(words: PlainWords, token: number): number | null {
  const parts = DAY.exec(words.form(token))
  const day = parts ? Number(parts[1]) : 0
  return day >= 1 && day <= 31 ? day : null
}

/** "Jan. 12"; in lower case only what is no other word, or stands behind "on" or "in" ("on may 4"). */
function monthAt(words: PlainWords, token: number): number | null {
  const word = words.lower(token)
  const isWritten =
    words.isCapital(token) || !COMMON_MONTHS.has(word) || /^(?:on|in|since|until)$/.test(words.lower(token - 1))
  return isWritten ? (MONTHS.get(word) ?? null) : null
}

/** The year behind a month or day: "2022", ", 2022", "of 2022". */
function yearBehind(words: PlainWords, token: number): { year: number; to: number } | null {
  const at = words.lower(token) === ',' || words.lower(token) === 'of' ? token + 1 : token
  const year = yearAt(words, at)
  return year === null ? null : { year, to: at + 1 }
}

/** "Wednesday, January 12, 2022", "Jan. 12", "May 3-5", "January 2022", "in September". */
function readMonthFirst(words: PlainWords, token: number, anchor: Day | null): DatePhrase | null {
  const start = behindWeekday(words, token)
  const month = monthAt(words, start)
  if (month === null) return null
  const day = dayAt(words, start + 1)
  // "May 20 people die": a count, but "May 20 at noon" a date; only the day's own words decide
  if (day !== null && !/^\d{3,}/.test(words.form(start + 1))) {
    const last = words.lower(start + 2) === '-' || words.lower(start + 2) === '–' ? dayAt(words, start + 3) : null
    const lastDay = last !== null && last > day ? last : day
    return fullDate(words, token, start + (lastDay > day ? 4 : 2), month, day, lastDay, anchor)
  }
  // "31 February 2021": the day is none, and the month alone is not what is said
  if (start > token || dayAt(words, token - 1) !== null) return null
  const behind = yearBehind(words, start + 1)
  if (behind) return { from: token, to: behind.to, days: wholeMonth(behind.year, month), isAbsolute: true }
  return readLoneMonth(words, token, month, anchor)
}

/** "Wednesday, January 12": the token of the month. */
function behindWeekday(words: PlainWords, token: number): number {
  if (!WEEKDAYS.has(words.lower(token)) || !words.isCapital(token)) return token
  return words.lower(token + 1) === ',' ? token + 2 : token + 1
}

function fullDate(
  words: PlainWords,
  from: number,
  to: number,
  month: number,
  first: number,
  last: number,
  anchor: Day | null,
): DatePhrase | null {
  const behind = yearBehind(words, to)
  const end = behind?.to ?? to
  const spanIn = (year: number): Days | null => {
    const start = dayOf(year, month, first)
    const finish = dayOf(year, month, last)
    return start === null || finish === null ? null : { from: start, to: finish }
  }
  // a leap year, so that 29 February is a day of some year; 31 February is a day of none
  if (spanIn(behind?.year ?? 2000) === null) return null
  if (behind) return { from, to: end, days: spanIn(behind.year), isAbsolute: true }
  return {
    from,
    to: end,
    days: anchor === null ? null : nearestYear(anchor, tenseAround(words, from, end), spanIn),
    isAbsolute: false,
  }
}

/** How many times farther than the nearest a date on the side of the tense may lie and still be meant. */
const TENSE_WEIGHT = 2.5

/** Of the years around the anchor, that in which the date is nearest to it; where two are about as near, the tense decides. */
function nearestYear(anchor: Day, tense: -1 | 0 | 1, spanIn: (year: number) => Days | null): Days | null {
  const { year } = partsOf(anchor)
  const distance = (span: Days) => Math.min(Math.abs(span.from - anchor), Math.abs(span.to - anchor))
  const spans = [year - 1, year, year + 1]
    .map(spanIn)
    .filter((span) => span !== null)
    .sort((a, b) => distance(a) - distance(b))
  const nearest = spans[0] ?? null
  const sided = spans.find((span) => (tense > 0 ? span.to >= anchor : tense < 0 ? span.from <= anchor : true))
  return nearest && sided && distance(sided) <= TENSE_WEIGHT * Math.max(distance(nearest), 1) ? sided : nearest
}

const BEFORE_MONTH = new Set(
  'in since until till by last next this early late mid during through from of before after between and to -'.split(
    ' ',
  ),
)

/** "in September", "since May"; "May" and "March" by themselves are ordinary words. */
function readLoneMonth(words: PlainWords, token: number, month: number, anchor: Day | null): DatePhrase | null {
  const before = words.lower(token - 1)
  if (!BEFORE_MONTH.has(before) || (COMMON_MONTHS.has(words.lower(token)) && /^(?:of|from|and|to|-|by)$/.test(before)))
    return null
  const from = /^(?:last|next|this)$/.test(before) ? token - 1 : token
  const tense = before === 'last' ? -1 : before === 'next' ? 1 : tenseAround(words, from, token + 1)
  // "last June" is over; "next June" has not begun
  const isTurned = (span: Days) =>
    before === 'last' ? span.to < anchor! : before === 'next' ? span.from > anchor! : true
  const days =
    anchor === null ? null : nearestYear(anchor, tense, (year) => [wholeMonth(year, month)].find(isTurned) ?? null)
  return { from, to: token + 1, days, isAbsolute: false }
}

/** "12 January 2022", "the 4th of May", "3-5 May". */
function readDayFirst(words: PlainWords, token: number, anchor: Day | null): DatePhrase | null {
  const start = behindWeekday(words, token)
  const first = dayAt(words, start)
  if (first === null) return null
  const isSpan = (words.lower(start + 1) === '-' || words.lower(start + 1) === '–') && dayAt(words, start + 2) !== null
  const last = isSpan ? dayAt(words, start + 2)! : first
  let at = isSpan ? start + 3 : start + 1
  if (words.lower(at) === 'of') at++
  const month = monthAt(words, at)
  if (month === null || last < first) return null
  return fullDate(words, token, at + 1, month, first, last, anchor)
}

const ISO_DATE = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)/
const SLASHED_DATE = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})(?!\d)/
const LONGEST_NUMERIC = 11

/** "2022-01-12"; "12/25/2019" and "25.12.2019" where only one order is possible. */
function readNumeric(words: PlainWords, token: number): DatePhrase | null {
  if (!/^\d/.test(words.form(token))) return null
  const start = words.start(token)
  const text = words.document.text.slice(start, start + LONGEST_NUMERIC)
  const iso = ISO_DATE.exec(text)
  const slashed = iso ? null : SLASHED_DATE.exec(text)
  const found = iso ?? slashed
  if (!found) return null
  let to = token
  while (words.has(to) && words.end(to) < start + found[0].length) to++
  const days = iso ? dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3])) : slashedDay(slashed!)
  if (days === null) return null
  return { from: token, to: to + 1, days: days === 'either' ? null : oneDay(days), isAbsolute: true }
}

function slashedDay(parts: RegExpExecArray): Day | 'either' | null {
  const [a, b, y] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const year = y >= 100 ? y : y < 50 ? 2000 + y : 1900 + y
  if (a <= 12 && b <= 12 && a !== b) return 'either'
  return dayOf(year, a, b) ?? dayOf(year, b, a)
}

/** "the first quarter of 2019", "summer 2019", "the spring of 1998". */
function readPartOfYear(words: PlainWords, token: number): DatePhrase | null {
  const season = SEASONS.get(words.lower(token))
  const quarter = words.lower(token + 1) === 'quarter' ? ORDINALS.get(words.lower(token)) : undefined
  if (season === undefined && quarter === undefined) return null
  const behind = yearBehind(words, quarter === undefined ? token + 1 : token + 2)
  if (!behind) return null
  const first = dayOf(behind.year, season ?? quarter! * 3 - 2, 1)!
  return { from: token, to: behind.to, days: { from: first, to: plusMonths(first, 3) - 1 }, isAbsolute: true }
}

/** "the 1990s", "the 1800's". */
function readDecade(words: PlainWords, token: number): DatePhrase | null {
  const parts = /^(1[5-9]|20)(\d)0(?:s|'s|’s)$/.exec(words.form(token))
  const split = /^(1[5-9]|20)(\d)0$/.exec(words.form(token))
  const isSplit = split !== null && words.touches(token + 1) && /^['’]?s$/.test(words.lower(token + 1))
  const found = parts ?? (isSplit ? split : null)
  if (!found) return null
  const first = Number(found[1]) * 100 + Number(found[2]) * 10
  return { from: token, to: token + (isSplit ? 2 : 1), days: wholeYears(first, first + 9), isAbsolute: true }
}

const BEFORE_YEAR = new Set(
  'in since by until till from of during before after between circa early late mid spring summer autumn fall winter year fiscal the ( and to'.split(
    ' ',
  ),
)

/** "in 2019", "2010-2015", "since 1998"; a number of four digits by itself may count something. */
function readYear(words: PlainWords, token: number): DatePhrase | null {
  const year = yearAt(words, token)
  if (year === null || year < 1500 || words.touches(token)) return null
  const before = words.lower(token - 1)
  if (!BEFORE_YEAR.has(before)) return null
  const isWeak =
    before === 'the' ||
    before === 'and' ||
    before === 'to' ||
    before === '(' ||
    before === 'of' ||
    before === 'from' ||
    before === 'by'
  if (isWeak && year < 1900) return null
  const dash = words.lower(token + 1)
  const second = dash === '-' || dash === '–' ? secondYear(words.form(token + 2), year) : null
  if (second !== null) return { from: token, to: token + 3, days: wholeYears(year, second), isAbsolute: true }
  if (words.touches(token + 1) && dash !== ',' && dash !== '.' && dash !== ')' && !/^['’]s$/.test(dash)) return null
  return { from: token, to: token + 1, days: wholeYears(year), isAbsolute: true }
}

/** "2010-2015", "1914-18". */
function secondYear(form: string, first: number): number | null {
  if (!/^\d{2}(?:\d{2})?$/.test(form)) return null
  const year = form.length === 4 ? Number(form) : Math.floor(first / 100) * 100 + Number(form)
  return year > first && year - first < 200 ? year : null
}
