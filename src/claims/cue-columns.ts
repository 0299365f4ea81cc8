import { type Columns, PAD } from './columns.js'

/** A cue that the tagger found; tokens, half-open. */
export interface CueSpan {
  from: number
  to: number
  /** The token that most looks like a cue. */
  main: number
  /** By how much the tagger prefers it to none, in the model's units. */
  margin: number
}

/** What features look at in a cue, by its index + 1; row 0 stands for no cue. */
interface CueTraits {
  /** Its dictionary form where the lexicon has it, else its main word. */
  word: Int32Array
  cluster: Int32Array
  lastWord: Int32Array
  /** `marginClass` of its margin. */
  margin: Int8Array
}

/** Which cue a token stands beside and below, one entry a token; cues by their index, -1 for none. */
export interface CueColumns {
  cues: readonly CueSpan[]
  traits: CueTraits
  /** The cue that the token is part of. */
  own: Int32Array
  /** The last cue before the token in its paragraph, how far away it is (`distanceClass`), and bits of what stands between (`Between`). */
  left: Int32Array
  leftDistance: Uint8Array
  leftBetween: Uint8Array
  /** The first cue behind the token in its paragraph. */
  right: Int32Array
  rightDistance: Uint8Array
  rightBetween: Uint8Array
  /** The nearest cue above the token in the tree. */
  above: Int32Array
  /** Relation by which the token's branch hangs on that cue. */
  aboveRelation: Uint8Array
  /** 1 where that branch starts at the token, 2 where it ended right before it, 3 both. */
  edge: Uint8Array
}

/** Distance and marks where there is no cue on that side. */
const NO_DISTANCE = 15
const NO_MARKS = 255
/** Margin where there is no cue. */
const NO_MARGIN = 9

/** Marks and words between a token and a cue. */
export const Between = { COMMA: 1, QUOTE: 2, COLON: 4, DASH: 8, SENTENCE: 16, THAT: 32, OTHER_CUE: 64 } as const

/** @param unit the mean margin of a cue */
export function placeCues(columns: Columns, cues: readonly CueSpan[], unit: number): CueColumns {
  const { count } = columns
  const placed: CueColumns = {
    cues,
    traits: traitsOf(columns, cues, unit),
    own: new Int32Array(count).fill(-1),
    left: new Int32Array(count),
    leftDistance: new Uint8Array(count),
    leftBetween: new Uint8Array(count),
    right: new Int32Array(count),
    rightDistance: new Uint8Array(count),
    rightBetween: new Uint8Array(count),
    above: new Int32Array(count).fill(-1),
    aboveRelation: new Uint8Array(count),
    edge: new Uint8Array(count),
  }
  cues.forEach(({ from, to }, c) => {
    placed.own.fill(c, from, to)
  })
  lookLeft(columns, placed)
  lookRight(columns, placed)
  markEdges(columns, placed, climb(columns, placed))
  return placed
}

/** Classes of a distance in tokens. */
const DISTANCES = [0, 1, 2, 3, 4, 5, 6, 6, 7, 7, 8, 8, 8, 9, 9, 9, 9, 9]
export const distanceClass = (tokens: number) =>
  tokens < DISTANCES.length
    ? DISTANCES[Math.max(0, tokens)]!
    : tokens < 25
      ? 10
      : tokens < 40
        ? 11
        : tokens < 80
          ? 12
          : 13

/** Margins as the features see them: below zero the tagger by itself would take no cue. */
const marginClass = (margin: number, unit: number) => Math.max(-3, Math.min(6, Math.floor((2 * margin) / unit)))

function traitsOf(columns: Columns, cues: readonly CueSpan[], unit: number): CueTraits {
  const size = cues.length + 1
  const traits: CueTraits = {
    word: new Int32Array(size),
    cluster: new Int32Array(size).fill(-1),
    lastWord: new Int32Array(size),
    margin: new Int8Array(size).fill(NO_MARGIN),
  }
  cues.forEach((cue, c) => {
    traits.word[c + 1] = cueWord(columns, cue)
    traits.cluster[c + 1] = columns.cluster[cue.main + PAD]!
    traits.lastWord[c + 1] = columns.word[cue.to - 1 + PAD]!
    traits.margin[c + 1] = marginClass(cue.margin, unit)
  })
  return traits
}

function cueWord({ word, entry }: Columns, { from, to, main }: CueSpan): number {
  for (let i = from; i < to; i++) if (entry[i + PAD] !== 0) return entry[i + PAD]!
  return word[main + PAD]!
}

function lookLeft({ count, opens, mark }: Columns, { cues, own, left, leftDistance, leftBetween }: CueColumns): void {
  let last = -1
  let between = 0
  for (let i = 0; i < count; i++) {
    const opening = opens[i + PAD]!
    if (opening === 2) last = -1
    if (opening > 0) between |= Between.SENTENCE
    left[i] = last
    leftDistance[i] = last < 0 ? NO_DISTANCE : distanceClass(i - cues[last]!.to)
    leftBetween[i] = last < 0 ? NO_MARKS : between
    if (own[i]! >= 0) {
      if (own[i] !== last) between = 0
      last = own[i]!
    } else between |= mark[i + PAD]!
  }
}

function lookRight(
  { count, opens, mark }: Columns,
  { cues, own, right, rightDistance, rightBetween }: CueColumns,
): void {
  let next = -1
  let between = 0
  for (let i = count - 1; i >= 0; i--) {
    right[i] = next
    rightDistance[i] = next < 0 ? NO_DISTANCE : distanceClass(cues[next]!.from - i)
    rightBetween[i] = next < 0 ? NO_MARKS : between
    if (own[i]! >= 0) {
      next = own[i]!
      between = 0
    } else between |= mark[i + PAD]!
    const opening = opens[i + PAD]!
    if (opening > 0) between |= Between.SENTENCE
    if (opening === 2) next = -1
  }
}

/**
 * Finds the cue above each token. Returns the branch that each token is on: the token that hangs on that cue, -1 for
 * none. What was found on the way up is kept, so that all is one pass.
 */
function climb({ count, head, relation }: Columns, { own, above, aboveRelation }: CueColumns): Int32Array {
  const branch = new Int32Array(count).fill(-1)
  const done = new Uint8Array(count)
  for (let i = 0; i < count; i++) {
    let top = i
    let up = head[top + PAD]! - PAD
    while (done[top] === 0 && up >= 0 && own[up]! < 0) {
      top = up
      up = head[top + PAD]! - PAD
    }
    if (done[top] === 0 && up >= 0) {
      branch[top] = top
      above[top] = own[up]!
      aboveRelation[top] = relation[top + PAD]!
    }
    for (let at = i; done[at] === 0; at = head[at + PAD]! - PAD) {
      done[at] = 1
      if (at === top) break
      branch[at] = branch[top]!
      above[at] = above[top]!
      aboveRelation[at] = aboveRelation[top]!
    }
  }
  return branch
}

/** Marks where the branches below cues start and end; a branch can hang on a cue that is on a branch of another. */
function markEdges({ count, head }: Columns, { own, edge }: CueColumns, branch: Int32Array): void {
  const started = new Uint8Array(count)
  const ended = new Uint8Array(count)
  for (let i = 0; i < count; i++) {
    for (let at = branch[i]!; at >= 0 && started[at] === 0; at = branch[head[at + PAD]! - PAD]!) {
      started[at] = 1
      if (own[at]! < 0) edge[i] = edge[i]! | 1
    }
  }
  for (let i = count - 1; i >= 0; i--) {
    for (let at = branch[i]!; at >= 0 && ended[at] === 0; at = branch[head[at + PAD]! - PAD]!) {
      ended[at] = 1
      if (own[at]! < 0 && i + 1 < count) edge[i + 1] = edge[i + 1]! | 2
    }
  }
}
