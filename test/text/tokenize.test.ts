import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Shape } from '../../src/text/index.js'
import { read, tokensOf } from './read.js'

const CASES: [string, string][] = [
  ['He said no.', 'He said no .'],
  ['Mr. Lee and Gen. Ruiz left', 'Mr. Lee and Gen. Ruiz left'],
  ['J. K. Rowe', 'J. K. Rowe'],
  ['so do I.', 'so do I .'],
  ['in the U.S. now', 'in the U.S. now'],
  ['at 5 p.m. today', 'at 5 p.m. today'],
  ["They don’t, can't, won‘t", "They do n’t , ca n't , wo n‘t"],
  ['I cannot stay', 'I can not stay'],
  ["Rossi's and the states’ plan", "Rossi 's and the states ’ plan"],
  ["O'Brien d’Arc", "O'Brien d’Arc"],
  ['1,200.50 and 1,00,000', '1,200.50 and 1,00,000'],
  ['1,2,3', '1 , 2 , 3'],
  ['at 8:30 on 9/11', 'at 8:30 on 9/11'],
  ['$2.5bn, €3m and 5km', '$ 2.5 bn , € 3 m and 5 km'],
  ['the 2nd of the 1990s', 'the 2nd of the 1990s'],
  ['20-30 people', '20 - 30 people'],
  ['a U.S.-led force', 'a U.S. - led force'],
  ['an e-mail re-elected anti-Roman', 'an e-mail re-elected anti - Roman'],
  ['AT&T and R & D', 'AT&T and R & D'],
  ['see www.example.org/a?b=c, now', 'see www.example.org/a?b=c , now'],
  ['write to ann.lee@example.org.', 'write to ann.lee@example.org .'],
  ['@handle and #topic', '@handle and #topic'],
  ['wait... no -- yes — maybe', 'wait ... no -- yes — maybe'],
  ['the end.The next', 'the end . The next'],
  ["“Why?” «Oui» ``so''", "“ Why ? ” « Oui » `` so ''"],
  ['٣٫٥ ٪ and １２', '٣٫٥ ٪ and １２'],
  ['__proto__ constructor', '__proto__ constructor'],
]

describe('tokens', () => {
  it.each(CASES)('of %j', (text, expected) => {
    expect(tokensOf(text).join(' ')).toBe(expected)
  })

  it('cover every character that is no white space, in order, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { tokens } = read(text)
        let at = 0
        for (let i = 0; i < tokens.count; i++) {
          expect(text.slice(at, tokens.start[i])).toMatch(/^[\s\p{Cc}\ufeff]*$/u)
          expect(tokens.end[i]).toBeGreaterThan(tokens.start[i]!)
          at = tokens.end[i]!
        }
        expect(text.slice(at)).toMatch(/^[\s\p{Cc}\ufeff]*$/u)
      }),
    )
  })

  it('never split a surrogate pair or a combining mark from its base', () => {
    for (const text of ['😀😀', 'e\u0301te\u0301', '"\u0301', '👩‍👩‍👧 ok', 'a😀b']) {
      const { tokens } = read(text)
      for (let i = 0; i < tokens.count; i++) {
        expect(text.slice(tokens.start[i], tokens.end[i])).not.toMatch(/^[\udc00-\udfff\p{M}]/u)
        expect(text.slice(tokens.start[i], tokens.end[i])).not.toMatch(/[\ud800-\udbff]$/)
      }
    }
  })

  it.each([
    ['quotation marks', '"'],
    ['brackets', '('],
    ['dots', '.'],
    ['digits', '1'],
    ['initials', 'A. '],
    ['clitics', "x's"],
    ['mail addresses', 'a@'],
    ['web addresses', 'http://'],
    ['hyphens', 'a-'],
    ['"said"', 'said '],
    ['lines', 'a\n'],
    ['bylines', 'By Aa '],
  ])('of a megabyte of %s are found', (_name, piece) => {
    const { tokens } = read(piece.repeat(Math.ceil(1_000_000 / piece.length)))
    expect(tokens.count).toBeGreaterThan(0)
  })
})

describe('shapes of words', () => {
  it.each([
    ['NATO', Shape.CAPITAL | Shape.ALL_CAPS | Shape.INNER_CAPITAL | Shape.LETTER],
    ['McRae', Shape.CAPITAL | Shape.INNER_CAPITAL | Shape.LETTER],
    ['Mr.', Shape.CAPITAL | Shape.ABBREVIATION | Shape.LETTER],
    ['1,200', Shape.DIGIT | Shape.NUMBER],
    ['“', Shape.PUNCTUATION | Shape.QUOTE | Shape.OPEN_QUOTE],
    ['"', Shape.PUNCTUATION | Shape.QUOTE],
    ['?!', Shape.PUNCTUATION | Shape.TERMINAL],
    ['—', Shape.PUNCTUATION | Shape.DASH],
  ])('%s', (word, flags) => {
    const { vocabulary } = read('')
    const type = vocabulary.id(word)
    expect(vocabulary.flags[type]).toBe(flags)
  })
})
