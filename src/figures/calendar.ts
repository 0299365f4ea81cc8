/** Days as numbers since 1970-01-01 in the Gregorian calendar, so that arithmetic is plain. No time zones: papers give days. */
export type Day = number

/** A stretch of days, both ends within it. */
export interface Days {
  from: Day
  to: Day
}

const MILLISECONDS = 86_400_000

/** The day of a date, null where the calendar has none (31 February). `month` counts from 1. */
export function dayOf(year: number, month: number, day: number): Day | null {
  const time = Date.UTC(2000, month - 1, day)
  const date = new Date(time)
  // set apart: Date.UTC takes years below 100 for those of the twentieth century
  date.setUTCFullYear(year, month - 1, day)
  const isSame = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return isSame ? Math.round(date.getTime() / MILLISECONDS) : null
}

export function partsOf(day: Day): { year: number; month: number; day: number } {
  const date = new Date(day * MILLISECONDS)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** "2022-01-12". */
export function isoOf(day: Day): string {
  const { year, month, day: dayOfMonth } = partsOf(day)
  const pad = (value: number, length: number) => String(value).padStart(length, '0')
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`
}

/** The day that an ISO 8601 date or date-time starts with, null where it is none. */
export function dayFromIso(iso: string | null | undefined): Day | null {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? '')
  return parts ? dayOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) : null
}

/** 0 is Monday, 6 Sunday. */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7

export const oneDay = (day: Day): Days => ({ from: day, to: day })

export function wholeMonth(year: number, month: number): Days {
  const first = dayOf(year, 1, 1)!
  return { from: plusMonths(first, month - 1), to: plusMonths(first, month) - 1 }
}

export function wholeYears(first: number, last = first): Days {
  return { from: dayOf(first, 1, 1)!, to: dayOf(last, 12, 31)! }
}

/** Monday to Sunday of the week that a day is in. */
export function wholeWeek(day: Day): Days {
  const monday = day - weekdayOf(day)
  return { from: monday, to: monday + 6 }
}

/** The same day some months on, the month's last where it is shorter. */
export function plusMonths(day: Day, months: number): Day {
  const parts = partsOf(day)
  const count = parts.year * 12 + parts.month - 1 + months
  const year = Math.floor(count / 12)
  const month = (count % 12) + 1
  for (let dayOfMonth = parts.day; ; dayOfMonth--) {
    const found = dayOf(year, month, dayOfMonth)
    if (found !== null) return found
  }
}
