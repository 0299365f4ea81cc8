import type { Article } from '../analysis.js'
import type { Gazetteer } from '../lexicon/index.js'

/** Number of the country whose top-level domain the article's address has; 0 where it tells none. */
export function publicationCountry(article: Article, gazetteer: Gazetteer): number {
  const host = /^[a-z]{2,8}:\/\/([^/?#:]{1,255})/i.exec((article.url ?? '').slice(0, LONGEST_ADDRESS))?.[1]
  const domain = host?.slice(host.lastIndexOf('.') + 1).toUpperCase() ?? ''
  return SOLD_AS_WORDS.has(domain) ? 0 : gazetteer.countryNumber(domain === 'UK' ? 'GB' : domain)
}

const LONGEST_ADDRESS = 300
/** Top-level domains of countries that are mostly sold for what they spell ("example.tv"). */
const SOLD_AS_WORDS = new Set(['TV', 'CO', 'ME', 'IO', 'AI', 'FM', 'TO', 'LY', 'CC', 'WS', 'GG'])
