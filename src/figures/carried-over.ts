import { unitNoun } from './beside.js'
import type { Counted } from './counted.js'
import { qualifierBefore } from './qualifiers.js'
import type { Quantity } from './quantity.js'
import type { SentenceWords } from './sentence-words.js'

/** What a quantity speaks of where it is the one before it told in another way; null where it is another. */
export function carriedOver(
  words: SentenceWords,
  before: Quantity,
  counted: Counted,
  quantity: Quantity,
): Counted | null {
  if (isRestated(words, before, quantity)) return restated(words, quantity, counted)
  if (isShareOf(words, before, quantity)) return shareOf(counted)
  return isLevelOf(words, before, quantity) ? counted : null
}

/** "7.5 million crowns (US$1.1 million)", "30 °C (86 °F)": the same once more in another unit. */
export function isRestated(words: SentenceWords, before: Quantity, quantity: Quantity): boolean {
  return words.lower(quantity.from - 1) === '(' && before.to === quantity.from - 1 && quantity.unit !== null
}

/** "lost 162 points, or 2.1%": the share that a step of an index is. */
function isShareOf(words: SentenceWords, step: Quantity, share: Quantity): boolean {
  const start = qualifierBefore(words, share.from)?.from ?? share.from
  const isPoints = step.kind === 'count' && /^points?$/.test(words.lower(step.to))
  const isNext = words.lower(start - 1) === 'or' && start - step.to <= 3
  return isPoints && isNext && share.kind === 'percent'
}

const shareOf = ({ about, rules }: Counted): Counted => ({ what: about[0] ?? null, about: about.slice(1), rules })

/** "rose 38% to $412 million": the level that a step leads to is of the same thing. */
function isLevelOf(words: SentenceWords, step: Quantity, level: Quantity): boolean {
  const isStep = step.qualifier === 'up' || step.qualifier === 'down'
  return isStep && level.unit !== null && words.lower(step.to) === 'to' && level.from === step.to + 1
}

/** What the first speaks of, but for the noun of the unit, which is its own. */
function restated(words: SentenceWords, quantity: Quantity, { what, about, rules }: Counted): Counted {
  const unit = unitNoun(words, quantity)
  return unit ? { what: unit, about: about.length > 0 || !what ? about : [what], rules } : { what, about, rules }
}
