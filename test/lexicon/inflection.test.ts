import { describe, expect, it } from 'vitest'
import { type InflectedClass, openInflection } from '../../src/lexicon/index.js'
import { openResources } from '../../src/resources/index.js'

const inflection = openInflection(openResources())

describe('the lemma of a form', () => {
  const cases: [InflectedClass, string, string][] = [
    ['verb', 'said', 'say'],
    ['verb', 'went', 'go'],
    ['verb', 'making', 'make'],
    ['verb', 'stopped', 'stop'],
    ['verb', 'hoping', 'hope'],
    ['verb', 'hopping', 'hop'],
    ['verb', 'denies', 'deny'],
    ['verb', 'reaches', 'reach'],
    ['verb', 'refuses', 'refuse'],
    ['verb', 'lying', 'lie'],
    ['verb', 'retweeted', 'retweet'],
    ['noun', 'soldiers', 'soldier'],
    ['noun', 'parties', 'party'],
    ['noun', 'churches', 'church'],
    ['noun', 'houses', 'house'],
    ['noun', 'wives', 'wife'],
    ['noun', 'women', 'woman'],
    ['noun', 'children', 'child'],
    ['noun', 'series', 'series'],
    ['degree', 'bigger', 'big'],
    ['degree', 'happiest', 'happy'],
    ['degree', 'better', 'good'],
    ['other', "n't", 'not'],
    ['other', 'constructor', 'constructor'],
  ]
  it.each(cases)('%s %s -> %s', (as, form, lemma) => {
    expect(inflection.lemma(form, as)).toBe(lemma)
  })
})

describe('the forms of a verb', () => {
  it.each([
    ['go', 'goes went gone going'],
    ['stop', 'stops stopped stopped stopping'],
    ['deny', 'denies denied denied denying'],
    ['announce', 'announces announced announced announcing'],
    ['tweet', 'tweets tweeted tweeted tweeting'],
    ['speak', 'speaks spoke spoken speaking'],
  ])('%s: %s', (lemma, forms) => {
    const { third, past, participle, gerund } = inflection.verbForms(lemma)
    expect([third, past, participle, gerund].join(' ')).toBe(forms)
  })
})

describe('nouns', () => {
  it('know one from many', () => {
    expect(inflection.singularOf('protesters')).toBe('protester')
    expect(inflection.isPlural('protesters')).toBe(true)
    expect(inflection.isPlural('protester')).toBe(false)
    expect(inflection.isPlural('news')).toBe(false)
  })
})
