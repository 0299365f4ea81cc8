import type { Warning } from '../analysis.js'
import type { Segments } from './document.js'
import { isInches, Looks, type Mark, marksBetween } from './quote-marks.js'
import { Shape } from './vocabulary.js'

/** A quotation with its marks; of one over several paragraphs, the part in one paragraph. */
export interface QuoteSpan {
  /** UTF-16, half-open, marks included. */
  start: number
  end: number
  /** Tokens, half-open, marks included. */
  from: number
  to: number
  /** 0, or how many quotations it stands within. */
  depth: number
  /** Whether a mark was missing, stray or turned the wrong way. */
  repaired: boolean
  /** Whether it runs on from the quotation of the paragraph before. */
  continues: boolean
}

export interface Quotes {
  /** In text order, an outer one before those within it; they do not cross. */
  spans: QuoteSpan[]
  /** `unbalanced-quote`, at most one a paragraph; UTF-16 spans. */
  warnings: Warning[]
}

/** A piece in single marks is no longer than this many tokens: beyond, the mark is an apostrophe. */
const LONGEST_SINGLE = 120
/** How many tokens after a comma a reporting verb may stand ("…, the mayor of the town said"). */
const SUBJECT_REACH = 6
const REPORTING = new Set(
  'said says told tells added adds wrote writes asked explained replied recalled noted'.split(' '),
)
/** Verbs of ", said the minister" within marks, and what opens the noun phrase behind them. */
const INVERTED = new Set(
  'said declared added explained replied concluded stressed underlined insisted warned continued noted'.split(' '),
)
const ARTICLES = new Set(['the', 'a', 'an'])

/**
 * Finds the quotations of an article: straight, curly, low and angle marks, single marks against apostrophes, nested
 * and over paragraphs (each opens, only the last closes). Missing and wrong marks are repaired from their context.
 * One pass over the marks with a look-ahead of two: linear in the text.
 */
export function pairQuotes(document: Segments): Quotes {
  const { sentences } = document
  const pairer = new Pairer(document)
  for (let s = 0; s < sentences.count; ) {
    const paragraph = sentences.paragraph[s]!
    const from = sentences.from[s]!
    let to = from
    for (; s < sentences.count && sentences.paragraph[s] === paragraph; s++) to = sentences.to[s]!
    pairer.readParagraph(from, to)
  }
  pairer.settlePending(undefined)
  return { spans: nest(pairer.spans), warnings: pairer.warnings }
}

class Pairer {
  readonly spans: QuoteSpan[] = []
  readonly warnings: Warning[] = []
  readonly #document: Segments
  /** Opening mark of the quotation that is open. */
  #open: Mark | null = null
  #continues = false
  /** A quotation that its paragraph left open: the next paragraph tells whether it runs on. */
  #pending: { from: number; to: number; continues: boolean } | null = null
  #paragraph = { from: 0, to: 0, warned: false }
  /** First token behind the last quotation closed in this paragraph; -1 where there was none. */
  #afterLast = -1

  constructor(document: Segments) {
    this.#document = document
  }

  readParagraph(from: number, to: number): void {
    const marks = marksBetween(this.#document, from, to)
    const doubles = marks.filter((mark) => !mark.single)
    if (doubles[0]?.token === from && doubles[0].looks & Looks.OPEN) this.settlePending(doubles[0])
    else if (to > from) this.settlePending(undefined)
    this.#paragraph = { from, to, warned: false }
    this.#afterLast = -1
    for (let m = 0; m < doubles.length; m++) this.#readDouble(doubles, m)
    this.#readSingles(marks.filter((mark) => mark.single))
    if (this.#open) this.#pending = { from: this.#open.token, to, continues: this.#continues }
    this.#open = null
  }

  /** Each paragraph of a long quotation opens with a mark of its own: `next`. Without it, the closing mark is missing. */
  settlePending(next: Mark | undefined): void {
    const pending = this.#pending
    if (!pending) return
    this.#pending = null
    this.#continues = next !== undefined
    if (next) this.#push(pending.from, pending.to, false, pending.continues)
    else {
      this.#push(pending.from, this.#missingClose(pending.from, pending.to), true, pending.continues)
      this.#warn(pending.from)
    }
  }

  #readDouble(marks: readonly Mark[], m: number): void {
    const mark = marks[m]!
    if (mark.looks === 0) return
    if (!this.#open) {
      if (mark.looks & Looks.OPEN) this.#openAt(mark)
      else if (!isInches(this.#document, mark.token)) this.#strayClose(mark.token)
      return
    }
    if (mark.looks & Looks.CLOSE || (this.#open.low && !mark.low)) {
      this.#close(mark)
      return
    }
    const next = marks[m + 1]
    // “A “B” C”, and "A “B” C": two that close after it, or a pair of another kind
    const otherKind = mark.directed && !this.#open.directed
    if (next?.looks === Looks.CLOSE && (marks[m + 2]?.looks === Looks.CLOSE || (otherKind && next.directed))) {
      this.#push(mark.token, next.token + 1, false, false)
      next.looks = 0
      return
    }
    const unclosed = this.#open.token
    this.#push(unclosed, this.#missingClose(unclosed, mark.token), true, this.#continues)
    this.#warn(unclosed)
    this.#openAt(mark)
  }

  #openAt(mark: Mark): void {
    this.#continues &&= mark.token === this.#paragraph.from
    this.#open = mark
  }

  #close(mark: Mark): void {
    const cue = this.#cueWithin(this.#open!.token, mark.token)
    if (cue >= 0) {
      this.#push(this.#open!.token, cue, true, this.#continues)
      this.#open = null
      this.#continues = false
      this.#afterLast = cue
      this.#strayClose(mark.token)
      return
    }
    this.#push(this.#open!.token, mark.token + 1, mark.mangled || this.#open!.mangled, this.#continues)
    if (mark.mangled) this.#warn(mark.token)
    this.#open = null
    this.#continues = false
    this.#afterLast = mark.token + 1
  }

  /**
   * A closing mark that nothing opened. "“A,” he said. B. C ”": what follows the sentence of the quotation before;
   * otherwise the sentence that the mark ends.
   */
  #strayClose(mark: number): void {
    const { sentences, tokens } = this.#document
    this.#warn(mark)
    if (mark === this.#paragraph.from) return
    let from = sentences.from[tokens.sentence[mark - 1]!]!
    if (this.#afterLast >= 0) {
      from = Math.max(this.#afterLast, sentences.to[tokens.sentence[this.#afterLast - 1]!]!)
    }
    if (from < mark) this.#push(from, mark + 1, true, false)
    this.#afterLast = mark + 1
  }

  /** Where a quotation without its closing mark ends: before ", he said", or with its sentence, or with its paragraph. */
  #missingClose(open: number, limit: number): number {
    const { tokens, sentences } = this.#document
    const sentence = tokens.sentence[Math.min(open + 1, limit - 1)]!
    const end = Math.min(limit, sentences.to[sentence]!)
    for (let i = open + 2; i < end; i++) if (this.#form(i) === ',' && this.#reportingFollows(i + 1, end)) return i + 1
    const opensSentence = open === sentences.from[tokens.sentence[open]!]!
    return opensSentence ? limit : end
  }

  /**
   * "“We are ready, declared on Monday the minister, in Riga ”": a translator has moved the closing mark behind the words
   * about the speaker, and left it alone between blanks. First token of these words, -1 where there are none.
   */
  #cueWithin(open: number, close: number): number {
    const { tokens, vocabulary } = this.#document
    if (tokens.end[close - 1] === tokens.start[close]) return -1
    for (let i = open + 2; i + 2 < close; i++) {
      if (this.#form(i - 1) !== ',' || !INVERTED.has(this.#form(i))) continue
      const next = this.#form(i + 1) === 'on' ? i + 3 : i + 1
      if (ARTICLES.has(this.#form(next)) || vocabulary.flags[tokens.type[next]!]! & Shape.CAPITAL) return i
    }
    return -1
  }

  #reportingFollows(from: number, end: number): boolean {
    for (let i = from; i < Math.min(end, from + SUBJECT_REACH); i++) if (REPORTING.has(this.#form(i))) return true
    return false
  }

  /** Single marks close what a single mark opened in the same paragraph; all others are apostrophes. */
  #readSingles(marks: readonly Mark[]): void {
    let open: Mark | null = null
    for (let m = 0; m < marks.length; m++) {
      const mark = marks[m]!
      if (open && mark.token - open.token > LONGEST_SINGLE) open = null
      if (mark.looks === Looks.OPEN) open = mark
      else if (open && mark.looks & Looks.CLOSE && !this.#isPossessive(mark, marks[m + 1], open)) {
        this.#push(open.token, mark.token + 1, false, false)
        open = null
      }
    }
  }

  /** "‘the workers’ rights bill’": an s before it, a small word after it, and another mark that can close. */
  #isPossessive(mark: Mark, next: Mark | undefined, open: Mark): boolean {
    if (!next || !(next.looks & Looks.CLOSE) || next.token - open.token > LONGEST_SINGLE) return false
    const { tokens, vocabulary } = this.#document
    const after = vocabulary.flags[tokens.type[mark.token + 1]!]!
    return this.#form(mark.token - 1).endsWith('s') && (after & (Shape.LETTER | Shape.CAPITAL)) === Shape.LETTER
  }

  #push(from: number, to: number, repaired: boolean, continues: boolean): void {
    const { tokens } = this.#document
    if (to <= from + 1) return
    this.spans.push({ start: tokens.start[from]!, end: tokens.end[to - 1]!, from, to, depth: 0, repaired, continues })
  }

  #warn(mark: number): void {
    if (this.#paragraph.warned) return
    this.#paragraph.warned = true
    const { tokens } = this.#document
    this.warnings.push({
      code: 'unbalanced-quote',
      message: 'a quotation mark without its partner',
      start: tokens.start[mark]!,
      end: tokens.end[mark]!,
    })
  }

  #form(token: number): string {
    const { tokens, vocabulary } = this.#document
    return vocabulary.forms[tokens.type[token]!]!
  }
}

/** Orders the spans, gives each its depth, and drops those that cross an earlier one. */
function nest(spans: QuoteSpan[]): QuoteSpan[] {
  spans.sort((a, b) => a.from - b.from || b.to - a.to)
  const around: QuoteSpan[] = []
  return spans.filter((span) => {
    while (around.length > 0 && around.at(-1)!.to <= span.from) around.pop()
    if (around.length > 0 && around.at(-1)!.to < span.to) return false
    span.depth = around.length
    around.push(span)
    return true
  })
}
