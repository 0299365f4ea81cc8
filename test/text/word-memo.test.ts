import { expect, test } from 'vitest'
import { Vocabulary, WordMemo } from '../../src/text/index.js'

test('a word is asked about once, and again when the vocabulary starts afresh', () => {
  const vocabulary = new Vocabulary()
  const asked: string[] = []
  const memo = new WordMemo(vocabulary, (type) => {
    asked.push(vocabulary.forms[type]!)
    return vocabulary.forms[type]!.length - 2
  })
  const lengths = ['a', 'ox', 'harbour', 'a', 'ox', 'harbour'].map((word) => memo.of(vocabulary.id(word)))
  expect(lengths).toEqual([-1, 0, 5, -1, 0, 5])
  expect(asked).toEqual(['a', 'ox', 'harbour'])
  for (let i = 0; i < 250_001; i++) vocabulary.id(`w${i}`)
  expect(memo.of(vocabulary.size - 1)).toBe(5)
  vocabulary.trim()
  expect(memo.of(vocabulary.id('port'))).toBe(2)
})
