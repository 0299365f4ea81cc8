import type { Resources } from '../resources/index.js'
import { type Document, formHash, type Vocabulary } from '../text/index.js'

/** Version of models/cues.bin that this code reads. */
export const CUES_VERSION = 1

/** What a cue takes; data/cues.tsv explains each. */
export const Frame = {
  that: 1 << 0,
  quote: 1 << 1,
  wh: 1 << 2,
  to: 1 << 3,
  'obj-to': 1 << 4,
  np: 1 << 5,
  ing: 1 << 6,
  addr: 1 << 7,
  'addr-to': 1 << 8,
  after: 1 << 9,
  noun: 1 << 10,
  adj: 1 << 11,
  fixed: 1 << 12,
  of: 1 << 13,
  for: 1 << 14,
  with: 1 << 15,
  as: 1 << 16,
  about: 1 << 17,
  in: 1 << 18,
} as const
export type FrameName = keyof typeof Frame

export interface Cue {
  /** Dictionary form ("call on"). */
  lemma: string
  act: string
  /** Whether it tells of speech, not of thought, wish or deed. */
  speech: boolean
  /** Bits of `Frame`. */
  frames: number
  /** Of the lemma, never 0: what the models know it by. */
  hash: number
}

/** A cue's words in a document; tokens, half-open. */
export interface CueMatch {
  from: number
  to: number
  cue: Cue
}

interface Entry {
  /** The words after the first. */
  rest: string[]
  cue: Cue
}

/** The cues of data/cues.tsv, looked up by the words of a document. */
export class CueLexicon {
  readonly #entries = new Map<string, Entry[]>()
  readonly #vocabulary: Vocabulary
  /** Entries by word number, so that a word is looked up by its spelling once; undefined: not yet looked up. */
  #byType: (Entry[] | null | undefined)[] = []
  #generation = 0

  /** @throws ResourceError when models/cues.bin is missing or damaged */
  constructor(resources: Resources, vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary
    const model = resources.model('cues', CUES_VERSION)
    const acts = model.strings('acts')
    const speech = model.uint8('speech')
    const frames = model.uint32('frames')
    const cues = model.strings('lemmas').map((lemma, i): Cue => {
      return {
        lemma,
        act: acts[i]!,
        speech: speech[i] === 1,
        frames: frames[i]!,
        hash: formHash(lemma, 0, lemma.length) | 1,
      }
    })
    const cueOfForm = model.uint16('cueOfForm')
    model.strings('forms').forEach((form, i) => {
      const [first, ...rest] = form.split(' ')
      const entries = this.#entries.get(first!) ?? []
      entries.push({ rest, cue: cues[cueOfForm[i]!]! })
      this.#entries.set(first!, entries)
    })
    // the longest first; of equally long ones in the order of data/cues.tsv (the verb before the noun)
    for (const entries of this.#entries.values()) entries.sort((a, b) => b.rest.length - a.rest.length)
  }

  /** The longest cue that starts at `token` and ends before `limit`. */
  match(document: Document, token: number, limit: number): CueMatch | null {
    const entries = this.#entriesOf(document.tokens.type[token]!)
    if (!entries) return null
    for (const entry of entries) if (this.#matches(document, token, limit, entry)) return found(token, entry)
    return null
  }

  /** All cues that start at `token`, the longest first: a word may be a verb and a noun ("claims"). */
  matches(document: Document, token: number, limit: number): readonly CueMatch[] {
    const entries = this.#entriesOf(document.tokens.type[token]!)
    if (!entries) return NONE
    return entries.filter((entry) => this.#matches(document, token, limit, entry)).map((entry) => found(token, entry))
  }

  #matches(document: Document, token: number, limit: number, { rest }: Entry): boolean {
    return token + rest.length < limit && rest.every((word, i) => this.#lower(document, token + 1 + i) === word)
  }

  #entriesOf(type: number): Entry[] | null {
    if (this.#generation !== this.#vocabulary.generation) {
      this.#generation = this.#vocabulary.generation
      this.#byType = []
    }
    const known = this.#byType[type]
    if (known !== undefined) return known
    const found = this.#entries.get(this.#vocabulary.forms[this.#vocabulary.lower[type]!]!) ?? null
    this.#byType[type] = found
    return found
  }

  #lower(document: Document, token: number): string {
    return this.#vocabulary.forms[this.#vocabulary.lower[document.tokens.type[token]!]!]!
  }
}

const NONE: readonly CueMatch[] = []

const found = (token: number, { rest, cue }: Entry): CueMatch => ({ from: token, to: token + 1 + rest.length, cue })
