import { describe, expect, it } from 'vitest'
import { SentenceKind } from '../../src/text/index.js'
import { read, sentencesOf } from './read.js'

const { BODY, HEADLINE, BYLINE, DATELINE, CREDIT, DEBRIS } = SentenceKind

const ONE_LINE: [string, string[]][] = [
  ['He left. She stayed.', ['He left.', 'She stayed.']],
  ['Mr. Lee met Dr. Ruiz. They spoke.', ['Mr. Lee met Dr. Ruiz.', 'They spoke.']],
  ['It happened in the U.S. The senate was out.', ['It happened in the U.S.', 'The senate was out.']],
  ['The U.S. Senate was out.', ['The U.S. Senate was out.']],
  ['Acme Inc. (ACM) fell.', ['Acme Inc. (ACM) fell.']],
  ['J. F. Smith won. P. Orr lost.', ['J. F. Smith won.', 'P. Orr lost.']],
  ['“Why?” he asked. “Because.”', ['“Why?” he asked.', '“Because.”']],
  ['"We are late. We must go." She left.', ['"We are late.', 'We must go."', 'She left.']],
  ['It cost 3.5 million. No. 5 won.', ['It cost 3.5 million.', 'No. 5 won.']],
  ['where was he? i know nothing. they asked me.', ['where was he?', 'i know nothing.', 'they asked me.']],
  ['It rained (hard.) Then it stopped.', ['It rained (hard.)', 'Then it stopped.']],
  ['He was born in Ulm. [17] She was not.', ['He was born in Ulm. [17]', 'She was not.']],
  ['Wait... what? Yes!', ['Wait... what?', 'Yes!']],
  ['They refused it. “.', ['They refused it. “.']],
]

describe('sentences', () => {
  it.each(ONE_LINE)('of %j', (text, expected) => {
    expect(sentencesOf(text).map(([, sentence]) => sentence)).toEqual(expected)
  })

  it('run on over the lines of text that is broken at a fixed width', () => {
    const text = `The council of the small harbour town met on Monday to
talk about the bridge that was closed in spring. It was
not able to agree on a date. The mayor said that a new
meeting would be held before the end of the month.`
    expect(sentencesOf(text).map(([, sentence]) => sentence.replace(/\s+/g, ' '))).toEqual([
      'The council of the small harbour town met on Monday to talk about the bridge that was closed in spring.',
      'It was not able to agree on a date.',
      'The mayor said that a new meeting would be held before the end of the month.',
    ])
  })

  it('end at the end of a line in a list or a table', () => {
    expect(sentencesOf('Results on Friday:\nNorth Town 2 South Town 1\nEast Town 0 West Town 0').length).toBe(3)
  })
})

const ARTICLE = `Bridge To Open After Ten Years
By Jane Roe and Tom Orr, Staff Writers

PORTO, Portugal (AP) — The bridge will open on Monday. The mayor was glad.

What comes next

Two more bridges are planned.

Read more: Ten bridges that never opened

Share this article

(Reporting by Jane Roe; editing by Tom Orr)`

describe('the shape of the page', () => {
  it('keeps headline, byline, dateline, credit and debris out of the sentences', () => {
    expect(sentencesOf(ARTICLE)).toEqual([
      [HEADLINE, 'Bridge To Open After Ten Years'],
      [BYLINE, 'By Jane Roe and Tom Orr, Staff Writers'],
      [DATELINE, 'PORTO, Portugal (AP) —'],
      [BODY, 'The bridge will open on Monday.'],
      [BODY, 'The mayor was glad.'],
      [HEADLINE, 'What comes next'],
      [BODY, 'Two more bridges are planned.'],
      [DEBRIS, 'Read more: Ten bridges that never opened'],
      [DEBRIS, 'Share this article'],
      [CREDIT, '(Reporting by Jane Roe; editing by Tom Orr)'],
    ])
  })

  it('tells title, byline, agency and dateline', () => {
    expect(read(ARTICLE).layout).toEqual({
      title: 'Bridge To Open After Ten Years',
      byline: 'Jane Roe and Tom Orr, Staff Writers',
      agency: 'AP',
      dateline: { start: 71, end: 86, text: 'PORTO, Portugal' },
      datelineDate: null,
    })
  })

  it('prefers the title and byline that came beside the text', () => {
    const { layout } = read(ARTICLE, { title: 'A bridge', byline: 'Ann Lee' })
    expect([layout.title, layout.byline]).toEqual(['A bridge', 'Ann Lee'])
  })

  it.each([
    ['BRUSSELS (AFP) — It rained.', 'BRUSSELS', 'AFP'],
    ['LISBON, May 5 (Reuters) - It rained.', 'LISBON', 'Reuters'],
    ['Oslo (dpa) – It rained.', 'Oslo', 'dpa'],
    ['TOKYO — It rained.', 'TOKYO', null],
    ['Paris, 3 May – It rained.', 'Paris', null],
  ])('reads the dateline of %j', (text, place, agency) => {
    const { layout } = read(text)
    expect([layout.dateline?.text, layout.agency]).toEqual([place, agency])
  })

  it.each(['NATO-led troops left.', 'COVID-19 spread.', 'Monday — it rained.', 'BOATING - NORTH WINS BY A MILE'])(
    'sees no dateline in %j',
    (text) => {
      expect(read(text).layout.dateline).toBeNull()
    },
  )

  it('reads a dateline with a date on its own line', () => {
    const { layout } = read('ROWING RESULTS\nGENEVA 2001-03-04\nThe crew won.')
    expect([layout.dateline?.text, layout.datelineDate]).toEqual(['GENEVA', '2001-03-04'])
  })

  it.each(['With Agence France-Presse', 'With files from The Canadian Press', '— AFP', '© 2020 The Daily'])(
    'takes %j for a credit',
    (line) => {
      expect(sentencesOf(`It rained all day in the town.\n\n${line}`).at(-1)).toEqual([CREDIT, line])
    },
  )

  it.each([
    'Watch video',
    'source site-12',
    'Click here to subscribe',
    'Photo: Jane Roe',
    '* * *',
    'Sign up for our newsletter',
  ])('takes %j for page debris', (line) => {
    expect(sentencesOf(`It rained all day in the town.\n\n${line}`).at(-1)).toEqual([DEBRIS, line])
  })

  it.each([
    'By Monday the storm had passed.',
    'Video shows the storm as it passed the town.',
    'Source material was scarce.',
  ])('takes %j for a sentence', (line) => {
    expect(sentencesOf(`A storm\n\n${line}\n\nIt rained.`)[1]![0]).toBe(BODY)
  })
})
