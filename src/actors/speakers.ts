import type { Member } from './cast.js'
import type { ActorsLayer } from './index.js'
import type { Reading } from './reading.js'

/** Speakers and audiences of the attributions as indices of actors. */
export function speakersOf(
  reading: Reading,
  _indexOf: ReadonlyMap<Member, number>,
): Pick<ActorsLayer, 'speakers' | 'audiences'> {
  return { speakers: reading.attributions.map(() => null), audiences: reading.attributions.map(() => null) }
}
