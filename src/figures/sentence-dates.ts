import { firstIndex } from '../text/index.js'
import type { DateEntry } from './date-entry.js'
import type { SentenceWords } from './sentence-words.js'

/** The dates of one sentence, to be asked for by place; each answer is O(log n). */
export class SentenceDates {
  readonly #dates: readonly DateEntry[]
  readonly #from: number
  readonly #to: number

  /** @param dates those of the whole article, in text order, none within another */
  constructor(words: SentenceWords, dates: readonly DateEntry[]) {
    this.#dates = dates
    this.#from = words.to > words.from ? firstFrom(dates, words.start(words.from)) : 0
    this.#to = words.to > words.from ? firstFrom(dates, words.end(words.to - 1)) : 0
  }

  /** Whether the text between two UTF-16 indices lies within a date. */
  covers(start: number, end: number): boolean {
    const date = this.#at(firstFrom(this.#dates, start + 1) - 1)
    return date !== undefined && date.start <= start && date.end >= end
  }

  /** The resolved date nearest to a stretch of text, of its two neighbours. */
  nearest(start: number, end: number): DateEntry | null {
    const next = firstFrom(this.#dates, start)
    const neighbours = [this.#at(next - 1), this.#at(next)].filter((date) => date !== undefined && date.from !== null)
    const distance = (date: DateEntry) => Math.max(date.start - end, start - date.end, 0)
    return neighbours.reduce<DateEntry | null>(
      (best, date) => (best === null || distance(date!) < distance(best) ? date! : best),
      null,
    )
  }

  #at(index: number): DateEntry | undefined {
    return index >= this.#from && index < this.#to ? this.#dates[index] : undefined
  }
}

/** Index of the first date that starts at or behind a UTF-16 index. */
const firstFrom = (dates: readonly DateEntry[], start: number) => firstIndex(dates, (date) => date.start < start)
