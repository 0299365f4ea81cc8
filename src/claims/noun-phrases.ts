import { Shape } from '../text/index.js'
import type { ClaimText, TokenSpan } from './claim-text.js'

/** Longest noun phrase that is looked for without trees, in tokens. */
const LONGEST_PHRASE = 24
/** Longest apposition between commas ("Hugh Hill, a doctor at the county hospital, said"). */
const LONGEST_APPOSITION = 25

const set = (words: string) => new Set(words.split(' '))

export const PRONOUNS = set(
  'he she they it i we you who which that this these those one someone everyone nobody everybody somebody',
)
const DETERMINERS = set(
  'the a an this that these those his her their its our my your some any many most several few all both each every no another other such one two three four five six seven eight nine ten hundreds thousands dozens',
)
/** Prepositions that may join two parts of a name for a speaker: "a spokesman for the ministry in Riga". */
const JOINING = set('of for at in from with on to by')
/** Words that a noun phrase cannot run over. */
const BOUNDARIES = set(
  'and or but that which who whom whose when while where because although though if as after before since until unless than then so yet nor whether why how what not is are was were be been being has have had do does did will would can could may might must shall should about into over under during against through between among via per says said',
)
export const AUXILIARIES = set(
  "has have had having is are was were be been being am will would can could may might must shall should do does did 's 's ’s 've ’ve 'd ’d 'll ’ll 're ’re 'm ’m n't n’t not never to",
)
const ADVERBS = set(
  'also still later then once now already even just soon again often always ever only recently repeatedly previously earlier first long further instead thus simply rather both all sometimes perhaps too yesterday today',
)

const isAdverb = (text: ClaimText, token: number) => {
  const word = text.lower(token)
  return ADVERBS.has(word) || (word.length > 4 && word.endsWith('ly') && !text.isCapital(token))
}

/** The last token before the cue that is no auxiliary and no adverb ("the mayor | has also repeatedly"). */
export function beforeAuxiliaries(text: ClaimText, cue: number, from: number): number {
  let at = cue - 1
  while (at >= from && !text.isQuoteMark(at) && (AUXILIARIES.has(text.lower(at)) || isAdverb(text, at))) at--
  return at
}

/** The noun phrase that ends in `last`, looked for back to `from`; null where there is none. */
export function phraseEndingAt(text: ClaimText, last: number, from: number): TokenSpan | null {
  const floor = Math.max(from, last - LONGEST_PHRASE)
  if (last < from) return null
  if (text.lower(last) === ',') return withApposition(text, last, from)
  if (!text.isWord(last) && text.lower(last) !== ')') return null
  if (PRONOUNS.has(text.lower(last))) return [last, last + 1]
  let at = last
  let start = -1
  for (; at >= floor; at--) {
    const word = text.lower(at)
    if (!text.isWord(at) && !isInner(word)) break
    if (at < last && PRONOUNS.has(word) && !DETERMINERS.has(word)) break
    if (JOINING.has(word)) {
      if (start < 0 || at === floor || !continuesLeft(text, at - 1)) break
      continue
    }
    if (word === 'and' && start === at + 1 && text.isCapital(at + 1) && text.isCapital(at - 1)) continue
    if (BOUNDARIES.has(word)) break
    if (isAdverb(text, at)) break
    start = at
    if (DETERMINERS.has(word)) {
      // the phrase is whole; go on only over a joining preposition
      if (!JOINING.has(text.lower(at - 1)) || !continuesLeft(text, at - 2) || at - 1 <= floor) break
    }
  }
  return start < 0 ? null : [start, last + 1]
}

/** Marks that stand within names: "Smith-Jones", "AT&T", "Mr.", "(D-Texas)". */
const isInner = (word: string) =>
  word === '-' ||
  word === '.' ||
  word === "'" ||
  word === '’' ||
  word === ')' ||
  word === '(' ||
  word === '/' ||
  word === '&'

/** "of|for|in" joins only to a noun on its left, not to a verb or the start of a sentence. */
function continuesLeft(text: ClaimText, token: number): boolean {
  const word = text.lower(token)
  return (
    text.isWord(token) && !BOUNDARIES.has(word) && !JOINING.has(word) && !PRONOUNS.has(word) && !/(ed|ing)$/.test(word)
  )
}

/** "Hugh Hill, a doctor, said": `comma` is the second of the two. */
function withApposition(text: ClaimText, comma: number, from: number): TokenSpan | null {
  for (let at = comma - 1; at >= Math.max(from, comma - LONGEST_APPOSITION); at--) {
    if (text.isQuoteMark(at)) return null
    if (text.lower(at) !== ',') continue
    const name = phraseEndingAt(text, at - 1, from)
    return name && text.lower(at - 1) !== ',' ? [name[0], comma] : null
  }
  return null
}

/** The noun phrase that starts at `first`, up to `limit`; null where there is none. */
export function phraseStartingAt(text: ClaimText, first: number, limit: number): TokenSpan | null {
  const ceiling = Math.min(limit, first + LONGEST_PHRASE)
  if (first >= limit || !text.isWord(first)) return null
  const opening = text.lower(first)
  if (CLAUSE_OPENERS.has(opening)) return null
  if (PRONOUNS.has(opening) || opening === 'him' || opening === 'them' || opening === 'me' || opening === 'us')
    return [first, first + 1]
  if (BOUNDARIES.has(opening) || JOINING.has(opening)) return null
  let at = first
  for (; at < ceiling; at++) {
    const word = text.lower(at)
    if (!text.isWord(at)) {
      if (!isInner(word) || (word === '.' && at + 1 === limit)) break
      continue
    }
    if (word === 'and' && text.isCapital(at + 1) && text.isCapital(at - 1)) continue
    if (JOINING.has(word)) {
      const next = text.lower(at + 1)
      if (!(DETERMINERS.has(next) || text.isCapital(at + 1) || word === 'of') || TIMES.has(next) || word === 'on') break
      continue
    }
    if (at > first && (BOUNDARIES.has(word) || PRONOUNS.has(word) || TIMES.has(word) || isAdverb(text, at))) break
    // a lower-case verb in -ed or -ing after a name ends the phrase: "Ruiz referring to"
    if (at > first && text.isCapital(at - 1) && /(ed|ing)$/.test(word) && !text.isCapital(at)) break
  }
  while (at > first + 1 && !text.isWord(at - 1)) at--
  return [first, at]
}

/** They open a clause, not a phrase that could name somebody. */
const CLAUSE_OPENERS = new Set(['that', 'which', 'who', 'these', 'those'])

/** A day or time behind the speaker belongs to the verb: "said Ruiz Monday". */
export const TIMES = set(
  'monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow last this next earlier later',
)

/** A token that could end a noun phrase: not a function word, not a mark. */
export function isNounLike(text: ClaimText, token: number): boolean {
  const word = text.lower(token)
  return (
    (text.shape(token) & Shape.LETTER) !== 0 && !BOUNDARIES.has(word) && !JOINING.has(word) && !AUXILIARIES.has(word)
  )
}
