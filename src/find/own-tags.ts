import type { Article, EntityType, PlaceKind, Span } from '../analysis.js'
import { applyProjectNames, createNames, type NameSpan, type NamesDesk, type ProjectNames } from '../names/index.js'
import { createPlaces, type PlacesDesk } from '../places/index.js'
import type { Resources } from '../resources/index.js'
import { createSyntax, type SyntaxDesk } from '../syntax/index.js'
import { type Document, firstIndex, readDocument, Vocabulary } from '../text/index.js'
import type { View } from './compromise.js'
import { OF_PLACES, OWN_TAGS, type OwnTag } from './tags.js'

/** A stretch of the article with its tag; UTF-16. */
export interface TaggedSpan extends Span {
  tag: OwnTag
}

/** A name or place, whose sort may have no tag. */
interface Untagged extends Span {
  tag: OwnTag | undefined
}

const TAG_OF_TYPE = new Map<EntityType, OwnTag>([
  ['PER', 'Person'],
  ['ORG', 'Organization'],
  ['LOC', 'Place'],
])
const TAG_OF_KIND = new Map<PlaceKind, OwnTag>([
  ['country', 'Country'],
  ['region', 'Region'],
  ['city', 'City'],
])

/** Gives a pattern's sentences the tags of our desks, as far as it asks for them. */
export class OwnTags {
  readonly #asked: readonly OwnTag[]
  readonly #vocabulary = new Vocabulary()
  readonly #names: NamesDesk
  /** Only where a pattern asks for places. */
  readonly #places: { syntax: SyntaxDesk; desk: PlacesDesk } | undefined

  /** @throws ResourceError when a model is missing or damaged */
  constructor(
    resources: Resources,
    asked: ReadonlySet<string>,
    readonly project: ProjectNames | null,
  ) {
    this.#asked = OWN_TAGS.filter((tag) => asked.has(tag))
    const explain = false
    this.#names = createNames(resources, this.#vocabulary, { explain })
    if (OF_PLACES.some((tag) => asked.has(tag))) {
      const desk = createPlaces(resources, this.#vocabulary, { explain })
      this.#places = { syntax: createSyntax(resources, this.#vocabulary), desk }
    }
  }

  /** The names and places of an article in text order; a place may stand within a name. */
  read(article: Article): TaggedSpan[] {
    this.#vocabulary.trim()
    const document = readDocument(article, this.#vocabulary)
    const found = this.#names.read(document)
    const names = this.project ? applyProjectNames(document, found, this.project) : found
    const spans = names.map(({ start, end, type }) => ({ start, end, tag: TAG_OF_TYPE.get(type) }))
    const places = this.#places ? this.#placesOf(article, document, names) : []
    return [...spans, ...places]
      .filter((span): span is TaggedSpan => span.tag !== undefined)
      .sort((a, b) => a.start - b.start)
  }

  /** What the map knows; "Berlin" in the name of a firm is no place. */
  #placesOf(article: Article, document: Document, names: readonly NameSpan[]): Untagged[] {
    const { syntax, desk } = this.#places!
    const others = new Map<number, NameSpan>()
    for (const name of names) {
      if (name.type === 'LOC') continue
      for (let token = name.from; token < name.to; token++) others.set(token, name)
    }
    return desk
      .read(article, document, syntax.read(document), names)
      .flatMap(({ kind, mentions }) =>
        mentions
          .filter(({ form, from }) => form === 'name' && !others.has(from))
          .flatMap(({ start, end }) => ['Place' as const, TAG_OF_KIND.get(kind)].map((tag) => ({ start, end, tag }))),
      )
  }

  /**
   * Puts the tags on the terms of a view in place of compromise's own.
   * @param places of the terms, one sentence after the other, in the text that the spans are in
   * @param spans in text order
   */
  apply(view: View, places: readonly Span[], spans: readonly TaggedSpan[]): void {
    let first = 0
    for (const [sentence, terms] of view.docs.entries()) {
      for (const term of terms) for (const tag of this.#asked) term.tags.delete(tag)
      const own = places.slice(first, first + terms.length)
      for (const { start, end, tag } of spansWithin(spans, own)) {
        const from = own.findIndex((place) => place.end > start && place.start < end)
        let to = from
        while (to >= 0 && to < own.length && own[to]!.start < end) to++
        if (to > from && this.#asked.includes(tag)) view.update([[sentence, from, to]]).tag(tag)
      }
      first += terms.length
    }
  }
}

/** The spans that start within a sentence. */
function spansWithin(spans: readonly TaggedSpan[], places: readonly Span[]): readonly TaggedSpan[] {
  const start = places[0]?.start ?? 0
  const end = places.at(-1)?.end ?? 0
  return spans.slice(
    firstIndex(spans, (span) => span.start < start),
    firstIndex(spans, (span) => span.start < end),
  )
}
