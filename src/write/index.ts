import { countFormats } from './counts.js'
import { csv } from './csv.js'
import { html } from './html/index.js'
import { json } from './json.js'
import { markdown } from './markdown.js'
import { ndjson } from './ndjson.js'
import { type StoreFormatName, storeFormats } from './stores.js'
import { table } from './table.js'
import { tsv } from './tsv.js'
import type { OutputFormat } from './writer.js'

export { oneLine } from './one-line.js'
export { PieceWriter } from './pieces.js'
export { type Positions, positionsIn } from './positions.js'
export type { Cell } from './rows.js'
export { safeJson, sanitize, sanitizeLine } from './sanitize.js'
export { analysisSchema } from './schema.js'
export { separatedLines } from './separated.js'
export { type StoreFormatName, storeFormats } from './stores.js'
export { type Drawn, tableDrawer } from './table.js'
export type {
  Analyzed,
  OutputFormat,
  PieceOptions,
  Pieces,
  Sink,
  Store,
  StoreFormat,
  StoreOptions,
  WriteOptions,
  Writer,
} from './writer.js'

/** The formats that are text, by the name that `--format` takes. A new one is a file and a line here. */
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

/** Names of the formats that `--count` can have. */
export const countFormatNames: readonly string[] = Object.keys(countFormats)

/** @param count whether the numbers of rows are wanted, in place of the rows; not every format can */
export function outputFormat(name: string, count: boolean): OutputFormat {
  const formats: Readonly<Record<string, OutputFormat>> = count ? countFormats : outputFormats
  return formats[name]!
}

export const formatNames = [...Object.keys(outputFormats), ...Object.keys(storeFormats)]
export type FormatName = OutputFormatName | StoreFormatName
