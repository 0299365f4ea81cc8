import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNames } from '../../src/names/index.js'
import { openResources } from '../../src/resources/index.js'
import { readDocument, Vocabulary } from '../../src/text/index.js'

const vocabulary = new Vocabulary()
const desk = createNames(openResources(), vocabulary, { explain: true })

function read(text: string) {
  const source = { path: 'test', format: 'text', encoding: 'utf-8', bytes: 0, sha256: '' }
  const document = readDocument({ id: 'test', text, source }, vocabulary)
  return { document, names: desk.read(document) }
}

const WORDS = [
  'Mr.',
  'Lee',
  'PARIS',
  'said',
  'the',
  'of',
  '-',
  'U.S.',
  'Ñandú',
  '𝔸bc',
  '\n\n',
  '"',
  '1996',
  '__proto__',
  '’s',
  'iPhone',
  ',',
  '.',
  'São',
  'BANK',
  'moon',
]
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 120 }).map((words) => words.join(' ')),
)

describe('names of any text', () => {
  it('lie in the text, on whole tokens, in order, without overlap', () => {
    fc.assert(
      fc.property(text, (sample) => {
        const { document, names } = read(sample)
        let last = 0
        for (const { start, end, from, to, confidence } of names) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(sample.length)
          expect(start).toBe(document.tokens.start[from])
          // the stop of an abbreviation that ends its sentence is left out
          expect([end, end + 1]).toContain(document.tokens.end[to - 1])
          expect(confidence > 0 && confidence < 1).toBe(true)
          last = end
        }
      }),
      { numRuns: 200 },
    )
  })

  it('are the same twice', () => {
    fc.assert(
      fc.property(text, (sample) => {
        expect(read(sample).names).toEqual(read(sample).names)
      }),
      { numRuns: 50 },
    )
  })
})

describe('hostile texts', () => {
  it.each([
    ['one sentence of 100,000 capitals', 'Lee '.repeat(100_000)],
    ['a word of a megabyte', 'A'.repeat(1_000_000)],
    ['a megabyte of full stops', '.'.repeat(1_000_000)],
    ['20,000 different words in capitals', Array.from({ length: 20_000 }, (_, i) => `WORD${i}X`).join(' ')],
    ['capitals and hyphens', 'A-'.repeat(30_000)],
  ])('reads %s', (_, sample) => {
    expect(read(sample).names.every(({ start, end }) => start < end)).toBe(true)
  })
})
