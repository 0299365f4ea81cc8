import type { Article } from '../analysis.js'
import { type Document, SentenceKind, type WordMemo } from '../text/index.js'
import { readAbsolute } from './absolute-dates.js'
import { type Day, dayFromIso, isoOf } from './calendar.js'
import type { DateEntry, DatePhrase } from './date-entry.js'
import { PlainWords } from './plain-words.js'
import { readRelative } from './relative-dates.js'

/** What relative dates are counted from, and where that came from. */
interface Anchor {
  day: Day | null
  kind: 'published' | 'dateline' | 'text' | null
}

/**
 * Dates of an article in text order: absolute ones, and relative ones counted from the day of publication, else the
 * dateline's day, else the latest full date before them. Written for the phrases that papers use; linear in the text.
 * @param starts of a word 1 where it may start a date (see `mayStartDate`)
 */
export function readDates(article: Article, document: Document, starts: WordMemo): DateEntry[] {
  let anchor = firstAnchor(article, document)
  const entries: DateEntry[] = []
  const words = new PlainWords(document)
  for (let s = 0; s < document.sentences.count; s++) {
    if (document.sentences.kind[s] === SentenceKind.DEBRIS) continue
    words.enter(s)
    for (let at = words.from; at < words.to; ) {
      if (starts.of(document.tokens.type[at]!) === 0) {
        at++
        continue
      }
      const phrase = readAbsolute(words, at, anchor.day) ?? readRelative(words, at, anchor.day)
      if (!phrase) {
        at++
        continue
      }
      entries.push(entryOf(words, phrase, anchor))
      if (phrase.isAbsolute && phrase.days && phrase.days.from === phrase.days.to) {
        if (anchor.kind === null || anchor.kind === 'text') anchor = { day: phrase.days.from, kind: 'text' }
      }
      at = phrase.to
    }
  }
  return entries
}

function firstAnchor(article: Article, document: Document): Anchor {
  const published = dayFromIso(article.published)
  if (published !== null) return { day: published, kind: 'published' }
  const dateline = dayFromIso(document.layout.datelineDate)
  return dateline === null ? { day: null, kind: null } : { day: dateline, kind: 'dateline' }
}

/** "On Wednesday": the preposition belongs to the phrase. */
const PREPOSITIONS = new Set(['on', 'in'])

function entryOf(words: PlainWords, phrase: DatePhrase, anchor: Anchor): DateEntry {
  const withPreposition = PREPOSITIONS.has(words.lower(phrase.from - 1)) ? phrase.from - 1 : phrase.from
  const { days } = phrase
  return {
    start: words.start(withPreposition),
    end: words.end(phrase.to - 1),
    from: days && isoOf(days.from),
    to: days && isoOf(days.to),
    anchor: days === null ? null : phrase.isAbsolute ? 'absolute' : anchor.kind,
  }
}
