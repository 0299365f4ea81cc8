import { type Document, HASH_START, hashUnit, roomFor, Shape, widened } from '../text/index.js'
import { SentenceCase, type SentenceReading } from './sentence-reading.js'
import type { WordFacts } from './word-facts.js'
import { WordList } from './word-lists.js'

/** What the rest of the article tells of a word: bits. */
export const Evidence = {
  /** "Lee said" */
  SAYS: 1 << 0,
  /** "Mr. Lee" */
  TITLED: 1 << 1,
  /** "Lee Inc.", "Lee Holdings" */
  COMPANY: 1 << 2,
  /** "Lee University", "Lee Ministry" */
  BODY: 1 << 3,
  /** "Lee County", "River Lee" */
  PLACE: 1 << 4,
  /** "in Lee" */
  LOCATED: 1 << 5,
  /** Stands in lower case too. */
  LOWER: 1 << 6,
  /** Stands with its capital inside a sentence. */
  MIDDLE: 1 << 7,
  /** First word of a run of capitals. */
  FIRST: 1 << 8,
  /** Last word of a run of capitals. */
  LAST: 1 << 9,
  /** "the Lee" */
  ARTICLE: 1 << 10,
  /** "Ann Lee, 43," */
  AGED: 1 << 11,
  /** Its letters begin the words of a run of capitals: "OSCE". */
  INITIALS: 1 << 12,
  /** More than once with its capital. */
  AGAIN: 1 << 13,
} as const
export const EVIDENCE_BITS = 14

/** Longest run whose words are taken for the spelled-out form of an acronym. */
const LONGEST_SPELLED_OUT = 8
/** Most spelled-out forms kept of one article. */
const MOST_INITIALS = 20_000

/**
 * One pass over an article that notes, for each word, in what company it stands; by number of the lower-case word.
 * Sentences whose capitals mean nothing (headlines, lines in capitals) tell nothing.
 */
export class DocumentEvidence {
  #bits = new Int32Array(0)
  #stamp = new Int32Array(0)
  #longest = new Int32Array(0)
  #first = new Int32Array(0)
  #last = new Int32Array(0)
  /** Hashes of the initials of runs. */
  readonly #initials = new Set<number>()
  #article = 0

  constructor(private readonly facts: WordFacts) {}

  /** Forgets the article before. */
  begin(): void {
    this.#article++
    this.#initials.clear()
  }

  /** `Evidence` bits of a word, given as it stands and in lower case. */
  bits(type: number, lower: number): number {
    const bits = this.#stamp[lower] === this.#article ? this.#bits[lower]! : 0
    const acronym = (this.facts.vocabulary.flags[type]! & Shape.ALL_CAPS) !== 0
    return acronym && this.#initials.has(this.facts.word[type]!) ? bits | Evidence.INITIALS : bits
  }

  /** First word of the longest run of capitals that holds the word, as a number of the vocabulary; -1 where there is none. */
  firstOfRun(lower: number): number {
    return this.#stamp[lower] === this.#article && this.#longest[lower]! > 0 ? this.#first[lower]! : -1
  }

  lastOfRun(lower: number): number {
    return this.#stamp[lower] === this.#article && this.#longest[lower]! > 0 ? this.#last[lower]! : -1
  }

  add(document: Document, sentence: SentenceReading): void {
    if (sentence.sentenceCase === SentenceCase.CAPS || sentence.sentenceCase === SentenceCase.TITLE) return
    const { flags } = document.vocabulary
    for (let i = 0; i < sentence.count; ) {
      const to = sentence.runTo[i]!
      if (to > i) {
        this.#addRun(document, sentence, i, to)
        i = to
      } else {
        if ((flags[sentence.type[i]!]! & Shape.LETTER) !== 0) this.#note(sentence.lower[i]!, Evidence.LOWER)
        i++
      }
    }
  }

  #addRun(document: Document, sentence: SentenceReading, from: number, to: number): void {
    const { facts } = this
    const before = from > 0 ? facts.lists[sentence.type[from - 1]!]! : 0
    const after = to < sentence.count ? facts.lists[sentence.type[to]!]! : 0
    const first = facts.lists[sentence.type[from]!]!
    const last = facts.lists[sentence.type[to - 1]!]!
    const starts = from === 0 || (before === 0 && this.#isOpening(sentence, from - 1))
    let bits = starts ? 0 : Evidence.MIDDLE
    if ((after & WordList.SAYING) !== 0 || (before & WordList.SAYING) !== 0) bits |= Evidence.SAYS
    if ((first & WordList.TITLE) !== 0 || (before & WordList.TITLE) !== 0) bits |= Evidence.TITLED
    if (to - from > 1) {
      if ((last & WordList.COMPANY) !== 0) bits |= Evidence.COMPANY
      if ((last & WordList.BODY) !== 0) bits |= Evidence.BODY
      if (((last | first) & WordList.PLACE) !== 0) bits |= Evidence.PLACE
    }
    if ((before & WordList.PREPOSITION) !== 0) bits |= Evidence.LOCATED
    if ((before & WordList.ARTICLE) !== 0) bits |= Evidence.ARTICLE
    if (this.#isAged(document, sentence, to)) bits |= Evidence.AGED
    for (let i = from; i < to; i++) {
      const place = (i === from ? Evidence.FIRST : 0) | (i === to - 1 ? Evidence.LAST : 0)
      const lower = sentence.lower[i]!
      this.#note(lower, bits | place | (i > from ? Evidence.MIDDLE : 0))
      if (to - from > this.#longest[lower]!) {
        this.#longest[lower] = to - from
        this.#first[lower] = sentence.type[from]!
        this.#last[lower] = sentence.type[to - 1]!
      }
    }
    this.#noteInitials(document, sentence, sentence.linkedFrom[from]!, sentence.linkedTo[from]!)
  }

  /** A mark behind which a sentence may start: a quotation mark, a bracket, a colon, a bullet. */
  #isOpening(sentence: SentenceReading, i: number): boolean {
    return (this.facts.vocabulary.flags[sentence.type[i]!]! & Shape.PUNCTUATION) !== 0
  }

  /** ", 43," behind the run. */
  #isAged(document: Document, sentence: SentenceReading, to: number): boolean {
    if (to + 2 >= sentence.count) return false
    const { forms, flags } = document.vocabulary
    const isComma = (i: number) => forms[sentence.type[i]!] === ','
    return isComma(to) && isComma(to + 2) && (flags[sentence.type[to + 1]!]! & Shape.NUMBER) !== 0
  }

  /** "Organization for Security and Cooperation in Europe" tells of "OSCE". */
  #noteInitials(document: Document, sentence: SentenceReading, from: number, to: number): void {
    const { forms, lower } = document.vocabulary
    let hash = HASH_START
    let letters = 0
    for (let i = from; i < to && letters <= LONGEST_SPELLED_OUT; i++) {
      if (!sentence.hasCapital(i)) continue
      hash = hashUnit(hash, forms[lower[sentence.type[i]!]!]!.charCodeAt(0))
      letters++
    }
    if (letters >= 2 && letters <= LONGEST_SPELLED_OUT && this.#initials.size < MOST_INITIALS) this.#initials.add(hash)
  }

  #note(lower: number, bits: number): void {
    if (lower >= this.#bits.length) this.#grow(lower)
    if (this.#stamp[lower] !== this.#article) {
      this.#stamp[lower] = this.#article
      this.#bits[lower] = 0
      this.#longest[lower] = 0
    }
    const known = this.#bits[lower]!
    const again = (known & bits & (Evidence.FIRST | Evidence.LAST)) !== 0 ? Evidence.AGAIN : 0
    this.#bits[lower] = known | bits | again
  }

  #grow(lower: number): void {
    const length = roomFor(lower + 1, this.#bits.length)
    this.#bits = widened(this.#bits, length)
    this.#stamp = widened(this.#stamp, length)
    this.#longest = widened(this.#longest, length)
    this.#first = widened(this.#first, length)
    this.#last = widened(this.#last, length)
  }
}
