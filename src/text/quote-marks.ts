import type { Segments } from './document.js'
import { Shape } from './vocabulary.js'

/** Which way a quotation mark looks; both bits where neither its glyph nor the blanks around it decide. */
export const Looks = { OPEN: 1, CLOSE: 2, EITHER: 3 } as const

export interface Mark {
  token: number
  single: boolean
  /** „ opens what “ closes. */
  low: boolean
  /** Of a kind that tells opening from closing (not " and ''). */
  directed: boolean
  /** Bits of `Looks`. */
  looks: number
  /** Its glyph says the opposite of its place: "it. “." */
  mangled: boolean
}

const SINGLE = new Set(["'", '‘', '’', '‚', '‹', '›', '`'])
const LOW = new Set(['„', '‚'])

/** The quotation marks among the tokens `[from, to)` of one paragraph. */
export function marksBetween(document: Segments, from: number, to: number): Mark[] {
  const { tokens, vocabulary } = document
  const marks: Mark[] = []
  for (let i = from; i < to; i++) {
    const type = tokens.type[i]!
    const flags = vocabulary.flags[type]!
    if (!(flags & Shape.QUOTE)) continue
    const form = vocabulary.forms[type]!
    const single = SINGLE.has(form)
    if (single) {
      const looks = singleLooks(document, i, from, to, form)
      if (looks) marks.push({ token: i, single, low: form === '‚', directed: form !== "'", looks, mangled: false })
    } else {
      const directed = (flags & (Shape.OPEN_QUOTE | Shape.CLOSE_QUOTE)) !== 0
      marks.push({ token: i, single, low: LOW.has(form), directed, ...doubleLooks(document, i, from, to, form, flags) })
    }
  }
  return marks
}

/** 6' 2": a straight mark right behind a number. */
export function isInches(document: Segments, mark: number): boolean {
  const { tokens, vocabulary } = document
  if (mark === 0 || document.text[tokens.start[mark]!] !== '"' || tokens.end[mark - 1] !== tokens.start[mark])
    return false
  return (vocabulary.flags[tokens.type[mark - 1]!]! & Shape.NUMBER) !== 0
}

function doubleLooks(document: Segments, mark: number, from: number, to: number, form: string, flags: number) {
  const { before, after } = neighbours(document, mark, from, to)
  const byBlanks = before && !after ? Looks.OPEN : after && !before ? Looks.CLOSE : Looks.EITHER
  if (form.startsWith('`') || LOW.has(form)) return { looks: Looks.OPEN, mangled: false }
  if (flags & Shape.OPEN_QUOTE) {
    // "it. “." and "end“": nothing follows that it could open
    if (opensNothing(document, mark, to)) return { looks: Looks.CLOSE, mangled: true }
    if (byBlanks === Looks.CLOSE) return { looks: Looks.EITHER, mangled: true }
    return { looks: after ? Looks.EITHER : Looks.OPEN, mangled: false }
  }
  if (flags & Shape.CLOSE_QUOTE) {
    if (mark === from) return { looks: Looks.OPEN, mangled: true }
    // "unacceptable, ”the head said" closes, "said: ”We must" opens: what is open decides
    return byBlanks === Looks.OPEN ? { looks: Looks.EITHER, mangled: true } : { looks: Looks.CLOSE, mangled: false }
  }
  return { looks: mark === from ? Looks.OPEN : byBlanks, mangled: false }
}

/** Bits of `Looks`; 0 for an apostrophe. */
function singleLooks(document: Segments, mark: number, from: number, to: number, form: string): number {
  const { before, after } = neighbours(document, mark, from, to)
  const letterAfter = mark + 1 < to && !after && (shape(document, mark + 1) & (Shape.LETTER | Shape.DIGIT)) !== 0
  if (form === '‘' || form === '‹' || form === '‚' || form === '`') return before && !after ? Looks.OPEN : 0
  // ’90s, ’em: a curly closing mark before a word is an apostrophe; a straight one may open
  if (before && letterAfter) return form === "'" ? Looks.OPEN : 0
  return !before && !letterAfter ? Looks.CLOSE : 0
}

/** Whether there is a blank (or bracket, dash, another mark, the paragraph's edge) on either side. */
function neighbours(document: Segments, mark: number, from: number, to: number) {
  const { tokens } = document
  const before = mark === from || tokens.end[mark - 1] !== tokens.start[mark] || opensOrJoins(document, mark - 1)
  const after = mark + 1 >= to || tokens.end[mark] !== tokens.start[mark + 1] || followsClose(document, mark + 1)
  return { before, after }
}

const OPENING = '([{—–-/“‘«"'
const CLOSING = ')]},.;:!?…—–-/”’»"'
const opensOrJoins = (document: Segments, token: number) => OPENING.includes(firstCharacter(document, token))
const followsClose = (document: Segments, token: number) => CLOSING.includes(firstCharacter(document, token))

const STOPS = '.,;!?'
/** Only stops, or nothing, between the mark and the end of the paragraph, or a stop right behind it. */
function opensNothing(document: Segments, mark: number, to: number): boolean {
  if (mark + 1 >= to) return true
  const { tokens } = document
  return tokens.end[mark] === tokens.start[mark + 1] && STOPS.includes(firstCharacter(document, mark + 1))
}

const firstCharacter = (document: Segments, token: number) => document.text[document.tokens.start[token]!]!
const shape = (document: Segments, token: number) => document.vocabulary.flags[document.tokens.type[token]!]!
