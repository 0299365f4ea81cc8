import { InputError } from '../errors.js'
import { sourceOf } from './article.js'
import { decode } from './decode.js'
import type { FormatReader } from './format-reader.js'
import { readAll } from './open.js'
import { articleOfRecord } from './record.js'

/** One JSON document: an article object, or an array of them. A bad item of an array is one failed input. */
export const json: FormatReader = {
  extensions: ['.json'],
  // "[BRUSSELS] The minister …" is text
  recognises: (head) => /^\s*(?:\{\s*"|\[\s*\{\s*"|\[\s*\]\s*$)/.test(head),
  async *read(input, limits) {
    const bytes = await readAll(input, limits.container, 'container')
    const decoded = decode(bytes, input.path)
    const value = parseJson(decoded.text, input.path)
    const source = sourceOf(input.path, 'json', decoded.encoding, bytes)
    if (!Array.isArray(value)) {
      yield articleOfRecord(value, { name: input.path, id: input.id, source, decoded }, limits)
      return
    }
    for (const [index, item] of value.entries()) {
      const ending = index === 0 ? '' : `#${index + 1}`
      const place = { name: `${input.path}#${index + 1}`, id: input.id + ending, source, decoded }
      try {
        yield articleOfRecord(item, place, limits)
      } catch (error) {
        if (!(error instanceof InputError)) throw error
        yield { input: place.name, error, missing: false }
      }
    }
  },
}

/**
 * `JSON.parse`, with an error that says where and quotes nothing of the input.
 *
 * @throws InputError
 */
export function parseJson(text: string, input: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const at = /at position (\d+)/.exec((error as Error).message)?.[1]
    throw new InputError(input, `is not valid JSON${at === undefined ? '' : positionOf(text, Number(at))}`)
  }
}

function positionOf(text: string, at: number): string {
  const before = text.slice(0, at).split('\n')
  return before.length === 1
    ? ` (at character ${at + 1})`
    : ` (line ${before.length}, character ${before.at(-1)!.length + 1})`
}
