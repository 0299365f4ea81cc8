import { describe, expect, test } from 'vitest'
import { UsageError } from '../../src/errors.js'
import { applyProjectNames, type NameSpan, PROJECT_NAMES_EXAMPLE, parseProjectNames } from '../../src/names/index.js'
import { readDocument, Vocabulary } from '../../src/text/index.js'

const documentOf = (text: string) =>
  readDocument(
    { id: 't', text, source: { path: 't', format: 'text', encoding: 'utf-8', bytes: 0, sha256: '' } },
    new Vocabulary(),
  )

/** Names as `[text, type]`, found in the order of the text. */
function apply(text: string, file: string, found: [string, NameSpan['type']][] = []): [string, string][] {
  const document = documentOf(text)
  const names = found.map(([name, type]): NameSpan => {
    const start = text.indexOf(name)
    const end = start + name.length
    const from = document.tokens.start.indexOf(start)
    const to = document.tokens.end.indexOf(end) + 1
    return { start, end, from, to, type, confidence: 0.8, why: null }
  })
  const result = applyProjectNames(document, names, parseProjectNames(file, 'names.txt'))
  return result.map(({ start, end, type }) => [text.slice(start, end), type])
}

describe('parseProjectNames', () => {
  test('reads the example that --help shows', () => {
    const names = parseProjectNames(PROJECT_NAMES_EXAMPLE, 'names.txt')
    expect(names.actors.map(({ name, type, forms }) => [name, type, forms])).toEqual([
      ['Jens Stoltenberg', null, ['Jens Stoltenberg', 'Stoltenberg', 'the NATO chief']],
      ['Frontex', 'ORG', ['Frontex', 'EU border agency']],
    ])
    expect([...names.removed]).toEqual(['Reading'])
  })

  test('takes blank lines, carriage returns, a byte-order mark and odd spacing as they come', () => {
    const names = parseProjectNames('\ufeff\r\n  Ana   Ruiz =  Ruiz ,the  mayor \r\n\r\n-  Mobile  \r\n', 'names.txt')
    expect(names.actors[0]!.forms).toEqual(['Ana Ruiz', 'Ruiz', 'the mayor'])
    expect([...names.removed]).toEqual(['Mobile'])
  })

  test.each([
    ['+ COMPANY Acme', 'names.txt:1: "COMPANY" is no type'],
    ['# fine\n+ ORG', 'names.txt:2: a name is missing'],
    ['-', 'names.txt:1: a name is missing after -'],
    ['Ana Ruiz', 'names.txt:1: "Ana Ruiz" has no aliases; to add a name write: + PER Ana Ruiz'],
    ['Ana Ruiz = Ruiz = mayor', 'names.txt:1: more than one "="'],
    ['Ana Ruiz = Ruiz\n\nBen Ruiz = Ruiz', 'names.txt:3: "Ruiz" is also on line 1'],
  ])('says which line is wrong and why: %j', (file, message) => {
    expect(() => parseProjectNames(file, 'names.txt')).toThrow(UsageError)
    expect(() => parseProjectNames(file, 'names.txt')).toThrow(message)
  })
})

describe('applyProjectNames', () => {
  test('adds a name wherever it is written, over line ends too', () => {
    expect(apply('Orvex grew. He left Blue\nLake Bank for Orvex.', '+ ORG Orvex\n+ ORG Blue Lake Bank')).toEqual([
      ['Orvex', 'ORG'],
      ['Blue\nLake Bank', 'ORG'],
      ['Orvex', 'ORG'],
    ])
  })

  test('leaves out a name that it was told to, and only that one', () => {
    expect(
      apply('Reading is fun, says Ana Ruiz.', '- Reading', [
        ['Reading', 'LOC'],
        ['Ana Ruiz', 'PER'],
      ]),
    ).toEqual([['Ana Ruiz', 'PER']])
  })

  test('puts its own name in the place of those that overlap it', () => {
    expect(apply('The Tall Ana Ruiz Show began.', '+ ORG Ana Ruiz Show', [['Ana Ruiz', 'PER']])).toEqual([
      ['Ana Ruiz Show', 'ORG'],
    ])
  })

  test('does not find a name within another word', () => {
    expect(apply('Orvexia is not Orvex-like.', '+ ORG Orvex').map(([name]) => name)).toEqual(['Orvex'])
  })

  test('takes the type of an alias from the article where the file gives none', () => {
    expect(apply('Orvex, or OVX, grew.', 'Orvex = OVX', [['Orvex', 'ORG']])).toEqual([
      ['Orvex', 'ORG'],
      ['OVX', 'ORG'],
    ])
  })

  test.each(['__proto__', 'constructor', 'toString'])('treats %s as a name like any other', (name) => {
    expect(apply(`We met ${name} Smith.`, `+ PER ${name} Smith = ${name}`)).toEqual([[`${name} Smith`, 'PER']])
  })
})
