/** Hashes of features: 32-bit integers, equal on every machine. */

/** Adds a number to a hash. */
export function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x5bd1e995)
  return Math.imul(mixed ^ (mixed >>> 15), 0x27d4eb2f)
}

/** Row of a table of `rows` rows (at most 2^21), by the upper bits of the hash. */
export function rowOf(hash: number, rows: number): number {
  const last = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return Math.floor((((last ^ (last >>> 13)) >>> 0) / 4294967296) * rows)
}
