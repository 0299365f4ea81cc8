import { Abbreviation, abbreviationOf } from './abbreviations.js'
import { widened } from './columns.js'
import { SentenceKind as Kind, type SentenceKind, type Sentences } from './document.js'
import type { Line } from './lines.js'
import { TokenColumns, tokenize } from './tokenize.js'
import { Shape, type Vocabulary } from './vocabulary.js'

class SentenceColumns implements Sentences {
  count = 0
  from = new Int32Array(64)
  to = new Int32Array(64)
  paragraph = new Int32Array(64)
  kind = new Uint8Array(64)

  push(from: number, to: number, paragraph: number, kind: SentenceKind): void {
    if (from === to) return
    if (this.count === this.from.length) this.#grow()
    this.from[this.count] = from
    this.to[this.count] = to
    this.paragraph[this.count] = paragraph
    this.kind[this.count++] = kind
  }

  #grow(): void {
    const length = this.from.length * 2
    this.from = widened(this.from, length)
    this.to = widened(this.to, length)
    this.paragraph = widened(this.paragraph, length)
    this.kind = widened(this.kind, length)
  }
}

/** Tokens and sentences of lines; a line that is wrapped runs on into the next. */
export function readSentences(
  text: string,
  lines: readonly Line[],
  vocabulary: Vocabulary,
): { tokens: TokenColumns; sentences: Sentences } {
  const tokens = new TokenColumns(text.length)
  const sentences = new SentenceColumns()
  let open = 0 // first token of the paragraph part that is not yet cut into sentences
  lines.forEach((line, index) => {
    if (line.body > line.start && line.kind === Kind.BODY) {
      tokenize(text, line.start, line.body, tokens, vocabulary)
      sentences.push(open, tokens.count, line.paragraph, Kind.DATELINE)
      open = tokens.count
    }
    tokenize(text, line.kind === Kind.BODY ? line.body : line.start, line.end, tokens, vocabulary)
    if (line.wrapped && lines[index + 1]?.kind === line.kind) return
    if (line.kind === Kind.BODY) cut(text, tokens, open, line.paragraph, vocabulary, sentences)
    else sentences.push(open, tokens.count, line.paragraph, line.kind)
    open = tokens.count
  })
  for (let s = 0; s < sentences.count; s++) tokens.sentence.fill(s, sentences.from[s]!, sentences.to[s]!)
  return { tokens, sentences }
}

/** Cuts running text, the tokens from `from` on, into sentences. */
function cut(
  text: string,
  tokens: TokenColumns,
  from: number,
  paragraph: number,
  vocabulary: Vocabulary,
  sentences: SentenceColumns,
): void {
  let start = from
  for (let i = from; i < tokens.count; i++) {
    const flags = vocabulary.flags[tokens.type[i]!]!
    const stop = (flags & (Shape.TERMINAL | Shape.ABBREVIATION)) !== 0
    if (!stop) continue
    const last = withFootnote(tokens, withClosingMarks(tokens, i, vocabulary), vocabulary)
    if (last + 1 >= tokens.count) break
    if (!endsSentence(text, tokens, i, last + 1, flags, vocabulary)) continue
    sentences.push(start, last + 1, paragraph, Kind.BODY)
    start = last + 1
    i = last
  }
  sentences.push(start, tokens.count, paragraph, Kind.BODY)
}

/** The last of the quotation marks, brackets and further full stops that close the sentence with token `i`. */
function withClosingMarks(tokens: TokenColumns, i: number, vocabulary: Vocabulary): number {
  let last = i
  let straight = 0
  while (last + 1 < tokens.count) {
    const next = tokens.type[last + 1]!
    const flags = vocabulary.flags[next]!
    const form = vocabulary.forms[next]!
    const touches = tokens.start[last + 1] === tokens.end[last]
    const after = last + 2 < tokens.count && tokens.start[last + 2] === tokens.end[last + 1]
    const closes = (flags & Shape.CLOSE_QUOTE) !== 0 || form === ')' || form === ']' || (flags & Shape.TERMINAL) !== 0
    // a mark of machine-translated text may stand apart ("…again. ”"), or open where it ought to close ("…it. “.")
    const plain =
      (flags & Shape.QUOTE) !== 0 && !after && (touches || (flags & Shape.OPEN_QUOTE) !== 0) && straight++ === 0
    if (!closes && !plain) break
    last++
  }
  return last
}

/** "… in Dulwich. [17] Placed …": a footnote number belongs to the sentence before it. */
function withFootnote(tokens: TokenColumns, last: number, vocabulary: Vocabulary): number {
  if (last + 3 >= tokens.count) return last
  const isForm = (i: number, form: string) => vocabulary.forms[tokens.type[i]!] === form
  const number = (vocabulary.flags[tokens.type[last + 2]!]! & Shape.NUMBER) !== 0
  return number && isForm(last + 1, '[') && isForm(last + 3, ']') ? last + 3 : last
}

/** Shortest word in front of a full stop that is no abbreviation though a lower-case word follows. */
const SHORTEST_LAST_WORD = 4

/**
 * Whether a sentence ends before token `next`.
 * "He left. She stayed." yes; "Mr. Lee", "at 5 p.m. on", "J. Smith", "“Why?” he asked" no.
 */
function endsSentence(
  text: string,
  tokens: TokenColumns,
  stop: number,
  next: number,
  flags: number,
  vocabulary: Vocabulary,
): boolean {
  const first = firstWord(tokens, next, vocabulary)
  if (first < 0) return false
  const firstFlags = vocabulary.flags[tokens.type[first]!]!
  const lower = (firstFlags & Shape.LETTER) !== 0 && (firstFlags & (Shape.CAPITAL | Shape.INNER_CAPITAL)) === 0
  if (lower) return next === stop + 1 && first === next && endsBeforeLower(tokens, stop, next, vocabulary)
  if ((flags & Shape.ABBREVIATION) === 0) return stopEnds(text, tokens, stop, first, vocabulary)
  const word = vocabulary.forms[tokens.type[stop]!]!
  const kind = abbreviationOf(word.slice(0, -1), text[tokens.start[first]!] ?? '')
  if (kind === Abbreviation.BEFORE_NAME) return false
  if (kind === Abbreviation.INITIAL)
    return !startsName(tokens, stop, vocabulary) && isStarter(tokens, first, vocabulary)
  // "U.S. Senate" goes on; "in the U.S. The senate" and "in the U.S. “We" do not; "Acme Inc. (ACM)" does
  const quoted = first === next + 1 && (vocabulary.flags[tokens.type[next]!]! & Shape.QUOTE) !== 0
  return quoted || (first === next && isStarter(tokens, first, vocabulary))
}

/** Text without capitals: "where did you grow up? i knew", "two were hurt. the others"; not "Yahoo! is", "max. speed". */
function endsBeforeLower(tokens: TokenColumns, stop: number, next: number, vocabulary: Vocabulary): boolean {
  if (stop === 0 || tokens.start[next] === tokens.end[stop]) return false
  const form = vocabulary.forms[tokens.type[stop]!]!
  if (form !== '.' && form !== '?' && form !== '!') return false
  const before = tokens.type[stop - 1]!
  const flags = vocabulary.flags[before]!
  if ((flags & Shape.LETTER) === 0 || (flags & (Shape.CAPITAL | Shape.INNER_CAPITAL)) !== 0) return false
  return form !== '.' || vocabulary.forms[before]!.length >= SHORTEST_LAST_WORD
}

/** A full stop, question mark or dots, before a capital, digit or mark. */
function stopEnds(text: string, tokens: TokenColumns, stop: number, first: number, vocabulary: Vocabulary): boolean {
  if (tokens.start[stop + 1] === tokens.end[stop] && stop + 1 === first) {
    // no blank behind: "the end.The next" is two, ".com" and "v.2" are not
    return /\p{Lu}/u.test(text[tokens.start[first]!] ?? '') && stop > 0 && tokens.start[stop] === tokens.end[stop - 1]
  }
  const before = stop > 0 ? vocabulary.flags[tokens.type[stop - 1]!]! : 0
  // "1. The first point": a list number at the start of its line is not a sentence
  const numbered =
    (before & Shape.NUMBER) !== 0 &&
    (stop < 2 || lineBreakBetween(text, tokens.end[stop - 2]!, tokens.start[stop - 1]!))
  return !numbered
}

function lineBreakBetween(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (text.charCodeAt(i) === 0x0a) return true
  return false
}

/** The first word or number at or a few marks behind token `next`; -1 where only marks are left. */
function firstWord(tokens: TokenColumns, next: number, vocabulary: Vocabulary): number {
  const limit = Math.min(tokens.count, next + 4)
  for (let i = next; i < limit; i++) {
    if ((vocabulary.flags[tokens.type[i]!]! & (Shape.LETTER | Shape.DIGIT)) !== 0) return i
  }
  return limit < tokens.count ? next : -1
}

/** Whether a capitalised word stands right before token `i`: the initial is a middle one ("John F. Kennedy"). */
function startsName(tokens: TokenColumns, i: number, vocabulary: Vocabulary): boolean {
  return i > 0 && (vocabulary.flags[tokens.type[i - 1]!]! & Shape.CAPITAL) !== 0
}

/** Words that start a sentence when they stand in capitals behind an abbreviation. */
const STARTERS = new Set(
  'the a an this that these those he she it they we i you there here his her its their our my in on at by for from with after before as when while but and or if so no not what who how why where both all some many most more one two officials police'.split(
    ' ',
  ),
)

function isStarter(tokens: TokenColumns, i: number, vocabulary: Vocabulary): boolean {
  const type = tokens.type[i]!
  return (vocabulary.flags[type]! & Shape.CAPITAL) !== 0 && STARTERS.has(vocabulary.forms[vocabulary.lower[type]!]!)
}
