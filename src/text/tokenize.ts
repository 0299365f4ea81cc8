import { Abbreviation, abbreviationOf } from './abbreviations.js'
import { Char, classOf, classOfPair, skipMarks } from './characters.js'
import { widened } from './columns.js'
import type { Tokens } from './document.js'
import type { Vocabulary } from './vocabulary.js'

/** Tokens while they are being found: columns that grow. */
export class TokenColumns implements Tokens {
  count = 0
  start: Int32Array
  end: Int32Array
  type: Int32Array
  sentence: Int32Array

  constructor(textLength: number) {
    const capacity = 64 + (textLength >> 2)
    this.start = new Int32Array(capacity)
    this.end = new Int32Array(capacity)
    this.type = new Int32Array(capacity)
    this.sentence = new Int32Array(capacity)
  }

  push(start: number, end: number, type: number): void {
    if (this.count === this.start.length) this.#grow()
    this.start[this.count] = start
    this.end[this.count] = end
    this.type[this.count++] = type
  }

  #grow(): void {
    const capacity = this.start.length * 2
    this.start = widened(this.start, capacity)
    this.end = widened(this.end, capacity)
    this.type = widened(this.type, capacity)
    this.sentence = widened(this.sentence, capacity)
  }
}

const APOSTROPHE = 0x27
const RIGHT_QUOTE = 0x2019
const DOT = 0x2e
const COMMA = 0x2c
const HYPHEN = 0x2d
const AT = 0x40

/** All the characters that writers and converters put for an apostrophe within a word ("don‘t", "don´t"). */
const isApostrophe = (unit: number) =>
  unit === APOSTROPHE || unit === RIGHT_QUOTE || unit === 0x2018 || unit === 0x60 || unit === 0xb4 || unit === 0x02bc

/** Prefixes that stay with a lower-case word: "e-mail", "re-elected" (the treebanks' rule); "anti-Trump" comes apart. */
const PREFIXES = new Set(
  'a agro ante anti arch be bi bio co counter cross cyber de e eco ex extra inter intra macro mega micro mid mini mono multi neo non over pan para post pre pro pseudo quasi re semi sub super tri u ultra un uni vice'.split(
    ' ',
  ),
)
const LONGEST_PREFIX = 7

/** Ends of a number that belong to it: "2nd", "1990s"; other letters behind digits are a unit ("5km" -> 5 km). */
const NUMBER_ENDING = /^(?:st|nd|rd|th|s)$/i

/** Letters behind digits up to this length are a unit of their own when in lower case. */
const LONGEST_UNIT = 6

const MOST_CLITICS = 3

/**
 * Finds the tokens of `text[start, end)`, a stretch without line breaks, and appends them to `tokens`.
 * Every character that is no white space belongs to exactly one token. Linear in the stretch.
 */
export function tokenize(text: string, start: number, end: number, tokens: TokenColumns, vocabulary: Vocabulary): void {
  let index = start
  while (index < end) {
    const kind = kindAt(text, index)
    if (kind === Char.SPACE) index++
    else if (kind === Char.LETTER || kind === Char.DIGIT) index = readWord(text, index, end, tokens, vocabulary)
    else index = readMark(text, index, end, tokens, vocabulary)
  }
}

function kindAt(text: string, index: number): number {
  const kind = classOf(text.charCodeAt(index))
  return kind === Char.HIGH_SURROGATE ? classOfPair(text, index) : kind
}

const isWordKind = (kind: number) => kind === Char.LETTER || kind === Char.DIGIT || kind === Char.MARK

/** A word or number that starts at `index`, with its clitics; returns the index behind it. */
function readWord(text: string, index: number, end: number, tokens: TokenColumns, vocabulary: Vocabulary): number {
  const web = webAddressEnd(text, index, end)
  if (web > 0) return pushToken(text, index, web, tokens, vocabulary)
  let at = index
  while (at < end) {
    const unit = text.charCodeAt(at)
    let kind = classOf(unit)
    if (kind === Char.HIGH_SURROGATE) {
      kind = classOfPair(text, at)
      if (!isWordKind(kind)) break
      at += 2
    } else if (isWordKind(kind)) at++
    else if (at + 1 < end && joins(text, index, at, end, unit)) at++
    else break
  }
  if (at < end && text.charCodeAt(at) === AT) {
    const mail = mailEnd(text, at, end)
    if (mail > 0) return pushToken(text, index, mail, tokens, vocabulary)
  }
  at = withFinalStop(text, index, at, end)
  splitWord(text, index, at, tokens, vocabulary)
  return at
}

/** Whether the character at `at` is inside a word that started at `start`: "O'Brien", "3.5", "1,200", "8:30", "AT&T". */
function joins(text: string, start: number, at: number, end: number, unit: number): boolean {
  const before = kindAt(text, at - 1)
  const after = kindAt(text, at + 1)
  const digits = before === Char.DIGIT && after === Char.DIGIT
  const letters = before !== Char.DIGIT && isWordKind(before) && after === Char.LETTER
  if (unit === DOT) return digits || (letters && !isNewSentence(text, start, at))
  if (isApostrophe(unit)) return letters || (after === Char.LETTER && before === Char.DIGIT) // "1930's"
  if (unit === COMMA || unit === 0x66c) return digits && isDigitGroup(text, at + 1, end)
  if (unit === 0x3a || unit === 0x2f || unit === 0x66b) return digits // 8:30, 9/11
  if (unit === 0x26) return letters && isUpper(text, at - 1) && isUpper(text, at + 1) // AT&T
  if (unit === HYPHEN) return letters && !isUpper(text, at + 1) && isPrefix(text, start, at)
  return false
}

/** "the end.The next": a full stop without its blank, not "U.S." or "example.com". */
function isNewSentence(text: string, start: number, at: number): boolean {
  return at - start > 1 && text.charCodeAt(at - 2) !== DOT && !isUpper(text, at - 1) && isUpper(text, at + 1)
}

/** Two or three digits and then none: "1,200", "1,00,000"; not "1,2,3". */
function isDigitGroup(text: string, at: number, end: number): boolean {
  let digits = 0
  while (at + digits < end && digits < 4 && classOf(text.charCodeAt(at + digits)) === Char.DIGIT) digits++
  return digits === 2 || digits === 3
}

function isPrefix(text: string, start: number, at: number): boolean {
  return at - start <= LONGEST_PREFIX && PREFIXES.has(text.slice(start, at).toLowerCase())
}

function isUpper(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a
  const character = text[index]!
  return character !== character.toLowerCase()
}

/** End of the word with its full stop, where that belongs to it ("Mr.", "U.S.", "J."). */
function withFinalStop(text: string, start: number, at: number, end: number): number {
  if (at >= end || text.charCodeAt(at) !== DOT || at - start > 6) return at
  if (at + 1 < end && text.charCodeAt(at + 1) === DOT) return at // "and Co..."
  if (classOf(text.charCodeAt(start)) === Char.DIGIT) return at
  if (at - start === 1 && text[start] === 'I' && followsWord(text, start)) return at // "and so do I."; not "(I. Roe"
  let next = at + 1
  while (next < end && next < at + 4 && classOf(text.charCodeAt(next)) === Char.SPACE) next++
  const kind = abbreviationOf(text.slice(start, at), next < end ? text[next]! : '')
  return kind === Abbreviation.NONE ? at : at + 1
}

/** Whether a lower-case word stands right before `index`. */
function followsWord(text: string, index: number): boolean {
  return index >= 2 && text[index - 1] === ' ' && /\p{Ll}/u.test(text[index - 2]!)
}

/** Cuts clitics ("do|n't", "Putin|'s", "can|not") and units ("5|km") off a word and adds the parts. */
function splitWord(text: string, start: number, end: number, tokens: TokenColumns, vocabulary: Vocabulary): void {
  if (classOf(text.charCodeAt(start)) === Char.DIGIT) {
    const cut = unitStart(text, start, end)
    if (cut > 0) {
      pushToken(text, start, cut, tokens, vocabulary)
      pushToken(text, cut, end, tokens, vocabulary)
      return
    }
  }
  let cut = cliticStart(text, start, end)
  if (cut <= start) {
    pushToken(text, start, end, tokens, vocabulary)
    return
  }
  // "couldn't've": what stands before a clitic may end in another
  const cuts = [end]
  while (cut > start && cuts.length <= MOST_CLITICS) {
    cuts.push(cut)
    cut = cliticStart(text, start, cut)
  }
  let from = start
  for (const to of cuts.reverse()) from = pushToken(text, from, to, tokens, vocabulary)
}

function unitStart(text: string, start: number, end: number): number {
  let at = end
  while (at > start && end - at <= LONGEST_UNIT && classOf(text.charCodeAt(at - 1)) === Char.LETTER) at--
  if (at === end || at === start || end - at > LONGEST_UNIT) return -1
  if (classOf(text.charCodeAt(at - 1)) !== Char.DIGIT) return -1
  const letters = text.slice(at, end)
  return letters === letters.toLowerCase() && !NUMBER_ENDING.test(letters) ? at : -1
}

/** Two words written as one, and where the second starts; each ends in "a" or "t". */
const FUSED = new Map([
  ['cannot', 3],
  ['gonna', 3],
  ['gotta', 3],
  ['wanna', 3],
])

/** Where the last clitic of a word starts, -1 where it has none. */
function cliticStart(text: string, start: number, end: number): number {
  const length = end - start
  if (length < 3) return -1
  const last = text.charCodeAt(end - 1) | 0x20
  if (isApostrophe(text.charCodeAt(end - 2))) {
    // 's 'd 'm, and n't
    if (last === 0x73 || last === 0x64 || last === 0x6d) return end - 2
    if (last === 0x74 && (text.charCodeAt(end - 3) | 0x20) === 0x6e) return length > 3 ? end - 3 : -1
    return -1
  }
  if (length > 3 && isApostrophe(text.charCodeAt(end - 3))) {
    const two = text.slice(end - 2, end).toLowerCase()
    return two === 're' || two === 've' || two === 'll' ? end - 3 : -1
  }
  if ((length !== 5 && length !== 6) || (last !== 0x61 && last !== 0x74)) return -1
  const second = FUSED.get(text.slice(start, end).toLowerCase())
  return second === undefined ? -1 : start + second
}

/** End of a web address that starts at `index`, -1 where none does. */
function webAddressEnd(text: string, index: number, end: number): number {
  const first = text.charCodeAt(index)
  const second = text.charCodeAt(index + 1)
  if (!(first === 0x68 && second === 0x74) && !(first === 0x77 && second === 0x77)) return -1 // ht, ww
  if (!/^(?:https?:\/\/|www\.)/.test(text.slice(index, index + 8))) return -1
  let at = index
  while (at < end && classOf(text.charCodeAt(at)) !== Char.SPACE && !'"<>”“»)]}|'.includes(text[at]!)) at++
  while (at > index && ".,;:!?'’".includes(text[at - 1]!)) at--
  return at
}

const LONGEST_MAIL_HOST = 80
const MAIL_CHARACTER = /[\w.-]/

/** End of the mail address whose "@" stands at `at`, -1 where no host follows. */
function mailEnd(text: string, at: number, end: number): number {
  const limit = Math.min(end, at + LONGEST_MAIL_HOST)
  let stop = at + 1
  while (stop < limit && MAIL_CHARACTER.test(text[stop]!)) stop++
  while (stop > at && '.-'.includes(text[stop - 1]!)) stop--
  return stop > at + 1 ? stop : -1
}

/** Marks that come as a pair or a run and are one token: "...", "--", "``", "''". */
const RUNS = new Set(['.', '-', '`', "'", '!', '?'])
const LONGEST_RUN = 8

function readMark(text: string, index: number, end: number, tokens: TokenColumns, vocabulary: Vocabulary): number {
  const unit = text.charCodeAt(index)
  let at = index + (text.codePointAt(index)! > 0xffff ? 2 : 1)
  if ((unit === AT || unit === 0x23) && at < end && kindAt(text, at) === Char.LETTER) {
    // @handle, #topic
    while (at < end && isWordKind(classOf(text.charCodeAt(at)))) at++
  } else if (RUNS.has(text[index]!)) {
    const most = unit === APOSTROPHE || unit === 0x60 ? 2 : LONGEST_RUN
    while (at < end && at - index < most && text.charCodeAt(at) === unit) at++
  }
  return pushToken(text, index, skipMarks(text, at, end), tokens, vocabulary)
}

function pushToken(text: string, start: number, end: number, tokens: TokenColumns, vocabulary: Vocabulary): number {
  tokens.push(start, end, vocabulary.intern(text, start, end))
  return end
}
