import type { Span } from '../analysis.js'
import type { Compromise } from './compromise.js'

/** compromise cuts no more than this at once, in UTF-16 units: its time grows by the square of it in odd texts. */
const PIECE = 8192

/** compromise joins so many sentences at most: a quotation and what is around it. */
const MOST_JOINED = 3

/**
 * The sentences of a text as compromise cuts them, in order: a match never goes beyond one. Offsets are UTF-16, white
 * space around a sentence is no part of it. A long text is cut piece by piece, the last sentences of each again with the
 * next; one that fills a piece goes on in the next.
 */
export function* sentencesOf(nlp: Compromise, text: string): Generator<Span> {
  const world = nlp.world()
  const { splitSentences } = world.methods.one.tokenize
  let start = 0
  for (let from = 0; from < text.length; ) {
    const piece = text.slice(from, from + PIECE)
    const sentences = splitSentences(piece, world)
    const isLast = from + PIECE >= text.length
    let at = from
    for (const sentence of isLast ? sentences : settled(sentences)) {
      at += sentence.length
      yield trimmed(text, start, at)
      start = at
    }
    from = isLast || at === from ? from + piece.length : at
  }
  if (start < text.length && text.slice(start).trim() !== '') yield trimmed(text, start, text.length)
}

/** Those of a piece to which nothing of the next can be joined; the first where there are few, for the text to go on. */
const settled = (sentences: readonly string[]) =>
  sentences.slice(0, sentences.length < 2 ? 0 : Math.max(1, sentences.length - MOST_JOINED))

function trimmed(text: string, from: number, to: number): Span {
  let [start, end] = [from, to]
  while (start < end && isBlank(text, start)) start++
  while (end > start && isBlank(text, end - 1)) end--
  return { start, end }
}

const isBlank = (text: string, index: number) => text.charCodeAt(index) <= 0x20 || /\s/.test(text[index]!)
