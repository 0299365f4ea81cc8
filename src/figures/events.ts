import type { Units } from '../lexicon/index.js'
import type { Phrase } from './noun-phrases.js'
import type { Quantity } from './quantity.js'
import type { SentenceWords } from './sentence-words.js'

/** Tokens to either side in which the word of a happening is looked for. */
const REACH = 8
const TREE_STEPS = 4
const BARRIERS = new Set([';', ':', 'and', 'but', 'while'])

/**
 * The happening that people or things are counted by: "killed 12 people", "30 injured", "the toll rose to 40".
 * By the verb that the counted noun hangs on, else by the nearest word that no other number stands before.
 */
export function eventOf(
  words: SentenceWords,
  units: Units,
  quantity: Quantity,
  what: Phrase | null,
  isQuantity: (token: number) => boolean,
): string | null {
  if (quantity.kind !== 'count') return null
  const from = Math.min(quantity.from, what?.from ?? quantity.from)
  const to = Math.max(quantity.to, what?.to ?? quantity.to)
  return (
    nearest(words, units, to, 1, isQuantity, 3) ??
    byTree(words, units, what?.head ?? quantity.to - 1) ??
    nearest(words, units, from - 1, -1, isQuantity, REACH) ??
    nearest(words, units, to, 1, isQuantity, REACH)
  )
}

function byTree(words: SentenceWords, units: Units, token: number): string | null {
  let at = words.syntax.head[token]!
  for (let step = 0; step < TREE_STEPS && words.has(at); step++) {
    const event = units.event(words.lower(at))
    if (event) return event
    at = words.syntax.head[at]!
  }
  return null
}

function nearest(
  words: SentenceWords,
  units: Units,
  token: number,
  step: 1 | -1,
  isQuantity: (token: number) => boolean,
  reach: number,
): string | null {
  for (let at = token; Math.abs(at - token) < reach && words.has(at); at += step) {
    if (BARRIERS.has(words.lower(at)) || isQuantity(at)) return null
    const event = units.event(words.lower(at)) ?? units.event(threeWords(words, at))
    if (event) return event
  }
  return null
}

/** "from their homes", as data/events.tsv writes it. */
const threeWords = (words: SentenceWords, at: number) =>
  `${words.lower(at)}_${words.lower(at + 1)}_${words.lower(at + 2)}`
