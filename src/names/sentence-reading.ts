import { type Document, type SentenceKind, Shape, WORD_PREFIX } from '../text/index.js'
import { CaseHabit, capitalised } from './case-habits.js'
import type { WordFacts } from './word-facts.js'
import { WordList } from './word-lists.js'

/** How the capitals of a sentence are to be read. */
export const SentenceCase = {
  /** Capitals mark names. */
  NORMAL: 0,
  /** "EU LEADERS MEET IN PARIS" */
  CAPS: 1,
  /** "Leaders Meet in Paris" */
  TITLE: 2,
  /** "i met bob in paris" */
  LOWER: 3,
} as const
export const SENTENCE_CASES = 4

/** Longest stretch that is read at once: a sentence of 100,000 tokens is read in pieces. */
export const LONGEST_PIECE = 512

/**
 * One sentence (or a piece of a long one) as the tagger reads it, in columns that are used again for the next:
 * capitals put right, runs of capitals, and which tokens may be in a name at all.
 */
export class SentenceReading {
  /** First token in the document, and number of tokens. */
  offset = 0
  count = 0
  kind: SentenceKind = 0
  /** A `SentenceCase`. */
  sentenceCase = 0
  /** How many tokens are numbers. */
  numbers = 0
  /** Vocabulary number of each token, capitals put right. */
  readonly type = new Int32Array(LONGEST_PIECE)
  /** The same in lower case. */
  readonly lower = new Int32Array(LONGEST_PIECE)
  /** 1 where the tagger looks: capitals and what stands beside them; all other tokens are outside names. */
  readonly candidate = new Uint8Array(LONGEST_PIECE)
  /** Whether a lower-case word was read as if it were capitalised ("florida"). */
  readonly lifted = new Uint8Array(LONGEST_PIECE)
  /** The run of capitals that holds the token, half-open; empty for others. */
  readonly runFrom = new Int32Array(LONGEST_PIECE)
  readonly runTo = new Int32Array(LONGEST_PIECE)
  /** The same, with "of", "and", "the", "-" between capitals counted in. */
  readonly linkedFrom = new Int32Array(LONGEST_PIECE)
  readonly linkedTo = new Int32Array(LONGEST_PIECE)

  /** Whether the article is written without capitals. */
  #isLowerCase = false

  constructor(private readonly facts: WordFacts) {}

  /** To be called before an article. */
  begin(document: Document): void {
    const { flags } = document.vocabulary
    let capitals = 0
    let words = 0
    for (let i = 0; i < document.tokens.count && words < ENOUGH_WORDS; i++) {
      const shape = flags[document.tokens.type[i]!]!
      if ((shape & Shape.LETTER) !== 0) words++
      if ((shape & CAPITALS) !== 0) capitals++
    }
    this.#isLowerCase = capitals < words * LOWER_CASE_SHARE
  }

  /** Reads tokens `[from, to)`, at most `LONGEST_PIECE`, of one sentence. */
  read(document: Document, from: number, to: number, kind: SentenceKind): void {
    this.offset = from
    this.count = to - from
    this.kind = kind
    for (let i = 0; i < this.count; i++) {
      const type = document.tokens.type[from + i]!
      this.type[i] = type
      this.lifted[i] = 0
      this.facts.know(type)
    }
    this.sentenceCase = this.#findCase()
    this.#putCapitalsRight()
    const { vocabulary } = document
    for (let i = 0; i < this.count; i++) this.lower[i] = vocabulary.lower[this.type[i]!]!
    this.#findRuns()
    this.#findCandidates(document)
  }

  /** Whether token `i` has a capital anywhere, as it is read. */
  hasCapital(i: number): boolean {
    return (this.facts.vocabulary.flags[this.type[i]!]! & CAPITALS) !== 0
  }

  #findCase(): number {
    const { flags } = this.facts.vocabulary
    let words = 0
    let capitals = 0
    let allCaps = 0
    let longWords = 0
    let longCapitals = 0
    this.numbers = 0
    for (let i = 0; i < this.count; i++) {
      const type = this.type[i]!
      const shape = flags[type]!
      if ((shape & Shape.NUMBER) !== 0) this.numbers++
      if ((shape & Shape.LETTER) === 0) continue
      words++
      if ((shape & CAPITALS) !== 0) capitals++
      if ((shape & Shape.ALL_CAPS) !== 0) allCaps++
      if (this.facts.vocabulary.forms[type]!.length < LONG_WORD) continue
      longWords++
      if ((shape & CAPITALS) !== 0) longCapitals++
    }
    if (words >= FEWEST_WORDS && allCaps >= words * CAPS_SHARE) return SentenceCase.CAPS
    if (words >= FEWEST_WORDS && capitals === 0) return SentenceCase.LOWER
    if (longWords >= FEWEST_WORDS && longCapitals >= longWords * TITLE_SHARE) return SentenceCase.TITLE
    return SentenceCase.NORMAL
  }

  #putCapitalsRight(): void {
    const { facts, sentenceCase } = this
    const { vocabulary } = facts
    for (let i = 0; i < this.count; i++) {
      const type = this.type[i]!
      const shape = vocabulary.flags[type]!
      if ((shape & Shape.LETTER) === 0 || vocabulary.forms[type]!.length > WORD_PREFIX) continue
      const habit = facts.habit[type]!
      const capital = (shape & CAPITALS) !== 0
      if (sentenceCase === SentenceCase.CAPS) {
        if (habit === CaseHabit.ALL_CAPS || (shape & Shape.ALL_CAPS) === 0) continue
        const small = habit === CaseHabit.ALWAYS_LOWER && i > 0
        this.type[i] = small ? vocabulary.lower[type]! : capitalised(vocabulary, type)
      } else if (capital) {
        // "Leaders Meet With Envoy": the first word may begin a name ("The Hague")
        if (sentenceCase !== SentenceCase.TITLE || i === 0 || habit !== CaseHabit.ALWAYS_LOWER) continue
        this.type[i] = vocabulary.lower[type]!
      } else if (this.#isLifted(habit)) {
        this.type[i] = capitalised(vocabulary, type)
        this.lifted[i] = 1
      } else continue
      facts.know(this.type[i]!)
    }
  }

  /** Whether a lower-case word is read as capitalised. */
  #isLifted(habit: number): boolean {
    if (habit === CaseHabit.ALWAYS_CAPITAL) return true
    if (this.sentenceCase !== SentenceCase.LOWER) return false
    if (habit === CaseHabit.UNKNOWN) return this.#isLowerCase
    return habit === CaseHabit.MOSTLY_CAPITAL || habit === CaseHabit.ALL_CAPS
  }

  #findRuns(): void {
    const { count, runFrom, runTo, linkedFrom, linkedTo } = this
    let strict = -1
    let linked = -1
    let last = -1
    for (let i = 0; i <= count; i++) {
      const capital = i < count && this.hasCapital(i)
      if (!capital && strict >= 0) {
        runTo.fill(i, strict, i)
        strict = -1
      }
      if (linked >= 0 && (i === count || (!capital && !this.#links(i, last)))) {
        linkedFrom.fill(linked, linked, last + 1)
        linkedTo.fill(last + 1, linked, last + 1)
        for (let k = last + 1; k < i; k++) linkedFrom[k] = linkedTo[k] = k
        linked = -1
      }
      if (i === count) return
      if (capital) {
        if (strict < 0) strict = i
        if (linked < 0) linked = i
        last = i
        runFrom[i] = strict
      } else {
        runFrom[i] = runTo[i] = i
        if (linked < 0) linkedFrom[i] = linkedTo[i] = i
      }
    }
  }

  /** Whether the small word at `i` may stand inside a name whose last capital so far is `last`. */
  #links(i: number, last: number): boolean {
    return i - last <= MOST_LINKS && (this.facts.lists[this.type[i]!]! & WordList.LINK) !== 0
  }

  #findCandidates(document: Document): void {
    const { count, candidate } = this
    candidate.fill(0, 0, count)
    for (let i = 0; i < count; i++) {
      if (!this.hasCapital(i)) continue
      candidate[i] = 1
      if (i > 0) candidate[i - 1] = 1
      if (i + 1 < count) candidate[i + 1] = 1
      // "Ban Ki-moon", "Ankara-based": what hangs on a hyphen beside the capital
      if (i + 2 < count && this.#isHyphen(i + 1, document)) candidate[i + 2] = 1
      if (i - 2 >= 0 && this.#isHyphen(i - 1, document)) candidate[i - 2] = 1
    }
  }

  #isHyphen(i: number, document: Document): boolean {
    if ((this.facts.vocabulary.flags[this.type[i]!]! & Shape.DASH) === 0) return false
    const { start, end } = document.tokens
    const token = this.offset + i
    return start[token] === end[token - 1] && start[token + 1] === end[token]
  }
}

const CAPITALS = Shape.CAPITAL | Shape.INNER_CAPITAL
const FEWEST_WORDS = 3
const LONG_WORD = 4
const CAPS_SHARE = 0.7
const TITLE_SHARE = 0.8
/** An article with fewer capitals a word than this, in its first words, is written without. */
const LOWER_CASE_SHARE = 0.01
const ENOUGH_WORDS = 2000
/** Most small words in a row inside a name: "of the", "and the". */
const MOST_LINKS = 2
