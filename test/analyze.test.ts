import { expect, it } from 'vitest'
import { analyze, parseProjectNames } from '../src/index.js'

const TEXT = 'Prague said it would pay. The mayor of Prague called Vienna on Monday.'

it('a name that the project takes out is no place and no actor, others stay', () => {
  const before = analyze(TEXT)
  expect(before.places.map(({ name }) => name)).toEqual(['Prague', 'Vienna'])
  const { entities, actors, places } = analyze(TEXT, { names: parseProjectNames('- Prague', 'names.txt') })
  expect(places.map(({ name }) => name)).toEqual(['Vienna'])
  expect([...entities, ...actors].filter((row) => JSON.stringify(row).includes('Prague'))).toEqual([])
})
