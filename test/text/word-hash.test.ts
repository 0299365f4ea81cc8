import { expect, test } from 'vitest'
import { hashText, wordCheck, wordKey } from '../../src/text/index.js'

test('a hash goes on where another stopped', () => {
  expect(hashText('harbour', 3, 7, hashText('harbour', 0, 3))).toBe(hashText('harbour', 0, 7))
})

test('keys and checks of words are what model files were built with', () => {
  expect(['', 'harbour', 'Łódź'].map(wordKey)).toEqual([2166202364, 3894373173, 3981530082])
  expect(['', 'harbour', 'Łódź'].map(wordCheck)).toEqual([0, 12, 1])
})
