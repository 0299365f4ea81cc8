import { describe, expect, it } from 'vitest'
import { fromStdin } from './collect.js'

const read = async (source: string) => (await fromStdin(source, { format: 'markdown' })).articles[0]!

describe('markdown', () => {
  it('gives its text without marks, in paragraphs', async () => {
    const article = await read(
      '# Bridge *opens*\n\nThe [mayor](http://x) said\nit was `open` &mdash; at **last**.  \nIt cost 5\\*3.\n\n- one\n- two\n\n' +
        '| town | votes |\n|---|---|\n| Nordvik | 12 |\n\n```\ncode\n```\n\n<div>html</div>\n\n![image](x.png)\n',
    )
    expect(article.text.split('\n\n')).toEqual([
      'Bridge opens',
      'The mayor said it was open — at last.\nIt cost 5*3.',
      'one',
      'two',
      'town | votes',
      'Nordvik | 12',
    ])
    expect(article.extracted).toBe(true)
  })

  it('sets a block quotation in quotation marks, its author outside', async () => {
    const article = await read(
      'Before.\n\n> It took ten years.\n>\n> We waited.\n>\n> — Ann Poe\n\n> “Marked,” he said.\n',
    )
    expect(article.text.split('\n\n')).toEqual([
      'Before.',
      '“It took ten years.',
      '“We waited.”',
      '— Ann Poe',
      '“Marked,” he said.',
    ])
  })

  it('takes title, byline and date from the front matter', async () => {
    const article = await read(
      '---\ntitle: "Bridge: opened"\nauthor: [Ann Poe, Bo Li]\ndate: 2024-03-02\n__proto__: x\n---\nText.\n',
    )
    expect(article).toMatchObject({
      text: 'Text.',
      title: 'Bridge: opened',
      byline: 'Ann Poe, Bo Li',
      published: '2024-03-02',
    })
  })

  it('passes over front matter that is broken', async () => {
    expect(await read('---\ntitle: [\n---\nText.\n')).toMatchObject({ text: 'Text.' })
  })

  it.each([
    ['quotations in one another', '>'.repeat(20_000)],
    ['emphasis', '*a*'.repeat(20_000)],
    ['open brackets', '[a]('.repeat(20_000)],
    ['one long paragraph', 'a line of text\n'.repeat(20_000)],
  ])('reads what would take the parser too long as plain text: %s', async (_, source) => {
    const article = await read(source)
    expect(article.text).toBe(source)
    expect(article.warnings).toMatchObject([{ code: 'plain-markdown' }])
  })
})
