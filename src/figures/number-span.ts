import type { SentenceWords } from './sentence-words.js'

export type NumberForm = 'digits' | 'words' | 'fraction' | 'vague'

/** A number as it stands in a sentence. */
export interface NumberSpan {
  /** Tokens, half-open; of the last one a part may be left over ("5km": the unit). */
  from: number
  to: number
  /** UTF-16, half-open. */
  start: number
  end: number
  value: number
  /** The most that a vague number may mean ("tens of millions"). */
  upper: number | null
  form: NumberForm
  /** 1e6 of "2.5 million": what a scale word or letter made of it; 1 without one. */
  scale: number
}

/** A number in digits over some tokens; null where its value is none that a double holds. */
export function digitSpan(words: SentenceWords, from: number, to: number, value: number | null): NumberSpan | null {
  if (value === null || !Number.isFinite(value)) return null
  return { from, to, start: words.start(from), end: words.end(to - 1), value, upper: null, form: 'digits', scale: 1 }
}
