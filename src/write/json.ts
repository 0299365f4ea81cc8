import { keepOnly } from './keep-only.js'
import { inPieces } from './pieces.js'
import { safeJson } from './sanitize.js'

/** One array of analyses, an analysis a line, written as they come. */
export const json = inPieces({
  extension: 'json',
  filePerTable: false,
  async pieces({ tables }) {
    return {
      head: '[\n',
      between: ',\n',
      tail: '\n]\n',
      empty: '[]\n',
      *of({ analysis }) {
        yield safeJson(keepOnly(analysis, tables))
      },
    }
  },
})
