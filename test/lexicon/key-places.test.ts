import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeKeys, placeOf } from '../../src/lexicon/key-places.js'

/** Keys are hashes: spread evenly. */
function hash(value: number): number {
  let mixed = Math.imul(value ^ 0x9e3779b1, 0x85ebca6b)
  for (const shift of [15, 13, 16]) mixed = Math.imul(mixed ^ (mixed >>> shift), 0x2c1b3c6d)
  return mixed
}
const keys = fc.uniqueArray(fc.integer().map(hash), { maxLength: 200 })

describe('places of keys', () => {
  it('gives each key a place of its own, whatever the keys are', () => {
    fc.assert(
      fc.property(keys, (list) => {
        const places = placeKeys(Int32Array.from(list), 256)
        const taken = list.map((key) => placeOf(places, key))
        expect(new Set(taken).size).toBe(list.length)
        for (const place of taken) expect(place).toBeLessThan(256)
      }),
      { numRuns: 50 },
    )
  })

  it('fills a table to nine in ten', () => {
    const list = Int32Array.from({ length: 14_700 }, (_, i) => hash(i))
    const places = placeKeys(list, 16_384)
    expect(new Set(Array.from(list, (key) => placeOf(places, key))).size).toBe(list.length)
  })

  it('leads a key that is not in the set to some place', () => {
    const places = placeKeys(Int32Array.of(hash(1), hash(2), hash(3)), 16)
    expect(placeOf(places, hash(4))).toBeLessThan(16)
  })

  it('refuses more keys than there are places', () => {
    expect(() =>
      placeKeys(
        Int32Array.from({ length: 17 }, (_, i) => hash(i)),
        16,
      ),
    ).toThrow(RangeError)
  })
})
