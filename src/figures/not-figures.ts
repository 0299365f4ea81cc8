import { XPOS } from '../syntax/index.js'
import { Shape } from '../text/index.js'
import { COMMON_MONTHS, MONTHS } from './date-words.js'
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

const NUMBER_PREFIXES = new Set('sub mid near plus minus pre post super ultra non and to or under over'.split(' '))

/** "SCP-173", "F-16": letters before a hyphen that touches the digits; "sub-300 sq m" measures. True of numbers with units as well. */
export function isNamePart(words: SentenceWords, { from, form }: NumberSpan): boolean {
  if (form !== 'digits' || !words.hyphenAt(from - 1) || !(words.shape(from - 2) & Shape.LETTER)) return false
  return !NUMBER_PREFIXES.has(words.lower(from - 2))
}

/** A number beside a month is a day even where the calendar has none. */
function isCalendarDay(words: SentenceWords, number: NumberSpan): boolean {
  if (number.form !== 'digits' || number.value > 31 || !Number.isInteger(number.value)) return false
  const isMonth = (token: number) => MONTHS.has(words.lower(token)) && !COMMON_MONTHS.has(words.form(token))
  return isMonth(number.from - 1) ? !isNounNext(words, number.to) : isMonth(number.to)
}

const INDEXES = new Set(
  'ftse stoxx nikkei russell s&p sp p asx csi nifty cac tsx dax fortune forbes smi ibex topix top'.split(' '),
)
const INDEX_SIZES = new Set([
  20, 30, 35, 40, 50, 60, 100, 200, 225, 250, 300, 350, 400, 500, 600, 1000, 2000, 3000, 5000,
])
const AIRLINER = /^(?:7[0-8]7|3[0-9]0)$/

function isIndexOrModel(words: SentenceWords, number: NumberSpan): boolean {
  if (number.form !== 'digits') return false
  if (INDEXES.has(words.lower(number.from - 1)) && INDEX_SIZES.has(number.value)) return true
  return AIRLINER.test(words.form(number.from)) && (words.shape(number.to) & Shape.CAPITAL) !== 0
}

/** "quarterback Joe Roe (4)", "Roe (49) and": a small number alone in brackets behind a name. */
function isShirtNumber(words: SentenceWords, number: NumberSpan): boolean {
  const isAlone = words.lower(number.from - 1) === '(' && words.lower(number.to) === ')'
  return (
    isAlone && number.form === 'digits' && number.value < 100 && (words.shape(number.from - 2) & Shape.CAPITAL) !== 0
  )
}

const COUNTED_COMPOUNDS = new Set(
  'member person man woman seat page story storey strong judge nation country vote game point run goal state city team'.split(
    ' ',
  ),
)

/** "a four-door car", "a three-bed flat" describe a thing; "a five-member panel" counts. */
function isCompound(words: SentenceWords, number: NumberSpan): boolean {
  if (!words.hyphenAt(number.to) || number.form === 'fraction') return false
  return (words.shape(number.to + 1) & Shape.LETTER) !== 0 && !COUNTED_COMPOUNDS.has(words.lower(number.to + 1))
}

/** A hyphen or slash between letters and the number; not behind "-" alone, as in "mid-20" or "a ten-15 lead". */
function isJoined(words: SentenceWords, number: NumberSpan): boolean {
  if (number.form !== 'digits') return false
  const { from, to } = number
  if (isNamePart(words, number)) return true
  const hyphen = words.hyphenAt(from - 1) || (words.lower(from - 1) === '/' && words.touches(from))
  if (hyphen && words.shape(from - 2) & Shape.LETTER) return true
  if (words.lower(from - 1) === '#') return true
  if (words.touches(from) && words.shape(from - 1) & Shape.LETTER) return true
  // "5G", "747s", "3D": letters that are no unit touch it
  if (number.end < words.end(to - 1)) return true
  // "9-11", "1.1.1": a dot or colon right behind it with more digits
  const mark = words.lower(to)
  return (
    (mark === ':' || mark === '/') &&
    words.touches(to) &&
    words.touches(to + 1) &&
    (words.shape(to + 1) & Shape.DIGIT) !== 0
  )
}

const NUMBERED = new Set(
  'no no. nos nos. number numbers room suite flight highway route interstate chapter section sections article articles part page pages pp. p. week day game match round phase stage step figure table row line channel grade level category type tier class group gate platform terminal exit block unit unit. apartment apt apt. floor ward district precinct act scene verse volume vol vol. issue episode season series version model resolution bill proposition prop prop. amendment rule title item question verse lane pier track lot zone area camp division battalion brigade regiment squadron hurricane windows iphone galaxy ios android formula apollo boeing airbus channel code zip area ext ext. extension paragraph para clause schedule appendix annex exhibit method junction extract factor studio bus train tram line lines psalm genesis matthew luke john acts romans kings'.split(
    ' ',
  ),
)
/** Of these, words that count as well ("the day 300 people died", "in class 20 pupils"): only with a capital or before a stop. */
const WEAK_LABELS = new Set(
  'day week number numbers part line lines row class group unit game match round level type area act title item block track lot bus train step stage season issue district zone camp code john luke matthew kings acts'.split(
    ' ',
  ),
)

function isNumbered(words: SentenceWords, number: NumberSpan): boolean {
  if (number.form === 'fraction' || number.form === 'vague' || number.scale > 1) return false
  // "p. 330" may come as two tokens
  const label = words.lower(words.lower(number.from - 1) === '.' ? number.from - 2 : number.from - 1)
  if (NUMBERED.has(label)) {
    if (!WEAK_LABELS.has(label)) return true
    return (words.shape(number.from - 1) & Shape.CAPITAL) !== 0 || !isNounNext(words, number.to)
  }
  return number.form === 'digits' && isNameBefore(words, number)
}

/** "the Stoxx 50", "a Boeing 737 jet", "Windows 10", "Super Bowl 50": a name that ends in a small number. */
function isNameBefore(words: SentenceWords, number: NumberSpan): boolean {
  const before = number.from - 1
  if (!words.has(before - 1) || !(words.shape(before) & Shape.CAPITAL) || words.lower(before).endsWith('.'))
    return false
  const tag = words.tag(before)
  if (tag !== XPOS.NNP && tag !== XPOS.NNPS) return false
  if (!Number.isInteger(number.value) || number.value < 0) return false
  return !isNounNext(words, number.to) || (words.shape(number.to) & Shape.CAPITAL) !== 0
}

const isNounTag = (tag: number) =>
  tag === XPOS.NN || tag === XPOS.NNS || tag === XPOS.NNP || tag === XPOS.NNPS || tag === XPOS.JJ

const isNounNext = (words: SentenceWords, token: number) => isNounTag(words.tag(token))

const TIME_WORDS = new Set(
  "am a.m a.m. pm p.m p.m. o'clock o’clock gmt utc est edt pst pdt cet bst et ist hrs noon midnight".split(' '),
)

function isTime(words: SentenceWords, number: NumberSpan): boolean {
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

function isYear(words: SentenceWords, number: NumberSpan): boolean {
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

const STREET = new Set(
  'street st st. avenue ave ave. road rd rd. drive dr. lane ln. boulevard blvd blvd. way place court square terrace highway parkway broadway'.split(
    ' ',
  ),
)

function isAddress(words: SentenceWords, number: NumberSpan): boolean {
  if (number.form !== 'digits' || !Number.isInteger(number.value)) return false
  for (let at = number.to; at < number.to + 4 && words.shape(at) & (Shape.CAPITAL | Shape.DIGIT); at++)
    if (at > number.to && STREET.has(words.lower(at))) return true
  return false
}

/** At the start of a sentence: "1. Wash", "2) Dry", "3 Water the pots"; "and 2) rinse" within one. */
function isListNumber(words: SentenceWords, number: NumberSpan): boolean {
  // "Three, harden our defences."
  if (number.form === 'words' && number.from === words.from && words.lower(number.to) === ',') return true
  if (number.form !== 'digits' || number.value > 99 || !Number.isInteger(number.value)) return false
  const next = words.lower(number.to)
  if (number.from === words.from) {
    if (words.tag(number.to) === XPOS.VB || words.tag(number.to) === XPOS.VBP) return true
    if ((next === '.' || next === ')' || next === ':') && words.touches(number.to)) return true
  }
  if (next !== ')') return false
  return !isBracketOpen(words, number.from) || (number.from - 1 === words.from && number.value < 20)
}

/** Whether an opening bracket stands a few words before: then a closing one is no mark of a list. */
function isBracketOpen(words: SentenceWords, token: number): boolean {
  for (let at = token - 1; at > token - 20 && words.has(at); at--) if (words.lower(at) === '(') return true
  return false
}

const PHONE_WORDS = new Set('call phone tel tel. telephone fax text dial hotline on at'.split(' '))
/** A number near these is one, whatever its form. */
const PHONES = new Set('tel tel. telephone fax hotline'.split(' '))
const PHONE_GROUP = /^\d{3,5}$/

/** Groups of digits joined by hyphens: two hyphens or more, or behind "call", or a plus or bracketed code before them. */
function isPhoneNumber(words: SentenceWords, number: NumberSpan): boolean {
  if (number.form !== 'digits') return false
  // a zero in front, or ten digits and more in a row: a number to dial or to look up
  if (/^(?:0\d+|\d{10,})$/.test(words.form(number.from))) return true
  for (let at = number.from - 1; at >= number.from - 4; at--) if (PHONES.has(words.lower(at))) return true
  let first = number.from
  while (words.hyphenAt(first - 1) && words.shape(first - 2) & Shape.NUMBER && first > number.from - 8) first -= 2
  let last = number.from
  while (words.hyphenAt(last + 1) && words.shape(last + 2) & Shape.NUMBER && last < number.from + 8) last += 2
  const groups = (last - first) / 2 + 1
  if (groups >= 3) return true
  const before = words.lower(first - 1)
  if (before === '+' || (before === ')' && groups === 2)) return true
  return groups === 2 && PHONE_GROUP.test(words.form(last)) && words.form(last).length === 4 && PHONE_WORDS.has(before)
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
  // "Apple One", "Air Force One"
  if (words.shape(number.from) & words.shape(number.from - 1) & Shape.CAPITAL) return true
  const before = words.lower(number.from - 1)
  const next = words.lower(number.to)
  if (BEFORE_PRONOUN.has(before) && !(before === 'the' && isNounNext(words, number.to))) return true
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

/** "the second half", "a third time", "the fourth quarter" are places in an order, not parts. */
function isNoFraction(words: SentenceWords, number: NumberSpan): boolean {
  const { from, to } = number
  const article = words.lower(from) === 'a' || words.lower(from) === 'an'
  const isBare =
    number.form === 'fraction' && (words.shape(from) & Shape.LETTER) !== 0 && to === from + (article ? 2 : 1)
  if (!isBare) return false
  const next = words.lower(to)
  if (NOT_BEFORE_PART.has(words.lower(from - 1))) return true
  // "a third-party candidate"
  if (words.hyphenAt(to)) return true
  if (article) return next !== 'of' && isNounNext(words, to)
  if (words.lower(from) === 'half') return !AFTER_HALF.has(next) && !BEFORE_HALF.has(words.lower(from - 1))
  return words.lower(from) !== 'quarter' || next !== 'of'
}

/** Tokens on either side in which the bracket of a reference is looked for. */
const BRACKET_REACH = 6

/** "[4]", "[17, 18]": only digits and marks up to the brackets. */
function isReference(words: SentenceWords, number: NumberSpan): boolean {
  let at = number.from - 1
  while (at > number.from - BRACKET_REACH && /^[\d,–-]+$/.test(words.lower(at))) at--
  if (words.lower(at) !== '[') return false
  at = number.to
  while (at < number.to + BRACKET_REACH && /^[\d,–-]+$/.test(words.lower(at))) at++
  return words.lower(at) === ']'
}

/** "nineteen eighty-four", "twenty twenty": two numbers below a hundred that stand side by side. */
function isSpelledYear(words: SentenceWords, number: NumberSpan): boolean {
  if (number.form !== 'words' || number.value < 10 || number.value > 20) return false
  return (
    /^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|ten|eleven|twelve|\w+teen|hundred)$/.test(
      words.lower(number.to),
    ) && number.to === number.from + 1
  )
}
