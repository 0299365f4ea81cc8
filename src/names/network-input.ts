import { CASE_HABITS } from './case-habits.js'
import { type DocumentEvidence, EVIDENCE_BITS } from './evidence.js'
import { WINDOW } from './features.js'
import { rowOf } from './hash.js'
import { SENTENCE_CASES, type SentenceReading } from './sentence-reading.js'
import type { WordFacts } from './word-facts.js'

/** Words that the network sees of a token: the window, then four of the runs that hold it. */
export const SEEN_WORDS = 2 * WINDOW + 1 + 4

/** Numbers of the vocabulary of the words that token `i` is judged by, -1 where there is none; into `seen[at …]`. */
export function seenWords(
  sentence: SentenceReading,
  evidence: DocumentEvidence,
  i: number,
  seen: Int32Array,
  at: number,
): void {
  const { count, type } = sentence
  let next = at
  for (let near = i - WINDOW; near <= i + WINDOW; near++) seen[next++] = near < 0 || near >= count ? -1 : type[near]!
  // the longest run of capitals in the article that holds the word
  seen[next++] = evidence.firstOfRun(sentence.lower[i]!)
  seen[next++] = evidence.lastOfRun(sentence.lower[i]!)
  // the run that it stands in here
  const from = sentence.linkedFrom[i]!
  const to = sentence.linkedTo[i]!
  seen[next++] = to > from && from > 0 ? type[from - 1]! : -1
  seen[next] = to > from ? type[to - 1]! : -1
}

const LIST_BITS = 10
const SHAPE_BITS = 13
/** Yes-or-no facts of a word: vector known, habit, lists, shape. */
export const WORD_BITS = 1 + CASE_HABITS + LIST_BITS + SHAPE_BITS

/** Bits of a word that are on, into `bits`; returns how many. */
export function wordBits(facts: WordFacts, type: number, bits: Uint8Array): number {
  let count = 0
  if (facts.vectors.row(type) >= 0) bits[count++] = 0
  bits[count++] = 1 + facts.habit[type]!
  const lists = facts.lists[type]!
  for (let bit = 0; bit < LIST_BITS; bit++) if (((lists >> bit) & 1) === 1) bits[count++] = 1 + CASE_HABITS + bit
  const shape = facts.vocabulary.flags[type]!
  const base = 1 + CASE_HABITS + LIST_BITS
  for (let bit = 0; bit < SHAPE_BITS; bit++) if (((shape >> bit) & 1) === 1) bits[count++] = base + bit
  return count
}

/** Learned vectors for first letters, last letters and shapes: rows of one table, and numbers in a row. */
const PREFIX_ROWS = 2048
const SUFFIX_ROWS = 2048
const SHAPE_ROWS = 256
export const AFFIX_ROWS = PREFIX_ROWS + SUFFIX_ROWS + SHAPE_ROWS
export const AFFIX_SIZE = 8
/** Affixes a word has. */
export const AFFIXES = 3

/** The rows of a word in the table of affixes. */
export function affixRows(facts: WordFacts, type: number, rows: Int32Array): void {
  rows[0] = rowOf(facts.prefix[type]!, PREFIX_ROWS)
  rows[1] = PREFIX_ROWS + rowOf(facts.suffix[type]!, SUFFIX_ROWS)
  rows[2] = PREFIX_ROWS + SUFFIX_ROWS + rowOf(facts.shape[type]!, SHAPE_ROWS)
}

/** Buckets of a count: 0, 1, 2, 3, 4, 5 and more. */
const BUCKETS = 6
const bucket = (count: number) => Math.min(count, BUCKETS - 1)
const SENTENCE_KINDS = 4

/** Starts of the groups of a token's own yes-or-no inputs. */
const RUN_LENGTH = EVIDENCE_BITS
const RUN_PLACE = RUN_LENGTH + BUCKETS
const RUN_LEFT = RUN_PLACE + BUCKETS
const CASE = RUN_LEFT + BUCKETS
const KIND = CASE + SENTENCE_CASES
const PLACE = KIND + SENTENCE_KINDS
const NUMBERS = PLACE + BUCKETS
const LENGTH = NUMBERS + BUCKETS
const LIFTED = LENGTH + BUCKETS
export const TOKEN_INPUTS = LIFTED + 1

/**
 * Inputs come on in three groups, what the article tells of the word, how the token stands, what sentence it is in; each
 * of the groups is in one of so many states.
 */
const EVIDENCE_STATES = 1 << EVIDENCE_BITS
const POSITION_STATES = 2 * BUCKETS ** 4
const SENTENCE_STATES = SENTENCE_CASES * SENTENCE_KINDS * BUCKETS ** 2
const POSITION_STATE = EVIDENCE_STATES
/** From this one on states are of the group of the sentence. */
export const SENTENCE_STATE = POSITION_STATE + POSITION_STATES
export const INPUT_STATES = SENTENCE_STATE + SENTENCE_STATES
export const INPUT_GROUPS = 3

/** The states of the groups for token `i`. */
export function inputStates(
  sentence: SentenceReading,
  evidence: DocumentEvidence,
  i: number,
  states: Int32Array,
): void {
  states[0] = evidence.bits(sentence.type[i]!, sentence.lower[i]!)
  const from = sentence.linkedFrom[i]!
  const to = sentence.linkedTo[i]!
  let position = bucket(to - from)
  position = position * BUCKETS + (to > from ? bucket(i - from) : 0)
  position = position * BUCKETS + (to > from ? bucket(to - 1 - i) : 0)
  position = position * BUCKETS + bucket(i)
  states[1] = POSITION_STATE + position * 2 + sentence.lifted[i]!
  const kind = sentence.sentenceCase * SENTENCE_KINDS + sentence.kind
  states[2] = SENTENCE_STATE + (kind * BUCKETS + bucket(sentence.numbers)) * BUCKETS + bucket(sentence.count >> 2)
}

/** Inputs that are on in a state, into `inputs` in rising order; returns how many. */
export function inputsOf(state: number, inputs: Uint8Array): number {
  if (state < POSITION_STATE) return evidenceInputs(state, inputs)
  return state < SENTENCE_STATE
    ? positionInputs(state - POSITION_STATE, inputs)
    : sentenceInputs(state - SENTENCE_STATE, inputs)
}

function evidenceInputs(bits: number, inputs: Uint8Array): number {
  let count = 0
  for (let bit = 0; bit < EVIDENCE_BITS; bit++) if (((bits >> bit) & 1) === 1) inputs[count++] = bit
  return count
}

function positionInputs(state: number, inputs: Uint8Array): number {
  const place = state >> 1
  const left = Math.floor(place / BUCKETS)
  const runPlace = Math.floor(left / BUCKETS)
  const length = Math.floor(runPlace / BUCKETS)
  let count = 0
  inputs[count++] = RUN_LENGTH + length
  if (length > 0) {
    inputs[count++] = RUN_PLACE + (runPlace % BUCKETS)
    inputs[count++] = RUN_LEFT + (left % BUCKETS)
  }
  inputs[count++] = PLACE + (place % BUCKETS)
  if ((state & 1) === 1) inputs[count++] = LIFTED
  return count
}

function sentenceInputs(state: number, inputs: Uint8Array): number {
  const numbers = Math.floor(state / BUCKETS)
  const kind = Math.floor(numbers / BUCKETS)
  const sentenceCase = Math.floor(kind / SENTENCE_KINDS)
  let count = 0
  if (sentenceCase !== 0) inputs[count++] = CASE + sentenceCase
  if (kind % SENTENCE_KINDS !== 0) inputs[count++] = KIND + (kind % SENTENCE_KINDS)
  inputs[count++] = NUMBERS + (numbers % BUCKETS)
  inputs[count++] = LENGTH + (state % BUCKETS)
  return count
}
