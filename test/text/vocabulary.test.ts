import { describe, expect, it } from 'vitest'
import { Vocabulary } from '../../src/text/index.js'

describe('the vocabulary', () => {
  it('knows each word by one number, and the number of the same word in lower case, however many there are', () => {
    const vocabulary = new Vocabulary()
    const words = Array.from({ length: 20_000 }, (_, i) => `Word${i}x`)
    const ids = words.map((word) => vocabulary.id(word))
    words.forEach((word, i) => {
      expect(vocabulary.id(word)).toBe(ids[i])
      expect(vocabulary.forms[vocabulary.lower[ids[i]!]!]).toBe(word.toLowerCase())
    })
  })

  it('takes names of object parts for words', () => {
    const vocabulary = new Vocabulary()
    for (const word of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(vocabulary.forms[vocabulary.id(word)]).toBe(word)
    }
  })

  it('starts afresh between articles when it has grown too large', () => {
    const vocabulary = new Vocabulary()
    vocabulary.trim()
    expect(vocabulary.generation).toBe(0)
    for (let i = 0; i < 130_000; i++) vocabulary.id(`W${i}`)
    vocabulary.trim()
    expect([vocabulary.generation, vocabulary.size]).toEqual([1, 0])
    const id = vocabulary.id('Lower')
    expect(vocabulary.forms[vocabulary.lower[id]!]).toBe('lower')
  })
})
