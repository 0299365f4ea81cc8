import { describe, expect, it } from 'vitest'
import { roomFor, widened } from '../../src/text/index.js'

describe('columns that grow', () => {
  it('have room for thousands of words from the first on, then twice as much, and always what is asked for', () => {
    expect(roomFor(1, 0)).toBe(4096)
    expect(roomFor(4097, 4096)).toBe(8192)
    expect(roomFor(50_000, 4096)).toBe(50_000)
  })

  it.each([Int32Array, Uint32Array, Int16Array, Uint16Array, Uint8Array])(
    'keep their type and entries (%#)',
    (Type) => {
      const column = new Type([1, 2, 3])
      const wider = widened(column, 5)
      expect(wider).toBeInstanceOf(Type)
      expect([...wider]).toEqual([1, 2, 3, 0, 0])
      expect([...column]).toEqual([1, 2, 3])
    },
  )
})
