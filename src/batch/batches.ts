import { setTimeout } from 'node:timers/promises'
import type { Article } from '../analysis.js'
import { type FailedInput, isFailed } from '../read/index.js'

export type Item = Article | FailedInput

/** A batch is full at so much text or so many articles: small enough to share out evenly, large enough for its way to cost little. */
const BATCH_CHARACTERS = 60_000
const BATCH_ARTICLES = 32

/** A batch that fills slowly goes out after this time, in milliseconds: results do not wait for a slow input. */
const BATCH_PATIENCE = 20

/** Cuts the items into batches, without waiting long for a slow input to fill one. */
export async function* inBatches(items: AsyncIterator<Item>): AsyncGenerator<Item[]> {
  const ask = () => {
    const next = items.next()
    // an error is for whoever awaits the item; when nobody does any more, it is of no interest
    next.catch(() => {})
    return next
  }
  let next = ask()
  for (;;) {
    const first = await next
    if (first.done) return
    const batch = [first.value]
    let characters = lengthOf(first.value)
    next = ask()
    const patience = setTimeout(BATCH_PATIENCE, undefined, { ref: false })
    while (characters < BATCH_CHARACTERS && batch.length < BATCH_ARTICLES) {
      const result = await Promise.race([next, patience])
      if (!result || result.done) break
      batch.push(result.value)
      characters += lengthOf(result.value)
      next = ask()
    }
    yield batch
  }
}

const lengthOf = (item: Item) => (isFailed(item) ? 0 : item.text.length)
