import { createHash } from 'node:crypto'
import type { Article } from '../analysis.js'
import { type FailedInput, isFailed } from '../read/index.js'

/** One of several shares of all articles: the `index`th of `count`, counted from 1. */
export interface Shard {
  index: number
  count: number
}

/** The articles that fall to a shard by a hash of their id, so that machines share work without talking. */
export async function* shardOf(
  items: AsyncIterable<Article | FailedInput>,
  { index, count }: Shard,
): AsyncGenerator<Article | FailedInput> {
  for await (const item of items) {
    const id = isFailed(item) ? item.input : item.id
    const hash = createHash('sha256').update(id).digest().readUInt32BE()
    if (hash % count === index - 1) yield item
  }
}
