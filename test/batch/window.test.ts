import { describe, expect, it } from 'vitest'
import { Window } from '../../src/batch/window.js'

describe('a window between producer and consumer', () => {
  it('hands everything on in order and never holds more than its size', async () => {
    const window = new Window<number>(3)
    let held = 0
    let most = 0
    const produce = async () => {
      for (let i = 0; i < 50 && (await window.room()); i++) {
        window.push(i)
        most = Math.max(most, ++held)
      }
      window.end()
    }
    void produce()
    const taken = []
    for await (const item of window) {
      held--
      taken.push(item)
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(taken).toEqual(Array.from({ length: 50 }, (_, i) => i))
    expect(most).toBeLessThanOrEqual(3)
  })

  it('tells the producer when the consumer has gone', async () => {
    const window = new Window<number>(1)
    window.push(1)
    const room = window.room()
    window.close()
    expect(await room).toBe(false)
  })
})
