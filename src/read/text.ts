import { finishArticle, sourceOf } from './article.js'
import { decode } from './decode.js'
import type { FormatReader } from './format-reader.js'
import { readAll } from './open.js'

/** Plain text: one article a file, unchanged but for the byte-order mark. */
export const text: FormatReader = {
  extensions: ['.txt', '.text'],
  async *read(input, limits) {
    const bytes = await readAll(input, limits.article, 'article')
    const decoded = decode(bytes, input.path)
    const source = sourceOf(input.path, 'text', decoded.encoding, bytes)
    yield finishArticle({ id: input.id, text: decoded.text, source }, decoded)
  },
}
