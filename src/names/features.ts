import { hashText } from '../text/index.js'
import type { DocumentEvidence } from './evidence.js'
import { EVIDENCE_BITS } from './evidence.js'
import { mix } from './hash.js'
import type { SentenceReading } from './sentence-reading.js'
import type { WordFacts } from './word-facts.js'

/** Words that the tagger sees on each side of a token. */
export const WINDOW = 2
/** Positions of the window, the token's own in the middle. */
export const POSITIONS = 2 * WINDOW + 1

/** So many features at the head of the lists of a token's own word, and of its context, name the word itself. */
export const LEXICAL_FEATURES = 2

/** Stands for what lies beyond the edges of the sentence. */
const EDGE = 0x7f4a7c15

/** Collects feature hashes; the array is used again for each token. */
export class FeatureList {
  readonly hashes = new Int32Array(160)
  count = 0
  add(template: number, a: number, b = 0, c = 0): void {
    this.hashes[this.count++] = mix(mix(mix(template, a), b), c)
  }
}

/**
 * Features of a word at a place in the window (0 to `POSITIONS`, exclusive), which depend on the word alone.
 * `type` -1 is the edge of the sentence. Numbers below 100 are templates of these features.
 */
export function wordFeatures(facts: WordFacts, type: number, position: number, list: FeatureList): void {
  const template = position * 20
  if (type < 0) {
    list.add(template, EDGE)
    return
  }
  const word = facts.word[type]!
  const shape = facts.shape[type]!
  list.add(template + 1, word)
  if (position === WINDOW) list.add(template + 7, word, shape)
  list.add(template + 2, facts.cluster[type]!)
  list.add(template + 3, shape)
  if (position < WINDOW - 1 || position > WINDOW + 1) return
  list.add(template + 4, facts.habit[type]!, shape)
  list.add(template + 5, facts.suffix[type]!)
  const lists = facts.lists[type]!
  for (let bit = 1; bit <= lists; bit <<= 1) if ((lists & bit) !== 0) list.add(template + 6, bit)
  if (position !== WINDOW) return
  list.add(template + 8, facts.cluster[type]!, shape)
  list.add(template + 9, facts.habit[type]!, facts.cluster[type]!)
  affixFeatures(facts.vocabulary.forms[facts.vocabulary.lower[type]!]!, template, list)
}

const LONGEST_AFFIX = 5

function affixFeatures(lower: string, template: number, list: FeatureList): void {
  const { length } = lower
  list.add(template + 10, Math.min(length, 12))
  for (let size = 1; size <= LONGEST_AFFIX && size < length; size++) {
    list.add(template + 11, size, hashText(lower, 0, size))
    list.add(template + 12, size, hashText(lower, length - size, length))
  }
}

/** The features of token `i` that join several things. */
export function contextFeatures(
  facts: WordFacts,
  sentence: SentenceReading,
  evidence: DocumentEvidence,
  i: number,
  list: FeatureList,
): void {
  const type = sentence.type[i]!
  windowPairs(facts, sentence, i, list)
  runFeatures(facts, sentence, i, list)
  placeFeatures(facts, sentence, i, list)
  const shape = facts.shape[type]!
  const bits = evidence.bits(type, sentence.lower[i]!)
  for (let bit = 0; bit < EVIDENCE_BITS; bit++) if (((bits >> bit) & 1) === 1) list.add(180, bit, shape)
  list.add(181, bits)
  const first = evidence.firstOfRun(sentence.lower[i]!)
  if (first < 0) return
  const last = evidence.lastOfRun(sentence.lower[i]!)
  list.add(182, facts.word[first]!)
  list.add(183, facts.word[last]!)
  list.add(184, facts.cluster[first]!, facts.cluster[type]!)
  list.add(185, facts.cluster[last]!, facts.cluster[type]!)
}

const wordOf = (facts: WordFacts, type: number) => (type < 0 ? EDGE : facts.word[type]!)
const clusterOf = (facts: WordFacts, type: number) => (type < 0 ? EDGE : facts.cluster[type]!)
const shapeOf = (facts: WordFacts, type: number) => (type < 0 ? EDGE : facts.shape[type]!)

function windowPairs(facts: WordFacts, sentence: SentenceReading, i: number, list: FeatureList): void {
  const { count, type } = sentence
  const t0 = type[i]!
  const p1 = i > 0 ? type[i - 1]! : -1
  const p2 = i > 1 ? type[i - 2]! : -1
  const n1 = i + 1 < count ? type[i + 1]! : -1
  const n2 = i + 2 < count ? type[i + 2]! : -1
  const s0 = shapeOf(facts, t0)
  const c0 = clusterOf(facts, t0)
  list.add(100, wordOf(facts, p1), wordOf(facts, t0))
  list.add(101, wordOf(facts, t0), wordOf(facts, n1))
  list.add(102, wordOf(facts, p1), wordOf(facts, n1))
  list.add(103, wordOf(facts, p2), wordOf(facts, p1))
  list.add(104, wordOf(facts, n1), wordOf(facts, n2))
  list.add(105, clusterOf(facts, p1), c0)
  list.add(106, c0, clusterOf(facts, n1))
  list.add(107, clusterOf(facts, p1), c0, clusterOf(facts, n1))
  list.add(108, clusterOf(facts, p1), clusterOf(facts, n1), s0)
  list.add(109, clusterOf(facts, p2), clusterOf(facts, p1), s0)
  list.add(110, clusterOf(facts, n1), clusterOf(facts, n2), s0)
  list.add(111, shapeOf(facts, p1), s0, shapeOf(facts, n1))
  list.add(112, shapeOf(facts, p2), shapeOf(facts, p1), s0)
  list.add(113, s0, shapeOf(facts, n1), shapeOf(facts, n2))
  list.add(114, wordOf(facts, p1), s0)
  list.add(115, wordOf(facts, n1), s0)
  list.add(116, wordOf(facts, p2), s0)
  list.add(117, wordOf(facts, n2), s0)
  list.add(118, c0, shapeOf(facts, p1), shapeOf(facts, n1))
  list.add(119, facts.suffix[t0]!, clusterOf(facts, p1))
  list.add(120, facts.suffix[t0]!, clusterOf(facts, n1))
}

const LONGEST_RUN = 6

function runFeatures(facts: WordFacts, sentence: SentenceReading, i: number, list: FeatureList): void {
  const from = sentence.linkedFrom[i]!
  const to = sentence.linkedTo[i]!
  if (to <= from) return
  const cluster = facts.cluster[sentence.type[i]!]!
  const length = Math.min(to - from, LONGEST_RUN)
  const place = Math.min(i - from, LONGEST_RUN)
  const left = Math.min(to - 1 - i, LONGEST_RUN)
  const first = sentence.type[from]!
  const last = sentence.type[to - 1]!
  const before = from > 0 ? sentence.type[from - 1]! : -1
  const behind = to < sentence.count ? sentence.type[to]! : -1
  list.add(140, length, place)
  list.add(141, wordOf(facts, first), place)
  list.add(142, wordOf(facts, last), left)
  list.add(143, clusterOf(facts, first), place, cluster)
  list.add(144, clusterOf(facts, last), left, cluster)
  list.add(145, wordOf(facts, before), place)
  list.add(146, wordOf(facts, behind), left)
  list.add(147, clusterOf(facts, before), clusterOf(facts, behind), length)
  const strictFrom = sentence.runFrom[i]!
  const strictTo = sentence.runTo[i]!
  if (strictTo <= strictFrom || (strictFrom === from && strictTo === to)) return
  list.add(148, Math.min(i - strictFrom, LONGEST_RUN), Math.min(strictTo - 1 - i, LONGEST_RUN))
  list.add(149, wordOf(facts, sentence.type[strictTo - 1]!), strictTo - 1 - i)
  list.add(150, wordOf(facts, sentence.type[strictFrom]!), i - strictFrom)
}

const FARTHEST = 3
const MOST_NUMBERS = 4

/** What kind of sentence it is, and where in it the token stands. */
function placeFeatures(facts: WordFacts, sentence: SentenceReading, i: number, list: FeatureList): void {
  const type = sentence.type[i]!
  const shape = facts.shape[type]!
  const kind = sentence.kind * 8 + sentence.sentenceCase
  const place = Math.min(i, FARTHEST)
  const line = Math.min(sentence.numbers, MOST_NUMBERS) * 8 + Math.min(sentence.count >> 2, 7)
  list.add(160, kind, place, facts.habit[type]!)
  list.add(161, kind, shape)
  list.add(162, line, place, shape)
  list.add(163, line, facts.cluster[type]!)
  list.add(164, sentence.lifted[i]!, facts.habit[type]!)
}
