import { numberWord, readDigits } from '../lexicon/index.js'
import {
  type Day,
  type Days,
  oneDay,
  partsOf,
  plusMonths,
  weekdayOf,
  wholeMonth,
  wholeWeek,
  wholeYears,
} from './calendar.js'
import type { DatePhrase } from './date-entry.js'
import { CALENDAR_UNITS, type CalendarUnit, SEASONS, tenseAround, WEEKDAYS } from './date-words.js'
import type { PlainWords } from './plain-words.js'

/** Dates that count from the anchor: "on Wednesday", "yesterday", "last month", "two weeks ago", "the past three years". */
export function readRelative(words: PlainWords, token: number, anchor: Day | null): DatePhrase | null {
  const found =
    readWeekday(words, token, anchor) ??
    readDeictic(words, token, anchor) ??
    readTurn(words, token, anchor) ??
    readCounted(words, token, anchor)
  return found && { from: token, to: found.to, days: anchor === null ? null : found.days, isAbsolute: false }
}

/** Days are wrong where there is no anchor: `readRelative` leaves them out then. */
interface Found {
  to: number
  days: Days
}

const DAY_PARTS = new Set('morning afternoon evening night noon'.split(' '))
export const TURNS = new Set('last next this past coming previous'.split(' '))
/** Days by how far they are from the anchor's. */
export const DEICTIC_WORDS: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['tonight', 0],
  ['yesterday', -1],
  ['tomorrow', 1],
])

const withDayPart = (words: PlainWords, token: number) => (DAY_PARTS.has(words.lower(token)) ? token + 1 : token)

/** "Wednesday", "last Monday", "next Friday night". */
function readWeekday(words: PlainWords, token: number, anchor: Day | null): Found | null {
  const turn = TURNS.has(words.lower(token)) ? words.lower(token) : null
  const at = turn ? token + 1 : token
  const weekday = words.isCapital(at) ? WEEKDAYS.get(words.lower(at)) : undefined
  if (weekday === undefined) return null
  const to = withDayPart(words, at + 1)
  const day = anchor ?? 0
  const back = (((weekdayOf(day) - weekday) % 7) + 7) % 7
  const isFuture =
    turn === 'next' || turn === 'coming' || (turn !== 'last' && turn !== 'past' && tenseAround(words, token, to) > 0)
  // on a Wednesday "last Wednesday" is a week ago, "on Wednesday" today, "will meet Wednesday" today as well
  if (isFuture) return { to, days: oneDay(back === 0 && turn !== 'next' ? day : day + 7 - back) }
  return { to, days: oneDay(back === 0 && turn === 'last' ? day - 7 : day - back) }
}

/** "today", "yesterday", "tomorrow night", "this morning", "last night". */
function readDeictic(words: PlainWords, token: number, anchor: Day | null): Found | null {
  const word = words.lower(token)
  const next = words.lower(token + 1)
  const shift = DEICTIC_WORDS.get(word)
  const day = anchor ?? 0
  if (shift !== undefined) return { to: withDayPart(words, token + 1), days: oneDay(day + shift) }
  if (word === 'this' && DAY_PARTS.has(next)) return { to: token + 2, days: oneDay(day) }
  return word === 'last' && next === 'night' ? { to: token + 2, days: oneDay(day - 1) } : null
}

/** "last week", "this month", "next year", "the previous decade", "last summer", "this weekend". */
function readTurn(words: PlainWords, token: number, anchor: Day | null): Found | null {
  const turn = words.lower(token)
  if (!TURNS.has(turn)) return null
  const word = words.lower(token + 1)
  const steps = turn === 'this' ? 0 : turn === 'next' || turn === 'coming' ? 1 : -1
  const day = anchor ?? 0
  // "in coming years" names no end
  const unit = word.endsWith('s') ? undefined : CALENDAR_UNITS.get(word)
  // "the past year" is the twelve months to now, "last year" the calendar's
  if (unit && (turn === 'past' || turn === 'coming')) return { to: token + 2, days: stretch(day, unit, steps) }
  if (unit && unit !== 'day') return { to: token + 2, days: wholeUnit(day, unit, steps) }
  if (word === 'weekend') {
    // on a Monday "noticed this weekend" looks back
    const isBehind = turn === 'this' && weekdayOf(day) < 5 && tenseAround(words, token, token + 2) < 0
    const saturday = wholeWeek(day).from + 5 + (isBehind ? -7 : steps * 7)
    return { to: token + 2, days: { from: saturday, to: saturday + 1 } }
  }
  const season = SEASONS.get(word)
  return season === undefined || turn === 'past' ? null : { to: token + 2, days: wholeSeason(day, season, steps) }
}

/** The calendar's week, month, year … some steps from the one that a day is in. */
function wholeUnit(day: Day, unit: CalendarUnit, steps: number): Days {
  if (unit === 'week') return wholeWeek(day + steps * 7)
  const { year, month } = partsOf(day)
  if (unit === 'month') {
    const shifted = partsOf(plusMonths(day, steps))
    return wholeMonth(shifted.year, steps === 0 ? month : shifted.month)
  }
  if (unit === 'year') return wholeYears(year + steps)
  const length = unit === 'decade' ? 10 : 100
  const first = Math.floor(year / length) * length + steps * length
  return wholeYears(first, first + length - 1)
}

/** The season's last, present or next time, seen from a day. */
function wholeSeason(day: Day, firstMonth: number, steps: number): Days {
  const { year } = partsOf(day)
  const seasonOf = (y: number): Days => {
    const from = wholeMonth(y, firstMonth).from
    return { from, to: plusMonths(from, 3) - 1 }
  }
  const seasons = [year - 2, year - 1, year, year + 1].map(seasonOf)
  if (steps < 0) return seasons.filter((season) => season.to < day).at(-1)!
  if (steps > 0) return seasons.find((season) => season.from > day) ?? seasonOf(year + 2)
  return seasons.find((season) => season.to >= day)!
}

/** A day some units before or after another. */
function shifted(day: Day, unit: CalendarUnit, count: number): Day {
  if (unit === 'day') return day + count
  if (unit === 'week') return day + count * 7
  return plusMonths(day, count * (unit === 'month' ? 1 : unit === 'year' ? 12 : unit === 'decade' ? 120 : 1200))
}

/** The days from now back to, or on to, some units away. */
function stretch(day: Day, unit: CalendarUnit, count: number): Days {
  const other = shifted(day, unit, count)
  return { from: Math.min(day, other), to: Math.max(day, other) }
}

/** A count above this is no distance that a paper dates by ("10,000 years ago"). */
const FARTHEST = 400

/** "two weeks ago", "a year ago", "the past three years", "the next 10 days", "in two weeks' time", "three days from now". */
function readCounted(words: PlainWords, token: number, anchor: Day | null): Found | null {
  const word = words.lower(token)
  const turn = TURNS.has(word) && word !== 'this' ? word : null
  const at = turn ? token + 1 : token
  const count = countAt(words, at)
  const unit = count === null ? undefined : CALENDAR_UNITS.get(words.lower(at + 1))
  if (count === null || unit === undefined || count > FARTHEST) return null
  const day = anchor ?? 0
  const to = at + 2
  // "the last three months of 2015" end with that year
  if (turn && words.lower(to) === 'of' && /^(?:19|20)\d\d$/.test(words.form(to + 1))) return null
  if (turn) return { to, days: stretch(day, unit, turn === 'next' || turn === 'coming' ? count : -count) }
  if (words.lower(to) === 'ago') return { to: to + 1, days: around(shifted(day, unit, -count), unit) }
  if (words.lower(to) === 'from' && words.lower(to + 1) === 'now')
    return { to: to + 2, days: around(shifted(day, unit, count), unit) }
  return null
}

/** "two years ago" is no day: the whole week, month or year that it falls in. */
function around(day: Day, unit: CalendarUnit): Days {
  return unit === 'day' ? oneDay(day) : wholeUnit(day, unit === 'decade' || unit === 'century' ? 'year' : unit, 0)
}

function countAt(words: PlainWords, token: number): number | null {
  const word = words.lower(token)
  if (word === 'a' || word === 'an') return 1
  const spelled = numberWord(word)
  if (spelled)
    return spelled.role === 'digit' || spelled.role === 'teen' || spelled.role === 'ten' ? spelled.value : null
  const digits = /^\d/.test(word) ? readDigits(word) : null
  return digits !== null && Number.isInteger(digits) ? digits : null
}
