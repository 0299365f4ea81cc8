import { type ActorsLayer, createActors } from '../../src/actors/index.js'
import type { EntityType } from '../../src/analysis.js'
import { createClaims } from '../../src/claims/index.js'
import { COUNTRY_NAMES } from '../../src/lexicon/index.js'
import type { NameSpan, ProjectNames } from '../../src/names/index.js'
import type { PlaceEntry } from '../../src/places/index.js'
import { openResources } from '../../src/resources/index.js'
import { createSyntax } from '../../src/syntax/index.js'
import { type Document, readDocument, Vocabulary } from '../../src/text/index.js'

const resources = openResources()
const vocabulary = new Vocabulary()
const syntaxDesk = createSyntax(resources, vocabulary)
const claimsDesk = createClaims(resources, vocabulary, { explain: false, speechOnly: false })

export interface ReadArticle extends ActorsLayer {
  text: string
  /** The texts of the mentions of the actor with this name; none where there is no such actor. */
  mentionsOf(name: string): string[]
  /** The actor that the `nth` occurrence of some words is a mention of. */
  actorOf(words: string, nth?: number): string | undefined
}

/**
 * Reads an article whose names are marked: "[PER Ana Ruiz] went to [GPE RU Moscow]"; GPE is a place of a country that
 * acts ("Moscow refused"), LOC one that things happen in.
 */
export function readMarked(marked: string, names: ProjectNames | null = null): ReadArticle {
  const { text, spans } = unmark(marked)
  const article = { id: 't', text, source: { path: 't', format: 'text', encoding: 'utf-8', bytes: 0, sha256: '' } }
  const document = readDocument(article, vocabulary)
  const found = spans.map(
    (span): NameSpan => ({ ...tokensOf(document, span), type: span.type, confidence: 0.9, why: null }),
  )
  const syntax = syntaxDesk.read(document)
  const desk = createActors(resources, vocabulary, { explain: false, names })
  const layer = desk.read(
    article,
    document,
    syntax,
    found,
    placesOf(document, spans),
    claimsDesk.read(document, syntax, found),
  )
  const cut = ({ start, end }: { start: number; end: number }) => text.slice(start, end)
  return {
    ...layer,
    text,
    mentionsOf: (name) => layer.actors.find((actor) => actor.name === name)?.mentions.map(cut) ?? [],
    actorOf(words, nth = 1) {
      let start = -1
      for (let i = 0; i < nth; i++) start = text.indexOf(words, start + 1)
      return layer.actors.find(({ mentions }) =>
        mentions.some((m) => m.start === start && m.end === start + words.length),
      )?.name
    },
  }
}

interface Marked {
  start: number
  end: number
  type: EntityType
  country: string | null
  acts: boolean
}

function unmark(marked: string): { text: string; spans: Marked[] } {
  const spans: Marked[] = []
  let text = ''
  let last = 0
  for (const match of marked.matchAll(/\[(PER|ORG|LOC|MISC|GPE [A-Z]{2}) ([^\]]+)\]/g)) {
    text += marked.slice(last, match.index)
    const [, mark = '', name = ''] = match
    const isSeat = mark.startsWith('GPE')
    const type = isSeat ? 'LOC' : (mark as EntityType)
    spans.push({
      start: text.length,
      end: text.length + name.length,
      type,
      country: isSeat ? mark.slice(4) : null,
      acts: isSeat,
    })
    text += name
    last = match.index + match[0].length
  }
  return { text: text + marked.slice(last), spans }
}

function tokensOf({ tokens }: Document, { start, end }: { start: number; end: number }) {
  const from = tokens.start.indexOf(start)
  let to = from
  while (to < tokens.count && tokens.end[to]! < end) to++
  return { start, end, from, to: to + 1 }
}

function placesOf(document: Document, spans: readonly Marked[]): PlaceEntry[] {
  const places = new Map<string, PlaceEntry>()
  for (const span of spans) {
    if (span.type !== 'LOC') continue
    const name = document.text.slice(span.start, span.end)
    const kind = span.country !== null && COUNTRY_NAMES.get(span.country) === name ? 'country' : 'city'
    const place = places.get(name) ?? {
      ...{ name, kind, country: span.country, region: null, lat: null, lon: null, geonamesId: null },
      ...{ confidence: 0.9, why: null, mentions: [] },
    }
    place.mentions.push({
      ...tokensOf(document, span),
      form: 'name',
      use: span.acts ? 'associative' : 'literal',
      confidence: 0.9,
    })
    places.set(name, place)
  }
  return [...places.values()]
}
