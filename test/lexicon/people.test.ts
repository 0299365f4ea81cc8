import { describe, expect, test } from 'vitest'
import { GOVERNMENT_SEATS, openPeople, PeopleWord } from '../../src/lexicon/index.js'
import { openResources } from '../../src/resources/index.js'
import { Vocabulary } from '../../src/text/index.js'

const vocabulary = new Vocabulary()
const people = openPeople(openResources(), vocabulary)
const flags = (word: string) => people.of(vocabulary.id(word))

describe('people words', () => {
  test.each([
    ['Ursula', 1],
    ['Vladimir', 0],
    ['Jens', 0],
    ['Fatima', 1],
  ])('%s is a first name of one sex', (name, share) => {
    expect(people.femaleShare(vocabulary.id(name))).toBeCloseTo(share)
  })

  test('a name that lists give to both lies between', () => {
    const share = people.femaleShare(vocabulary.id('Robin'))!
    expect(share > 0.1 && share < 0.9).toBe(true)
  })

  test.each([
    ['minister', PeopleWord.ROLE],
    ['Minister', PeopleWord.TITLE],
    ['Mrs.', PeopleWord.FEMALE],
    ['spokeswoman', PeopleWord.FEMALE],
    ['officials', PeopleWord.GROUP],
    ['ministry', PeopleWord.ORGANIZATION],
    ['bloc', PeopleWord.ALLIANCE],
    ['brother', PeopleWord.KIN | PeopleWord.MALE],
    ['report', PeopleWord.DOCUMENT],
  ])('knows what "%s" is', (word, expected) => {
    expect(flags(word) & expected).toBe(expected)
  })

  test.each(['__proto__', 'constructor', 'xqzzy', ''])('knows nothing of "%s"', (word) => {
    expect(flags(word)).toBe(0)
    expect(people.femaleShare(vocabulary.id(word))).toBeNull()
  })

  test('forgets with the vocabulary', () => {
    const small = new Vocabulary()
    const lexicon = openPeople(openResources(), small)
    lexicon.of(small.id('minister'))
    for (let i = 0; small.size <= 250_000; i++) small.id(`w${i}`)
    small.trim()
    expect(lexicon.of(small.id('Ursula')) & PeopleWord.ROLE).toBe(0)
  })
})

test('palaces and capitals lead to the country that they stand for', () => {
  expect(['kremlin', 'moscow', 'white house', 'kyiv'].map((seat) => GOVERNMENT_SEATS.get(seat))).toEqual([
    'RU',
    'RU',
    'US',
    'UA',
  ])
})
