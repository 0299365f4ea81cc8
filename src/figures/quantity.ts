import type { FigureKind, Qualifier } from '../analysis.js'
import type { Unit } from '../lexicon/index.js'
import type { NumberSpan } from './number-span.js'

/** A number with its unit, as it stands in a sentence; what it counts is found by others. */
export interface Quantity extends NumberSpan {
  /** The second number of a score or a ratio. */
  second: number | null
  unit: Unit | null
  /** Tokens of the unit, half-open; null where it is a sign before the number or stands in its token. */
  unitSpan: { from: number; to: number } | null
  kind: FigureKind
  qualifier: Qualifier
  /** "per day", "a barrel": the name of what a rate is counted by. */
  per: string | null
  /** "fell by 3 points to 41": 41. */
  target: number | null
  /** Names of the rules that made it what it is, for `why`. */
  rules: string[]
}
