import { Shape } from '../text/index.js'
import type { ClaimText } from './claim-text.js'
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

/** Which cue a token stands beside and below, one entry a token; cues by their index, -1 for none. */
export interface CueColumns {
  cues: readonly CueSpan[]
  /** The cue that the token is part of. */
  own: Int32Array
  /** The last cue before the token in its paragraph, and bits of what stands between (`Between`). */
  left: Int32Array
  leftBetween: Uint8Array
  /** The first cue behind the token in its paragraph. */
  right: Int32Array
  rightBetween: Uint8Array
  /** The nearest cue above the token in the tree. */
  above: Int32Array
  /** Relation by which the token's branch hangs on that cue. */
  aboveRelation: Uint8Array
  /** 1 where that branch starts at the token, 2 where it ended right before it, 3 both. */
  edge: Uint8Array
}

/** Marks and words between a token and a cue. */
export const Between = { COMMA: 1, QUOTE: 2, COLON: 4, DASH: 8, SENTENCE: 16, THAT: 32, OTHER_CUE: 64 } as const

export function placeCues(text: ClaimText, columns: Columns, cues: readonly CueSpan[]): CueColumns {
  const { count } = columns
  const placed: CueColumns = {
    cues,
    own: new Int32Array(count).fill(-1),
    left: new Int32Array(count).fill(-1),
    leftBetween: new Uint8Array(count),
    right: new Int32Array(count).fill(-1),
    rightBetween: new Uint8Array(count),
    above: new Int32Array(count).fill(-1),
    aboveRelation: new Uint8Array(count),
    edge: new Uint8Array(count),
  }
  cues.forEach(({ from, to }, c) => {
    placed.own.fill(c, from, to)
  })
  const marks = betweenMarks(text)
  lookLeft(columns, placed, marks)
  lookRight(columns, placed, marks)
  climb(columns, placed)
  markEdges(columns, placed)
  return placed
}

function betweenMarks(text: ClaimText): Uint8Array {
  const { tokens, vocabulary } = text.document
  const marks = new Uint8Array(tokens.count)
  for (let i = 0; i < tokens.count; i++) {
    const flags = vocabulary.flags[tokens.type[i]!]!
    if (flags & Shape.QUOTE) marks[i] = Between.QUOTE
    else if (flags & Shape.DASH) marks[i] = Between.DASH
    else if (flags & Shape.PUNCTUATION) marks[i] = text.lower(i) === ',' ? Between.COMMA : Between.COLON
    else if (text.lower(i) === 'that') marks[i] = Between.THAT
  }
  return marks
}

function lookLeft({ count, opens }: Columns, { own, left, leftBetween }: CueColumns, marks: Uint8Array): void {
  let last = -1
  let between = 0
  for (let i = 0; i < count; i++) {
    const opening = opens[i + PAD]!
    if (opening === 2) last = -1
    if (opening > 0) between |= Between.SENTENCE
    left[i] = last
    leftBetween[i] = between
    if (own[i]! >= 0) {
      if (own[i] !== last) between = 0
      last = own[i]!
    } else between |= marks[i]!
  }
}

function lookRight({ count, opens }: Columns, { own, right, rightBetween }: CueColumns, marks: Uint8Array): void {
  let next = -1
  let between = 0
  for (let i = count - 1; i >= 0; i--) {
    right[i] = next
    rightBetween[i] = between
    if (own[i]! >= 0) {
      next = own[i]!
      between = 0
    } else between |= marks[i]!
    const opening = opens[i + PAD]!
    if (opening > 0) between |= Between.SENTENCE
    if (opening === 2) next = -1
  }
}

/** Finds the cue above each token; what was found on the way up is kept, so that all is one pass. */
function climb({ count, head, relation }: Columns, { own, above, aboveRelation }: CueColumns): void {
  const done = new Uint8Array(count)
  const path: number[] = []
  for (let i = 0; i < count; i++) {
    let at = i
    while (!done[at]) {
      done[at] = 1
      path.push(at)
      const up = head[at + PAD]! - PAD
      if (up < 0 || own[up]! >= 0) break
      at = up
    }
    while (path.length > 0) {
      const token = path.pop()!
      const up = head[token + PAD]! - PAD
      if (up < 0) continue
      const isBranch = own[up]! >= 0
      above[token] = isBranch ? own[up]! : above[up]!
      aboveRelation[token] = isBranch ? relation[token + PAD]! : aboveRelation[up]!
    }
  }
}

/** Marks where the branches below cues start and end. */
function markEdges({ count, head }: Columns, { own, edge }: CueColumns): void {
  const first = Int32Array.from({ length: count }, (_, i) => i)
  const last = Int32Array.from({ length: count }, (_, i) => i)
  for (let i = 0; i < count; i++) {
    for (let up = head[i + PAD]! - PAD; up >= 0 && first[up]! > i; up = head[up + PAD]! - PAD) first[up] = i
  }
  for (let i = count - 1; i >= 0; i--) {
    for (let up = head[i + PAD]! - PAD; up >= 0 && last[up]! < i; up = head[up + PAD]! - PAD) last[up] = i
  }
  for (let i = 0; i < count; i++) {
    const up = head[i + PAD]! - PAD
    if (up < 0 || own[up]! < 0 || own[i]! >= 0) continue
    edge[first[i]!] = edge[first[i]!]! | 1
    const behind = last[i]! + 1
    if (behind < count) edge[behind] = edge[behind]! | 2
  }
}
