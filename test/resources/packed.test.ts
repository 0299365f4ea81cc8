import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pack, unpack } from '../../src/resources/packed.js'

const shared = (bytes: Uint8Array): SharedArrayBuffer => {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length))
  copy.set(bytes)
  return copy.buffer
}
const fileOf = (words: readonly number[]) => new Uint8Array(Uint32Array.from(words).buffer)
const word = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 2 ** 32 - 1 }))

describe('a packed file', () => {
  it('is the same when it is unpacked, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 300 }), (words) => {
        // as model files, no file starts with the mark of a packed one
        const file = fileOf([1, ...words])
        const again = unpack(shared(pack(file)))
        expect(new Uint8Array(again!)).toEqual(file)
      }),
    )
  })

  it('is smaller where many words are empty, and the file itself where few are', () => {
    const sparse = fileOf(Array.from({ length: 1000 }, (_, i) => (i % 3 === 0 ? i + 1 : 0)))
    const dense = fileOf(Array.from({ length: 1000 }, (_, i) => i + 1))
    expect(pack(sparse).length).toBeLessThan(sparse.length / 2)
    expect(pack(dense)).toBe(dense)
  })

  it('that is cut short anywhere, or goes on too long, is refused', () => {
    const packed = pack(fileOf(Array.from({ length: 200 }, (_, i) => (i % 3 === 0 ? i + 1 : 0))))
    for (let length = 8; length < packed.length; length += 4) {
      expect(unpack(shared(packed.slice(0, length)))).toBeUndefined()
    }
    expect(unpack(shared(new Uint8Array([...packed, 0, 0, 0, 0])))).toBeUndefined()
  })
})
