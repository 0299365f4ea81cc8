import type { Analyzed, DateSpan, Span } from '../analysis.js'

/** A run of sentences by their numbers, half-open. */
export interface Passage {
  from: number
  to: number
}

/** An analysed article with its sentences numbered: what the filters look rows up in. */
export class Passages {
  readonly #starts: readonly number[]
  readonly #item: Analyzed
  #words: Set<string>[] | undefined
  #dates: DateSpan[][] | undefined

  constructor(item: Analyzed) {
    this.#item = item
    this.#starts = item.sentences.map(({ start }) => start)
  }

  /** The sentences from the first span to the last; spans are code points. */
  around(spans: readonly Span[]): Passage {
    let start = Number.POSITIVE_INFINITY
    let end = 0
    for (const span of spans) {
      start = Math.min(start, span.start)
      end = Math.max(end, span.end)
    }
    return { from: this.#sentenceAt(start), to: this.#sentenceAt(Math.max(start, end - 1)) + 1 }
  }

  /** Whether all of the words stand in a passage; each is lower case without accents. */
  hasWords({ from, to }: Passage, words: readonly string[]): boolean {
    this.#words ??= sentenceTexts(this.#item).map((text) => new Set(wordsOf(text)))
    const sentences = this.#words.slice(from, to)
    return words.every((word) => sentences.some((known) => known.has(word)))
  }

  /** The dates that a passage gives. */
  dates({ from, to }: Passage): DateSpan[] {
    this.#dates ??= this.#datesBySentence()
    return this.#dates.slice(from, to).flat()
  }

  #sentenceAt(codePoint: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#starts[middle]! <= codePoint) low = middle
      else high = middle - 1
    }
    return low
  }

  #datesBySentence(): DateSpan[][] {
    const dates: DateSpan[][] = this.#item.sentences.map(() => [])
    for (const { start, from, to } of this.#item.analysis.dates) {
      if (from !== null && to !== null) dates[this.#sentenceAt(start)]?.push({ from, to })
    }
    return dates
  }
}

/** Words in lower case without accents: "Čapek's café" -> capek, s, cafe. */
export function wordsOf(text: string): string[] {
  return (
    text
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

/** The text of each sentence; sentences are in order and given in code points. */
function sentenceTexts({ text, sentences }: Analyzed): string[] {
  let codePoint = 0
  let index = 0
  const indexOf = (target: number) => {
    for (; codePoint < target && index < text.length; codePoint++) index += text.codePointAt(index)! > 0xffff ? 2 : 1
    return index
  }
  return sentences.map(({ start, end }) => text.slice(indexOf(start), indexOf(end)))
}
