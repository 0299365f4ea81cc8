import { XPOS } from '../syntax/index.js'
import { isArticle, type Phrase } from './noun-phrases.js'
import type { SentenceWords } from './sentence-words.js'

/** "fee, the Jyske Bank's customers" -> "fee, Jyske Bank customers": the words that a table cell needs. */
export function labelOf(words: SentenceWords, phrases: readonly Phrase[]): string {
  return phrases.map((phrase) => wordsOf(words, phrase)).join(', ')
}

function wordsOf(words: SentenceWords, { from, to }: Phrase): string {
  let label = ''
  let end = -1
  for (let at = from; at < to; at++) {
    if (words.tag(at) === XPOS.POS || isArticle(words.lower(at))) continue
    if (at > from && isPreposition(words, at)) {
      label += ','
      continue
    }
    if (label !== '' && words.start(at) > end) label += ' '
    label += words.form(at)
    end = words.end(at)
  }
  return label
}

/** "exports to China" -> "exports, China"; "members of NATO" stays. */
const isPreposition = (words: SentenceWords, token: number) =>
  (words.tag(token) === XPOS.IN || words.tag(token) === XPOS.TO) && words.lower(token) !== 'of'
