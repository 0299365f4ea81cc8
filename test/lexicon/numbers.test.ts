import { describe, expect, it } from 'vitest'
import { readDigits, readLongNumber, readNumberWords } from '../../src/lexicon/index.js'

describe('reads digits', () => {
  it.each([
    ['1,200.5', 1200.5],
    ['1,00,000', 100_000],
    ['1.200.000', 1_200_000],
    ['１２', 12],
    ['٣٫٥', 3.5],
    ['𝟗', 9],
    ['4e14', 4e14],
    ['1e400', null],
    ['1.1.1.1.1', null],
    ['12,34', null],
    ['9'.repeat(10_000), null],
    ['NaN', null],
    ['', null],
  ])('%s', (word, value) => {
    expect(readDigits(word)).toBe(value)
  })
})

describe('reads numbers in words', () => {
  it.each([
    ['twenty one', 21, 2],
    ['two hundred and fifty thousand three hundred and twelve', 250_312, 9],
    ['twelve hundred', 1200, 2],
    ['a hundred and one', 101, 4],
    ['two point five million', 2_500_000, 4],
    ['nought point eleven', 0.11, 3],
    ['hundred thousand', 100_000, 2],
    ['nineteen eighty', 19, 1],
  ])('%s', (words, value, length) => {
    expect(readNumberWords(words.split(' '))).toEqual({ value, length })
  })

  it('leaves a number in an unusual order to compromise', () => {
    expect(readLongNumber('two hundred and fifty thousand'.split(' '))).toBe(250_000)
    expect(readLongNumber('three lakh forty thousand'.split(' '))).toBeNull()
  })
})
