import { keepOnly } from './keep-only.js'
import { inPieces } from './pieces.js'
import { safeJson } from './sanitize.js'

/** One analysis a line. */
export const ndjson = inPieces({
  extension: 'ndjson',
  filePerTable: false,
  async pieces({ tables }) {
    return {
      head: '',
      between: '',
      tail: '',
      empty: '',
      *of({ analysis }) {
        yield `${safeJson(keepOnly(analysis, tables))}\n`
      },
    }
  },
})
