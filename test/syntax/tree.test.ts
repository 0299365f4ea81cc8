import { describe, expect, it } from 'vitest'
import { RELATION } from '../../src/syntax/index.js'
import { parse } from './read.js'

describe('who or what does it', () => {
  it.each([
    ['The minister resigned.', 'resigned', 'minister'],
    ['The minister resigned and left the country.', 'left', 'minister'],
    ['The minister wants to leave.', 'leave', 'minister'],
    ['The minister asked the driver to leave.', 'leave', 'driver'],
    ['The man who sold the boat has died.', 'sold', 'man'],
    ['The letter was written by two farmers.', 'written', 'letter'],
  ])('%s: %s <- %s', (text, verb, subject) => {
    const { tree, words, at } = parse(text)
    expect(words[tree.subject(at(verb))]).toBe(subject)
  })

  it('is nobody where no verb stands above', () => {
    const { tree, at } = parse('Leave now!')
    expect(tree.subject(at('Leave'))).toBe(-1)
  })
})

describe('the noun phrase around a noun', () => {
  it.each([
    ['Police arrested the two young men in the car.', 'men', 'the two young men'],
    ['Angela Brown met the press.', 'Brown', 'Angela Brown'],
    ["The city's old port was closed.", 'port', "The city's old port"],
  ])('%s: %s', (text, noun, phrase) => {
    const { tree, at, text: textOf } = parse(text)
    expect(textOf(tree.nounPhrase(at(noun)))).toBe(phrase)
  })

  it('is read off the tags where the sentence was not parsed', () => {
    const { tree, words, text } = parse(`${'on and '.repeat(400)}the two young men`)
    expect(text(tree.nounPhrase(words.length - 1))).toBe('the two young men')
  })
})

describe('what hangs on a word', () => {
  const { tree, words, at, text } = parse('The mayor said the old bridge would open in June.')

  it('is listed in text order', () => {
    const children = tree.children(at('said')).map((child) => words[child])
    expect(children).toEqual(['mayor', 'open', '.'])
  })

  it('is found by its relation', () => {
    expect(words[tree.childBy(at('said'), RELATION.ccomp)]).toBe('open')
    expect(tree.childBy(at('said'), RELATION.obj)).toBe(-1)
  })

  it('makes a run of words', () => {
    expect(text(tree.subtree(at('open')))).toBe('the old bridge would open in June')
  })

  it('has the verb of its clause above it', () => {
    expect(words[tree.clauseVerb(at('June'))]).toBe('open')
    expect(words[tree.clauseVerb(at('open'))]).toBe('said')
    expect(tree.clauseVerb(at('said'))).toBe(-1)
  })
})
