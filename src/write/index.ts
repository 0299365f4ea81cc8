import { csv } from './csv.js'
import { html } from './html.js'
import { json } from './json.js'
import { markdown } from './markdown.js'
import { ndjson } from './ndjson.js'
import { table } from './table.js'
import { tsv } from './tsv.js'
import type { OutputFormat } from './writer.js'

export { PieceWriter } from './pieces.js'
export { sanitize, sanitizeLine } from './sanitize.js'
export { analysisSchema } from './schema.js'
export type { Analyzed, OutputFormat, PieceOptions, Pieces, Sink, WriteOptions, Writer } from './writer.js'

/** Every output format by the name that `--format` takes. A new one is a file and a line here. */
export const outputFormats = {
  table,
  json,
  ndjson,
  csv,
  tsv,
  markdown,
  html,
} satisfies Record<string, OutputFormat>

export type OutputFormatName = keyof typeof outputFormats
