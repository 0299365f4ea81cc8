import { keepOnly } from './keep-only.js'
import { safeJson } from './sanitize.js'
import type { OutputFormat } from './writer.js'

/** One analysis a line. */
export const ndjson: OutputFormat = {
  extension: 'ndjson',
  filePerTable: false,
  async open(sink, { tables }) {
    return {
      async article({ analysis }) {
        await sink.write(`${safeJson(keepOnly(analysis, tables))}\n`)
      },
      async end() {},
    }
  },
}
