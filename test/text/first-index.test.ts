import { expect, test } from 'vitest'
import { firstIndex } from '../../src/text/index.js'

test.each([
  [[], 5, 0],
  [[5], 5, 0],
  [[1, 3, 5, 7], 5, 2],
  [[1, 3, 5, 5, 7], 5, 2],
  [[1, 3], 5, 2],
])('in %j the first that is not below %i is at %i', (rows, least, index) => {
  expect(firstIndex(rows, (row) => row < least)).toBe(index)
})
