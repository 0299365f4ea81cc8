import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/analysis.js'
import { ResourceError } from '../../src/errors.js'
import { createNames } from '../../src/names/index.js'
import { openResources } from '../../src/resources/index.js'
import { readDocument, Vocabulary } from '../../src/text/index.js'

const resources = openResources()
const vocabulary = new Vocabulary()
const desk = createNames(resources, vocabulary, { explain: false })

function article(text: string, title?: string): Article {
  const source = { path: 'test', format: 'text', encoding: 'utf-8', bytes: 0, sha256: '' }
  return { id: 'test', text, source, ...(title === undefined ? {} : { title }) }
}

const namesIn = (text: string) => desk.read(readDocument(article(text), vocabulary))

/** "PER Ann Lee" for each name. */
const listed = (text: string) => namesIn(text).map(({ type, start, end }) => `${type} ${text.slice(start, end)}`)

const REPORT = `BUCHAREST (Reuters) - Romanian President Mihai Dragomir met Turkish Foreign Minister Leyla Aydin in Ankara on Monday.

Dragomir said the European Commission had promised help. The company Nordstern Insurance Ltd. paid 3 million euros to the University of Warsaw, its spokeswoman Helena Brandt told reporters in Berlin.

"We have waited long enough," Aydin said. She will travel to Paris and then to New York, where the United Nations will debate the plan.`

const NAMES_OF_REPORT = [
  'LOC BUCHAREST',
  'PER Mihai Dragomir',
  'PER Leyla Aydin',
  'LOC Ankara',
  'PER Dragomir',
  'ORG European Commission',
  'ORG Nordstern Insurance Ltd.',
  'ORG University of Warsaw',
  'PER Helena Brandt',
  'LOC Berlin',
  'PER Aydin',
  'LOC Paris',
  'LOC New York',
  'ORG United Nations',
]

describe('names of an article', () => {
  it('finds people, organizations and places with their types', () => {
    const found = listed(REPORT)
    expect(found).toEqual(expect.arrayContaining(NAMES_OF_REPORT))
    const missing = found.filter((name) => !name.startsWith('MISC') && !NAMES_OF_REPORT.includes(name))
    expect(missing.filter((name) => name !== 'ORG Reuters')).toEqual([])
  })

  it.each([
    ['hyphens inside a name', 'Ban Ki-moon spoke to Jean-Claude Dupont in Geneva.', 'PER Jean-Claude Dupont'],
    [
      'a name up to the acronym that it spells out',
      'He joined the Union for Trade and Research in Asia (UTRA) last year.',
      'ORG Union for Trade and Research in Asia',
    ],
    ['the stop of a sentence behind a name', 'She works for Nordstern Insurance Ltd.', 'ORG Nordstern Insurance Ltd'],
    ['the stop of an abbreviation inside a sentence', 'Nordstern Insurance Ltd. paid.', 'ORG Nordstern Insurance Ltd.'],
    ['a possessive', "Poland's army and Germany's police met.", 'LOC Poland'],
    ['a title that is no part of the name', 'Prime Minister Janet Holm resigned on Friday.', 'PER Janet Holm'],
    ['a name in quotation marks', 'The crew called it "Lake Victoria" in jest.', 'LOC Lake Victoria'],
    ['a city written in lower case', 'we drove from chicago to florida last week and it was fun', 'LOC florida'],
  ])('reads %s', (_, text, name) => {
    expect(listed(text)).toContain(name)
  })

  it('keeps at least 70% of the names when the article is written in capitals', () => {
    const kept = keptNames(REPORT, REPORT.toUpperCase())
    expect(kept).toBeGreaterThanOrEqual(0.7)
  })

  it('still gives names when the article is written in lower case, or every word has a capital', () => {
    expect(keptNames(REPORT, REPORT.toLowerCase())).toBeGreaterThanOrEqual(0.5)
    const titled = REPORT.replace(/(?<!\p{L})\p{Ll}/gu, (letter) => letter.toUpperCase())
    expect(keptNames(REPORT, titled)).toBeGreaterThanOrEqual(0.5)
  })

  it('reads names in a headline', () => {
    const text = 'Dragomir Says He Will See Aydin In Ankara\n\nMihai Dragomir met Leyla Aydin in Ankara on Monday.'
    expect(listed(text)).toEqual(expect.arrayContaining(['PER Dragomir', 'LOC Ankara']))
  })

  it('finds no names in page furniture', () => {
    expect(listed('Share this article on Facebook')).toEqual([])
  })

  it('gives each name a confidence between 0 and 1, lower where it is unsure', () => {
    const sure = namesIn('German Chancellor Angela Merkel arrived in Paris.')
    for (const { confidence } of namesIn(REPORT)) {
      expect(confidence).toBeGreaterThan(0)
      expect(confidence).toBeLessThan(1)
    }
    expect(sure.find(({ start }) => start === 18)?.confidence).toBeGreaterThan(0.9)
  })

  it('says why with explain, and only then', () => {
    const explaining = createNames(resources, vocabulary, { explain: true })
    const text = 'Mr. Dragomir said nothing. Later Dragomir left Bucharest.'
    const [first] = explaining.read(readDocument(article(text), vocabulary))
    expect(first?.why?.[0]?.by).toBe('names model: perceptron + network')
    expect(first?.why?.[0]?.words).toContain('Dragomir')
    expect(namesIn(text)[0]?.why).toBeNull()
  })
})

describe('names desk', () => {
  it('gives the same names whatever articles came before', () => {
    const fresh = createNames(resources, new Vocabulary(), { explain: false })
    const other = new Vocabulary()
    const used = createNames(resources, other, { explain: false })
    used.read(readDocument(article('Dragomir Inc. of Paris, Texas, sued Mr. Paris.'), other))
    const own = new Vocabulary()
    const again = createNames(resources, own, { explain: false }).read(readDocument(article(REPORT), own))
    expect(used.read(readDocument(article(REPORT), other))).toEqual(again)
    expect(fresh).toBeDefined()
  })

  it('forgets the words of a vocabulary that was emptied', () => {
    const own = new Vocabulary()
    const small = createNames(resources, own, { explain: false })
    const before = small.read(readDocument(article(REPORT), own))
    for (let i = 0; own.generation === 0; i++) {
      own.id(`w${i}`)
      if (i % 1000 === 0) own.trim()
    }
    expect(small.read(readDocument(article(REPORT), own))).toEqual(before)
  })

  it('treats __proto__ and constructor as words', () => {
    expect(() => namesIn('Mr. __proto__ met Constructor and Mr. Constructor in toString.')).not.toThrow()
    expect(listed('Mr. Constructor said he was in Paris. Constructor left.')).toContain('LOC Paris')
  })

  it('fails with a clear error when its model is missing', () => {
    const none = openResources('/nowhere')
    expect(() => createNames(none, new Vocabulary(), { explain: false })).toThrow(ResourceError)
  })
})

/** Share of the names of the first text that the second, of equal length, has with the same span and type. */
function keptNames(text: string, changed: string): number {
  const key = ({ start, end, type }: { start: number; end: number; type: string }) => `${start} ${end} ${type}`
  const found = new Set(namesIn(changed).map(key))
  const names = namesIn(text).filter(({ type }) => type !== 'MISC')
  return names.filter((name) => found.has(key(name))).length / names.length
}
