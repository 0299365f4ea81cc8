import { type Document, Shape } from '../text/index.js'
import type { NameSpan } from './index.js'

/** Small words that may stand inside a spelled-out name and have no letter in its acronym. */
const SMALL_WORDS = new Set('of for and in on the to at with & - de la du des da do'.split(' '))
const FEWEST_LETTERS = 3
const LONGEST_ACRONYM = 8

/**
 * Lets a name reach up to the acronym that is spelled out by it: in "the Organization for Security and Cooperation in
 * Europe (OSCE)" all of it is one name, whatever was found inside (after Schwartz and Hearst 2003).
 * @param names in text order; the result is as well
 */
export function joinSpelledOut(document: Document, names: readonly NameSpan[]): NameSpan[] {
  const joined: NameSpan[] = []
  for (let n = 0; n < names.length; n++) {
    const name = names[n]!
    joined.push(name)
    const to = spelledOutEnd(document, name)
    if (to <= name.to) continue
    let next = n + 1
    while (next < names.length && names[next]!.from < to) next++
    if (names[next - 1]!.to > to) continue
    const acronym = document.vocabulary.forms[document.tokens.type[to + 1]!]!
    const why = name.why && [...name.why, { by: 'spelled out before its acronym', words: [acronym] }]
    joined[joined.length - 1] = { ...name, to, end: document.tokens.end[to - 1]!, why }
    n = next - 1
  }
  return joined
}

/** Longest spelled-out form, in tokens. */
const LONGEST_FORM = 16

/** Where the words that start with `name` end before an acronym in brackets that they spell out; -1 where they do not. */
function spelledOutEnd(document: Document, name: NameSpan): number {
  const { tokens, sentences, vocabulary } = document
  const { flags, forms } = vocabulary
  const limit = Math.min(sentences.to[tokens.sentence[name.from]!]! - 2, name.from + LONGEST_FORM)
  let letters = ''
  for (let i = name.from; i < limit; i++) {
    const form = forms[tokens.type[i]!]!
    if (form === '(') {
      const acronym = forms[tokens.type[i + 1]!]!
      const closed = forms[tokens.type[i + 2]!] === ')'
      return closed && letters.length >= FEWEST_LETTERS && letters === acronym ? i : -1
    }
    const shape = flags[tokens.type[i]!]!
    if ((shape & Shape.ALL_CAPS) !== 0) letters += form.slice(0, LONGEST_ACRONYM * 2).replaceAll('.', '')
    else if ((shape & Shape.CAPITAL) !== 0) letters += form[0]
    else if (!SMALL_WORDS.has(form)) return -1
    if (letters.length > LONGEST_ACRONYM) return -1
  }
  return -1
}
