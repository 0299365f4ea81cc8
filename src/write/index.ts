import { json } from './json.js'
import { ndjson } from './ndjson.js'
import type { OutputFormat } from './writer.js'

export { sanitize, sanitizeLine } from './sanitize.js'
export type { Analyzed, OutputFormat, Sink, WriteOptions, Writer } from './writer.js'

/** Every output format by the name that `--format` takes. A new one is a file and a line here. */
export const outputFormats = {
  json,
  ndjson,
} satisfies Record<string, OutputFormat>

export type OutputFormatName = keyof typeof outputFormats
