import type { WordVectors } from '../lexicon/index.js'
import type { Vocabulary } from '../text/index.js'

/** How a word is mostly written inside sentences, as counted over the train files. */
export const CaseHabit = {
  UNKNOWN: 0,
  /** "which" */
  ALWAYS_LOWER: 1,
  /** "house" */
  MOSTLY_LOWER: 2,
  /** "may" */
  MIXED: 3,
  /** "hall" */
  MOSTLY_CAPITAL: 4,
  /** "florida" */
  ALWAYS_CAPITAL: 5,
  /** "nato" */
  ALL_CAPS: 6,
} as const
export const CASE_HABITS = 7

/** Looks habits up by word; one byte for each row of models/words.bin. */
export class CaseHabits {
  constructor(
    private readonly vectors: WordVectors,
    private readonly habits: Uint8Array,
  ) {}

  of(type: number): number {
    const row = this.vectors.row(type)
    return row < 0 ? CaseHabit.UNKNOWN : this.habits[row]!
  }
}

/** The type of the word as it is written with a first capital and small letters behind it. */
export function capitalised(vocabulary: Vocabulary, type: number): number {
  const lower = vocabulary.forms[vocabulary.lower[type]!]!
  const first = String.fromCodePoint(lower.codePointAt(0)!)
  return vocabulary.id(first.toUpperCase() + lower.slice(first.length))
}
