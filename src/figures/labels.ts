import { XPOS } from '../syntax/index.js'
import { Shape } from '../text/index.js'
import { isNounNext } from './noun-phrases.js'
import type { NumberSpan } from './number-span.js'
import type { SentenceWords } from './sentence-words.js'

const NUMBER_PREFIXES = new Set('sub mid near plus minus pre post super ultra non and to or under over'.split(' '))

/** "SCP-173", "F-16": letters before a hyphen that touches the digits; "sub-300 sq m" measures. True of numbers with units as well. */
export function isNamePart(words: SentenceWords, { from, form }: NumberSpan): boolean {
  if (form !== 'digits' || !words.hyphenAt(from - 1) || !(words.shape(from - 2) & Shape.LETTER)) return false
  return !NUMBER_PREFIXES.has(words.lower(from - 2))
}

const INDEXES = new Set(
  'ftse stoxx nikkei russell s&p sp p asx csi nifty cac tsx dax fortune forbes smi ibex topix top'.split(' '),
)
const INDEX_SIZES = new Set([
  20, 30, 35, 40, 50, 60, 100, 200, 225, 250, 300, 350, 400, 500, 600, 1000, 2000, 3000, 5000,
])
const AIRLINER_KINDS = new Set('max dreamliner neo ng er lr xlr jumbo freighter superjumbo'.split(' '))
const AIRLINER = /^(?:7[0-8]7|3[0-9]0)$/

export function isIndexOrModel(words: SentenceWords, number: NumberSpan): boolean {
  if (number.form !== 'digits') return false
  if (INDEXES.has(words.lower(number.from - 1)) && INDEX_SIZES.has(number.value)) return true
  // "a 737 Max", not "300 Russian soldiers"
  return AIRLINER.test(words.form(number.from)) && AIRLINER_KINDS.has(words.lower(number.to))
}

/** "quarterback Joe Roe (4)", "Roe (49) and": a small number alone in brackets behind a name. */
export function isShirtNumber(words: SentenceWords, number: NumberSpan): boolean {
  const isAlone = words.lower(number.from - 1) === '(' && words.lower(number.to) === ')'
  return (
    isAlone && number.form === 'digits' && number.value < 100 && (words.shape(number.from - 2) & Shape.CAPITAL) !== 0
  )
}

/** A hyphen or slash between letters and the number; not behind "-" alone, as in "mid-20" or "a ten-15 lead". */
export function isJoined(words: SentenceWords, number: NumberSpan): boolean {
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

export function isNumbered(words: SentenceWords, number: NumberSpan): boolean {
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

const STREET = new Set(
  'street st st. avenue ave ave. road rd rd. drive dr. lane ln. boulevard blvd blvd. way place court square terrace highway parkway broadway'.split(
    ' ',
  ),
)

export function isAddress(words: SentenceWords, number: NumberSpan): boolean {
  if (number.form !== 'digits' || !Number.isInteger(number.value)) return false
  for (let at = number.to; at < number.to + 4 && words.shape(at) & (Shape.CAPITAL | Shape.DIGIT); at++)
    if (at > number.to && STREET.has(words.lower(at))) return true
  return false
}

/** At the start of a sentence: "1. Wash", "2) Dry", "3 Water the pots"; "and 2) rinse" within one. */
export function isListNumber(words: SentenceWords, number: NumberSpan): boolean {
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

const isLocalNumber = (words: SentenceWords, token: number) =>
  /^\d{3}-\d{4}$/.test(words.form(token)) || (/^\d{3}$/.test(words.form(token)) && words.hyphenAt(token + 1))

/** Groups of digits joined by hyphens: two hyphens or more, or behind "call", or a plus or bracketed code before them. */
export function isPhoneNumber(words: SentenceWords, number: NumberSpan): boolean {
  if (number.form !== 'digits') return false
  // a zero in front, or ten digits and more in a row: a number to dial or to look up
  if (/^(?:0\d+|\d{10,})$/.test(words.form(number.from))) return true
  // "(555) 555-0199"
  if (words.lower(number.from - 1) === '(' && words.lower(number.to) === ')' && isLocalNumber(words, number.to + 1))
    return true
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

/** Tokens on either side in which the bracket of a reference is looked for. */
const BRACKET_REACH = 6

/** "[4]", "[17, 18]": only digits and marks up to the brackets. */
export function isReference(words: SentenceWords, number: NumberSpan): boolean {
  let at = number.from - 1
  while (at > number.from - BRACKET_REACH && /^[\d,–-]+$/.test(words.lower(at))) at--
  if (words.lower(at) !== '[') return false
  at = number.to
  while (at < number.to + BRACKET_REACH && /^[\d,–-]+$/.test(words.lower(at))) at++
  return words.lower(at) === ']'
}
