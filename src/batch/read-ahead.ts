import { setTimeout } from 'node:timers/promises'
import { isFailed } from '../read/index.js'
import type { Item } from './batches.js'

/** Workers take about half a second to start: below so many articles and so much text they are not worth it. */
const ARTICLES_BEFORE_WORKERS = 20
const CHARACTERS_BEFORE_WORKERS = 200_000

/** An input that takes longer to give so much, in milliseconds, is analysed as it comes. */
const PATIENCE = 50

/** Whether so much to analyse is worth starting workers. */
export const isMuch = (articles: number, characters: number) =>
  articles >= ARTICLES_BEFORE_WORKERS || characters >= CHARACTERS_BEFORE_WORKERS

/** Finds out whether there is much to analyse, without waiting for a slow input. */
export async function readAhead(source: AsyncIterator<Item>): Promise<{ much: boolean; items: AsyncIterator<Item> }> {
  const taken: Item[] = []
  let characters = 0
  const patience = setTimeout(PATIENCE, undefined, { ref: false })
  let next = source.next()
  while (!isMuch(taken.length, characters)) {
    const result = await Promise.race([next, patience])
    if (!result || result.done) break
    taken.push(result.value)
    characters += isFailed(result.value) ? 0 : result.value.text.length
    next = source.next()
  }
  // an error is for whoever comes to it
  next.catch(() => {})
  async function* items(): AsyncGenerator<Item> {
    yield* taken
    for (let result = await next; !result.done; result = await source.next()) yield result.value
  }
  return { much: isMuch(taken.length, characters), items: items() }
}
