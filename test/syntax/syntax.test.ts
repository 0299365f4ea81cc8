import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RELATION, UPOS } from '../../src/syntax/index.js'
import { SentenceKind } from '../../src/text/index.js'
import { parse } from './read.js'

describe('tags', () => {
  it.each([
    ['The council will meet on Friday.', 'DT NN MD VB IN NNP .'],
    ['She has written three letters to the bank.', 'PRP VBZ VBN CD NNS IN DT NN .'],
    ["They don't know why he left.", 'PRP VBP RB VB WRB PRP VBD .'],
    ['Ms. Okafor called it the largest fire in decades.', 'NNP NNP VBD PRP DT JJS NN IN NNS .'],
  ])('%s', (text, tags) => {
    expect(parse(text).tags.join(' ')).toBe(tags)
  })

  it('tells a verb from a noun of the same form by its neighbours', () => {
    expect(parse('The plans fail.').tags[1]).toBe('NNS')
    expect(parse('He plans a strike.').tags[1]).toBe('VBZ')
  })

  it('reads a headline in capitals like running words', () => {
    const { tags, at } = parse('MINISTER RESIGNS AFTER FLOODS\n\nThe minister resigned on Monday, his office said.')
    expect(tags[at('AFTER')]).toBe('IN')
    expect(tags[at('RESIGNS')]).toBe('VBZ')
  })
})

describe('trees', () => {
  it.each([
    ['The mayor said the bridge would open in June.', 'mayor', 'said nsubj'],
    ['The mayor said the bridge would open in June.', 'open', 'said ccomp'],
    ['The mayor said that the bridge would open in June.', 'that', 'open mark'],
    ['The mayor said the bridge would open in June.', 'June', 'open obl'],
    ['The letter was written by two farmers.', 'letter', 'written nsubj:pass'],
    ['The letter was written by two farmers.', 'farmers', 'written obl:agent'],
    ['Workers want to leave the plant.', 'leave', 'want xcomp'],
    ['The man who sold the boat has died.', 'sold', 'man acl:relcl'],
    ['Villagers carried water and wood.', 'wood', 'water conj'],
    ['Angela Brown met the press.', 'Brown', 'Angela flat'],
    ["The city's port was closed.", 'city', 'port nmod:poss'],
    ['Rescuers found 12 people in the mine.', '12', 'people nummod'],
    ['“We cannot accept this,” the mayor told reporters.', 'told', 'ROOT root'],
    ['“We cannot accept this,” the mayor told reporters.', 'accept', 'told ccomp'],
  ])('%s: %s hangs on %s', (text, word, arc) => {
    expect(parse(text).arc(word)).toBe(arc)
  })

  it('leaves bylines and page furniture without trees', () => {
    const { document, syntax } = parse('Dam breaks\n\nBy Jane Roe\n\nA dam broke near the town on Monday.')
    const kinds = [...document.sentences.kind.subarray(0, document.sentences.count)]
    const isRead = (kind: number) => kind === SentenceKind.BODY || kind === SentenceKind.HEADLINE
    expect([...syntax.parsed]).toEqual(kinds.map((kind) => (isRead(kind) ? 1 : 0)))
  })

  it('tags but does not parse a sentence of a hundred thousand words', () => {
    const { syntax, words } = parse('and the farmers '.repeat(33_333))
    expect(words.length).toBeGreaterThan(90_000)
    expect(syntax.parsed.every((parsed) => parsed === 0)).toBe(true)
    expect(syntax.head.every((head) => head === -1)).toBe(true)
  })
})

describe('lemmas', () => {
  it.each([
    ['He said so.', 'said', 'say'],
    ['The children were playing.', 'children', 'child'],
    ['The children were playing.', 'playing', 'play'],
    ['The children were playing.', 'were', 'be'],
    ['Prices rose faster than wages.', 'Prices', 'price'],
    ["It won't rain.", "n't", 'not'],
    ['The police left the building.', 'left', 'leave'],
  ])('%s: %s -> %s', (text, word, lemma) => {
    const { syntax, at } = parse(text)
    expect(syntax.lemma(at(word))).toBe(lemma)
  })
})

describe('of any text', () => {
  const pieces = fc.constantFrom(
    'the',
    'said',
    'Kim',
    'U.S.',
    '"',
    '“',
    '”',
    "'",
    ',',
    '.',
    '(',
    ')',
    '—',
    'that',
    'who',
    '1,200',
    '%',
    'of',
    'constructor',
    '__proto__',
    'x'.repeat(500),
    '\n',
    '\n\n',
    'is',
    'n’t',
    'é',
    '🙂',
    'AND',
    ';',
    ':',
    'to',
  )
  const texts = fc.array(pieces, { maxLength: 80 }).map((words) => words.join(' '))

  it('heads lie inside the sentence and are no marks, make no circle, and each sentence has one root', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { document, syntax } = parse(text)
        const { from, to, count } = document.sentences
        for (let s = 0; s < count; s++) {
          if (syntax.parsed[s] === 0) continue
          const upos = syntax.upos.subarray(from[s]!, to[s]!)
          const hasWord = upos.some((tag) => tag !== UPOS.PUNCT)
          let roots = 0
          for (let i = from[s]!; i < to[s]!; i++) {
            if (syntax.head[i]! < 0) roots++
            else if (hasWord) expect(syntax.upos[syntax.head[i]!]).not.toBe(UPOS.PUNCT)
            expect(syntax.relation[i] === RELATION.root).toBe(syntax.head[i]! < 0)
            let up = i
            for (let steps = 0; up >= 0; steps++) {
              expect(steps).toBeLessThanOrEqual(to[s]! - from[s]!)
              expect(up >= from[s]! && up < to[s]!).toBe(true)
              up = syntax.head[up]!
            }
          }
          if (to[s]! > from[s]!) expect(roots).toBe(1)
        }
      }),
      { numRuns: 200 },
    )
  })

  it('gives the same numbers twice, whatever was read before', () => {
    fc.assert(
      fc.property(texts, texts, (text, other) => {
        const first = parse(text).syntax
        parse(other)
        const second = parse(text).syntax
        expect(second.xpos).toEqual(first.xpos)
        expect(second.head).toEqual(first.head)
        expect(second.relation).toEqual(first.relation)
      }),
      { numRuns: 50 },
    )
  })
})
