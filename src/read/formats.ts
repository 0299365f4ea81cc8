import type { FormatReader } from './format-reader.js'
import { html } from './html.js'
import { json } from './json.js'
import { markdown } from './markdown.js'
import { ndjson } from './ndjson.js'
import { text } from './text.js'

/** Every input format by the name that `--input-format` takes. A new one is a file and a line here. */
export const inputFormats = {
  text,
  markdown,
  html,
  ndjson,
  json,
} satisfies Record<string, FormatReader>

export type InputFormat = keyof typeof inputFormats

/**
 * The format of an input by its name; where the name says nothing, or another format is met under it, by its content;
 * else text. A file that is named .json may hold a record a line, a page saved as .txt is still a page.
 *
 * @param head the first characters, decoded just well enough to see markup
 */
export function detectFormat(name: string, head: string): InputFormat {
  const readers = Object.entries<FormatReader>(inputFormats) as [InputFormat, FormatReader][]
  const isNamed = (endings: readonly string[] = []) => endings.some((ending) => name.toLowerCase().endsWith(ending))
  const byName = readers.find(([, reader]) => isNamed(reader.extensions))
  const open = readers.filter(([, reader]) => !byName || isNamed(reader.alsoNamed))
  const byContent = open.find(([, reader]) => reader.recognises?.(head, byName !== undefined))
  return (byContent ?? byName)?.[0] ?? 'text'
}
