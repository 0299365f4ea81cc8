import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromStdin } from './collect.js'

const PAGE = readFileSync(new URL('pages/harbour.html', import.meta.url), 'utf8')
const SENTENCE = 'The council said on Monday that the bridge, closed since March, would open again. '
const PARAGRAPH = `<p>${SENTENCE.repeat(3)}</p>`

async function read(page: string) {
  const { articles, failed } = await fromStdin(page, { format: 'html' })
  expect(failed).toEqual([])
  return articles[0]!
}

const body = (content: string, head = '') => `<!doctype html><html><head>${head}</head><body>${content}</body></html>`

describe('a page of a newspaper', () => {
  it('gives its main text in paragraphs, without navigation, captions and boxes', async () => {
    const article = await read(PAGE)
    expect(article.text.split('\n\n')).toEqual([
      'The ferry between Nordvik and the old harbour will sail again from 13 May, the town council decided on Wednesday after a debate of three hours.',
      '“We have waited two winters for this,” said Mayor Ada Lindqvist. The crossing will cost 4.50 euros, she added, and carry up to 1,200 passengers a day.',
      '“Nobody asked the fishermen, and nobody asked the people who live by the quay.',
      '“We will be heard before the first boat leaves.”',
      '— Jonas Berg, Quay Residents’ League',
      'Berg called the plan “a present to the hotels” and said his group would go to court in Oslo.',
      'The operator, Nordline, did not answer questions about the price.\nIts share rose by 2.3 percent on Thursday.',
    ])
    expect(article.extracted).toBe(true)
  })

  it('gives title, byline, date and address', async () => {
    expect(await read(PAGE)).toMatchObject({
      title: 'Harbour ferry to resume in May',
      byline: 'Mina Aalto, Tom Reyes',
      published: '2024-05-02T06:30:00+02:00',
      url: 'https://courier.example/ferry',
    })
  })

  it('is known without its name', async () => {
    const { articles } = await fromStdin(PAGE)
    expect(articles[0]?.source.format).toBe('html')
  })
})

describe('title, byline and date', () => {
  const cases: [name: string, head: string, content: string, expected: object][] = [
    [
      'out of <meta>',
      '<meta property="og:title" content="T &amp; U"><meta name="author" content="By Ann Poe"><meta name="date" content="May 3, 2024">',
      '',
      { title: 'T & U', byline: 'Ann Poe', published: '2024-05-03' },
    ],
    [
      'out of JSON-LD with one author',
      '<script type="application/ld+json">{"@type":["NewsArticle"],"headline":"H","author":{"name":"Bo Li"},"datePublished":"2024-05-03"}</script>',
      '',
      { title: 'H', byline: 'Bo Li', published: '2024-05-03' },
    ],
    [
      'out of the page itself',
      '<title>Bridge opens again</title>',
      '<p class="byline">By Cy Orr</p><time datetime="2024-05-04T10:00:00Z">Saturday</time>',
      { title: 'Bridge opens again', byline: 'Cy Orr', published: '2024-05-04T10:00:00Z' },
    ],
    [
      'broken JSON-LD is passed over',
      '<script type="application/ld+json">{"@type":</script><title>T t</title>',
      '',
      {},
    ],
  ]
  it.each(cases)('%s', async (_, head, content, expected) => {
    expect(await read(body(`${content}${PARAGRAPH}`, head))).toMatchObject(expected)
  })
})

describe('quotation marks', () => {
  it('of <q> are written, and said to be', async () => {
    const article = await read(
      body(`${PARAGRAPH}<p>He called it <q>a <q>fine</q> day</q> for the whole of the town.</p>`),
    )
    expect(article.text).toContain('He called it “a ‘fine’ day” for')
    expect(article.warnings).toMatchObject([{ code: 'written-quotation-marks' }])
  })

  it('of a block quotation that has its own are kept as they are', async () => {
    const article = await read(body(`${PARAGRAPH}<blockquote><p>"We go," she said, "and we stay."</p></blockquote>`))
    expect(article.text).toContain('\n\n"We go," she said, "and we stay."')
    expect(article.warnings).toBeUndefined()
  })

  it('that stand outside the article that was found are counted in a warning', async () => {
    const quoted = '<p>“I saw it all from the window of my house that day,” a woman said.</p>'
    const page = `<main><article>${PARAGRAPH.repeat(5)}</article></main><div class="extra"><div>${quoted}</div></div>`
    const article = await read(body(page))
    expect(article.text).not.toContain('I saw it all')
    expect(article.warnings).toMatchObject([{ code: 'lost-quotation-marks', message: expect.stringContaining('2') }])
  })
})

describe('odd pages', () => {
  it('a fragment', async () => {
    expect((await read('<p>One sentence is here for you.</p><p>And another one.')).text).toBe(
      'One sentence is here for you.\n\nAnd another one.',
    )
  })

  it('paragraphs by <br> alone', async () => {
    const article = await read(body(`<div>${SENTENCE}<br><br>${SENTENCE}<br>${SENTENCE}</div>`))
    expect(article.text.split('\n\n')).toHaveLength(2)
  })

  it('an empty page has no text', async () => {
    expect((await read(body(''))).text).toBe('')
  })

  it('a table of cells and lists keeps its words apart', async () => {
    const article = await read(
      body(`${PARAGRAPH}<table><tr><th>Town</th><th>Votes</th></tr><tr><td>Nordvik</td><td>1,200</td></tr></table>`),
    )
    expect(article.text).toContain('Nordvik | 1,200')
  })

  it('hidden and soft characters part no word', async () => {
    const article = await read(
      body(`${PARAGRAPH}<p>The gov&shy;ern&#8203;ment met on Friday,&nbsp;it said in the evening.</p>`),
    )
    expect(article.text).toContain('The government met on Friday, it said')
  })
})

/** Tags and texts that parsers stumble over when they come in any order. */
const SOUP = (
  '<html> </html> <head> </head> <body> </body> <frameset> <p> </p> <div> </div> <q> </q> <blockquote> </blockquote> <footer> ' +
  '<cite> <table> <tr> <td> </table> <svg> </svg> <title> </title> <script> </script> <style> </style> <template> <!-- --> ' +
  '<![CDATA[ ]]> <?x > < &amp; &#0; &#x110000; “hi” " <br> <a> </a> <h1> </h1> <pre> <ul> <li> <select> <option> <main> ' +
  '<article> <math> <textarea> <!doctype> <form> <iframe> text,'
).split(' ')

describe('any soup of tags', () => {
  it('is read, into text without tags', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...SOUP), { maxLength: 40 }), async (pieces) => {
        const article = await read(pieces.join(''))
        expect(article.text.trim()).toBe(article.text)
      }),
      { numRuns: 200, seed: 1 },
    )
  })
})

describe('pages made to harm are read in linear time', () => {
  const size = 300_000
  const cases: Record<string, string> = {
    'open elements': '<div>'.repeat(size / 5),
    'open inline elements': '<b>'.repeat(size / 3),
    'elements crossed': '<b><i></b></i>'.repeat(size / 14),
    'many small elements': '<div>x</div>'.repeat(size / 12),
    links: '<a href=x>y</a> '.repeat(size / 16),
    'opening brackets': '<'.repeat(size),
    'open quotation marks in tags': '<a b="'.repeat(size / 6),
    'open comments': '<!--'.repeat(size / 4),
    entities: '&amp;'.repeat(size / 5),
    'block quotations in one another': '<blockquote>'.repeat(size / 12),
    'one word': 'a'.repeat(size),
    'quotation marks and full stops': '."'.repeat(size / 2),
    'brackets in JSON-LD': `<script type="application/ld+json">${'['.repeat(size)}</script>`,
  }
  it.each(Object.entries(cases))('%s', async (_, content) => {
    expect((await read(body(content + PARAGRAPH))).source.format).toBe('html')
  })
})
