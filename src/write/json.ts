import { keepOnly } from './keep-only.js'
import { safeJson } from './sanitize.js'
import type { OutputFormat } from './writer.js'

/** One array of analyses, an analysis a line, written as they come. */
export const json: OutputFormat = {
  extension: 'json',
  filePerTable: false,
  async open(sink, { tables }) {
    let separator = '[\n'
    return {
      async article({ analysis }) {
        await sink.write(separator + safeJson(keepOnly(analysis, tables)))
        separator = ',\n'
      },
      async end() {
        await sink.write(separator === ',\n' ? '\n]\n' : '[]\n')
      },
    }
  },
}
