import type { ParserState } from './parser-state.js'
import { mix1, mix2, mix3, mix4 } from './weights.js'

/** Upper bounds of what the two functions below write. */
export const STEP_FEATURES = 110
export const RELATION_FEATURES = 80

/** Distances in classes: 1, 2, 3, 4, 5–6, 7–10, more. */
function span(distance: number): number {
  if (distance < 5) return distance
  if (distance < 7) return 5
  return distance < 11 ? 6 : 7
}

/** None, one, two or more, with the parity that tells inside from outside. */
function marks(before: number, after: number): number {
  const count = after - before
  return count < 3 ? count : 2 + (count & 1)
}

/**
 * What the next step is decided by (templates after Zhang & Nivre 2011). s0, s1, s2: the stack from its top;
 * b0, b1, b2: the buffer. Returns the number of keys written.
 */
export function stepFeatures(state: ParserState, out: Int32Array): number {
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
  const b0l2 = left2[b0]!
  const far = span(b0 - s0)
  const near = s1 === none ? 0 : span(s0 - s1)
  const quotes = marks(state.quotes[s0]!, state.quotes[b0]!)
  const quotes1 = s1 === none ? 9 : marks(state.quotes[s1]!, state.quotes[s0]!)
  const commas = marks(state.commas[s0]!, state.commas[b0]!)
  const commas1 = s1 === none ? 9 : marks(state.commas[s1]!, state.commas[s0]!)
  const s0wp = mix2(100, s0w, s0p)
  const s1wp = mix2(101, s1w, s1p)
  const b0wp = mix2(102, b0w, b0p)
  const pair = (s0p << 8) | b0p
  const pair1 = (s1p << 8) | s0p
  const triple = (s1p << 16) | pair
  const s0relations = mix2(103, state.leftRelations[s0]!, state.rightRelations[s0]!)
  const s1relations = mix2(104, state.leftRelations[s1]!, state.rightRelations[s1]!)
  let n = 0
  // single words
  out[n++] = mix1(1, s0wp)
  out[n++] = mix1(2, s0p)
  out[n++] = mix2(3, s0c, s0p)
  out[n++] = mix1(4, s1wp)
  out[n++] = mix1(5, s1p)
  out[n++] = mix2(6, s1c, s1p)
  out[n++] = mix2(7, word[s2]!, s2p)
  out[n++] = mix1(8, s2p)
  out[n++] = mix1(9, b0wp)
  out[n++] = mix1(10, b0p)
  out[n++] = mix2(11, b0c, b0p)
  out[n++] = mix2(12, b1w, b1p)
  out[n++] = mix1(13, b1p)
  out[n++] = mix2(14, word[b2]!, b2p)
  // pairs
  out[n++] = mix2(20, s0wp, b0wp)
  out[n++] = mix2(21, s0wp, b0p)
  out[n++] = mix2(22, s0p, b0wp)
  out[n++] = mix1(23, pair)
  out[n++] = mix3(24, s0c, b0c, pair)
  out[n++] = mix3(25, s0w, b0c, b0p)
  out[n++] = mix3(26, s0c, s0p, b0w)
  out[n++] = mix2(30, s1wp, s0wp)
  out[n++] = mix2(31, s1wp, s0p)
  out[n++] = mix2(32, s1p, s0wp)
  out[n++] = mix1(33, pair1)
  out[n++] = mix3(34, s1c, s0c, pair1)
  out[n++] = mix3(35, s1w, s0c, s0p)
  out[n++] = mix3(36, s1c, s1p, s0w)
  out[n++] = mix2(40, s1wp, b0wp)
  out[n++] = mix2(41, s1wp, b0p)
  out[n++] = mix2(42, s1p, b0wp)
  out[n++] = mix2(43, s1p, b0p)
  out[n++] = mix2(44, (b0p << 8) | b1p, b0w)
  out[n++] = mix2(45, (b0p << 8) | b1p, b1w)
  out[n++] = mix2(46, b0p, b1p)
  out[n++] = mix3(47, s0w, b1w, b1p)
  // three words and more
  out[n++] = mix2(50, pair, b1p)
  out[n++] = mix3(51, pair, b1p, b2p)
  out[n++] = mix2(52, triple, 0)
  out[n++] = mix2(53, triple, s2p)
  out[n++] = mix2(54, triple, b1p)
  out[n++] = mix2(55, triple, s0w)
  out[n++] = mix2(56, triple, s1w)
  out[n++] = mix2(57, triple, b0w)
  out[n++] = mix4(58, s1c, s0c, b0c, triple)
  out[n++] = mix3(59, s0w, s1p, b0w)
  out[n++] = mix3(60, s1w, s0w, b0p)
  out[n++] = mix3(61, s1w, s0p, b0w)
  out[n++] = mix3(62, s1w, b0w, b1p)
  out[n++] = mix3(63, pair, b1p, b1w)
  out[n++] = mix3(64, pair, b1c, b0w)
  // "ate pasta with": what the preposition goes with
  out[n++] = mix4(65, s0c, b0w, b1c, s0p)
  out[n++] = mix4(66, s1c, s0c, b0w, s1p)
  out[n++] = mix3(67, s0w, b0w, b1p)
  // children
  out[n++] = mix3(70, pair, tag[s0l]!, relation[s0l]!)
  out[n++] = mix3(71, pair, tag[s0r]!, relation[s0r]!)
  out[n++] = mix3(72, pair, tag[b0l]!, relation[b0l]!)
  out[n++] = mix3(73, pair1, tag[s1l]!, relation[s1l]!)
  out[n++] = mix3(74, pair1, tag[s1r]!, relation[s1r]!)
  out[n++] = mix3(75, pair1, tag[s0l]!, relation[s0l]!)
  out[n++] = mix3(76, pair1, tag[s0r]!, relation[s0r]!)
  out[n++] = mix3(77, s0p, (relation[s0l]! << 8) | relation[s0l2]!, tag[s0l]!)
  out[n++] = mix3(78, s0p, (relation[s0r]! << 8) | relation[s0r2]!, tag[s0r]!)
  out[n++] = mix3(79, s1p, (relation[s1r]! << 8) | relation[s1r2]!, tag[s1r]!)
  out[n++] = mix3(80, b0p, (relation[b0l]! << 8) | relation[b0l2]!, tag[b0l]!)
  out[n++] = mix3(81, s0p, word[s0l]!, b0p)
  out[n++] = mix3(82, s0p, word[s0r]!, b0p)
  out[n++] = mix3(83, b0p, word[b0l]!, s0p)
  out[n++] = mix3(84, s1p, word[s1r]!, s0p)
  out[n++] = mix3(85, triple, relation[s0l]!, relation[s0r]!)
  out[n++] = mix3(86, triple, relation[s1r]!, relation[b0l]!)
  out[n++] = mix3(87, s1p, word[s0l]!, s0p)
  out[n++] = mix3(88, s1w, word[s0l]!, s0p)
  out[n++] = mix3(89, s1c, word[s0l]!, s0c)
  // what a word already has and still lacks
  out[n++] = mix2(90, s0relations, s0p)
  out[n++] = mix2(91, s0relations, s0wp)
  out[n++] = mix2(92, s1relations, s1p)
  out[n++] = mix2(93, s1relations, s1wp)
  out[n++] = mix2(94, state.leftRelations[b0]!, b0p)
  out[n++] = mix2(95, s0relations, pair)
  out[n++] = mix2(96, s1relations, pair1)
  out[n++] = mix3(97, state.leftRelations[b0]!, pair, state.leftRelations[s0]!)
  out[n++] = mix3(98, s0p, state.leftCount[s0]!, state.rightCount[s0]!)
  out[n++] = mix3(99, s1p, state.leftCount[s1]!, state.rightCount[s1]!)
  out[n++] = mix3(105, s1relations, s0relations, pair1)
  out[n++] = mix3(106, s1relations, triple, 0)
  // distances, and the marks between
  out[n++] = mix2(110, pair, far)
  out[n++] = mix2(111, s0wp, far)
  out[n++] = mix2(112, b0wp, far)
  out[n++] = mix2(113, pair1, near)
  out[n++] = mix2(114, s1wp, near)
  out[n++] = mix2(115, s0wp, near)
  out[n++] = mix3(116, triple, far, near)
  out[n++] = mix2(120, pair, quotes)
  out[n++] = mix2(121, pair1, quotes1)
  out[n++] = mix2(122, pair, commas)
  out[n++] = mix2(123, pair1, commas1)
  out[n++] = mix3(124, triple, commas, commas1)
  out[n++] = mix3(125, triple, quotes, quotes1)
  out[n++] = mix3(126, s1wp, quotes1, commas1)
  out[n++] = mix3(127, s0wp, quotes, commas)
  out[n++] = mix3(128, b0wp, quotes, commas)
  out[n++] = mix3(129, s0c, commas, b0p)
  return n
}

/**
 * What the relation of an arc is decided by, when it is made: all children of the word that hangs are known then.
 * Returns the number of keys written.
 */
export function relationFeatures(state: ParserState, head: number, child: number, out: Int32Array): number {
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
  const headAfter = head + 1 <= state.length ? head + 1 : none
  const childLeft = state.leftRelations[child]!
  const childRight = state.rightRelations[child]!
  const headLefts = state.leftRelations[head]!
  const headRights = state.rightRelations[head]!
  let n = 0
  out[n++] = mix1(1, pair)
  out[n++] = mix2(2, pair, hw)
  out[n++] = mix2(3, pair, cw)
  out[n++] = mix2(4, hw, cw)
  out[n++] = mix2(5, pair, hc)
  out[n++] = mix2(6, pair, cc)
  out[n++] = mix3(7, pair, hc, cc)
  out[n++] = mix3(8, pair, hw, cc)
  out[n++] = mix3(9, pair, hc, cw)
  out[n++] = mix2(10, isLeft, hw)
  out[n++] = mix2(11, isLeft, cw)
  out[n++] = mix2(12, pair, distance)
  out[n++] = mix3(13, pair, quotes, commas)
  out[n++] = mix3(14, pair, distance, commas)
  out[n++] = mix3(15, hw, quotes, pair)
  out[n++] = mix3(16, pair, relation[first]!, word[first]!)
  out[n++] = mix3(17, pair, relation[second]!, word[second]!)
  out[n++] = mix3(18, pair, relation[last]!, tag[last]!)
  out[n++] = mix3(19, hw, word[first]!, cp)
  out[n++] = mix3(20, cw, word[first]!, hp)
  out[n++] = mix3(21, hc, word[first]!, cp)
  out[n++] = mix3(22, cc, word[first]!, pair)
  out[n++] = mix2(23, pair, childLeft)
  out[n++] = mix2(24, pair, childRight)
  out[n++] = mix3(25, pair, childLeft, childRight)
  out[n++] = mix2(26, pair, headLefts)
  out[n++] = mix2(27, pair, headRights)
  out[n++] = mix3(28, pair, headLefts, headRights)
  out[n++] = mix3(29, pair, headRights, hw)
  out[n++] = mix3(30, pair, childLeft, hw)
  out[n++] = mix3(31, pair, childLeft, hc)
  out[n++] = mix3(32, pair, headLefts, childLeft)
  out[n++] = mix2(33, pair, tag[before]!)
  out[n++] = mix2(34, pair, tag[after]!)
  out[n++] = mix3(35, pair, tag[before]!, tag[after]!)
  out[n++] = mix2(36, pair, tag[headBefore]!)
  out[n++] = mix2(37, pair, tag[headAfter]!)
  out[n++] = mix2(38, pair, word[before]!)
  out[n++] = mix2(39, pair, word[after]!)
  out[n++] = mix3(40, pair, relation[headLeft]!, tag[headLeft]!)
  out[n++] = mix3(41, pair, relation[headRight]!, tag[headRight]!)
  out[n++] = mix3(42, pair, word[headLeft]!, headLefts)
  out[n++] = mix3(43, pair, word[headRight]!, 0)
  out[n++] = mix3(44, pair, headLefts, quotes)
  out[n++] = mix3(45, pair, headRights, commas)
  out[n++] = mix3(46, cw, childLeft, isLeft)
  out[n++] = mix3(47, pair, childLeft, commas)
  out[n++] = mix3(48, pair, word[headBefore]!, childLeft)
  return n
}
