import { A, B, C } from '../lexicon/index.js'
import { marks, span } from './between.js'
import type { ParserState } from './parser-state.js'
import { finishKeys, templates } from './weights.js'

/** Templates of the features of the two functions below, in the order in which they are written. */
const FIRST_TEMPLATES = templates([1, 10])
const FURTHER_TEMPLATES = templates([20, 57])
export const FIRST_RELATION_FEATURES = FIRST_TEMPLATES.length
export const FURTHER_RELATION_FEATURES = FURTHER_TEMPLATES.length

const { imul } = Math

/**
 * What the relations of most arcs are decided by, when they are made: all children of the word that hangs are known
 * then. h: head, c: child; w, p, c: word, tag, cluster. Templates chosen like the first ones of the steps. Returns the
 * number of keys written.
 */
export function firstRelationFeatures(state: ParserState, head: number, child: number, out: Int32Array): number {
  const { word, tag, relation, left, none } = state
  const hw = word[head]!
  const hp = tag[head]!
  const cw = word[child]!
  const cp = tag[child]!
  const isLeft = head > child ? 1 : 0
  const pair = (isLeft << 16) | (hp << 8) | cp
  const low = isLeft ? child : head
  const high = isLeft ? head : child
  const commas = marks(state.commas[low]!, state.commas[high]!)
  const first = left[child]!
  const after = child + 1 < state.length ? child + 1 : none
  const headAfter = head + 1 <= state.length ? head + 1 : none
  const childLeft = state.leftRelations[child]!
  const headLefts = state.leftRelations[head]!
  const headRights = state.rightRelations[head]!
  const childLeftB = imul(childLeft, B)
  const commasC = imul(commas, C)
  const cwA = imul(cw, A)
  const cwB = imul(cw, B)
  const headLeftsB = imul(headLefts, B)
  const hwB = imul(hw, B)
  const isLeftA = imul(isLeft, A)
  const pairA = imul(pair, A)
  let n = 0
  out[n++] = pairA
  out[n++] = isLeftA ^ hwB
  out[n++] = isLeftA ^ cwB
  out[n++] = pairA ^ imul(relation[first]!, B) ^ imul(word[first]!, C)
  out[n++] = pairA ^ childLeftB
  out[n++] = pairA ^ headLeftsB ^ imul(headRights, C)
  out[n++] = pairA ^ imul(tag[after]!, B)
  out[n++] = pairA ^ imul(tag[headAfter]!, B)
  out[n++] = cwA ^ childLeftB ^ imul(isLeft, C)
  out[n++] = pairA ^ childLeftB ^ commasC
  return finishKeys(FIRST_TEMPLATES, out)
}

/** What the relations of the others are decided by as well. Returns the number of keys written. */
export function furtherRelationFeatures(state: ParserState, head: number, child: number, out: Int32Array): number {
  const { word, cluster, tag, relation, left, right, left2, none } = state
  const hw = word[head]!
  const hp = tag[head]!
  const hc = cluster[head]!
  const cw = word[child]!
  const cp = tag[child]!
  const cc = cluster[child]!
  const isLeft = head > child ? 1 : 0
  const pair = (isLeft << 16) | (hp << 8) | cp
  const distance = span(Math.abs(head - child))
  const low = isLeft ? child : head
  const high = isLeft ? head : child
  const quotes = marks(state.quotes[low]!, state.quotes[high]!)
  const commas = marks(state.commas[low]!, state.commas[high]!)
  const first = left[child]!
  const second = left2[child]!
  const last = right[child]!
  const headLeft = left[head]!
  const headRight = right[head]!
  const before = child > 0 ? child - 1 : none
  const after = child + 1 < state.length ? child + 1 : none
  const headBefore = head > 0 ? head - 1 : none
  const childLeft = state.leftRelations[child]!
  const childRight = state.rightRelations[child]!
  const headLefts = state.leftRelations[head]!
  const headRights = state.rightRelations[head]!
  const ccC = imul(cc, C)
  const childLeftB = imul(childLeft, B)
  const childLeftC = imul(childLeft, C)
  const commasC = imul(commas, C)
  const cpC = imul(cp, C)
  const cwA = imul(cw, A)
  const cwB = imul(cw, B)
  const distanceB = imul(distance, B)
  const hcB = imul(hc, B)
  const headLeftsB = imul(headLefts, B)
  const headRightsB = imul(headRights, B)
  const hwA = imul(hw, A)
  const hwB = imul(hw, B)
  const hwC = imul(hw, C)
  const pairA = imul(pair, A)
  const pairC = imul(pair, C)
  const quotesB = imul(quotes, B)
  const beforepB = imul(tag[before]!, B)
  const firstwB = imul(word[first]!, B)
  let n = 0
  out[n++] = pairA ^ hwB
  out[n++] = pairA ^ cwB
  out[n++] = hwA ^ cwB
  out[n++] = pairA ^ hcB
  out[n++] = pairA ^ imul(cc, B)
  out[n++] = pairA ^ hcB ^ ccC
  out[n++] = pairA ^ hwB ^ ccC
  out[n++] = pairA ^ hcB ^ imul(cw, C)
  out[n++] = pairA ^ distanceB
  out[n++] = pairA ^ quotesB ^ commasC
  out[n++] = pairA ^ distanceB ^ commasC
  out[n++] = hwA ^ quotesB ^ pairC
  out[n++] = pairA ^ imul(relation[second]!, B) ^ imul(word[second]!, C)
  out[n++] = pairA ^ imul(relation[last]!, B) ^ imul(tag[last]!, C)
  out[n++] = hwA ^ firstwB ^ cpC
  out[n++] = cwA ^ firstwB ^ imul(hp, C)
  out[n++] = imul(hc, A) ^ firstwB ^ cpC
  out[n++] = imul(cc, A) ^ firstwB ^ pairC
  out[n++] = pairA ^ imul(childRight, B)
  out[n++] = pairA ^ childLeftB ^ imul(childRight, C)
  out[n++] = pairA ^ headLeftsB
  out[n++] = pairA ^ headRightsB
  out[n++] = pairA ^ headRightsB ^ hwC
  out[n++] = pairA ^ childLeftB ^ hwC
  out[n++] = pairA ^ childLeftB ^ imul(hc, C)
  out[n++] = pairA ^ headLeftsB ^ childLeftC
  out[n++] = pairA ^ beforepB
  out[n++] = pairA ^ beforepB ^ imul(tag[after]!, C)
  out[n++] = pairA ^ imul(tag[headBefore]!, B)
  out[n++] = pairA ^ imul(word[before]!, B)
  out[n++] = pairA ^ imul(word[after]!, B)
  out[n++] = pairA ^ imul(relation[headLeft]!, B) ^ imul(tag[headLeft]!, C)
  out[n++] = pairA ^ imul(relation[headRight]!, B) ^ imul(tag[headRight]!, C)
  out[n++] = pairA ^ imul(word[headLeft]!, B) ^ imul(headLefts, C)
  out[n++] = pairA ^ imul(word[headRight]!, B)
  out[n++] = pairA ^ headLeftsB ^ imul(quotes, C)
  out[n++] = pairA ^ headRightsB ^ commasC
  out[n++] = pairA ^ imul(word[headBefore]!, B) ^ childLeftC
  return finishKeys(FURTHER_TEMPLATES, out)
}
