import { Chalk } from 'chalk'
import { createActors } from '../src/actors/index.js'
import type { Article } from '../src/analysis.js'
import { createClaims } from '../src/claims/index.js'
import { createFigures } from '../src/figures/index.js'
import { link } from '../src/link.js'
import { createNames } from '../src/names/index.js'
import { createPlaces } from '../src/places/index.js'
import { readArticles } from '../src/read/index.js'
import { openResources, type Resources } from '../src/resources/index.js'
import { createSyntax } from '../src/syntax/index.js'
import { readDocument, Vocabulary } from '../src/text/index.js'
import { outputFormats } from '../src/write/index.js'
import { type BenchArticle, batchesOf, countWords, writeArticles } from './articles.js'
import { Clock } from './clock.js'
import { figure, median, type Section, spread } from './report.js'
import { createSyntaxParts } from './syntax-parts.js'

/** So many words warm the desks up. */
const WARM_UP = 80_000

/** The desks in the order in which they see an article, and what stands before and after them. */
const DESKS = ['read', 'text', 'syntax', 'names', 'places', 'claims', 'actors', 'dates', 'figures', 'link', 'write']

/** What some of the desks are together: a name, its desks, and what is asked for in words (or tokens) a second. */
const PATHS: readonly [name: string, desks: readonly string[], asked: number][] = [
  ['tagger', ['tagger'], 200_000],
  ['parser', ['parser'], 100_000],
  ['text to names', ['text', 'names'], 150_000],
  ['claims path (text, syntax, claims)', ['text', 'syntax', 'claims'], 60_000],
]

/** What each desk costs a word: analysis as `analyze` does it, with a clock between the desks, in this thread, warm. */
export async function desks(
  what: string,
  articles: readonly BenchArticle[],
  rounds: number,
  file: string,
): Promise<Section> {
  writeArticles(file, articles)
  const line = await assemblyLine(openResources())
  const times = new Map<string, number[]>()
  const words = countWords(articles)
  const batches = await batchesOf(articles)
  let tokens = 0
  for (let round = -Math.ceil(WARM_UP / words); round < rounds; round++) {
    const clock = new Clock()
    tokens = 0
    for await (const _ of readArticles([file]));
    clock.lap('read')
    for (const batch of batches) tokens += await line(batch, clock)
    if (round < 0) continue
    for (const [desk, time] of clock.times) times.set(desk, [...(times.get(desk) ?? []), time])
  }
  return section(what, words, tokens, times)
}

function section(what: string, words: number, tokens: number, times: ReadonlyMap<string, readonly number[]>): Section {
  const sum = (desks: readonly string[]) =>
    times.get(desks[0]!)!.map((_, round) => desks.reduce((time, desk) => time + times.get(desk)![round]!, 0))
  const all = median(sum(DESKS))
  const row = (name: string, desks: readonly string[]) => {
    const time = sum(desks)
    return [
      name,
      spread(time.map((seconds) => (seconds * 1e6) / words)),
      `${figure((100 * median(time)) / all)}%`,
      figure(words / median(time)),
      figure(tokens / median(time)),
    ]
  }
  return {
    title: `The desks, ${what}`,
    about: `${figure(words)} words (${figure(tokens)} tokens: marks of punctuation and "n't" count), one thread, processor time; the middle round, least and most.`,
    columns: ['', 'µs a word', 'share', 'words/s', 'tokens/s'],
    rows: [
      ...DESKS.map((desk) => row(desk, [desk])),
      row('all of them', DESKS),
      ...PATHS.map(([name, desks]) => row(name, desks)),
    ],
    bars: PATHS.map(([name, desks, asked]) => ({
      what: `${name}, tokens/s (${what})`,
      reached: tokens / median(sum(desks)),
      asked,
    })),
  }
}

/** The pipeline of analyze.ts on a batch of articles, with a lap after each desk; then tagger and parser once more, each by itself. */
async function assemblyLine(
  resources: Resources,
): Promise<(articles: readonly Article[], clock: Clock) => Promise<number>> {
  const vocabulary = new Vocabulary()
  const options = { explain: false }
  const syntaxDesk = createSyntax(resources, vocabulary)
  const namesDesk = createNames(resources, vocabulary, options)
  const placesDesk = createPlaces(resources, vocabulary, options)
  const claimsDesk = createClaims(resources, vocabulary, { ...options, speechOnly: false })
  const actorsDesk = createActors(resources, vocabulary, { ...options, names: null })
  const figuresDesk = createFigures(resources, vocabulary, options)
  const syntaxParts = createSyntaxParts(resources, vocabulary)
  const writer = await outputFormats.ndjson.open(
    { write: () => {} },
    { ...options, tables: ['actors', 'places', 'claims', 'figures'], width: 80, chalk: new Chalk({ level: 0 }) },
  )
  return async (articles, clock) => {
    /** What a desk makes of each article of the batch. */
    const each = <T>(desk: string, work: (i: number) => T): T[] => {
      const made = articles.map((_, i) => work(i))
      clock.lap(desk)
      return made
    }
    clock.start()
    vocabulary.trim()
    const documents = each('text', (i) => readDocument(articles[i]!, vocabulary))
    const syntax = each('syntax', (i) => syntaxDesk.read(documents[i]!))
    const names = each('names', (i) => namesDesk.read(documents[i]!))
    const places = each('places', (i) => placesDesk.read(articles[i]!, documents[i]!, syntax[i]!, names[i]!))
    const attributions = each('claims', (i) => claimsDesk.read(documents[i]!, syntax[i]!, names[i]!))
    const actors = each('actors', (i) =>
      actorsDesk.read(articles[i]!, documents[i]!, syntax[i]!, names[i]!, places[i]!, attributions[i]!),
    )
    const dates = each('dates', (i) => figuresDesk.dates(articles[i]!, documents[i]!))
    const figures = each('figures', (i) =>
      figuresDesk.read(articles[i]!, documents[i]!, syntax[i]!, names[i]!, dates[i]!),
    )
    const analyses = each('link', (i) =>
      link({
        article: articles[i]!,
        document: documents[i]!,
        names: names[i]!,
        places: places[i]!,
        attributions: attributions[i]!,
        actors: actors[i]!,
        figures: figures[i]!,
        dates: dates[i]!,
      }),
    )
    for (const [i, analysis] of analyses.entries()) {
      await writer.article({ analysis, text: articles[i]!.text, sentences: [] })
    }
    clock.lap('write')
    syntaxParts(documents, clock)
    return documents.reduce((sum, { tokens }) => sum + tokens.count, 0)
  }
}
