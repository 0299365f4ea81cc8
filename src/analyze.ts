import { type ActorsDesk, createActors } from './actors/index.js'
import type { Analysis, Analyzed, Article, Span, TableName } from './analysis.js'
import { toCodePoints } from './analysis.js'
import { type ClaimsDesk, createClaims, DEFAULT_CUE_THRESHOLD } from './claims/index.js'
import { createFigures, type FiguresDesk } from './figures/index.js'
import { keepRows } from './keep-rows.js'
import { link } from './link.js'
import { applyProjectNames, createNames, isRemoved, type NamesDesk, type ProjectNames } from './names/index.js'
import { createPlaces, type PlaceEntry, type PlacesDesk } from './places/index.js'
import type { Resources } from './resources/index.js'
import { createSyntax, type SyntaxDesk } from './syntax/index.js'
import { type Document, readDocument, Vocabulary } from './text/index.js'

export interface AnalyzeOptions {
  /** Tables that are wanted (all by default): what none of them needs is not computed, and its list stays empty. */
  only?: readonly TableName[]
  /** Give each row its `why`. */
  explain?: boolean
  /** Leave out rows below this confidence. */
  minConfidence?: number
  /** Keep claims of speech, leave out plans, deeds and attitudes. */
  speech?: boolean
  /** How much words must look like a cue of a claim, in mean margins (by default `DEFAULT_CUE_THRESHOLD`); lower finds more claims. */
  cueThreshold?: number
  /** Quoted sentences that go on after a claim are claims of their own, not parts of it. */
  splitQuotes?: boolean
  /** Names that a project knows: they win over what is found. */
  names?: ProjectNames | null
  /** Put the article's text into the result (it is always there where a reader had to extract it). */
  withText?: boolean
}

export interface Analyzer {
  /** Analyses one article; articles do not influence each other. */
  analyze(article: Article): Analysis
  /** The same, with the text and the sentences that the written tables quote. */
  annotate(article: Article): Analyzed
  /** The same for several articles, a tenth to a fifth faster than one by one; all of them are in memory at once. */
  annotateAll(articles: readonly Article[]): Analyzed[]
}

/** The whole pipeline on one screen. Make one analyzer and use it for many articles: it keeps what it learned of words. */
export function createAnalyzer(resources: Resources, options: AnalyzeOptions = {}): Analyzer {
  const explain = options.explain ?? false
  const project = options.names ?? null
  const figuresWanted = options.only?.includes('figures') ?? true
  const vocabulary = new Vocabulary()
  const syntaxDesk: SyntaxDesk = createSyntax(resources, vocabulary)
  const namesDesk: NamesDesk = createNames(resources, vocabulary, { explain })
  const placesDesk: PlacesDesk = createPlaces(resources, vocabulary, { explain })
  const claimsDesk: ClaimsDesk = createClaims(resources, vocabulary, {
    explain,
    speechOnly: options.speech ?? false,
    splitQuotes: options.splitQuotes ?? false,
    threshold: options.cueThreshold ?? DEFAULT_CUE_THRESHOLD,
  })
  const actorsDesk: ActorsDesk = createActors(resources, vocabulary, { explain, names: project })
  const figuresDesk: FiguresDesk = createFigures(resources, vocabulary, { explain })

  // desk by desk, not article by article: the models are large, and a processor keeps only the one at hand that it works with
  function annotateAll(articles: readonly Article[]): Analyzed[] {
    vocabulary.trim()
    const each = <T>(work: (i: number) => T): T[] => articles.map((_, i) => work(i))
    const documents = each((i) => readDocument(articles[i]!, vocabulary))
    const syntax = each((i) => syntaxDesk.read(documents[i]!))
    const names = each((i) => {
      const found = namesDesk.read(documents[i]!)
      return project ? applyProjectNames(documents[i]!, found, project) : found
    })
    const places = each((i) => {
      const onTheMap = placesDesk.read(articles[i]!, documents[i]!, syntax[i]!, names[i]!)
      return project ? withoutRemoved(onTheMap, documents[i]!, project) : onTheMap
    })
    const attributions = each((i) => claimsDesk.read(documents[i]!, syntax[i]!, names[i]!))
    const actors = each((i) =>
      actorsDesk.read(articles[i]!, documents[i]!, syntax[i]!, names[i]!, places[i]!, attributions[i]!),
    )
    const dates = each((i) => figuresDesk.dates(articles[i]!, documents[i]!))
    const figures = each((i) =>
      figuresWanted ? figuresDesk.read(articles[i]!, documents[i]!, syntax[i]!, names[i]!, dates[i]!) : [],
    )
    return each((i) => {
      const article = articles[i]!
      const document = documents[i]!
      const analysis = link({
        article,
        document,
        names: names[i]!,
        places: places[i]!,
        attributions: attributions[i]!,
        actors: actors[i]!,
        figures: figures[i]!,
        dates: dates[i]!,
      })
      return {
        analysis: withText(aboveConfidence(analysis, options.minConfidence ?? 0), article, options.withText ?? false),
        text: article.text,
        sentences: sentencesOf(document),
      }
    })
  }

  const annotate = (article: Article) => annotateAll([article])[0]!
  return { annotateAll, annotate, analyze: (article) => annotate(article).analysis }
}

/** Places without the mentions that the project says are no names. */
function withoutRemoved(places: readonly PlaceEntry[], document: Document, project: ProjectNames): PlaceEntry[] {
  const kept = places.map((place) => {
    return { ...place, mentions: place.mentions.filter((mention) => !isRemoved(document, mention, project)) }
  })
  return kept.filter(({ mentions }) => mentions.length > 0)
}

function withText(analysis: Analysis, article: Article, wanted: boolean): Analysis {
  if (!wanted && !article.extracted) return analysis
  return { ...analysis, article: { ...analysis.article, text: article.text } }
}

/** The rows at or above a confidence. */
function aboveConfidence(analysis: Analysis, floor: number): Analysis {
  const stays = (row: { confidence: number }) => row.confidence >= floor
  return floor <= 0 ? analysis : keepRows(analysis, stays, stays)
}

function sentencesOf({ text, tokens, sentences }: Document): Span[] {
  const toPoint = toCodePoints(text)
  return Array.from({ length: sentences.count }, (_, s) => ({
    start: toPoint(tokens.start[sentences.from[s]!]!),
    end: toPoint(tokens.end[sentences.to[s]! - 1]!),
  }))
}
