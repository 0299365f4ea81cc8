import type { WordVectors } from '../lexicon/index.js'
import { hashText, roomFor, Shape, type Vocabulary, WORD_PREFIX, widened } from '../text/index.js'
import type { CaseHabits } from './case-habits.js'
import { wordListsOf } from './word-lists.js'

/** Affixes that stand for a word: its first and last letters. */
const AFFIX = 3
const YEAR_HASH = 1
const NUMBER_HASH = 2

/**
 * What the tagger knows of each word form by itself, by number of the vocabulary: computed once a form, void when the
 * vocabulary starts afresh. Call `know(type)` before reading the columns of a type.
 */
export class WordFacts {
  /** Hash of the lower-case form; numbers share one, years another. */
  word = new Int32Array(0)
  /** Hash of the pattern of capitals, letters, digits and marks. */
  shape = new Int32Array(0)
  /** Cluster of the word vectors, -1 unknown. */
  cluster = new Int16Array(0)
  /** A `CaseHabit`. */
  habit = new Uint8Array(0)
  /** `WordList` bits. */
  lists = new Uint16Array(0)
  prefix = new Int32Array(0)
  suffix = new Int32Array(0)

  #known = new Uint8Array(0)
  #generation = 0

  constructor(
    readonly vocabulary: Vocabulary,
    readonly vectors: WordVectors,
    private readonly habits: CaseHabits,
  ) {}

  /** To be called before an article. */
  begin(): void {
    if (this.#generation === this.vocabulary.generation) return
    this.#generation = this.vocabulary.generation
    this.#known.fill(0)
  }

  know(type: number): void {
    if (type >= this.#known.length) this.#grow(type)
    if (this.#known[type] === 1) return
    this.#known[type] = 1
    const { vocabulary } = this
    const form = vocabulary.forms[type]!.slice(0, WORD_PREFIX)
    const lower = vocabulary.forms[vocabulary.lower[type]!]!.slice(0, WORD_PREFIX)
    const flags = vocabulary.flags[type]!
    if ((flags & Shape.NUMBER) !== 0) this.word[type] = /^[12]\d{3}$/.test(form) ? YEAR_HASH : NUMBER_HASH
    else this.word[type] = hashText(lower, 0, lower.length)
    this.shape[type] = shapeHash(form)
    this.cluster[type] = this.vectors.cluster(type)
    this.habit[type] = this.habits.of(type)
    this.lists[type] = wordListsOf(lower)
    this.prefix[type] = hashText(form, 0, Math.min(AFFIX, form.length))
    this.suffix[type] = hashText(lower, Math.max(0, lower.length - AFFIX), lower.length)
  }

  #grow(type: number): void {
    const length = roomFor(type + 1, this.#known.length)
    this.word = widened(this.word, length)
    this.shape = widened(this.shape, length)
    this.cluster = widened(this.cluster, length)
    this.habit = widened(this.habit, length)
    this.lists = widened(this.lists, length)
    this.prefix = widened(this.prefix, length)
    this.suffix = widened(this.suffix, length)
    this.#known = widened(this.#known, length)
  }
}

const MOST_PATTERN_CHARACTERS = 16

/** "London" -> Xxx, "Al" -> Xx, "U.S." -> X.X., "NATO" -> XX, "McCain" -> XxXxx: runs are kept up to two. */
function shapeHash(form: string): number {
  let pattern = ''
  let last = ''
  let repeats = 0
  for (const character of form) {
    const kind = kindOf(character)
    repeats = kind === last ? repeats + 1 : 0
    last = kind
    if (repeats < 2) pattern += kind
    if (pattern.length >= MOST_PATTERN_CHARACTERS) break
  }
  return hashText(pattern, 0, pattern.length)
}

function kindOf(character: string): string {
  if (character >= '0' && character <= '9') return '0'
  const lower = character.toLowerCase()
  if (lower !== character) return 'X'
  return character.toUpperCase() !== character || /\p{L}/u.test(character) ? 'x' : character
}
