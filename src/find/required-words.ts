import type { Compromise, Step } from './compromise.js'

/**
 * Tests that every text with a match passes, in lower case: for each step of a pattern that asks for fixed words, one of
 * them stands there. They look at the letters alone, so that nearly all sentences are left out before compromise is
 * asked. A text that passes need not have a match.
 */
export function requiredWords(nlp: Compromise, steps: readonly Step[]): RegExp[] {
  const { unicode, aliases, contractions } = nlp.world().model.one
  const unwritten = new Set([...UNWRITTEN, ...contractions.filter(({ word }) => !word).flatMap(({ out }) => out)])
  const shortForms = shortFormsOf(aliases, contractions)
  const spellings = spellingsOf(unicode)
  const alternatives = steps.map((step) => wordsOf(step)).filter((words) => words !== undefined)
  return alternatives
    .filter((words) => words.every((word) => !unwritten.has(word)))
    .sort((a, b) => shortest(b) - shortest(a))
    .map((words) => words.flatMap((word) => [word, ...(shortForms.get(word) ?? [])]))
    .map((words) => new RegExp(words.map((word) => wordPattern(word, spellings)).join('|'), 'u'))
}

/** By word, what compromise reads as it: "percent" -> "%", "going" -> "gonna". */
function shortFormsOf(
  aliases: Readonly<Record<string, string>>,
  contractions: readonly { word?: string; out: readonly string[] }[],
): Map<string, string[]> {
  const forms = new Map<string, string[]>()
  const add = (word: string, form: string) => forms.set(word, [...(forms.get(word) ?? []), form])
  for (const [form, word] of Object.entries(aliases)) add(word, form)
  for (const { word: form, out } of contractions) if (form) for (const word of out) add(word, form)
  return forms
}

/** Words that compromise reads into others without their standing there: "doesn't" has "not", "he'd" has "would", "5-7" has "to". */
const UNWRITTEN = 'not did had would is has are us am have to there le la du de des je'.split(' ')

const shortest = (words: readonly string[]) => Math.min(...words.map((word) => word.length))

/** The words of which a step needs one; undefined where it can do without any. */
function wordsOf(step: Step): string[] | undefined {
  const { word, fastOr, choices, operator, optional, negative, fuzzy } = step
  if (optional || negative || fuzzy) return undefined
  if (word !== undefined) return [word]
  if (fastOr !== undefined) return [...fastOr]
  if (choices === undefined) return undefined
  const ofEach = choices.map((sequence) => sequence.map((part) => wordsOf(part)).find((words) => words !== undefined))
  if (operator === 'and') return ofEach.find((words) => words !== undefined)
  return ofEach.every((words) => words !== undefined) ? ofEach.flat() : undefined
}

/** Signs that compromise drops or takes for others between the letters of a word: "N.A.T.O.", "1,200", "re-enactment". */
const BETWEEN = '[.,\\-–—\\u200b-\\u200d\\ufeff]*'

/** A word as it may stand in a text. */
function wordPattern(word: string, spellings: ReadonlyMap<string, string>): string {
  const signs = Array.from(word.toLowerCase())
  const letters = signs.map((sign) => spellings.get(sign) ?? asItself(sign))
  // "lookin'" is read as "looking"
  if (word.endsWith('ing')) letters.push(`(?:${letters.pop()}|['’‘])`)
  return startOf(signs[0]!) + letters.join(BETWEEN) + endOf(signs.at(-1)!)
}

/** A letter does not go on in front of a word, a digit may ("5kg" is read as "5 kg"). */
function startOf(sign: string): string {
  if (/\p{L}/u.test(sign)) return '(?<!\\p{L})'
  return /\p{N}/u.test(sign) ? '(?<!\\p{N})' : ''
}

/** The same behind it; "didn't" is read as "did not". */
function endOf(sign: string): string {
  if (/\p{L}/u.test(sign)) return `(?:(?!\\p{L})|(?=n['’‘‛]t))`
  return /\p{N}/u.test(sign) ? '(?!\\p{N})' : ''
}

/** By sign, the class of it and of all that compromise takes for it: "e" -> [eéèê…]. */
function spellingsOf(unicode: Readonly<Record<string, string>>): Map<string, string> {
  const classes = new Map<string, string>()
  for (const [sign, plain] of Object.entries(unicode)) {
    const lower = plain.toLowerCase()
    classes.set(lower, (classes.get(lower) ?? asItself(lower)) + asItself(sign))
  }
  return new Map([...classes].map(([plain, signs]) => [plain, `[${signs}]`]))
}

/** A sign as itself in a regular expression, in a class or out of it. */
const asItself = (sign: string) => `\\u{${sign.codePointAt(0)!.toString(16)}}`
