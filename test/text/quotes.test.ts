import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDocument, Vocabulary } from '../../src/text/index.js'

const SOURCE = { path: 'a.txt', format: 'text', encoding: 'utf-8', bytes: 0, sha256: '' }
const quotesOf = (text: string) => readDocument({ id: 'a', text, source: SOURCE }, new Vocabulary()).quotes
const texts = (text: string) => quotesOf(text).spans.map((span) => text.slice(span.start, span.end))

describe('well-formed quotations', () => {
  test.each<[string, string, string[]]>([
    ['curly', 'The baker said: “We open at six.” Then he left.', ['“We open at six.”']],
    ['straight', 'The baker said: "We open at six." Then he left.', ['"We open at six."']],
    ['two single marks for one', "The baker said: ''We open at six.'' Then he left.", ["''We open at six.''"]],
    ['angle marks', 'The baker said: «We open at six.» Then he left.', ['«We open at six.»']],
    ['low and high', 'The baker said: „We open at six.“ Then he left.', ['„We open at six.“']],
    ['straight and curly mixed', 'He said "We open at six.” Then he left.', ['"We open at six.”']],
    ['single marks', 'He called it ‘a small miracle’ and left.', ['‘a small miracle’']],
    ['straight single marks', "He called it 'a small miracle' and left.", ["'a small miracle'"]],
    ['split by the cue', '“We open,” he said, “at six.”', ['“We open,”', '“at six.”']],
    ['several sentences', '“We open at six. We close at nine,” he said.', ['“We open at six. We close at nine,”']],
    [
      'nested',
      '“She told me ‘never again’ and left,” he said.',
      ['“She told me ‘never again’ and left,”', '‘never again’'],
    ],
    ['nested of the same kind', '“The “old” bridge holds,” he said.', ['“The “old” bridge holds,”', '“old”']],
    [
      'curly within straight',
      '"The so-called “old” bridge holds," he said.',
      ['"The so-called “old” bridge holds,"', '“old”'],
    ],
  ])('%s', (_name, text, expected) => expect(texts(text)).toEqual(expected))

  test.each([
    ["The workers' wages didn't rise in the '90s."],
    ['The workers’ wages didn’t rise in the ’90s.'],
    ['The door is 6\' 2" high.'],
  ])('no quotation in: %s', (text) => {
    expect(texts(text)).toEqual([])
    expect(quotesOf(text).warnings).toEqual([])
  })

  test.each([
    ['“ It is late, said the baker, with a nod ”.', ['“ It is late,']],
    ['“ It is late, said on Monday the baker. We close now ”.', ['“ It is late,', 'We close now ”']],
    ['“It is late, said the baker, and left.”', ['“It is late, said the baker, and left.”']],
  ])('a closing mark alone between blanks does not close over the words about the speaker: %s', (text, expected) => {
    expect(texts(text)).toEqual(expected)
  })

  test('a possessive does not close a quotation in single marks', () => {
    expect(texts('He praised ‘the workers’ fair demands’ again.')).toEqual(['‘the workers’ fair demands’'])
  })

  test('one over three paragraphs, where each opens and only the last closes', () => {
    const { spans, warnings } = quotesOf(
      '“The first day was long.\n\n“The second was longer.\n\n“The third was the last,” he said.',
    )
    expect(spans.map((span) => [span.continues, span.repaired])).toEqual([
      [false, false],
      [true, false],
      [true, false],
    ])
    expect(warnings).toEqual([])
  })
})

describe('broken marks', () => {
  test.each<[string, string, string[]]>([
    [
      'a closing mark written as an opening one',
      'And to add: “We offered terms, but nobody came. “.',
      ['“We offered terms, but nobody came. “'],
    ],
    [
      'a quotation that closes without opening, after one with a cue',
      '“The danger is real,” Ana Ruiz said after the vote. It is up to them to act. They must begin ”.',
      ['“The danger is real,”', 'It is up to them to act. They must begin ”'],
    ],
    [
      'a blank on the wrong side',
      'It seeks “to split the council. This will fail, ”the mayor said.',
      ['“to split the council. This will fail, ”'],
    ],
    ['blanks inside', 'He said: “ We will wait for them ” and left.', ['“ We will wait for them ”']],
    ['no opening mark', 'The pumps are running again,” the engineer said.', ['The pumps are running again,”']],
    [
      'no closing mark before the verb',
      '“The pumps are running again, the engineer said. Nobody was hurt.',
      ['“The pumps are running again,'],
    ],
    [
      'opened twice',
      '“The pumps are running. “Nobody was hurt,” he said.',
      ['“The pumps are running. ', '“Nobody was hurt,”'].map((s) => s.trim()),
    ],
  ])('%s', (_name, text, expected) => {
    const { spans, warnings } = quotesOf(text)
    expect(spans.map((span) => text.slice(span.start, span.end))).toEqual(expected)
    expect(spans.some((span) => span.repaired) || text.includes('“ We')).toBe(true)
    expect(warnings.length).toBeLessThanOrEqual(1)
  })

  test('a stray mark gives a warning that points at it', () => {
    const text = 'The pumps are running again,” the engineer said.'
    expect(quotesOf(text).warnings).toEqual([expect.objectContaining({ code: 'unbalanced-quote', start: 28, end: 29 })])
  })
})

test('any text: spans lie inside it, in order, and do not cross', () => {
  const pieces = fc.constantFrom('“', '”', '"', "'", '’', '‘', '«', '»', 'word', 'Word', ' ', '.', ',', '\n\n', 'said')
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 80 }), (list) => {
      const text = list.join('')
      const { spans } = quotesOf(text)
      let last = 0
      const open: number[] = []
      for (const { start, end } of spans) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
        while (open.length > 0 && open.at(-1)! <= start) open.pop()
        if (open.length > 0) expect(end).toBeLessThanOrEqual(open.at(-1)!)
        open.push(end)
        last = start
      }
    }),
  )
})

test.each(['"', '“', '”', "'", '‘', '“”', '" '])('a megabyte of %s is read in one pass', (mark) => {
  const { spans } = quotesOf(mark.repeat(1_000_000 / mark.length))
  expect(spans.length).toBeLessThanOrEqual(500_000)
})
