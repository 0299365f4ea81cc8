import { A, B, C, D } from '../lexicon/index.js'
import { marks, span } from './between.js'
import type { ParserState } from './parser-state.js'
import { finishKeys, pairHash, templates } from './weights.js'

/** Templates of the features of the two functions below, in the order in which they are written. */
const FIRST_TEMPLATES = templates([1, 12])
const FURTHER_TEMPLATES = templates([20, 110])
export const FIRST_STEP_FEATURES = FIRST_TEMPLATES.length
export const FURTHER_STEP_FEATURES = FURTHER_TEMPLATES.length

const { imul } = Math

/**
 * What most steps are decided by: the templates that, chosen one by one, explained best the steps of a parser with all
 * of them. s0, s1, s2: the stack from its top; b0, b1, b2: the buffer; l, r: their last children on a side; w, p, c, r:
 * word, tag (part of speech), cluster, relation. A value multiplied for its place in a feature has that letter at its end
 * (`finishKeys`). Returns the number of keys written.
 */
export function firstStepFeatures(state: ParserState, out: Int32Array): number {
  const { word, tag, relation, left, left2, stack, depth, none, length, next: b0 } = state
  const s0 = stack[depth - 1]!
  const s1 = depth > 1 ? stack[depth - 2]! : none
  const b1 = b0 + 1 <= length ? b0 + 1 : none
  const s0w = word[s0]!
  const s0p = tag[s0]!
  const s1w = word[s1]!
  const s1p = tag[s1]!
  const b0w = word[b0]!
  const b0p = tag[b0]!
  const b1w = word[b1]!
  const b1p = tag[b1]!
  const s0l = left[s0]!
  const b0l = left[b0]!
  const b0l2 = left2[b0]!
  const far = span(b0 - s0)
  const commas = marks(state.commas[s0]!, state.commas[b0]!)
  const commas1 = s1 === none ? 9 : marks(state.commas[s1]!, state.commas[s0]!)
  const s0wp = pairHash(100, s0w, s0p)
  const s1wp = pairHash(101, s1w, s1p)
  const b0wp = pairHash(102, b0w, b0p)
  const pair = (s0p << 8) | b0p
  const pair1 = (s1p << 8) | s0p
  const triple = (s1p << 16) | pair
  const s0relations = pairHash(103, state.leftRelations[s0]!, state.rightRelations[s0]!)
  const aheadA = imul((b0p << 8) | b1p, A)
  const b0pA = imul(b0p, A)
  const b0wpA = imul(b0wp, A)
  const b1pB = imul(b1p, B)
  const b1wB = imul(b1w, B)
  const commasB = imul(commas, B)
  const commas1C = imul(commas1, C)
  const farB = imul(far, B)
  const pairA = imul(pair, A)
  const pairB = imul(pair, B)
  const pair1A = imul(pair1, A)
  const b0lrC = imul(relation[b0l]!, C)
  const s0lrC = imul(relation[s0l]!, C)
  const s0pB = imul(s0p, B)
  const s0pC = imul(s0p, C)
  const s0relationsA = imul(s0relations, A)
  const s0wpA = imul(s0wp, A)
  const s1wpA = imul(s1wp, A)
  const s0lpB = imul(tag[s0l]!, B)
  const tripleA = imul(triple, A)
  let n = 0
  out[n++] = s1wpA ^ s0pB
  out[n++] = aheadA ^ b1wB
  out[n++] = pairA ^ b1pB
  out[n++] = tripleA ^ b1pB
  out[n++] = pairA ^ imul(tag[b0l]!, B) ^ b0lrC
  out[n++] = pair1A ^ s0lpB ^ s0lrC
  out[n++] = b0pA ^ imul((relation[b0l]! << 8) | relation[b0l2]!, B) ^ imul(tag[b0l]!, C)
  out[n++] = b0pA ^ imul(word[b0l]!, B) ^ s0pC
  out[n++] = s0relationsA ^ pairB
  out[n++] = s0wpA ^ farB
  out[n++] = b0wpA ^ farB
  out[n++] = tripleA ^ commasB ^ commas1C
  return finishKeys(FIRST_TEMPLATES, out)
}

/**
 * What the other steps are decided by as well (templates after Zhang & Nivre 2011); names as above. What both functions
 * need is read again: only every fourth step comes here. Returns the number of keys written.
 */
export function furtherStepFeatures(state: ParserState, out: Int32Array): number {
  const { word, cluster, tag, relation, left, left2, right, right2, stack, depth, none, length, next: b0 } = state
  const s0 = stack[depth - 1]!
  const s1 = depth > 1 ? stack[depth - 2]! : none
  const s2 = depth > 2 ? stack[depth - 3]! : none
  const b1 = b0 + 1 <= length ? b0 + 1 : none
  const b2 = b0 + 2 <= length ? b0 + 2 : none
  const s0w = word[s0]!
  const s0p = tag[s0]!
  const s0c = cluster[s0]!
  const s1w = word[s1]!
  const s1p = tag[s1]!
  const s1c = cluster[s1]!
  const s2p = tag[s2]!
  const b0w = word[b0]!
  const b0p = tag[b0]!
  const b0c = cluster[b0]!
  const b1w = word[b1]!
  const b1p = tag[b1]!
  const b1c = cluster[b1]!
  const b2p = tag[b2]!
  const s0l = left[s0]!
  const s0l2 = left2[s0]!
  const s0r = right[s0]!
  const s0r2 = right2[s0]!
  const s1l = left[s1]!
  const s1r = right[s1]!
  const s1r2 = right2[s1]!
  const b0l = left[b0]!
  const far = span(b0 - s0)
  const near = s1 === none ? 0 : span(s0 - s1)
  const quotes = marks(state.quotes[s0]!, state.quotes[b0]!)
  const quotes1 = s1 === none ? 9 : marks(state.quotes[s1]!, state.quotes[s0]!)
  const commas = marks(state.commas[s0]!, state.commas[b0]!)
  const commas1 = s1 === none ? 9 : marks(state.commas[s1]!, state.commas[s0]!)
  const s0wp = pairHash(100, s0w, s0p)
  const s1wp = pairHash(101, s1w, s1p)
  const b0wp = pairHash(102, b0w, b0p)
  const pair = (s0p << 8) | b0p
  const pair1 = (s1p << 8) | s0p
  const triple = (s1p << 16) | pair
  const s0relations = pairHash(103, state.leftRelations[s0]!, state.rightRelations[s0]!)
  const s1relations = pairHash(104, state.leftRelations[s1]!, state.rightRelations[s1]!)
  const aheadA = imul((b0p << 8) | b1p, A)
  const b0cB = imul(b0c, B)
  const b0pA = imul(b0p, A)
  const b0pB = imul(b0p, B)
  const b0pC = imul(b0p, C)
  const b0wB = imul(b0w, B)
  const b0wC = imul(b0w, C)
  const b0wpA = imul(b0wp, A)
  const b0wpB = imul(b0wp, B)
  const b1pB = imul(b1p, B)
  const b1pC = imul(b1p, C)
  const b1wB = imul(b1w, B)
  const commasB = imul(commas, B)
  const commasC = imul(commas, C)
  const commas1C = imul(commas1, C)
  const farB = imul(far, B)
  const nearB = imul(near, B)
  const pairA = imul(pair, A)
  const pairB = imul(pair, B)
  const pair1A = imul(pair1, A)
  const pair1C = imul(pair1, C)
  const quotesB = imul(quotes, B)
  const quotes1B = imul(quotes1, B)
  const b0lrC = imul(relation[b0l]!, C)
  const s0lrC = imul(relation[s0l]!, C)
  const s0rrC = imul(relation[s0r]!, C)
  const s0cA = imul(s0c, A)
  const s0cB = imul(s0c, B)
  const s0pA = imul(s0p, A)
  const s0pB = imul(s0p, B)
  const s0pC = imul(s0p, C)
  const s0relationsA = imul(s0relations, A)
  const s0wA = imul(s0w, A)
  const s0wB = imul(s0w, B)
  const s0wpA = imul(s0wp, A)
  const s0wpB = imul(s0wp, B)
  const s1cA = imul(s1c, A)
  const s1pA = imul(s1p, A)
  const s1pB = imul(s1p, B)
  const s1relationsA = imul(s1relations, A)
  const s1wA = imul(s1w, A)
  const s1wpA = imul(s1wp, A)
  const s2pB = imul(s2p, B)
  const b0LeftsA = imul(state.leftRelations[b0]!, A)
  const s0lpB = imul(tag[s0l]!, B)
  const s0rpB = imul(tag[s0r]!, B)
  const tripleA = imul(triple, A)
  const s0lwB = imul(word[s0l]!, B)
  let n = 0
  // single words
  out[n++] = s0wpA
  out[n++] = s0pA
  out[n++] = s0cA ^ s0pB
  out[n++] = s1wpA
  out[n++] = s1pA
  out[n++] = s1cA ^ s1pB
  out[n++] = imul(word[s2]!, A) ^ s2pB
  out[n++] = imul(s2p, A)
  out[n++] = b0wpA
  out[n++] = b0pA
  out[n++] = imul(b0c, A) ^ b0pB
  out[n++] = imul(b1w, A) ^ b1pB
  out[n++] = imul(b1p, A)
  out[n++] = imul(word[b2]!, A) ^ imul(b2p, B)
  // pairs
  out[n++] = s0wpA ^ b0wpB
  out[n++] = s0wpA ^ b0pB
  out[n++] = s0pA ^ b0wpB
  out[n++] = pairA
  out[n++] = s0cA ^ b0cB ^ imul(pair, C)
  out[n++] = s0wA ^ b0cB ^ b0pC
  out[n++] = s0cA ^ s0pB ^ b0wC
  out[n++] = s1wpA ^ s0wpB
  out[n++] = s1pA ^ s0wpB
  out[n++] = pair1A
  out[n++] = s1cA ^ s0cB ^ pair1C
  out[n++] = s1wA ^ s0cB ^ s0pC
  out[n++] = s1cA ^ s1pB ^ imul(s0w, C)
  out[n++] = s1wpA ^ b0wpB
  out[n++] = s1wpA ^ b0pB
  out[n++] = s1pA ^ b0wpB
  out[n++] = s1pA ^ b0pB
  out[n++] = aheadA ^ b0wB
  out[n++] = b0pA ^ b1pB
  out[n++] = s0wA ^ b1wB ^ b1pC
  // three words and more
  out[n++] = pairA ^ b1pB ^ imul(b2p, C)
  out[n++] = tripleA
  out[n++] = tripleA ^ s2pB
  out[n++] = tripleA ^ s0wB
  out[n++] = tripleA ^ imul(s1w, B)
  out[n++] = tripleA ^ b0wB
  out[n++] = s1cA ^ s0cB ^ imul(b0c, C) ^ imul(triple, D)
  out[n++] = s0wA ^ s1pB ^ b0wC
  out[n++] = s1wA ^ s0wB ^ b0pC
  out[n++] = s1wA ^ s0pB ^ b0wC
  out[n++] = s1wA ^ b0wB ^ b1pC
  out[n++] = pairA ^ b1pB ^ imul(b1w, C)
  out[n++] = pairA ^ imul(b1c, B) ^ b0wC
  // "ate pasta with": what the preposition goes with
  out[n++] = s0cA ^ b0wB ^ imul(b1c, C) ^ imul(s0p, D)
  out[n++] = s1cA ^ s0cB ^ b0wC ^ imul(s1p, D)
  out[n++] = s0wA ^ b0wB ^ b1pC
  // children
  out[n++] = pairA ^ s0lpB ^ s0lrC
  out[n++] = pairA ^ s0rpB ^ s0rrC
  out[n++] = pair1A ^ imul(tag[s1l]!, B) ^ imul(relation[s1l]!, C)
  out[n++] = pair1A ^ imul(tag[s1r]!, B) ^ imul(relation[s1r]!, C)
  out[n++] = pair1A ^ s0rpB ^ s0rrC
  out[n++] = s0pA ^ imul((relation[s0l]! << 8) | relation[s0l2]!, B) ^ imul(tag[s0l]!, C)
  out[n++] = s0pA ^ imul((relation[s0r]! << 8) | relation[s0r2]!, B) ^ imul(tag[s0r]!, C)
  out[n++] = s1pA ^ imul((relation[s1r]! << 8) | relation[s1r2]!, B) ^ imul(tag[s1r]!, C)
  out[n++] = s0pA ^ s0lwB ^ b0pC
  out[n++] = s0pA ^ imul(word[s0r]!, B) ^ b0pC
  out[n++] = s1pA ^ imul(word[s1r]!, B) ^ s0pC
  out[n++] = tripleA ^ imul(relation[s0l]!, B) ^ s0rrC
  out[n++] = tripleA ^ imul(relation[s1r]!, B) ^ b0lrC
  out[n++] = s1pA ^ s0lwB ^ s0pC
  out[n++] = s1wA ^ s0lwB ^ s0pC
  out[n++] = s1cA ^ s0lwB ^ imul(s0c, C)
  // what a word already has and still lacks
  out[n++] = s0relationsA ^ s0pB
  out[n++] = s0relationsA ^ s0wpB
  out[n++] = s1relationsA ^ s1pB
  out[n++] = s1relationsA ^ imul(s1wp, B)
  out[n++] = b0LeftsA ^ b0pB
  out[n++] = s1relationsA ^ imul(pair1, B)
  out[n++] = b0LeftsA ^ pairB ^ imul(state.leftRelations[s0]!, C)
  out[n++] = s0pA ^ imul(state.leftCount[s0]!, B) ^ imul(state.rightCount[s0]!, C)
  out[n++] = s1pA ^ imul(state.leftCount[s1]!, B) ^ imul(state.rightCount[s1]!, C)
  out[n++] = s1relationsA ^ imul(s0relations, B) ^ pair1C
  out[n++] = s1relationsA ^ imul(triple, B)
  // distances, and the marks between
  out[n++] = pairA ^ farB
  out[n++] = pair1A ^ nearB
  out[n++] = s1wpA ^ nearB
  out[n++] = s0wpA ^ nearB
  out[n++] = tripleA ^ farB ^ imul(near, C)
  out[n++] = pairA ^ quotesB
  out[n++] = pair1A ^ quotes1B
  out[n++] = pairA ^ commasB
  out[n++] = pair1A ^ imul(commas1, B)
  out[n++] = tripleA ^ quotesB ^ imul(quotes1, C)
  out[n++] = s1wpA ^ quotes1B ^ commas1C
  out[n++] = s0wpA ^ quotesB ^ commasC
  out[n++] = b0wpA ^ quotesB ^ commasC
  out[n++] = s0cA ^ commasB ^ b0pC
  return finishKeys(FURTHER_TEMPLATES, out)
}
