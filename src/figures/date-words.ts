import type { PlainWords } from './plain-words.js'

/** Words that dates are made of. Months count from 1, weekdays from 0 (Monday). */

const numbered = (lists: string, first: number) =>
  new Map(lists.split('|').flatMap((names, i) => names.split(' ').map((name) => [name, i + first] as const)))

export const MONTHS: ReadonlyMap<string, number> = numbered(
  'january jan jan.|february feb feb.|march mar mar.|april apr apr.|may|june jun jun.|july jul jul.|august aug aug.|september sept sept. sep sep.|october oct oct.|november nov nov.|december dec dec.',
  1,
)

/** Months that are ordinary words: a date only with a capital and a day, year or preposition beside them. */
export const COMMON_MONTHS: ReadonlySet<string> = new Set(['may', 'march', 'mar', 'sep', 'dec', 'jan', 'august'])

export const WEEKDAYS: ReadonlyMap<string, number> = numbered(
  'monday mon mon.|tuesday tue tue. tues tues.|wednesday wed wed.|thursday thu thu. thur thur. thurs thurs.|friday fri fri.|saturday sat.|sunday sun.',
  0,
)

/** First month of each season, in the northern half of the earth. */
export const SEASONS: ReadonlyMap<string, number> = new Map([
  ['spring', 3],
  ['summer', 6],
  ['autumn', 9],
  ['fall', 9],
  ['winter', 12],
])

export const ORDINALS: ReadonlyMap<string, number> = numbered('first|second|third|fourth', 1)

/** Units of calendar time that phrases like "last week" and "two weeks ago" count in. */
export type CalendarUnit = 'day' | 'week' | 'month' | 'year' | 'decade' | 'century'

export const CALENDAR_UNITS: ReadonlyMap<string, CalendarUnit> = new Map([
  ['day', 'day'],
  ['days', 'day'],
  ['week', 'week'],
  ['weeks', 'week'],
  ['month', 'month'],
  ['months', 'month'],
  ['year', 'year'],
  ['years', 'year'],
  ['decade', 'decade'],
  ['decades', 'decade'],
  ['century', 'century'],
  ['centuries', 'century'],
])

/** Words that tell that a clause speaks of what is to come, and of what was. */
const FUTURE = new Set(
  "will 'll ’ll shall must should would could may might going due scheduled planned plans plan expected expects set slated hopes hope intends aims ahead upcoming next until tomorrow".split(
    ' ',
  ),
)
const PAST = new Set(
  'was were had did said told made came took went began held met won lost left saw gave found got ran sent spoke wrote broke fell rose stood put hit led brought kept became grew knew felt paid read sat spent struck sued swore shot drove drew flew fled fought beat bought built caught chose cut dealt died fed forgot froze hid hurt laid lay lit meant quit rang sang sank sold shut slid slept stole stuck swept swung taught tore threw thought woke wore has have been ago'.split(
    ' ',
  ),
)

/** Whether a word points to the future (1), the past (-1) or nowhere (0). */
function tenseOf(word: string): -1 | 0 | 1 {
  if (FUTURE.has(word)) return 1
  return PAST.has(word) || (word.length > 4 && word.endsWith('ed')) ? -1 : 0
}

/** Tokens to either side of a date that may tell whether it is to come. */
const TENSE_REACH = 8

/**
 * Whether the clause around a date speaks of the future (1), the past (-1) or does not tell (0): the nearest word
 * that tells, those before the date first ("said Friday it will close Monday").
 */
export function tenseAround(words: PlainWords, from: number, to: number): -1 | 0 | 1 {
  for (let at = from - 1; at >= from - TENSE_REACH && words.has(at); at--) {
    const tense = tenseOf(words.lower(at))
    if (tense !== 0) return tense
  }
  for (let at = to; at < to + TENSE_REACH && words.has(at); at++) {
    const tense = tenseOf(words.lower(at))
    if (tense !== 0) return tense
  }
  return 0
}
