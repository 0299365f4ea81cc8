import { type ActorsDesk, createActors } from './actors/index.js'
import type { Analysis, Article, TableName } from './analysis.js'
import { type ClaimsDesk, createClaims } from './claims/index.js'
import { createFigures, type FiguresDesk } from './figures/index.js'
import { link } from './link.js'
import { createNames, type NamesDesk } from './names/index.js'
import { createPlaces, type PlacesDesk } from './places/index.js'
import type { Resources } from './resources/index.js'
import { createSyntax, type SyntaxDesk } from './syntax/index.js'
import { readDocument, Vocabulary } from './text/index.js'

export type { TableName } from './analysis.js'

export interface AnalyzeOptions {
  /** Tables that are wanted; what none of them rests on is not computed, and the other lists stay empty. */
  only?: readonly TableName[]
  /** Give each row its `why`. */
  explain?: boolean
  /** Leave out rows below this confidence. */
  minConfidence?: number
  /** Keep claims of speech, leave out plans, deeds and attitudes. */
  speech?: boolean
  /** Put the article's text into the result. */
  withText?: boolean
}

export interface Analyzer {
  /** Analyses one article; articles do not influence each other. */
  analyze(article: Article): Analysis
}

/** The whole pipeline on one screen. Make one analyzer and use it for many articles: it keeps what it learned of words. */
export function createAnalyzer(resources: Resources, options: AnalyzeOptions = {}): Analyzer {
  const explain = options.explain ?? false
  const vocabulary = new Vocabulary()
  const syntaxDesk: SyntaxDesk = createSyntax(resources, vocabulary)
  const namesDesk: NamesDesk = createNames(resources, vocabulary, { explain })
  const placesDesk: PlacesDesk = createPlaces(resources, vocabulary, { explain })
  const claimsDesk: ClaimsDesk = createClaims(resources, vocabulary, { explain, speechOnly: options.speech ?? false })
  const actorsDesk: ActorsDesk = createActors(resources, vocabulary, { explain })
  const figuresDesk: FiguresDesk = createFigures(resources, vocabulary, { explain })

  return {
    analyze(article) {
      vocabulary.trim()
      const document = readDocument(article, vocabulary)
      const syntax = syntaxDesk.read(document)
      const names = namesDesk.read(document)
      const places = placesDesk.read(article, document, syntax, names)
      const attributions = claimsDesk.read(document, syntax, names)
      const actors = actorsDesk.read(article, document, syntax, names, places, attributions)
      const dates = figuresDesk.dates(article, document)
      const figures = figuresDesk.read(article, document, syntax, names, dates)
      return link({ article, document, names, places, attributions, actors, figures, dates, warnings: [] })
    },
  }
}
