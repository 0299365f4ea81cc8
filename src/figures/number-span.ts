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
