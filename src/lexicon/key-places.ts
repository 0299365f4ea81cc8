/**
 * A fixed set of 32-bit keys in a table, each at a place of its own: finding one is a single look at the table, without
 * a search and so without a branch that cannot be guessed (hash and displace; Belazzougui, Botelho & Dietzfelbinger
 * 2009). A key that is not in the set leads to some place all the same: what lies there must tell that it is another's.
 */
export interface KeyPlaces {
  /** By bucket, the upper bits of a key: the odd number that leads its keys to their places. */
  readonly multipliers: Uint16Array
  /** By how much a key is shifted to get its bucket, and multiplied, its place. */
  readonly bucketShift: number
  readonly placeShift: number
}

/** Carries the lower bits of a key, which tell it from others of its bucket, to where the place is read. */
export const SPREAD = 0x9e3779b1

/** Places for each bucket: fewer make packing easy, more keep the list of multipliers small. */
const PLACES_A_BUCKET = 4
const LARGEST_MULTIPLIER = 0xffff

/** How keys lie in a table of `size` places, a power of two of at least 8. */
export function keyPlaces(multipliers: Uint16Array, size: number): KeyPlaces {
  return { multipliers, bucketShift: Math.clz32(multipliers.length) + 1, placeShift: Math.clz32(size) + 1 }
}

/** The place of a key; in hot loops it is written out. */
export function placeOf({ multipliers, bucketShift, placeShift }: KeyPlaces, key: number): number {
  return Math.imul(Math.imul(key, SPREAD), multipliers[key >>> bucketShift]!) >>> placeShift
}

/**
 * Finds places for keys, hashes and all different, in a table of `size` places: full buckets first, each with the first multiplier
 * that leads all of its keys to free places.
 * @throws RangeError when there is none, which is likely only above 97 in 100 places
 */
export function placeKeys(keys: Int32Array, size: number): KeyPlaces {
  const places = keyPlaces(new Uint16Array(size / PLACES_A_BUCKET), size)
  const { multipliers, bucketShift, placeShift } = places
  const buckets = Array.from(multipliers, (): number[] => [])
  for (const key of keys) buckets[key >>> bucketShift]!.push(key)
  const bySize = buckets.filter(({ length }) => length > 0).sort((a, b) => b.length - a.length)
  const isTaken = new Uint8Array(size)
  for (const bucket of bySize) {
    let multiplier = 1
    while (!takePlaces(bucket, multiplier, placeShift, isTaken)) {
      multiplier += 2
      if (multiplier > LARGEST_MULTIPLIER) throw new RangeError(`no places for ${keys.length} keys among ${size}`)
    }
    multipliers[bucket[0]! >>> bucketShift] = multiplier
  }
  return places
}

/** Takes the places that a multiplier leads the keys to, if all are free. */
function takePlaces(keys: readonly number[], multiplier: number, placeShift: number, isTaken: Uint8Array): boolean {
  const placeAt = (key: number) => Math.imul(Math.imul(key, SPREAD), multiplier) >>> placeShift
  for (const [i, key] of keys.entries()) {
    if (isTaken[placeAt(key)] === 0) {
      isTaken[placeAt(key)] = 1
      continue
    }
    for (const before of keys.slice(0, i)) isTaken[placeAt(before)] = 0
    return false
  }
  return true
}
