import { createRequire } from 'node:module'

/** What a word does in a spelled number: "two [digit] hundred [hundred] thousand [scale] and twelve [teen]". */
export type NumberRole = 'digit' | 'teen' | 'ten' | 'hundred' | 'scale' | 'dozen'

export interface NumberWord {
  readonly role: NumberRole
  readonly value: number
}

const ROLES: readonly (readonly [NumberRole, Readonly<Record<string, number>>])[] = [
  [
    'digit',
    { zero: 0, nought: 0, naught: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9 },
  ],
  ['teen', { ten: 10, eleven: 11, twelve: 12, thirteen: 13, fourteen: 14, fifteen: 15 }],
  ['teen', { sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19 }],
  ['ten', { twenty: 20, thirty: 30, forty: 40, fourty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 }],
  ['hundred', { hundred: 100 }],
  ['scale', { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12, quadrillion: 1e15, lakh: 1e5, crore: 1e7 }],
  ['dozen', { dozen: 12 }],
]

const WORDS = new Map<string, NumberWord>()
for (const [role, values] of ROLES) for (const [word, value] of Object.entries(values)) WORDS.set(word, { role, value })

/** Plurals that stand for no exact number ("dozens of cars", "tens of millions"): the least and the most that they may mean. */
const VAGUE = new Map<string, readonly [least: number, most: number]>([
  ['tens', [10, 100]],
  ['dozens', [24, 100]],
  ['scores', [40, 100]],
  ['hundreds', [100, 1e3]],
  ['thousands', [1e3, 1e4]],
  ['millions', [1e6, 1e7]],
  ['billions', [1e9, 1e10]],
  ['trillions', [1e12, 1e13]],
  ['lakhs', [1e5, 1e6]],
  ['crores', [1e7, 1e8]],
])

const DENOMINATORS = new Map<string, number>(
  'half third quarter fifth sixth seventh eighth ninth tenth eleventh twelfth'
    .split(' ')
    .map((word, i) => [word, i + 2] as const),
)
for (const [word, value] of [
  ['halves', 2],
  ['fourth', 4],
  ['fifteenth', 15],
  ['sixteenth', 16],
  ['twentieth', 20],
  ['hundredth', 100],
  ['thousandth', 1e3],
  ['millionth', 1e6],
  ['billionth', 1e9],
] as const)
  DENOMINATORS.set(word, value)
for (const [word, value] of [...DENOMINATORS]) if (!word.startsWith('hal')) DENOMINATORS.set(`${word}s`, value)

/** Letters behind digits that scale them: "$2.5bn", "3m people", "50k". Some are units as well ("5m wide"): the reader decides. */
const SCALE_LETTERS = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['mn', 1e6],
  ['mln', 1e6],
  ['mil', 1e6],
  ['mm', 1e6],
  ['b', 1e9],
  ['bn', 1e9],
  ['bln', 1e9],
  ['bil', 1e9],
  ['t', 1e12],
  ['tn', 1e12],
  ['trn', 1e12],
  ['trln', 1e12],
  ['cr', 1e7],
])

/** The scale letters that can be nothing else. */
export const PLAIN_SCALE_LETTERS: ReadonlySet<string> = new Set([
  'mn',
  'mln',
  'mil',
  'bn',
  'bln',
  'bil',
  'tn',
  'trn',
  'trln',
  'k',
])

export const numberWord = (word: string): NumberWord | undefined => WORDS.get(word)
/** "hundreds" -> 100 to 1,000; undefined for words that are no plural of a number. */
export const vagueNumber = (word: string): readonly [least: number, most: number] | undefined => VAGUE.get(word)
/** "third", "thirds" -> 3. */
export const denominator = (word: string): number | undefined => DENOMINATORS.get(word)
/** "bn" -> 1e9; the word in lower case. */
export const scaleLetters = (word: string): number | undefined => SCALE_LETTERS.get(word)

const VULGAR_FRACTIONS = '½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞'
const VULGAR_VALUES = [
  1 / 2,
  1 / 3,
  2 / 3,
  1 / 4,
  3 / 4,
  1 / 5,
  2 / 5,
  3 / 5,
  4 / 5,
  1 / 6,
  5 / 6,
  1 / 8,
  3 / 8,
  5 / 8,
  7 / 8,
]

/** "½" -> 0.5. */
export function vulgarFraction(character: string): number | undefined {
  const index = character === '' ? -1 : VULGAR_FRACTIONS.indexOf(character)
  return index < 0 ? undefined : VULGAR_VALUES[index]
}

/** More digits than this are an account number or noise, not a quantity. */
const MOST_DIGITS = 40
const PLAIN = /^\d+$/
const DECIMAL = /^\d*\.\d+$/
/** "1,200.5", and the Indian "1,00,000". */
const GROUPED = /^\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$/
/** "1.200.000" as German and Spanish papers write it: two groups at least, for "1.200" is a decimal. */
const DOTTED = /^\d{1,3}(?:\.\d{3}){2,}$/
const EXPONENT = /^\d+(?:\.\d+)?e[+-]?\d{1,3}$/i

/**
 * The value of digits with separators, in any script's digits ("１２", "٣٫٥"), or null where they are no number
 * ("1.1.1", "12,34").
 */
export function readDigits(word: string): number | null {
  if (word.length > MOST_DIGITS) return null
  const ascii = toAsciiDigits(word)
  let plain: string
  if (PLAIN.test(ascii) || DECIMAL.test(ascii) || EXPONENT.test(ascii)) plain = ascii
  else if (GROUPED.test(ascii)) plain = ascii.replaceAll(',', '')
  else if (DOTTED.test(ascii)) plain = ascii.replaceAll('.', '')
  else return null
  const value = Number(plain)
  return Number.isFinite(value) ? value : null
}

const DIGIT = /\p{Nd}/u
/** Bold, double-struck and other digits of mathematics: five sets in a row, the last digits that Unicode has but for "segmented" ones. */
const MATHEMATICAL_DIGITS = 0x1d7ce

/** "１２" -> "12", "٣٫٥" -> "3.5"; other characters stay. */
export function toAsciiDigits(word: string): string {
  let ascii = ''
  for (const character of word) {
    const code = character.codePointAt(0)!
    if (code < 0x80) ascii += character
    else if (character === '٫') ascii += '.'
    else if (character === '٬' || character === '،' || character === '，') ascii += ','
    else if (character === '．') ascii += '.'
    else ascii += DIGIT.test(character) ? digitValue(code) : character
  }
  return ascii
}

/** Unicode keeps the ten digits of a script together: the zero is as far below as there are digits. */
function digitValue(code: number): number {
  if (code >= MATHEMATICAL_DIGITS) return (code - MATHEMATICAL_DIGITS) % 10
  let value = 0
  while (value < 9 && DIGIT.test(String.fromCodePoint(code - value - 1))) value++
  return value
}

/** A spelled number may not be longer: nobody writes one of a thousand words for a reader. */
export const MOST_NUMBER_WORDS = 24

/**
 * Reads the number that `words` (lower case, without hyphens) starts with: "two hundred and fifty thousand",
 * "twelve hundred", "two point five million". A number's parts come in falling order; where they do not, it ends.
 * @returns its value and how many words it takes, or null
 */
export function readNumberWords(words: readonly string[]): { value: number; length: number } | null {
  let total = 0
  let lastScale = Number.POSITIVE_INFINITY
  let length = 0
  while (length < words.length) {
    const start = length > 0 && words[length] === 'and' ? length + 1 : length
    const group = readGroup(words, start)
    if (!group || (start > length && total === 0)) break
    let end = start + group.length
    let scale = 1
    while (end < words.length && numberWord(words[end]!)?.role === 'scale') scale *= numberWord(words[end++]!)!.value
    if (scale >= lastScale) break
    total += group.value * scale
    lastScale = scale
    length = end
    if (scale === 1) break
  }
  return length === 0 || !Number.isFinite(total) ? null : { value: total, length }
}

/** A number below a scale word: "nineteen", "twenty one", "two hundred and six", "thirty five hundred", "a hundred", "two point five". */
function readGroup(words: readonly string[], from: number): { value: number; length: number } | null {
  const first = numberWord(words[from] ?? '')
  const article = words[from] === 'a' || words[from] === 'an'
  if (article) {
    const next = numberWord(words[from + 1] ?? '')
    if (next?.role === 'scale') return { value: 1, length: 1 }
    if (next?.role === 'hundred') return afterHundred(words, from + 2, from, 100)
    return next?.role === 'dozen' ? { value: 12, length: 2 } : null
  }
  if (first?.role === 'scale') return from === 0 ? { value: 1, length: 0 } : null
  if (first?.role === 'hundred') return afterHundred(words, from + 1, from, 100)
  if (first?.role === 'dozen') return { value: 12, length: 1 }
  const small = readSmall(words, from)
  if (!small) return null
  const end = from + small.length
  const next = numberWord(words[end] ?? '')
  if (next?.role === 'hundred') return afterHundred(words, end + 1, from, small.value * 100)
  if (next?.role === 'dozen') return { value: small.value * 12, length: small.length + 1 }
  if (words[end] === 'point') return withDecimals(words, from, end, small.value)
  return small
}

function afterHundred(words: readonly string[], at: number, from: number, hundreds: number) {
  const start = words[at] === 'and' ? at + 1 : at
  const rest = readSmall(words, start)
  return rest && rest.value > 0
    ? { value: hundreds + rest.value, length: start + rest.length - from }
    : { value: hundreds, length: at - from }
}

/** Below a hundred: "seven", "seventeen", "seventy", "seventy seven". */
function readSmall(words: readonly string[], from: number): { value: number; length: number } | null {
  const first = numberWord(words[from] ?? '')
  if (!first || (first.role !== 'digit' && first.role !== 'teen' && first.role !== 'ten')) return null
  const next = numberWord(words[from + 1] ?? '')
  if (first.role === 'ten' && next?.role === 'digit' && next.value > 0)
    return { value: first.value + next.value, length: 2 }
  return { value: first.value, length: 1 }
}

/** "nought point nought three", "nought point eleven". */
function withDecimals(words: readonly string[], from: number, point: number, whole: number) {
  let digits = ''
  let at = point + 1
  for (let next = numberWord(words[at] ?? ''); next && next.value < 100; next = numberWord(words[at] ?? '')) {
    if (next.role !== 'digit' && digits !== '') break
    digits += next.value
    at++
    if (next.role !== 'digit') break
  }
  if (digits === '') return { value: whole, length: point - from }
  return { value: Number(`${whole}.${digits}`), length: at - from }
}

type Compromise = (text: string) => { numbers(): { json(): { text: string; number?: { num: number | null } }[] } }

let compromise: Compromise | null = null

/**
 * The number grammar of compromise, for spelled numbers whose parts come in an order that `readNumberWords` does not
 * know ("three million four hundred and six point two thousand"). Loaded when the first one is met: most articles have none.
 * @returns the value where compromise reads all the words as one number, else null
 */
export function readLongNumber(words: readonly string[]): number | null {
  if (words.length > MOST_NUMBER_WORDS) return null
  compromise ??= createRequire(import.meta.url)('compromise/three') as Compromise
  const found = compromise(words.join(' ')).numbers().json()
  const isWhole = found.length === 1 && found[0]!.text.split(' ').length === words.length
  const value = isWhole ? found[0]!.number?.num : null
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}
