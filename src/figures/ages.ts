import type { NameSpan } from '../names/index.js'
import { firstIndex } from '../text/index.js'
import type { Quantity } from './quantity.js'
import type { SentenceWords } from './sentence-words.js'

/** Highest number that is read as somebody's age without the word "old". */
const OLDEST = 120
const AGE_UNITS = new Map([
  ['year', 'year of age'],
  ['month', 'month of age'],
  ['week', 'week of age'],
  ['day', 'day of age'],
])

/**
 * Whether a quantity is an age, and in which unit of data/units.tsv: "a 42-year-old man", "aged 42", "Roe, 42, said",
 * "who was 10". Null where it is none.
 * @param isPerson whether a noun at a token is somebody: "writer", "brother"
 * @returns the unit's name and the token behind the words that tell it
 */
export function ageOf(
  words: SentenceWords,
  quantity: Quantity,
  names: readonly NameSpan[],
  isPerson: (token: number) => boolean,
): { unit: string; to: number } | null {
  if (quantity.unit !== null) return ageOfUnit(words, quantity)
  const isBare =
    quantity.kind === 'count' &&
    quantity.scale === 1 &&
    quantity.value > 0 &&
    (quantity.upper ?? quantity.value) <= OLDEST
  if (
    !isBare ||
    !(isAged(words, quantity) || isApposition(words, quantity, names, isPerson) || isTurned(words, quantity))
  )
    return null
  return { unit: 'year of age', to: quantity.to }
}

/** "years old", "-year-old", "months of age", "year-olds". */
function ageOfUnit(words: SentenceWords, quantity: Quantity): { unit: string; to: number } | null {
  const unit = AGE_UNITS.get(quantity.unit!.name)
  if (unit === undefined) return null
  const at = words.hyphenAt(quantity.to) ? quantity.to + 1 : quantity.to
  if (/^olds?$/.test(words.lower(at))) return { unit, to: at + 1 }
  // "68 year-old" and "a 5 year - old" come with a blank at the hyphen
  if (words.lower(at) === '-' && /^olds?$/.test(words.lower(at + 1))) return { unit, to: at + 2 }
  if (words.lower(at) === 'of' && words.lower(at + 1) === 'age') return { unit, to: at + 2 }
  // "under the age of 12 years"
  if (words.lower(quantity.from - 1) === 'of' && words.lower(quantity.from - 2) === 'age')
    return { unit, to: quantity.to }
  return null
}

/** "aged 42", "at the age of 42", "ages 5 to 12", "under age 5". */
function isAged(words: SentenceWords, { from, to }: Quantity): boolean {
  const before = words.lower(from - 1)
  if (/^age[ds]?$/.test(before)) return true
  if ((before === 'of' || before === 'between') && /^age[ds]?$/.test(words.lower(from - 2))) return true
  return words.lower(to) === 'years' && words.lower(to + 1) === 'old'
}

/** "Jane Roe, 42, said", "the baker, 42, said". */
function isApposition(
  words: SentenceWords,
  { from, to, form }: Quantity,
  names: readonly NameSpan[],
  isPerson: (token: number) => boolean,
): boolean {
  if (form !== 'digits' || words.lower(from - 1) !== ',') return false
  if (!/^(?:,|\.|;|and|who|of|from|was|is)$/.test(words.lower(to))) return false
  return nameEndingAt(names, from - 1)?.type === 'PER' || isPerson(from - 2)
}

/** The name that ends before a token. */
function nameEndingAt(names: readonly NameSpan[], token: number): NameSpan | undefined {
  const name = names[firstIndex(names, ({ to }) => to < token)]
  return name?.to === token ? name : undefined
}

const PEOPLE = new Set('he she i who'.split(' '))
const BEING = new Set("was is 's ’s 'm ’m am turned turns be".split(' '))
const AGE_END = new Set(['', '.', ',', 'when', 'and', 'at', 'but', ';', 'now', 'or'])

/** "she was 10 when", "who turned 70". */
const isTurned = (words: SentenceWords, quantity: Quantity) =>
  personBeing(words, quantity) !== '' && AGE_END.has(words.lower(quantity.to))

/** "he", "she", "i" or "who" of "she was only 10"; empty where there is none. */
export function personBeing(words: SentenceWords, { from }: Quantity): string {
  const at = /^(?:only|just|about|almost|nearly)$/.test(words.lower(from - 1)) ? from - 2 : from - 1
  const person = words.lower(at - 1)
  return BEING.has(words.lower(at)) && PEOPLE.has(person) ? person : ''
}
