import type { Article } from '../analysis.js'
import { openPeople, openUnits, PeopleWord, type Units } from '../lexicon/index.js'
import type { NameSpan } from '../names/index.js'
import type { Resources } from '../resources/index.js'
import type { Syntax } from '../syntax/index.js'
import { type Document, SentenceKind, Shape, type Vocabulary, WordMemo } from '../text/index.js'
import type { DateEntry } from './date-entry.js'
import { readDates } from './dates.js'
import type { FigureEntry } from './figure-entry.js'
import { readFigures } from './figures.js'
import { moneyContext } from './money.js'
import { SentenceWords } from './sentence-words.js'
import { mayStartDate, mayStartQuantity } from './starts.js'
import { unitReader } from './units.js'

export type { DateEntry } from './date-entry.js'
export type { FigureEntry } from './figure-entry.js'

export interface FiguresDesk {
  /** Dates in text order; also the anchor of a claim's `when`, so they are read for claims too. */
  dates(article: Article, document: Document): DateEntry[]
  /** Figures in text order. */
  read(
    article: Article,
    document: Document,
    syntax: Syntax,
    names: readonly NameSpan[],
    dates: readonly DateEntry[],
  ): FigureEntry[]
}

const SOMEBODY = PeopleWord.ROLE | PeopleWord.KIN | PeopleWord.PERSON

/** @throws ResourceError when models/units.bin or models/people.bin is missing or damaged */
export function createFigures(
  resources: Resources,
  vocabulary: Vocabulary,
  options: { explain: boolean },
): FiguresDesk {
  const units: Units = openUnits(resources)
  const people = openPeople(resources, vocabulary)
  const lowerOf = (type: number) => vocabulary.forms[vocabulary.lower[type]!]!
  const dateStarts = new WordMemo(vocabulary, (type) => Number(mayStartDate(lowerOf(type))))
  const quantityStarts = new WordMemo(vocabulary, (type) =>
    Number(mayStartQuantity(vocabulary.forms[type]!, lowerOf(type), vocabulary.flags[type]!, units)),
  )
  return {
    dates: (article, document) => readDates(article, document, dateStarts),
    read(_article, document, syntax, names, dates) {
      const reader = unitReader(units, moneyContext(units, document))
      const isPerson = (token: number) => (people.of(document.tokens.type[token]!) & SOMEBODY) !== 0
      const words = new SentenceWords(document, syntax)
      const mayStart = (token: number) =>
        quantityStarts.of(document.tokens.type[token]!) === 1 ||
        (words.shape(token + 1) & Shape.DIGIT) !== 0 ||
        words.lower(token + 1) === '$'
      const context = { units, reader, mayStart, names, isPerson, dates, explain: options.explain }
      const figures: FigureEntry[] = []
      for (let s = 0; s < document.sentences.count; s++) {
        const kind = document.sentences.kind[s]!
        if (kind !== SentenceKind.BODY && kind !== SentenceKind.HEADLINE) continue
        words.enter(s)
        for (const figure of readFigures(words, context)) figures.push(figure)
      }
      return figures
    },
  }
}
