import type { Unit, Units } from '../lexicon/index.js'
import type { SentenceWords } from './sentence-words.js'

export interface SymbolSpan {
  unit: Unit
  /** UTF-16 index behind it. */
  end: number
  symbol: string
}

/** The longest symbol at a UTF-16 index whose end is no middle of a word: "km/h" before "km". */
export function longestSymbol(units: Units, words: SentenceWords, index: number): SymbolSpan | null {
  if (index < 0) return null
  const { text } = words.document
  let found: SymbolSpan | null = null
  for (let end = index + 1; end <= text.length; end++) {
    const symbol = text.slice(index, end)
    if (!units.startsSymbol(symbol)) break
    const unit = units.symbol(symbol)
    if (unit && isBoundary(text, end)) found = { unit, end, symbol }
  }
  return found
}

const WORD_CHARACTER = /[\p{L}\p{N}]/u

function isBoundary(text: string, index: number): boolean {
  if (index >= text.length || !WORD_CHARACTER.test(text[index]!)) return true
  // "$5", "Rs500": letters and signs of money end where digits start
  return /\p{Nd}/u.test(text[index]!) && !/[\d²³]/.test(text[index - 1]!)
}

/** The token behind the one in which an index stands. */
export function tokenBehind(words: SentenceWords, token: number, index: number): number {
  let at = token
  while (words.has(at) && words.end(at) < index) at++
  return at + 1
}

/** A unit by its name: its tokens, half-open, and the UTF-16 index behind it. */
export interface NamedUnit {
  unit: Unit
  from: number
  to: number
  end: number
}

/** Most words that the name of a unit has ("cubic metres per second squared"), hyphens between them not counted. */
const LONGEST_NAME = 7

export function phraseAt(units: Units, words: SentenceWords, token: number): NamedUnit | null {
  const tokens: number[] = []
  for (let at = token; words.has(at) && tokens.length < LONGEST_NAME; at++) if (words.lower(at) !== '-') tokens.push(at)
  const found = units.phrase((index) => (index < tokens.length ? words.lower(tokens[index]!) : ''), 0)
  if (!found) return null
  const last = tokens[found.length - 1]!
  return { unit: found.unit, from: token, to: last + 1, end: words.end(last) }
}
