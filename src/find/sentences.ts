import type { Span } from '../analysis.js'
import type { Compromise } from './compromise.js'

/** compromise cuts no more than this at once, in UTF-16 units: its time grows by the square of it in odd texts. */
const PIECE = 16_384

/**
 * The sentences of a text as compromise cuts them, in order: a match never goes beyond one. Offsets are UTF-16, white
 * space around a sentence is no part of it. A text longer than a piece is cut piece by piece, the last sentence of each
 * again with the next; what is still one sentence then is given as it is.
 */
export function* sentencesOf(nlp: Compromise, text: string): Generator<Span> {
  const world = nlp.world()
  const { splitSentences } = world.methods.one.tokenize
  for (let from = 0; from < text.length; ) {
    const piece = text.slice(from, from + PIECE)
    const sentences = splitSentences(piece, world)
    const isLast = from + PIECE >= text.length
    const whole = isLast || sentences.length < 2 ? sentences : sentences.slice(0, -1)
    let at = from
    for (const sentence of whole) {
      yield trimmed(text, at, at + sentence.length)
      at += sentence.length
    }
    from = isLast || whole.length === 0 ? from + piece.length : at
  }
}

function trimmed(text: string, from: number, to: number): Span {
  let [start, end] = [from, to]
  while (start < end && isBlank(text, start)) start++
  while (end > start && isBlank(text, end - 1)) end--
  return { start, end }
}

const isBlank = (text: string, index: number) => text.charCodeAt(index) <= 0x20 || /\s/.test(text[index]!)
