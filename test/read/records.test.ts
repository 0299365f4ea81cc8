import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MEGABYTE } from '../../src/read/open.js'
import { fromStdin } from './collect.js'

const line = (value: unknown) => `${JSON.stringify(value)}\n`

describe('ndjson', () => {
  const ndjson = { format: 'ndjson' } as const

  it('gives an article a line, with the line in its id', async () => {
    const { articles } = await fromStdin(
      line({ text: 'One.' }) + line({ id: 'x', text: 'Two.' }) + line({ text: 'Three.' }),
    )
    expect(articles.map(({ id, text }) => [id, text])).toEqual([
      ['-:1', 'One.'],
      ['x', 'Two.'],
      ['-:3', 'Three.'],
    ])
    expect(articles[0]?.source).toMatchObject({ path: '-', format: 'ndjson', encoding: 'utf-8', bytes: 15 })
  })

  it('a malformed line is one failed input, named by its line', async () => {
    const lines = [
      line({ text: 'One.' }),
      '{"text": "cut',
      '\n',
      '\n',
      '[1]\n',
      '{"no":"text"}\n',
      line({ text: 'Six.' }),
    ]
    const { articles, failed } = await fromStdin(lines.join(''), ndjson)
    expect(articles.map(({ id }) => id)).toEqual(['-:1', '-:6'])
    expect(failed.map(({ input }) => input)).toEqual(['-:2', '-:4', '-:5'])
    for (const { error } of failed) expect(error.message).not.toContain('cut')
  })

  it('is the same however the stream is cut', async () => {
    const text = [line({ text: 'Zoë said “no” 🚢.' }), line({ text: 'b' }), 'bad\n', '{"text":"c"}'].join('')
    const whole = await fromStdin(text, ndjson)
    for (const size of [1, 2, 3, 7]) expect((await fromStdin(text, ndjson, size)).all).toEqual(whole.all)
  })

  it('is read in UTF-16 with a mark', async () => {
    const bytes = Buffer.from(`\ufeff${line({ text: 'Zoë' })}${line({ text: 'b' })}`, 'utf16le')
    const { articles } = await fromStdin(bytes, ndjson, 5)
    expect(articles.map(({ text, source }) => [text, source.encoding])).toEqual([
      ['Zoë', 'utf-16le'],
      ['b', 'utf-16le'],
    ])
  })

  it('a line above the limit fails and is not kept in memory; the next one is read', async () => {
    const text = line({ text: 'x'.repeat(5000) }) + line({ text: 'y' })
    const { articles, failed } = await fromStdin(text, { ...ndjson, limits: { container: 1000 } }, 100)
    expect(articles.map(({ text }) => text)).toEqual(['y'])
    expect(failed[0]?.error.message).toMatch(/limit for one container.*--max-container/)
  })
})

describe('json', () => {
  it('is an object or an array of objects', async () => {
    const one = await fromStdin(
      '{\n "text": "One.", "title": "T", "byline": "B", "url": "http://x", "published": "2024-05-17"\n}',
    )
    expect(one.articles[0]).toMatchObject({ id: '-', text: 'One.', title: 'T', byline: 'B', url: 'http://x' })
    expect(one.articles[0]?.published).toBe('2024-05-17')
    const many = await fromStdin('[{"text":"One."},{"txt":"?"},{"text":"Three.","id":7}]')
    expect(many.articles.map(({ id }) => id)).toEqual(['-', '7'])
    expect(many.failed.map(({ input }) => input)).toEqual(['-#2'])
  })

  it('says where it is broken, and quotes nothing of it', async () => {
    const { failed } = await fromStdin('{"text": "a",\n "title": \x1b }', { format: 'json' })
    expect(failed[0]?.error.message).toMatch(/^is not valid JSON/)
    expect(failed[0]?.error.message).not.toContain('\x1b')
  })

  it('keeps unknown keys under meta, as data', async () => {
    const { articles } = await fromStdin(
      '{"text":"a","desk":"coast","__proto__":{"polluted":1},"title":["no","string"]}',
    )
    const meta = articles[0]?.meta ?? {}
    expect(Object.keys(meta)).toEqual(['desk', '__proto__', 'title'])
    expect(Object.getPrototypeOf(meta)).toBe(Object.prototype)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(articles[0]?.title).toBeUndefined()
  })

  it('refuses what is nested too deep to be written again', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const { failed } = await fromStdin(`{"text":"a","x":${deep}}`)
    expect(failed[0]?.error.message).toMatch(/nested deeper/)
  })

  it('makes half a surrogate pair U+FFFD', async () => {
    const { articles } = await fromStdin('{"text":"a\\ud800b","title":"\\udc00"}')
    expect(articles[0]).toMatchObject({ text: 'a\ufffdb', title: '\ufffd' })
  })

  it('warns of a date that is none and keeps it', async () => {
    const { articles } = await fromStdin('{"text":"a","published":"soon"}')
    expect(articles[0]).toMatchObject({ meta: { published: 'soon' }, warnings: [{ code: 'unread-date' }] })
  })

  it('gives back any text as it came', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
        const { articles } = await fromStdin(JSON.stringify({ text }), { format: 'json' })
        expect(articles[0]?.text).toBe(text)
      }),
      { numRuns: 50 },
    )
  })
})

describe('limits', () => {
  it('an article above the limit fails, and the option that raises it is named', async () => {
    const { failed } = await fromStdin('x'.repeat(2000), { limits: { article: 1000 } })
    expect(failed[0]?.error.message).toMatch(/limit for one article; raise it with --max-article/)
    const json = await fromStdin(JSON.stringify({ text: 'é'.repeat(600) }), { limits: { article: 1000 } })
    expect(json.failed).toHaveLength(1)
    const raised = await fromStdin('x'.repeat(2000), { limits: { article: MEGABYTE } })
    expect(raised.articles).toHaveLength(1)
  })
})
