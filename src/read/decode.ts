import { isUtf8 } from 'node:buffer'
import { createRequire } from 'node:module'
import type { getEncoding } from 'encoding-sniffer'
import type iconvLite from 'iconv-lite'
import { InputError } from '../errors.js'

export interface Decoded {
  text: string
  /** Name of the encoding in lower case, as the Encoding Standard writes it ("utf-8", "windows-1252"). */
  encoding: string
  /** How many characters were written as U+FFFD because their bytes meant nothing. */
  replaced: number
}

/** How far the first bytes are looked at for a NUL, a declaration, a format. */
export const HEAD_BYTES = 8192

/**
 * Bytes -> text. In this order: the byte-order mark (which is no part of the text); valid UTF-8; what an HTML or XML
 * page declares; UTF-8 with broken bytes where whole characters of it outnumber them; what the bytes look like
 * (chardet); windows-1252. UTF-8 stands before the declaration because no text of another encoding is valid UTF-8 by
 * chance, while pages saved anew keep their old declaration.
 *
 * @param markup whether a declaration may stand in the text
 * @throws InputError for bytes that are no text
 */
export function decode(bytes: Uint8Array, input: string, markup = false): Decoded {
  const mark = byteOrderMark(bytes)
  if (mark) return decodeAs(bytes.subarray(mark.length), mark.encoding)
  if (bytes.subarray(0, HEAD_BYTES).includes(0)) {
    throw new InputError(input, 'is not text (it has NUL bytes); give text, HTML, Markdown or JSON')
  }
  if (isUtf8(bytes)) {
    const declared = markup ? declaredEncoding(bytes) : undefined
    return decodeAs(bytes, declared === 'iso-2022-jp' ? declared : 'utf-8')
  }
  return decodeAs(bytes, guessEncoding(bytes, markup))
}

/** The encoding that a byte-order mark names, and the length of the mark. */
export function byteOrderMark(bytes: Uint8Array): { encoding: string; length: number } | undefined {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', length: 3 }
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { encoding: 'utf-32le', length: 4 }
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { encoding: 'utf-32be', length: 4 }
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', length: 2 }
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', length: 2 }
  return undefined
}

/** UTF-8 out of a stream of any encoding with a byte-order mark; other streams pass unchanged. */
export async function* toUtf8(
  chunks: AsyncIterable<Uint8Array>,
  mark: { encoding: string; length: number } | undefined,
): AsyncGenerator<Uint8Array> {
  let skip = mark?.length ?? 0
  const decoder = mark && mark.encoding !== 'utf-8' ? iconv().getDecoder(mark.encoding) : undefined
  for await (const chunk of chunks) {
    const bytes = skip > 0 ? chunk.subarray(skip) : chunk
    skip = Math.max(0, skip - chunk.length)
    yield decoder ? Buffer.from(decoder.write(Buffer.from(bytes))) : bytes
  }
  const rest = decoder?.end()
  if (rest) yield Buffer.from(rest)
}

const require = createRequire(import.meta.url)

// All three are loaded when a text is not UTF-8, which few are. They come through `require` so that decoding stays
// synchronous. iconv-lite decodes, not TextDecoder: Node 20's makes control characters of windows-1252's quotes.
const iconv = () => require('iconv-lite') as typeof iconvLite
const sniffer = () => require('encoding-sniffer') as { getEncoding: typeof getEncoding }
const chardet = () => require('chardet') as typeof import('chardet')

function decodeAs(bytes: Uint8Array, encoding: string): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (encoding === 'utf-8') {
    const text = buffer.toString('utf8')
    return { text, encoding, replaced: isUtf8(bytes) ? 0 : count(text, '\ufffd') - countReplacements(buffer) }
  }
  const text = iconv().decode(buffer, encoding, { stripBOM: false })
  return { text, encoding, replaced: count(text, '\ufffd') }
}

function guessEncoding(bytes: Uint8Array, markup: boolean): string {
  const declared = markup ? declaredEncoding(bytes) : undefined
  if (declared !== undefined && declared !== 'utf-8') return declared
  if (declared === 'utf-8' || looksLikeBrokenUtf8(bytes)) return looksLikeBrokenUtf8(bytes) ? 'utf-8' : 'windows-1252'
  const guess = chardet().detect(bytes.subarray(0, DETECTION_BYTES))?.toLowerCase() ?? ''
  // the Encoding Standard reads Latin-1 as windows-1252, which holds the quotation marks that news uses
  return TRUSTED_GUESSES.has(guess) && iconv().encodingExists(guess) ? guess : 'windows-1252'
}

const DETECTION_BYTES = 65536

/** Guesses that are better than windows-1252: alphabets and scripts that its bytes do not resemble. */
const TRUSTED_GUESSES = new Set([
  'big5',
  'euc-jp',
  'euc-kr',
  'gb18030',
  'iso-8859-5',
  'iso-8859-7',
  'iso-8859-8',
  'koi8-r',
  'shift_jis',
  'windows-1251',
  'windows-1253',
  'windows-1255',
  'windows-1256',
])

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const found = sniffer().getEncoding(bytes.subarray(0, HEAD_BYTES), { defaultEncoding: 'x-user-defined' })
  return found === 'x-user-defined' || !iconv().encodingExists(found) ? undefined : found.toLowerCase()
}

/** "caf\xC3\xA9 \xFF": more whole characters of two bytes and above than bytes that belong to none. */
function looksLikeBrokenUtf8(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const text = buffer.toString('utf8')
  const broken = count(text, '\ufffd')
  let whole = 0
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) whole++
  return whole - broken > broken
}

function count(text: string, character: string): number {
  let found = 0
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) found++
  return found
}

/** U+FFFD that stood in the bytes already is no loss of ours. */
function countReplacements(bytes: Buffer): number {
  let found = 0
  for (let at = bytes.indexOf('\ufffd'); at >= 0; at = bytes.indexOf('\ufffd', at + 3)) found++
  return found
}
