import { numberWord, type Units, vagueNumber, vulgarFraction } from '../lexicon/index.js'
import { Shape } from '../text/index.js'
import { MONTHS, ORDINALS, SEASONS, WEEKDAYS } from './date-words.js'
import { DEICTIC_WORDS, TURNS } from './relative-dates.js'
import { PREFIXED_WORDS } from './units.js'

/**
 * Whether a quantity can start with a word by itself; before digits and "$" any may ("US $84", ".5").
 * Most words of an article start none: those are left at once.
 */
export function mayStartQuantity(form: string, lower: string, shape: number, units: Units): boolean {
  return (
    (shape & Shape.DIGIT) !== 0 ||
    numberWord(lower) !== undefined ||
    vagueNumber(lower) !== undefined ||
    OTHER_STARTS.has(lower) ||
    PREFIXED_WORDS.has(lower) ||
    (form.length === 1 && vulgarFraction(form) !== undefined) ||
    mayBeSign(form, units)
  )
}

/** Articles, parts and signs that stand before numbers in words. */
const OTHER_STARTS = new Set('a an half quarter couple minus negative'.split(' '))

/** Whether a word starts with a sign of money ("Rs500"), or is what one starts with ("US" of "US$"). */
function mayBeSign(form: string, units: Units): boolean {
  for (let end = 1; end <= form.length; end++) {
    const start = form.slice(0, end)
    if (!units.startsMoneySign(start)) return false
    if (units.symbol(start)?.kind === 'money') return true
  }
  return true
}

/** Whether a date can start with a word. */
export function mayStartDate(lower: string): boolean {
  return (
    STARTS_WITH_DIGIT.test(lower) ||
    lower === 'a' ||
    lower === 'an' ||
    numberWord(lower) !== undefined ||
    [MONTHS, WEEKDAYS, SEASONS, ORDINALS, TURNS, DEICTIC_WORDS].some((words) => words.has(lower))
  )
}

const STARTS_WITH_DIGIT = /^\d/
