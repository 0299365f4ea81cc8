const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Ways in which pages and feeds write a date of publication; named groups y, m, d. The rest of the string is the time. */
const PATTERNS = [
  // "2022-01-12T10:00:00Z", "2022/01/12", "20220112"
  /^(?<y>\d{4})[-/.]?(?<m>\d{2})[-/.]?(?<d>\d{2})(?!\d)/,
  // "Wed, 12 Jan 2022 10:00:00 GMT", "12 January 2022", "12th of May, 2022"
  /^(?:[a-z]{3,9}\.?,? )?(?<d>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<m>[a-z]{3,9})\.?,? (?<y>\d{4})\b/i,
  // "January 12, 2022", "Wednesday, Jan. 12th 2022"
  /^(?:[a-z]{3,9}\.?,? )?(?<m>[a-z]{3,9})\.? (?<d>\d{1,2})(?:st|nd|rd|th)?,? (?<y>\d{4})\b/i,
]

const ISO_TIME = /^[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/

/**
 * A date of publication as ISO 8601, with its time where it was ISO already; undefined for what is no date. It never
 * depends on the machine's clock or time zone.
 */
export function isoDate(value: string): string | undefined {
  const text = value.slice(0, 100).trim().replace(/\s+/g, ' ')
  for (const pattern of PATTERNS) {
    const groups = pattern.exec(text)?.groups
    if (!groups) continue
    const month = monthOf(groups.m!)
    const day = Number(groups.d)
    if (month === 0 || !isDay(Number(groups.y), month, day)) return undefined
    const date = `${groups.y}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
    const rest = text.slice(10)
    return text.startsWith(date) && ISO_TIME.test(rest) ? date + rest.replace(' ', 'T') : date
  }
  return undefined
}

/** 1 to 12, or 0 for a word that is no month. */
const monthOf = (month: string) =>
  /^\d/.test(month) ? Number(month) : MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
