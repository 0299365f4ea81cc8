import { roomFor, widened } from './columns.js'
import { hashUnit } from './word-hash.js'

/** Flags of a word form; each depends on the characters alone. */
export const Shape = {
  /** Starts with an upper-case letter. */
  CAPITAL: 1 << 0,
  /** Two letters or more, all upper-case. */
  ALL_CAPS: 1 << 1,
  /** Holds a letter. */
  LETTER: 1 << 2,
  /** Holds a digit. */
  DIGIT: 1 << 3,
  /** Digits with separators only ("1,200", "3.5"). */
  NUMBER: 1 << 4,
  /** No letter and no digit. */
  PUNCTUATION: 1 << 5,
  /** Any quotation mark. */
  QUOTE: 1 << 6,
  OPEN_QUOTE: 1 << 7,
  CLOSE_QUOTE: 1 << 8,
  /** . ! ? … */
  TERMINAL: 1 << 9,
  /** An upper-case letter after the first character ("McCain", "iPhone", "NATO"). */
  INNER_CAPITAL: 1 << 10,
  /** Ends in a full stop and has a letter ("U.S.", "Mr."). */
  ABBREVIATION: 1 << 11,
  /** A hyphen or dash. */
  DASH: 1 << 12,
} as const

/** Longest part of a word that features look at: a word of a megabyte costs no more than this. */
export const WORD_PREFIX = 64

/** A vocabulary above this many words is emptied between articles, so that memory stays flat over an archive. */
const WORD_LIMIT = 100_000

/**
 * The distinct word forms that an analyzer has met, numbered in order of first sight. Desks keep what they compute of
 * a word in arrays by that number; when `generation` has changed, the numbers start afresh and such arrays are void.
 */
export class Vocabulary {
  /** Number of words known. */
  size = 0
  /** Counts how often the vocabulary was emptied. */
  generation = 0
  /** Word forms by number, as they stand in the text (copies: no article is kept alive by its words). */
  readonly forms: string[] = []
  /** `Shape` flags by number; this column and `lower` are other arrays once they have grown: ask for the number first. */
  flags = new Uint32Array(0)
  /** Number of the same word in lower case (itself where it is lower case already). */
  lower = new Int32Array(0)

  #table = emptyTable(SMALLEST_TABLE)
  #hashes = new Int32Array(0)

  /** Number of the word `text[start, end)`; allocates only for a word never seen. */
  intern(text: string, start: number, end: number): number {
    let hash = end - start
    for (let i = start; i < end; i++) hash = hashUnit(hash, text.charCodeAt(i))
    hash ^= hash >>> 15
    const mask = this.#table.length - 1
    let slot = hash & mask
    for (;;) {
      const id = this.#table[slot]!
      if (id < 0) return this.#add(text.slice(start, end), hash, slot)
      if (this.#hashes[id] === hash && this.#same(id, text, start, end)) return id
      slot = (slot + 1) & mask
    }
  }

  /** Number of a word given by itself. */
  id(word: string): number {
    return this.intern(word, 0, word.length)
  }

  /** To be called between articles: empties a vocabulary that has grown too large. */
  trim(): void {
    if (this.size <= WORD_LIMIT) return
    this.size = 0
    this.forms.length = 0
    this.generation++
    this.#table = emptyTable(SMALLEST_TABLE)
  }

  #same(id: number, text: string, start: number, end: number): boolean {
    const form = this.forms[id]!
    if (form.length !== end - start) return false
    for (let i = 0; i < form.length; i++) if (form.charCodeAt(i) !== text.charCodeAt(start + i)) return false
    return true
  }

  #add(slice: string, hash: number, slot: number): number {
    const id = this.size++
    if (id === this.flags.length) this.#growColumns()
    const form = detach(slice)
    this.forms[id] = form
    this.#hashes[id] = hash
    this.#table[slot] = id
    this.flags[id] = shapeOf(form)
    if (this.size * 3 > this.#table.length) this.#growTable()
    const lower = form.toLowerCase()
    // first the number, then the column: a new word may have made the columns grow
    const lowerId = lower === form ? id : this.id(lower)
    this.lower[id] = lowerId
    return id
  }

  #growColumns(): void {
    const length = roomFor(this.size, this.flags.length)
    this.flags = widened(this.flags, length)
    this.lower = widened(this.lower, length)
    this.#hashes = widened(this.#hashes, length)
  }

  #growTable(): void {
    const table = emptyTable(roomFor(0, this.#table.length))
    const mask = table.length - 1
    for (let id = 0; id < this.size; id++) {
      let slot = this.#hashes[id]! & mask
      while (table[slot]! >= 0) slot = (slot + 1) & mask
      table[slot] = id
    }
    this.#table = table
  }
}

/** Slots of the table of a vocabulary that knows no word; a power of two, as all lengths of the table are. */
const SMALLEST_TABLE = 2

const emptyTable = (slots: number) => new Int32Array(slots).fill(-1)

/** A slice of a long string keeps the whole string alive in V8; a joined copy does not. */
const detach = (slice: string) => (slice.length < 13 ? slice : slice.split('').join(''))

const UPPER = /\p{Lu}/u
const LETTER = /\p{L}/u
const DIGIT = /\p{Nd}/u
const NUMBER = /^[+\-−]?\p{Nd}[\p{Nd}.,٫٬]*$/u
const OPEN_QUOTES = '“„«‹‘‚'
const CLOSE_QUOTES = '”»›’'
const PLAIN_QUOTES = '"`\'＂'
const DASHES = '-–—‐‑‒―−'
const TERMINALS = /^[.!?…。！？]+$/u

function shapeOf(form: string): number {
  const word = form.length > WORD_PREFIX ? form.slice(0, WORD_PREFIX) : form
  const letter = LETTER.test(word)
  const digit = DIGIT.test(word)
  if (!letter && !digit) return punctuationShape(word)
  let shape = (letter ? Shape.LETTER : 0) | (digit ? Shape.DIGIT : 0)
  const first = String.fromCodePoint(word.codePointAt(0)!)
  if (UPPER.test(first)) shape |= Shape.CAPITAL
  if (UPPER.test(word.slice(first.length))) shape |= Shape.INNER_CAPITAL
  if (letter && word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase()) shape |= Shape.ALL_CAPS
  if (!letter && NUMBER.test(word)) shape |= Shape.NUMBER
  if (letter && word.endsWith('.')) shape |= Shape.ABBREVIATION
  return shape
}

function punctuationShape(word: string): number {
  let shape: number = Shape.PUNCTUATION
  if (word.length <= 2) {
    const mark = word[0] ?? ''
    if (OPEN_QUOTES.includes(mark)) shape |= Shape.QUOTE | Shape.OPEN_QUOTE
    else if (CLOSE_QUOTES.includes(mark)) shape |= Shape.QUOTE | Shape.CLOSE_QUOTE
    else if (PLAIN_QUOTES.includes(mark)) shape |= Shape.QUOTE
    else if (DASHES.includes(mark)) shape |= Shape.DASH
  }
  if (TERMINALS.test(word)) shape |= Shape.TERMINAL
  return shape
}
