import { createHash } from 'node:crypto'
import type { Article, SourceInfo, Warning } from '../analysis.js'
import type { Decoded } from './decode.js'
import { languageOf } from './language.js'

/** Facts about the bytes that an article came in. */
export function sourceOf(path: string, format: string, encoding: string, bytes: Uint8Array): SourceInfo {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { path, format, encoding, bytes: bytes.length, sha256 }
}

/**
 * The last step of every reader: names the language, makes the strings well-formed and warns of what a user should
 * know about the input. Characters keep their places: half a surrogate pair becomes one U+FFFD.
 *
 * @param decoded how the bytes were decoded, where that is to be warned of
 */
export function finishArticle(article: Article, decoded?: Decoded): Article {
  const { warnings: noticed = [], ...known } = article
  const warnings = [...noticed]
  if (decoded && decoded.replaced > 0) {
    const share = `${decoded.replaced} broken character${decoded.replaced === 1 ? '' : 's'}`
    warnings.push(warning('broken-bytes', `${share} in ${decoded.encoding} text, replaced by U+FFFD`))
  }
  const text = wellFormed(article.text)
  if (text !== article.text) warnings.push(warning('broken-characters', 'half surrogate pairs replaced by U+FFFD'))
  const finished: Article = { ...known, text, language: languageOf(text) }
  for (const key of ['id', 'title', 'byline', 'url'] as const) {
    const value = article[key]
    if (value !== undefined) finished[key] = wellFormed(value)
  }
  if (finished.language !== 'en') {
    warnings.push(warning('not-english', `the article seems to be in "${finished.language}"; copydesk reads English`))
  }
  if (warnings.length > 0) finished.warnings = warnings
  return finished
}

/** A warning about the article as a whole. */
export const warning = (code: string, message: string): Warning => ({ code, message, start: null, end: null })

const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd')
