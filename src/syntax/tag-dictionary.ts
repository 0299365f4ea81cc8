import type { ModelFile } from '../resources/index.js'
import { Shape, type Vocabulary } from '../text/index.js'
import type { WordAtoms } from './word-atoms.js'

/** Which tags a word may have: those it was seen with when it is frequent, else those of rare words of its kind. */
export interface TagSets {
  /** Sorted hashes (`WordAtoms.form`, unsigned) of the frequent forms, and the number of the set of each. */
  readonly forms: Uint32Array
  readonly formSets: Uint16Array
  /** Set of the rare words of each kind (`rareKind`). */
  readonly kindSets: Uint16Array
  /** The tags of set `s` are `tags[starts[s]]` up to `tags[starts[s + 1]]`. */
  readonly starts: Uint32Array
  readonly tags: Uint8Array
}

export function openTagSets(model: ModelFile): TagSets {
  return {
    forms: model.uint32('dictionary.forms'),
    formSets: model.uint16('dictionary.formSets'),
    kindSets: model.uint16('dictionary.kindSets'),
    starts: model.uint32('dictionary.starts'),
    tags: model.uint8('dictionary.tags'),
  }
}

export const RARE_KINDS = 6

/** Kind of a word by its characters. */
export function rareKind(flags: number): number {
  if ((flags & Shape.LETTER) === 0) return (flags & Shape.DIGIT) !== 0 ? 1 : 0
  if ((flags & Shape.DIGIT) !== 0) return 2
  if ((flags & Shape.ALL_CAPS) !== 0) return 3
  return (flags & Shape.CAPITAL) !== 0 ? 4 : 5
}

/** The tag set of each type of the vocabulary, looked up once a type. */
export class TagDictionary {
  /** By type: number of its set; the first sets are those of `kindSets`, so it tells known from rare words. */
  sets = new Int32Array(0)
  readonly starts: Uint32Array
  readonly tags: Uint8Array

  #known = 0
  #generation = 0
  #model: TagSets
  #vocabulary: Vocabulary
  #atoms: WordAtoms

  constructor(model: TagSets, vocabulary: Vocabulary, atoms: WordAtoms) {
    this.#model = model
    this.#vocabulary = vocabulary
    this.#atoms = atoms
    this.starts = model.starts
    this.tags = model.tags
  }

  /** To be called before `sets` is read, after `WordAtoms.update`. */
  update(): void {
    const { generation, size, flags } = this.#vocabulary
    if (this.#generation !== generation) {
      this.#generation = generation
      this.#known = 0
    }
    if (size > this.sets.length) {
      const larger = new Int32Array(Math.max(size, this.sets.length * 2))
      larger.set(this.sets)
      this.sets = larger
    }
    const { formSets, kindSets } = this.#model
    for (; this.#known < size; this.#known++) {
      const place = this.#find(this.#atoms.form[this.#known]! >>> 0)
      this.sets[this.#known] = place < 0 ? kindSets[rareKind(flags[this.#known]!)]! : formSets[place]!
    }
  }

  #find(hash: number): number {
    const { forms } = this.#model
    let low = 0
    let high = forms.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (forms[middle]! < hash) low = middle + 1
      else high = middle
    }
    return forms[low] === hash ? low : -1
  }
}
