import { Shape } from '../text/index.js'
import { NO_TAG } from './tagger-features.js'
import { RELATION, RELATION_NAMES } from './tags.js'
import type { WordAtoms } from './word-atoms.js'

/** The three steps of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez & Satta 2011). */
export const SHIFT = 0
/** The word on top of the stack hangs on the next word of the buffer. */
export const LEFT = 1
/** The word on top of the stack hangs on the one below it. */
export const RIGHT = 2

/** Tag of the artificial root. */
const ROOT_TAG = 126

/**
 * A sentence half parsed. Words count from 0 within the sentence; `length` is the artificial root, which stands at
 * the end, and `none` stands for a word that is not there.
 */
export class ParserState {
  length = 0
  none = 1
  /** Columns by word, filled by `start`. */
  word: Int32Array
  cluster: Int32Array
  tag: Uint8Array
  /** Number of quotation marks, and of commas and their like, before a word. */
  quotes: Int32Array
  commas: Int32Array
  /** Columns by word, filled as arcs are made. */
  head: Int32Array
  relation: Uint8Array
  left: Int32Array
  left2: Int32Array
  right: Int32Array
  right2: Int32Array
  leftCount: Uint8Array
  rightCount: Uint8Array
  /** Sets of the relations that a word has given to its left and right, as bits. */
  leftRelations: Int32Array
  rightRelations: Int32Array
  stack: Int32Array
  depth = 0
  /** First word of the buffer. */
  next = 0

  constructor(longest: number) {
    const size = longest + 2
    this.word = new Int32Array(size)
    this.cluster = new Int32Array(size)
    this.tag = new Uint8Array(size)
    this.quotes = new Int32Array(size)
    this.commas = new Int32Array(size)
    this.head = new Int32Array(size)
    this.relation = new Uint8Array(size)
    this.left = new Int32Array(size)
    this.left2 = new Int32Array(size)
    this.right = new Int32Array(size)
    this.right2 = new Int32Array(size)
    this.leftCount = new Uint8Array(size)
    this.rightCount = new Uint8Array(size)
    this.leftRelations = new Int32Array(size)
    this.rightRelations = new Int32Array(size)
    this.stack = new Int32Array(size)
  }

  /** Sets up the words `types[from, to)` with their tags; there must be room for them. */
  start(atoms: WordAtoms, flags: Uint32Array, types: Int32Array, tags: Uint8Array, from: number, to: number): void {
    const length = to - from
    let quotes = 0
    let commas = 0
    for (let i = 0; i < length; i++) {
      const type = types[from + i]!
      this.word[i] = atoms.word[type]!
      this.cluster[i] = atoms.cluster[type]!
      this.tag[i] = tags[from + i]!
      this.quotes[i] = quotes
      this.commas[i] = commas
      const shape = flags[type]!
      if ((shape & Shape.QUOTE) !== 0) quotes++
      else if ((shape & Shape.PUNCTUATION) !== 0) commas++
    }
    this.word[length] = 2
    this.cluster[length] = -2
    this.tag[length] = ROOT_TAG
    this.quotes[length] = quotes
    this.commas[length] = commas
    const none = length + 1
    this.word[none] = 3
    this.cluster[none] = -3
    this.tag[none] = NO_TAG
    this.quotes[none] = quotes
    this.commas[none] = commas
    for (let i = 0; i <= none; i++) {
      this.head[i] = -1
      this.relation[i] = 0
      this.left[i] = none
      this.left2[i] = none
      this.right[i] = none
      this.right2[i] = none
      this.leftCount[i] = 0
      this.rightCount[i] = 0
      this.leftRelations[i] = 0
      this.rightRelations[i] = 0
    }
    this.length = length
    this.none = none
    this.depth = 0
    this.next = 0
  }

  /** Whether only the artificial root is left. */
  get isDone(): boolean {
    return this.next === this.length && this.depth === 0
  }

  /** The step that is the only one possible here, or -1 where there is a choice. */
  get onlyStep(): number {
    if (this.depth === 0) return SHIFT
    // one root a sentence: what is left over at the end hangs on the words before it
    if (this.next === this.length) return this.depth === 1 ? LEFT : RIGHT
    return -1
  }

  shift(): void {
    this.stack[this.depth++] = this.next++
  }

  /** Makes the arc of LEFT or RIGHT: the top of the stack hangs on `head`. */
  attach(head: number, relation: number): void {
    const word = this.stack[--this.depth]!
    this.head[word] = head
    this.relation[word] = relation
    if (head > word) {
      this.left2[head] = this.left[head]!
      this.left[head] = word
      this.leftCount[head] = Math.min(this.leftCount[head]! + 1, MAX_COUNT)
      this.leftRelations[head] = this.leftRelations[head]! | RELATION_BITS[relation]!
    } else {
      this.right2[head] = this.right[head]!
      this.right[head] = word
      this.rightCount[head] = Math.min(this.rightCount[head]! + 1, MAX_COUNT)
      this.rightRelations[head] = this.rightRelations[head]! | RELATION_BITS[relation]!
    }
  }
}

/** More children than this on one side are no news. */
const MAX_COUNT = 4

/** The relations that tell what a word still lacks, a bit each; others leave no trace. */
const TOLD_APART = [
  'acl',
  'acl:relcl',
  'advcl',
  'advmod',
  'amod',
  'appos',
  'aux',
  'aux:pass',
  'case',
  'cc',
  'ccomp',
  'compound',
  'compound:prt',
  'conj',
  'cop',
  'csubj',
  'det',
  'expl',
  'flat',
  'iobj',
  'mark',
  'nmod',
  'nmod:poss',
  'nsubj',
  'nsubj:pass',
  'nummod',
  'obj',
  'obl',
  'parataxis',
  'xcomp',
] as const
const RELATION_BITS = new Int32Array(RELATION_NAMES.length)
TOLD_APART.forEach((name, bit) => {
  RELATION_BITS[RELATION[name]] = 1 << bit
})
