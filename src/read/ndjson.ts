import { InputError } from '../errors.js'
import { sourceOf } from './article.js'
import { byteOrderMark, decode, toUtf8 } from './decode.js'
import type { FormatReader } from './format-reader.js'
import { parseJson } from './json.js'
import { HEAD, tooLarge } from './open.js'
import { articleOfRecord } from './record.js'

/**
 * One JSON object a line, read as a stream: a file of any size holds one line in memory at a time. A line that is
 * malformed or too long is one failed input; blank lines are passed over.
 */
export const ndjson: FormatReader = {
  extensions: ['.ndjson', '.jsonl'],
  alsoNamed: ['.json'],
  recognises: startsWithRecord,
  async *read(input, limits) {
    const mark = byteOrderMark(input.head)
    let number = 0
    for await (const line of lines(toUtf8(input.chunks(), mark), limits.container)) {
      number++
      const name = `${input.path}:${number}`
      if (line !== TOO_LONG && isBlank(line)) continue
      try {
        if (line === TOO_LONG) throw tooLarge(name, limits.container, 'container')
        const decoded = decode(line, name)
        const source = sourceOf(input.path, 'ndjson', mark?.encoding ?? decoded.encoding, line)
        const place = { name, id: `${input.id}:${number}`, source, decoded }
        yield articleOfRecord(parseJson(decoded.text, name), place, limits)
      } catch (error) {
        if (!(error instanceof InputError)) throw error
        yield { input: name, error, missing: false }
      }
    }
  },
}

/**
 * A first line that is a whole object. Under the name of another format (.json) something has to follow it. A line that
 * does not end within the head is taken for a record too: a document is rarely written so.
 */
function startsWithRecord(head: string, named: boolean): boolean {
  const start = head.trimStart()
  if (!start.startsWith('{')) return false
  const end = start.indexOf('\n')
  if (end < 0) return !named && head.length >= HEAD
  if (named && start.slice(end).trim() === '') return false
  return isJson(start.slice(0, end))
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line)
    return true
  } catch {
    // a line that ends inside its object is the start of an indented document
    return false
  }
}

const TOO_LONG = Symbol('too long')
const NEWLINE = 0x0a

/** Lines without their end; one above the limit is passed over without being kept. */
async function* lines(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Uint8Array | typeof TOO_LONG> {
  let pieces: Uint8Array[] = []
  let size = 0
  const take = (): Uint8Array | typeof TOO_LONG => {
    const line = size > limit ? TOO_LONG : pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)
    pieces = []
    size = 0
    return line
  }
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      size += end - start
      if (size <= limit) pieces.push(chunk.subarray(start, end))
      yield take()
      start = end + 1
    }
    size += chunk.length - start
    if (size > limit) pieces = []
    else if (start < chunk.length) pieces.push(chunk.subarray(start))
  }
  if (size > 0) yield take()
}

/** Spaces, tabs and a carriage return alone. */
const isBlank = (line: Uint8Array) => line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d)
