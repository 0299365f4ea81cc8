import type { Qualifier } from '../analysis.js'
import { quantityRoot } from './clauses.js'
import { isNoun, isNounNext } from './noun-phrases.js'
import { qualifierBefore } from './qualifiers.js'
import type { Quantity } from './quantity.js'
import type { SentenceWords } from './sentence-words.js'

/** "rose 5%", "a fall of 3 points", "up 12%". */
const UP = new Set(
  'up rise rises rose risen rising increase increases increased increasing gain gains gained gaining grow grows grew grown growing climb climbs climbed climbing jump jumps jumped jumping soar soars soared soaring surge surges surged surging advance advances advanced advancing add adds added adding expand expanded expands improve improved improves rebound rebounded rebounds spike spiked leap leapt leaped rally rallied accelerated raised raise hiked hike boosted boost growth upturn uptick swelled'.split(
    ' ',
  ),
)
const DOWN = new Set(
  'down fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases decreased decreasing lose loses lost losing slip slips slipped slipping slide slides slid sliding sink sinks sank sunk sinking plunge plunges plunged plunging tumble tumbles tumbled tumbling plummet plummets plummeted plummeting shrink shrinks shrank shrunk shrinking contract contracts contracted contracting cut cuts cutting reduce reduces reduced reducing reduction dip dips dipped shed sheds slump slumped slumps ease eased eases lowered lower trimmed dive dived dropped downturn contraction retreated'.split(
    ' ',
  ),
)
/** Of these, words that take any object ("lost 40 men", "add 2 cups", "raised $5 million"): a change only with "by" or a percentage. */
const LOOSE = new Set(
  'add adds added adding lose loses lost losing cut cuts cutting raised raise advance advances advanced gain gains gained shed sheds contract contracts contracted contracting boosted boost reduce reduced reduces reducing leap spike dive'.split(
    ' ',
  ),
)
const BETWEEN = new Set('by another a an further of some as much only just the roughly sharply around over'.split(' '))
/** Tokens looked at before a number for the verb of a change. */
const REACH = 6

type Direction = 'up' | 'down'

function directionOf(word: string): Direction | null {
  if (UP.has(word)) return 'up'
  return DOWN.has(word) ? 'down' : null
}

export const isChangeWord = (word: string): boolean => directionOf(word) !== null

/** Whether the quantity is the step of a rise or fall, not the level that it leads to. */
export const isChange = (words: SentenceWords, quantity: Quantity): boolean => changeOf(words, quantity) !== null

/** The direction of the rise or fall whose step a quantity is, null where it is none. */
export function changeOf(words: SentenceWords, quantity: Quantity): Qualifier | null {
  if (quantity.kind === 'score' || quantity.kind === 'ratio') return null
  return (
    signOf(words, quantity) ?? verbBefore(words, quantity) ?? verbOfStep(words, quantity) ?? nounBehind(words, quantity)
  )
}

/** "-1.3%", "+2%". */
function signOf(words: SentenceWords, quantity: Quantity): Direction | null {
  if (quantity.kind !== 'percent') return null
  if (quantity.value < 0) return 'down'
  return words.lower(quantity.from - 1) === '+' ? 'up' : null
}

/** The word of change right before a quantity: "rose by nearly 5%", "fell a further 3 points", "was up about 19 per cent"; -1 where none. */
export function changeWord(words: SentenceWords, quantity: Quantity): number {
  let at = (qualifierBefore(words, quantity.from)?.from ?? quantity.from) - 1
  for (const limit = quantity.from - REACH; at > limit && BETWEEN.has(words.lower(at)); ) at--
  return directionOf(words.lower(at)) ? at : -1
}

function verbBefore(words: SentenceWords, quantity: Quantity): Direction | null {
  const at = changeWord(words, quantity)
  if (at < 0) return null
  const isPoints = /^points?$/.test(words.lower(quantity.to))
  const link = words.lower(at + 1)
  const isSure = isPoints || link === 'by' || link === 'of' || quantity.kind === 'percent'
  return !LOOSE.has(words.lower(at)) || isSure ? directionOf(words.lower(at)) : null
}

/** Nouns between the word of change and its step: "reduced the number of posts by 300". */
const NOUN_STEPS = 3

/** "cut its rate by 2 percent", "fell in May by 12%": the step hangs on the word of change; "raised by 12 donors" names who did. */
function verbOfStep(words: SentenceWords, quantity: Quantity): Direction | null {
  const start = qualifierBefore(words, quantity.from)?.from ?? quantity.from
  if (words.lower(start - 1) !== 'by' || (quantity.unit === null && isNounNext(words, quantity.to))) return null
  const { head } = words.syntax
  let at = head[quantityRoot(words, quantity)]!
  // the tree may hang it on the object: "increased its budget by $3 million"
  for (let step = 0; step < NOUN_STEPS && at < quantity.from && isNoun(words.tag(at)); step++) at = head[at]!
  return directionOf(words.lower(at))
}

const NOUNS = new Set(
  'rise increase gain growth jump surge hike climb fall drop decline decrease cut reduction dip slump plunge contraction slide'.split(
    ' ',
  ),
)

/** "a 5% increase", "a 3-point drop". */
function nounBehind(words: SentenceWords, quantity: Quantity): Direction | null {
  for (let at = quantity.to; at < quantity.to + 3; at++) {
    const word = words.lower(at)
    if (NOUNS.has(word)) return quantity.kind === 'count' && at > quantity.to + 2 ? null : directionOf(word)
    if (!/^(?:-|point|points|annual|year|pay|price|tax|rate|monthly|sharp)$/.test(word)) return null
  }
  return null
}

/** "fell from 96 to 41": the level that a change starts from. */
function isStart(words: SentenceWords, quantity: Quantity): boolean {
  const start = qualifierBefore(words, quantity.from)?.from ?? quantity.from
  return words.lower(start - 1) === 'from' && isChangeWord(words.lower(start - 2)) && quantity.upper === null
}

/** "fell by 3 points to 41": tokens that may stand between the step and the level. */
const TARGET_REACH = 10

/**
 * Gives each step of a change, and each level that one starts from, the level that it leads to. Both ends of "fell from
 * 96 to 41" are down.
 */
export function findTargets(words: SentenceWords, quantities: readonly Quantity[]): void {
  for (let i = 0; i + 1 < quantities.length; i++) {
    const step = quantities[i]!
    const isFrom = isStart(words, step)
    if (step.qualifier !== 'up' && step.qualifier !== 'down' && !isFrom && !isChange(words, step)) continue
    for (const level of quantities.slice(i + 1, i + 3)) {
      if (level.from - step.to > TARGET_REACH) break
      const at = qualifierBefore(words, level.from)?.from ?? level.from
      if (!/^(?:to|at)$/.test(words.lower(at - 1)) || hasStop(words, step.to, at - 1)) continue
      step.target = level.value
      if (isFrom) {
        const direction = level.value < step.value ? 'down' : 'up'
        for (const end of [step, level]) if (end.qualifier === 'exact') end.qualifier = direction
      }
      break
    }
  }
}

function hasStop(words: SentenceWords, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (/^(?:[;:]|and|while|but)$/.test(words.lower(at))) return true
  return false
}
