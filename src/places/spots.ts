import { type Gazetteer, MOST_NAME_WORDS, NameUse, openGazetteer, type PlaceMatch, placeKey } from '../lexicon/index.js'
import type { NameSpan } from '../names/index.js'
import type { Resources } from '../resources/index.js'
import { SentenceKind, Shape, type Vocabulary, WordMemo } from '../text/index.js'
import type { Reading } from './reading.js'

/** A stretch of text that may name a place. */
export interface Spot {
  /** Tokens, half-open. */
  from: number
  to: number
  /** UTF-16, half-open. */
  start: number
  end: number
  /** The same for all spellings that are looked up alike. */
  key: string
  /** Places that bear the name; of a name that is not in the gazetteer the places whose name stands in it. */
  matches: PlaceMatch[]
  /** Whether the matches are of a part of the name only ("Cairo Stadium": Cairo). */
  partial: boolean
  /** How the spot lies in a name that the tagger found. */
  fit: 'none' | 'whole' | 'head' | 'tail' | 'inner' | 'across'
  name: NameSpan | null
}

/** Finds what may be a place: names of the gazetteer, and what the tagger holds for places. */
export class SpotFinder {
  readonly gazetteer: Gazetteer
  readonly #vocabulary: Vocabulary
  readonly #longest: WordMemo

  constructor(resources: Resources, vocabulary: Vocabulary) {
    this.gazetteer = openGazetteer(resources)
    this.#vocabulary = vocabulary
    this.#longest = new WordMemo(vocabulary, (type) => this.#longestOf(type))
  }

  /** Spots in text order; they do not overlap. */
  find(reading: Reading): Spot[] {
    const { sentences } = reading.document
    const spots: Spot[] = []
    for (let s = 0; s < sentences.count; s++) {
      const kind = sentences.kind[s]
      if (kind === SentenceKind.DEBRIS || kind === SentenceKind.CREDIT || kind === SentenceKind.BYLINE) continue
      this.#findInSentence(reading, sentences.from[s]!, sentences.to[s]!, spots)
    }
    return withTaggedPlaces(reading, this.gazetteer, spots)
  }

  #findInSentence(reading: Reading, from: number, to: number, spots: Spot[]): void {
    for (let token = from; token < to; ) {
      const spot = this.#isNameStart(reading, token) ? this.#longestMatch(reading, token, to, spots.at(-1)) : null
      if (spot) spots.push(spot)
      token = spot ? spot.to : token + 1
    }
  }

  #isNameStart({ document }: Reading, token: number): boolean {
    const type = document.tokens.type[token]!
    if ((this.#vocabulary.flags[type]! & Shape.CAPITAL) === 0) return false
    return this.#longest.of(type) > 0
  }

  #longestMatch(reading: Reading, from: number, sentenceEnd: number, before: Spot | undefined): Spot | null {
    const { tokens, text } = reading.document
    const most = this.#longest.of(tokens.type[from]!)
    for (let to = endOfRun(reading, from, sentenceEnd, most); to > from; to--) {
      if ((flags(reading, to - 1) & (Shape.LETTER | Shape.DIGIT)) === 0) continue
      const start = tokens.start[from]!
      const end = tokens.end[to - 1]!
      const form = text.slice(start, end)
      const matches = this.gazetteer
        .find(form)
        .filter((m) => isSpelled(m.use, form, reading, from, before) && this.#mayTakeArticle(m.row, form))
      if (matches.length === 0) continue
      const { name, fit } = fitOf(reading, from, to)
      // "Republic of Ireland's": a match that begins in a name and ends beyond it is another phrase
      if (fit === 'across' && to - from > 1 && name?.type === 'PER') continue
      return { from, to, start, end, key: placeKey(form), matches, partial: false, fit, name }
    }
    return null
  }

  /** "The Hague" has its article in the name, "The United States" has not. */
  #mayTakeArticle(row: number, form: string): boolean {
    return !ARTICLE.test(form) || ARTICLE.test(this.gazetteer.row(row).name)
  }

  /** Most words of a name that starts with the word. */
  #longestOf(type: number): number {
    const [first = ''] = placeKey(this.#vocabulary.forms[type]!.slice(0, LONGEST_WORD)).split(' ')
    // "The" starts "The Hague" although keys drop it
    return first === 'the' ? MOST_NAME_WORDS : first === '' ? 0 : this.gazetteer.longestFrom(first)
  }
}

const LONGEST_WORD = 40
const ARTICLE = /^the\s/i

const flags = ({ document }: Reading, token: number) => document.vocabulary.flags[document.tokens.type[token]!]!

/** The end of what a name of so many words that starts here may cover: no mark but hyphens and apostrophes inside. */
function endOfRun(reading: Reading, from: number, sentenceEnd: number, words: number): number {
  let to = from + 1
  for (let left = words - 1; to < sentenceEnd; to++) {
    const shape = flags(reading, to)
    if ((shape & (Shape.LETTER | Shape.DIGIT)) !== 0) {
      if (left-- === 0) break
    } else if (
      (shape & Shape.DASH) === 0 ||
      reading.document.tokens.start[to] !== reading.document.tokens.end[to - 1]
    ) {
      break
    }
  }
  return to
}

/** Words that tell which part or kind before they name a region ("East-West", "Federal Agency"; "West" in Cameroon). */
const DESCRIBES_FIRST = new Set(
  'north south east west northern southern eastern western central upper lower federal national general'.split(' '),
)

/** Whether a name may be used as it is spelled here: abbreviations need their capitals or full stop, tails a comma. */
function isSpelled(use: NameUse, form: string, reading: Reading, from: number, before: Spot | undefined): boolean {
  if (use === NameUse.ABBREVIATION) return form.includes('.') || (form.length > 1 && form === form.toUpperCase())
  if (use !== NameUse.TAIL) return placeKey(form).length > 2 && !DESCRIBES_FIRST.has(form.toLowerCase())
  if (before === undefined || before.to !== from - 1) return false
  return wordIs(reading, from - 1, ',') && (form.length > 2 || form === form.toUpperCase())
}

const wordIs = ({ document }: Reading, token: number, word: string) =>
  document.vocabulary.forms[document.tokens.type[token]!] === word

function fitOf(reading: Reading, from: number, to: number): Pick<Spot, 'name' | 'fit'> {
  const first = reading.nameOf[from]!
  const last = reading.nameOf[to - 1]!
  const name = reading.names[first >= 0 ? first : last]
  if (name === undefined) return { name: null, fit: 'none' }
  if (first !== last) return { name, fit: 'across' }
  if (name.from === from) return { name, fit: name.to === to ? 'whole' : 'head' }
  return { name, fit: name.to === to ? 'tail' : 'inner' }
}

/** Puts the tagger's places in: those that the gazetteer lacks, whole, in place of what was found in a part of them. */
function withTaggedPlaces(reading: Reading, gazetteer: Gazetteer, found: Spot[]): Spot[] {
  const spots: Spot[] = []
  let next = 0
  for (const name of reading.names) {
    if (name.type !== 'LOC') continue
    while (next < found.length && found[next]!.to <= name.from) spots.push(found[next++]!)
    const inside: Spot[] = []
    while (next < found.length && found[next]!.from < name.to) inside.push(found[next++]!)
    const isKnown =
      inside.length > 0 && (inside.some((s) => s.fit === 'whole' || s.fit === 'across') || isList(inside, name))
    if (isKnown) spots.push(...inside)
    else spots.push(wholeName(reading, gazetteer, name, inside))
  }
  return spots.concat(found.slice(next))
}

/** "Paris France", "U.S.-Mexico": two places side by side are no third one. */
const isList = (inside: Spot[], name: NameSpan) =>
  inside.length > 1 && inside[0]!.from === name.from && inside.at(-1)!.to === name.to

function wholeName({ document }: Reading, gazetteer: Gazetteer, name: NameSpan, inside: Spot[]): Spot {
  const form = document.text.slice(name.start, Math.min(name.end, name.start + LONGEST_TAGGED))
  const key = placeKey(form)
  const [anchor] = inside
  // "the Ky. governor", "in florida": no comma and no capital, but the tagger knows a place
  const known = anchor === undefined ? gazetteer.find(form) : []
  const matches = anchor === undefined || STREETS.has(key.slice(key.lastIndexOf(' ') + 1)) ? known : anchor.matches
  const { from, to, start, end } = name
  return { from, to, start, end, key, matches, partial: anchor !== undefined, fit: 'whole', name }
}

const LONGEST_TAGGED = 120

/** Names of streets are no places of that name: "Washington Avenue". */
const STREETS = new Set(
  'street avenue road drive lane boulevard court highway parkway way place terrace route pike turnpike freeway expressway blvd ave rd dr ln hwy'.split(
    ' ',
  ),
)
