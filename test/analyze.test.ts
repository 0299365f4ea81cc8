import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { type Article, analyze, createAnalyzer, openResources, parseProjectNames } from '../src/index.js'

const TEXT = 'Prague said it would pay. The mayor of Prague called Vienna on Monday.'

it('a name that the project takes out is no place and no actor, others stay', () => {
  const before = analyze(TEXT)
  expect(before.places.map(({ name }) => name)).toEqual(['Prague', 'Vienna'])
  const { entities, actors, places } = analyze(TEXT, { names: parseProjectNames('- Prague', 'names.txt') })
  expect(places.map(({ name }) => name)).toEqual(['Vienna'])
  expect([...entities, ...actors].filter((row) => JSON.stringify(row).includes('Prague'))).toEqual([])
})

it('articles of a batch are analysed as each would be alone, whatever stands beside them', () => {
  const articles = readdirSync('fixtures')
    .filter((name) => name.endsWith('.txt'))
    .map((name): Article => {
      const source = { path: name, format: 'text', encoding: 'utf-8', bytes: 0, sha256: '' }
      return { id: name, text: readFileSync(`fixtures/${name}`, 'utf8'), source }
    })
  articles.push({ ...articles[0]!, id: 'empty', text: '' })
  const names = parseProjectNames('- Prague', 'names.txt')
  for (const options of [{}, { explain: true, names }, { only: ['actors'] } as const]) {
    const alone = articles.map((article) => createAnalyzer(openResources(), options).annotate(article))
    expect(createAnalyzer(openResources(), options).annotateAll(articles)).toEqual(alone)
  }
  expect(createAnalyzer(openResources()).annotateAll([])).toEqual([])
})
