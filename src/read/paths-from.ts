import { readFileSync } from 'node:fs'
import { UsageError } from '../errors.js'
import { reasonOf } from './open.js'

/**
 * The paths in a list, one a line or each ended by NUL, as bytes: whatever a file is called, its name arrives whole.
 *
 * @param file a path, or "-" for standard input
 * @throws UsageError when the list cannot be read
 */
export async function* pathsFrom(
  file: string,
  separator: 'line' | 'nul',
  stdin: AsyncIterable<Uint8Array> = process.stdin,
): AsyncGenerator<Uint8Array> {
  const end = separator === 'nul' ? 0 : 0x0a
  let rest = Buffer.alloc(0)
  for await (const chunk of file === '-' ? stdin : [readList(file)]) {
    const bytes = Buffer.concat([rest, chunk])
    let start = 0
    for (let at = bytes.indexOf(end); at >= 0; at = bytes.indexOf(end, start)) {
      if (at > start) yield withoutReturn(bytes.subarray(start, at), separator)
      start = at + 1
    }
    rest = bytes.subarray(start)
  }
  if (rest.length > 0) yield withoutReturn(rest, separator)
}

/** Lists written on Windows end their lines in CR LF. */
const withoutReturn = (path: Buffer, separator: 'line' | 'nul') =>
  separator === 'line' && path.at(-1) === 0x0d ? path.subarray(0, -1) : path

function readList(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new UsageError(`--files-from ${file}: ${reasonOf(error)}`, { cause: error })
  }
}
