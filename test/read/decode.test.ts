import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decode } from '../../src/read/decode.js'
import { fromStdin } from './collect.js'

const TEXT = 'The mayor said: “We’re ready – it costs 5 €.” Café, naïve.'

describe('encodings', () => {
  const cases: [name: string, bytes: Buffer, encoding: string][] = [
    ['UTF-8', Buffer.from(TEXT), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${TEXT}`), 'utf-8'],
    ['UTF-16 little-endian with a mark', iconv.encode(TEXT, 'utf-16le', { addBOM: true }), 'utf-16le'],
    ['UTF-16 big-endian with a mark', iconv.encode(TEXT, 'utf-16be', { addBOM: true }), 'utf-16be'],
    ['UTF-32 with a mark', iconv.encode(TEXT, 'utf-32le', { addBOM: true }), 'utf-32le'],
    ['windows-1252 with its quotation marks', iconv.encode(TEXT, 'windows-1252'), 'windows-1252'],
  ]
  it.each(cases)('%s', (_, bytes, encoding) => {
    expect(decode(bytes, 'a.txt')).toEqual({ text: TEXT, encoding, replaced: 0 })
  })

  it('Latin-1 is read as windows-1252', () => {
    const bytes = Buffer.from('Caf\xe9 owner Jos\xe9 N\xfa\xf1ez said the r\xe9sum\xe9 was fine.', 'latin1')
    expect(decode(bytes, 'a.txt')).toMatchObject({ text: bytes.toString('latin1'), encoding: 'windows-1252' })
  })

  it('Cyrillic bytes are known as such', () => {
    const text = 'Мэр города сказал в понедельник, что паром снова начнет ходить в мае. Город долго этого ждал.'
    expect(decode(iconv.encode(text, 'windows-1251'), 'a.txt')).toMatchObject({ text, encoding: 'windows-1251' })
  })

  it('a page is read as it declares, unless its bytes are UTF-8', () => {
    const page = (text: string) => `<html><head><meta charset="iso-8859-2"></head><p>${text}</p>`
    const declared = decode(iconv.encode(page('Łódź'), 'iso-8859-2'), 'a.html', true)
    expect(declared).toEqual({ text: page('Łódź'), encoding: 'iso-8859-2', replaced: 0 })
    expect(decode(Buffer.from(page('Łódź')), 'a.html', true)).toMatchObject({ encoding: 'utf-8', text: page('Łódź') })
  })
})

describe('broken bytes', () => {
  it('in UTF-8 become U+FFFD and are counted in a warning', async () => {
    const bytes = Buffer.concat([Buffer.from('Café “one” '), Buffer.from([0xff, 0x20, 0xc3]), Buffer.from(' end')])
    expect(decode(bytes, 'a.txt')).toEqual({ text: 'Café “one” \ufffd \ufffd end', encoding: 'utf-8', replaced: 2 })
    const { articles } = await fromStdin(bytes)
    expect(articles[0]?.warnings?.[0]).toMatchObject({ code: 'broken-bytes', message: expect.stringContaining('2 ') })
  })

  it('a U+FFFD that stands in the text is not counted', () => {
    expect(decode(Buffer.from('a \ufffd b'), 'a.txt').replaced).toBe(0)
  })

  it('half a surrogate pair in UTF-16 becomes U+FFFD', async () => {
    const bytes = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from('ab', 'utf16le'),
      Buffer.from([0, 0xd8, 0x63, 0]),
    ])
    const { articles } = await fromStdin(bytes)
    expect(articles[0]).toMatchObject({ text: 'ab\ufffdc', warnings: [{ code: 'broken-characters' }] })
  })
})

describe('binary', () => {
  it('is a failed input', async () => {
    const { articles, failed } = await fromStdin(Buffer.from([0x25, 0x50, 0x44, 0x46, 0, 1, 2]))
    expect(articles).toEqual([])
    expect(failed[0]?.error.message).toMatch(/is not text/)
  })

  it('a NUL far behind the start is a character', () => {
    const text = `${'a'.repeat(9000)}\0b`
    expect(decode(Buffer.from(text), 'a.txt').text).toBe(text)
  })
})
