import { describe, expect, it } from 'vitest'
import { Window } from '../../src/batch/window.js'

describe('a window between producer and consumer', () => {
  it('hands everything on in order and never holds more than its size', async () => {
    const window = new Window<number>(3)
    let taken = 0
    let ahead = 0
    const produce = async () => {
      for (let i = 0; i < 50 && (await window.room()); i++) {
        window.push(i)
        ahead = Math.max(ahead, i + 1 - taken)
      }
      window.end()
    }
    void produce()
    for await (const item of window) {
      expect(item).toBe(taken++)
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(taken).toBe(50)
    // the one that is being taken and those in the window
    expect(ahead).toBeLessThanOrEqual(4)
  })

  it('tells the producer when the consumer has gone', async () => {
    const window = new Window<number>(1)
    window.push(1)
    const room = window.room()
    window.close()
    expect(await room).toBe(false)
  })
})
