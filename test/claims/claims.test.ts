import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Attribution, type ClaimsOptions, createClaims } from '../../src/claims/index.js'
import { openResources, type Resources } from '../../src/resources/index.js'
import { createSyntax } from '../../src/syntax/index.js'
import { readDocument, Vocabulary } from '../../src/text/index.js'

const SOURCE = { path: 'a.txt', format: 'text', encoding: 'utf-8', bytes: 0, sha256: '' }
const resources = openResources()
/** The package without its trained model: what rules alone do. */
const rulesOnly: Resources = { ...resources, has: (name) => name !== 'claims' && resources.has(name) }

const vocabulary = new Vocabulary()
const syntax = createSyntax(resources, vocabulary)

function reader(from: Resources, options: Partial<ClaimsOptions> = {}) {
  const desk = createClaims(from, vocabulary, { explain: false, speechOnly: false, ...options })
  return (text: string) => {
    const document = readDocument({ id: 'a', text, source: SOURCE }, vocabulary)
    return desk.read(document, syntax.read(document), [])
  }
}

const byRules = reader(rulesOnly)
const byAll = reader(resources)

const words = (text: string) => (text.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')
const shown = (text: string, { source, cue, content, kind }: Attribution) => ({
  source: source && words(text.slice(source.start, source.end)),
  cue: cue && text.slice(cue.start, cue.end),
  content: content.map(({ start, end }) => words(text.slice(start, end))).join(' | '),
  kind,
})

describe('rules alone', () => {
  test.each<[string, string, ReturnType<typeof shown>]>([
    [
      'a quotation split by its cue',
      '“The pumps are old,” Ana Ruiz said, “but they will hold.”',
      { source: 'Ana Ruiz', cue: 'said', content: 'The pumps are old | but they will hold', kind: 'direct' },
    ],
    [
      'an inverted cue with an apposition',
      '“The pumps are old,” said Ana Ruiz, a nurse at the clinic.',
      { source: 'Ana Ruiz a nurse at the clinic', cue: 'said', content: 'The pumps are old', kind: 'direct' },
    ],
    [
      'an apposition between speaker and cue',
      'Ana Ruiz, a nurse, said that the pumps are old.',
      { source: 'Ana Ruiz a nurse', cue: 'said', content: 'that the pumps are old', kind: 'indirect' },
    ],
    [
      'a quoted piece of an indirect claim',
      'The mayor said the old bridge was “a danger to all” and had to go.',
      { source: 'The mayor', cue: 'said', content: 'the old bridge was a danger to all and had to go', kind: 'mixed' },
    ],
    [
      'a claim around its cue',
      'The bridge, the mayor said, will open in May.',
      { source: 'the mayor', cue: 'said', content: 'The bridge | will open in May', kind: 'indirect' },
    ],
    [
      'what stops before “, adding”',
      'The mayor said the bridge will open, adding that tolls will rise.',
      { source: 'The mayor', cue: 'said', content: 'the bridge will open', kind: 'indirect' },
    ],
    [
      'a speaker that is left out',
      'Ana Ruiz took the floor. And to add: “We proposed a meeting in June.”',
      { source: null, cue: 'add', content: 'We proposed a meeting in June', kind: 'direct' },
    ],
    [
      'a passive with its agent',
      'The plan was criticized by the mayor.',
      { source: 'the mayor', cue: 'criticized', content: 'The plan', kind: 'indirect' },
    ],
    [
      'a report without a source',
      'It was reported that the bridge will open in May.',
      { source: null, cue: 'reported', content: 'that the bridge will open in May', kind: 'indirect' },
    ],
    [
      'an interview turn',
      'RUIZ: The pumps are old and nobody paid for new ones.',
      { source: 'RUIZ', cue: ':', content: 'The pumps are old and nobody paid for new ones', kind: 'indirect' },
    ],
    [
      'a signed quotation',
      '“The pumps are old.” — Ana Ruiz, nurse',
      { source: 'Ana Ruiz', cue: '—', content: 'The pumps are old', kind: 'direct' },
    ],
    [
      'a speaker announced before the paragraph of the quotation',
      'And from Chairwoman Ruiz:\n\n“The pumps are old.”',
      { source: 'Chairwoman Ruiz', cue: 'from', content: 'The pumps are old', kind: 'direct' },
    ],
    [
      'a quotation over two paragraphs',
      'The mayor said: “The pumps are old.\n\n“Nobody paid for new ones.”',
      { source: 'The mayor', cue: 'said', content: 'The pumps are old | Nobody paid for new ones', kind: 'direct' },
    ],
  ])('%s', (_name, text, expected) => {
    expect(byRules(text).map((claim) => shown(text, claim))).toContainEqual(expected)
  })

  test.each([
    'He drove his “limousine” to the shop.',
    'She read “The Old Man and the Sea” on the train.',
    'The door was open and the lamp was lit.',
  ])('no claim in: %s', (text) => expect(byRules(text)).toEqual([]))
})

test('quotations with a name under each are of their signers', () => {
  const text =
    '“The dam was late.”― Ana Ruiz\n“He said it would hold. It did not.” ― John Cole, farmer\n\n“We pay.” – Eve Lund'
  const signed = [byRules(text), byAll(text)].map((claims) =>
    claims.filter(({ inside }) => inside === null).map((claim) => shown(text, claim)),
  )
  for (const claims of signed) {
    expect(claims.map(({ source }) => source)).toEqual(['Ana Ruiz', 'John Cole', 'Eve Lund'])
    expect(claims.map(({ content }) => content)).toEqual([
      'The dam was late',
      'He said it would hold It did not',
      'We pay',
    ])
  }
})

test('a paragraph that is a quotation alone is a claim without cue and source; a title is none', () => {
  const text =
    'It rained all day.\n\n“We have never seen the river that high,\nnot even in spring.”\n\n“The Long Rain.”'
  const alone = {
    source: null,
    cue: null,
    content: 'We have never seen the river that high not even in spring',
    kind: 'direct',
  }
  for (const read of [byRules, byAll]) expect(read(text).map((claim) => shown(text, claim))).toEqual([alone])
})

test('a dash and a name that goes on with a verb sign nothing', () => {
  const text = '“The dam was late.” – Ana Ruiz was not there to hear it.'
  expect(byRules(text)).toEqual([])
})

test.each([
  ['a piece of an indirect claim', 'The mayor said the bridge was “a danger to all” and had to go.', 'mixed'],
  [
    'all but one word of fourteen',
    'The mayor said that “the old bridge at the mill was a danger to all of the children”.',
    'direct',
  ],
])('the kind when marks hold %s', (_name, text, kind) => expect(byRules(text)[0]?.kind).toBe(kind))

test.each([
  ['The mayor said the bridge will open.', 'asserted'],
  ['The mayor did not say that the bridge will open.', 'negated'],
  ['The mayor would say that the bridge will open.', 'hypothetical'],
  ['Did the mayor say that the bridge will open?', 'asked'],
])('modality of: %s', (text, modality) => expect(byRules(text)[0]?.modality).toBe(modality))

test('whom it was said to is the audience', () => {
  const text = 'The mayor told Reuters that the bridge will open.'
  const { audience } = byRules(text)[0]!
  expect(text.slice(audience!.start, audience!.end)).toBe('Reuters')
})

test('a claim within a claim knows its outer one', () => {
  const text = 'The mayor said that the builder had promised to finish the bridge.'
  const claims = byRules(text)
  expect(claims.map(({ inside }) => inside)).toEqual([null, 0])
})

test('speech only leaves out thoughts and wishes', () => {
  const text = 'The mayor believes that the bridge will open. The builder said that it is late.'
  expect(reader(rulesOnly, { speechOnly: true })(text).map(({ cue }) => cue?.lemma)).toEqual(['say'])
})

test('quoted sentences that follow are joined, or claims of their own', () => {
  const text = '“The pumps are old,” said Ana Ruiz. “Nobody paid for new ones.”'
  expect(byRules(text)).toHaveLength(1)
  expect(reader(rulesOnly, { splitQuotes: true })(text)).toHaveLength(byRules(text)[0]!.content.length)
})

test('why names the rule or model and the words it rests on', () => {
  const text = 'The mayor said: “The bridge will open.”'
  expect(reader(rulesOnly, { explain: true })(text)[0]!.why).toEqual([
    { by: 'rule', words: ['said', 'The mayor', '“'] },
  ])
})

describe('the model', () => {
  test('reads a quotation whose marks a translator has broken, and says so', () => {
    const text =
      '“The danger of new floods is real,” Ana Ruiz said after a meeting in Riga. It is up to the council to act. It must repair the dams ”.'
    const claim = byAll(text)[0]!
    expect(shown(text, claim)).toMatchObject({ source: 'Ana Ruiz', kind: 'direct' })
    expect(shown(text, claim).content).toContain('It must repair the dams')
    expect(claim.repaired).toBe(true)
  })

  test('gives the speaker behind "according to"', () => {
    const text = 'According to the mayor, the old bridge will open in May.'
    expect(byAll(text).map((claim) => shown(text, claim).source)).toEqual(['the mayor'])
  })

  test.each([
    [
      'a sentence that tells of another is what its last words say it is',
      'The farmers have rejected the new dam again, said Ruiz.',
      { source: 'Ruiz', cue: 'said', content: 'The farmers have rejected the new dam again' },
    ],
    [
      'so is one with a quotation',
      'Norland wants “to own the river. That is out of the question, ” the minister Ana Ruiz summed up.',
      { source: 'the minister Ana Ruiz', cue: 'summed up' },
    ],
    [
      'a cue and its source within marks that a translator has moved',
      'It rained in Riga. “ We are close to an agreement, declared on Monday the Norland minister Ana Ruiz, after a long dinner ”.',
      {
        source: 'the Norland minister Ana Ruiz',
        cue: 'declared',
        content: 'We are close to an agreement',
        kind: 'direct',
      },
    ],
  ])('%s', (_name, text, expected) => {
    const free = byAll(text).filter(({ inside }) => inside === null)
    expect(free.map((claim) => shown(text, claim))).toEqual([expect.objectContaining(expected)])
  })

  test('a turn of a talk is one claim, with what is said in it inside', () => {
    const text = [
      'COLE: You once said that you would never come back. Why?',
      'RUIZ: Because my sister asked me. She said that the house was empty.',
      'COLE: Was it?',
      'RUIZ: I think it was full of cats.',
    ].join('\n\n')
    const claims = byAll(text)
    const free = claims.filter(({ inside }) => inside === null).map((claim) => shown(text, claim))
    expect(free.map(({ source }) => source)).toEqual(['COLE', 'RUIZ', 'COLE', 'RUIZ'])
    expect(free[1]!.content).toBe('Because my sister asked me She said that the house was empty')
    const inner = claims.find((claim) => shown(text, claim).source === 'She')
    expect(shown(text, claims[inner!.inside!]!).source).toBe('RUIZ')
  })

  test('headings of a report are no turns', () => {
    const text = 'STOCKS: The mayor said that prices rose.\n\nBONDS: Ruiz said that yields fell.'
    expect(byAll(text).map((claim) => shown(text, claim).source)).toEqual(['The mayor', 'Ruiz'])
  })

  test('names the act of the cue', () => {
    const text = 'The mayor said on Monday that the council had approved the new bridge.'
    expect(byAll(text)[0]?.cue?.act).toBe('state')
  })
})

const pieces = fc.constantFrom(
  'said',
  'The mayor',
  'according to',
  'Ana Ruiz',
  '“',
  '”',
  '"',
  'that',
  'the bridge is old',
  ',',
  '.',
  ':',
  '\n\n',
  'and',
  'to',
  'told',
  'promised',
  '—',
  'RUIZ',
)

test.each([
  ['by rules', byRules],
  ['by all', byAll],
])(
  'any text, %s: contents lie inside it, share no word but within one another, and come out the same twice',
  (_name, read) => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (list) => {
        const text = list.join(' ')
        const claims = read(text)
        const owner = new Map<number, number>()
        claims.forEach(({ content, inside, confidence }, index) => {
          expect(confidence).toBeGreaterThanOrEqual(0)
          expect(confidence).toBeLessThanOrEqual(1)
          for (const { start, end } of content) {
            expect(start).toBeLessThan(end)
            expect(end).toBeLessThanOrEqual(text.length)
            for (let at = start; at < end; at++) {
              const other = owner.get(at)
              expect(other === undefined || other === inside).toBe(true)
              if (/[\p{L}\p{N}]/u.test(text[at]!)) owner.set(at, index)
            }
          }
        })
        expect(read(text)).toEqual(claims)
      }),
      { numRuns: 60 },
    )
  },
)

test.each([
  ['quotation marks', '"'.repeat(1_000_000)],
  ['said', 'said '.repeat(200_000)],
  ['open brackets', '('.repeat(1_000_000)],
  ['blanks', ' '.repeat(1_000_000)],
  ['a sentence of 100,000 words', `${'the mayor said that the old bridge '.repeat(14_300)}.`],
])('a megabyte of %s has no claims', (_name, text) => expect(byAll(text)).toEqual([]))
