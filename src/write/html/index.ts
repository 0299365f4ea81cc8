import type { OutputFormat } from '../writer.js'

/** One page that needs nothing but itself, of an article or of a folder. */
export const html: OutputFormat = {
  extension: 'html',
  filePerTable: false,
  async open(sink, options) {
    // loaded only for pages: every command starts with the list of formats
    const { openPage } = await import('./page-writer.js')
    return openPage(sink, options)
  },
}
