import type { Cast } from './cast.js'
import type { Reading } from './reading.js'

/** How much the article is about each member, by id: 0 to 1. */
export function salienceOf(reading: Reading, cast: Cast): Float64Array {
  const saliences = new Float64Array(cast.members.length)
  const { count } = reading.document.tokens
  for (const { id, mentions } of cast.members) {
    if (mentions.length === 0) continue
    const early = 1 - mentions[0]!.from / Math.max(1, count)
    saliences[id] = (1 - 1 / (1 + mentions.length)) * (0.5 + 0.5 * early)
  }
  return saliences
}
