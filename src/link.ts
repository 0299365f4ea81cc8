import type { ActorsLayer } from './actors/index.js'
import {
  type Actor,
  type Analysis,
  type Article,
  type ArticleInfo,
  type Claim,
  type DateMention,
  type DateSpan,
  type Entity,
  type Figure,
  type Place,
  SCHEMA_VERSION,
  type Span,
  type TextSpan,
  toCodePoints,
  type Warning,
  type Why,
} from './analysis.js'
import type { Attribution } from './claims/index.js'
import type { DateEntry, FigureEntry } from './figures/index.js'
import type { NameSpan } from './names/index.js'
import type { PlaceEntry } from './places/index.js'
import { type Document, firstIndex, SentenceKind, Shape } from './text/index.js'

/** Everything that the desks found in one article; spans are UTF-16. */
export interface Layers {
  article: Article
  document: Document
  names: readonly NameSpan[]
  places: readonly PlaceEntry[]
  attributions: readonly Attribution[]
  actors: ActorsLayer
  figures: readonly FigureEntry[]
  dates: readonly DateEntry[]
}

/**
 * Joins the layers into the published result: ids across tables by containment, nothing else, and UTF-16 offsets
 * turned into code points.
 */
export function link(layers: Layers): Analysis {
  const toPoint = toCodePoints(layers.article.text)
  const span = (s: Span): Span => ({ start: toPoint(s.start), end: toPoint(s.end) })
  const { text } = layers.article
  const textSpan = (s: Span): TextSpan => ({
    start: toPoint(s.start),
    end: toPoint(s.end),
    text: text.slice(s.start, s.end),
  })
  const joints = new Joints(layers)
  return {
    schema: SCHEMA_VERSION,
    id: layers.article.id,
    source: layers.article.source,
    article: articleInfo(layers),
    entities: layers.names.map((name, i) => entity(name, i, layers, joints, textSpan)),
    actors: layers.actors.actors.map((actor, i) => actorRow(actor, i, textSpan)),
    places: layers.places.map((place, i) => placeRow(place, i, textSpan)),
    claims: layers.attributions.map((attribution, i) => claimRow(attribution, i, layers, joints, span, textSpan)),
    figures: layers.figures.map((figure, i) => figureRow(figure, i, joints, textSpan)),
    dates: layers.dates.map((date) => dateRow(date, textSpan)),
    warnings: warningsOf(layers).map((warning) => ({
      ...warning,
      start: warning.start === null ? null : toPoint(warning.start),
      end: warning.end === null ? null : toPoint(warning.end),
    })),
    ...(layers.article.meta ? { meta: layers.article.meta } : {}),
  }
}

const EMPTY: Warning = { code: 'empty', message: 'the article has no words', start: null, end: null }

/** What the reader and the text desk noticed. */
function warningsOf({ article, document }: Layers): Warning[] {
  const empty = document.tokens.count === 0 ? [EMPTY] : []
  return [...(article.warnings ?? []), ...empty, ...document.quotes.warnings]
}

type TextSpanOf = (span: Span) => TextSpan
type SpanOf = (span: Span) => Span

/** A row with what speaks for it, where that was asked for. */
function withWhy<Row extends { why?: Why[] }>(row: Row, why: Why[] | null): Row {
  if (why) row.why = why
  return row
}

function articleInfo({ article, document }: Layers): ArticleInfo {
  const { layout, tokens, sentences, vocabulary } = document
  let words = 0
  for (let i = 0; i < tokens.count; i++) {
    if ((vocabulary.flags[tokens.type[i]!]! & (Shape.LETTER | Shape.DIGIT)) !== 0) words++
  }
  let read = 0
  for (let i = 0; i < sentences.count; i++) {
    if (sentences.kind[i] === SentenceKind.BODY || sentences.kind[i] === SentenceKind.HEADLINE) read++
  }
  return {
    title: layout.title,
    byline: layout.byline,
    agency: layout.agency,
    dateline: layout.dateline?.text ?? null,
    published: article.published ?? null,
    language: article.language ?? 'en',
    words,
    sentences: read,
  }
}

function entity(name: NameSpan, index: number, layers: Layers, joints: Joints, textSpan: TextSpanOf): Entity {
  const actor = layers.actors.nameActors[index]!
  const place = joints.placeOfName(name)
  const { start, end, text } = textSpan(name)
  const row: Entity = {
    start,
    end,
    text,
    type: name.type,
    actor: actor < 0 ? null : actorId(actor),
    place: place < 0 ? null : placeId(place),
    confidence: rounded(name.confidence),
  }
  return withWhy(row, name.why)
}

function actorRow(actor: ActorsLayer['actors'][number], index: number, textSpan: TextSpanOf): Actor {
  const row: Actor = {
    id: actorId(index),
    name: actor.name,
    type: actor.type,
    role: actor.role,
    aliases: actor.aliases,
    salience: rounded(actor.salience),
    confidence: rounded(actor.confidence),
    mentions: actor.mentions.map((mention) => {
      const { start, end, text } = textSpan(mention)
      return { start, end, text, form: mention.form, confidence: rounded(mention.confidence) }
    }),
  }
  return withWhy(row, actor.why)
}

function placeRow(place: PlaceEntry, index: number, textSpan: TextSpanOf): Place {
  const { name, kind, country, region, lat, lon, geonamesId } = place
  const row: Place = {
    id: placeId(index),
    name,
    kind,
    country,
    region,
    lat,
    lon,
    geonamesId,
    confidence: rounded(place.confidence),
    mentions: place.mentions.map((mention) => {
      const { start, end, text } = textSpan(mention)
      return { start, end, text, form: mention.form, use: mention.use, confidence: rounded(mention.confidence) }
    }),
  }
  return withWhy(row, place.why)
}

function claimRow(
  attribution: Attribution,
  index: number,
  layers: Layers,
  joints: Joints,
  span: SpanOf,
  textSpan: TextSpanOf,
): Claim {
  const text = layers.article.text
  const speaker = layers.actors.speakers[index] ?? null
  const audienceActor = layers.actors.audiences[index] ?? null
  const { source, cue, audience } = attribution
  const row: Claim = {
    id: claimId(index),
    kind: attribution.kind,
    speaker: speaker && { ...speaker, actor: speaker.actor === null ? null : actorId(speaker.actor) },
    source: source && textSpan(source),
    cue: cue && { ...textSpan(cue), lemma: cue.lemma, act: cue.act },
    modality: attribution.modality,
    audience: audience && {
      text: text.slice(audience.start, audience.end),
      actor: audienceActor === null ? null : actorId(audienceActor),
    },
    content: attribution.content.map(span),
    text: attribution.content.map((part) => text.slice(part.start, part.end)).join(' '),
    inside: attribution.inside === null ? null : claimId(attribution.inside),
    when: joints.whenOf(attribution.cue ?? attribution.content[0]!),
    figures: joints.figuresWithin(index).map(figureId),
    repaired: attribution.repaired,
    confidence: rounded(attribution.confidence),
  }
  return withWhy(row, attribution.why)
}

function figureRow(figure: FigureEntry, index: number, joints: Joints, textSpan: TextSpanOf): Figure {
  const { value, upper, second, unit, kind, base, qualifier, to, what, about, event, when } = figure
  const claim = joints.claimOfFigure[index]!
  const place = joints.placeNear(figure)
  const row: Figure = {
    id: figureId(index),
    ...textSpan(figure),
    ...{ value, upper, second, unit, kind, base, qualifier, to, what, about, event, when },
    claim: claim < 0 ? null : claimId(claim),
    place: place < 0 ? null : placeId(place),
    confidence: rounded(figure.confidence),
  }
  return withWhy(row, figure.why)
}

function dateRow(date: DateEntry, textSpan: TextSpanOf): DateMention {
  return { ...textSpan(date), from: date.from, to: date.to, anchor: date.anchor }
}

const actorId = (index: number) => `A${index + 1}`
const placeId = (index: number) => `P${index + 1}`
const claimId = (index: number) => `C${index + 1}`
const figureId = (index: number) => `F${index + 1}`

const rounded = (x: number) => Math.round(x * 1000) / 1000

interface Located extends Span {
  /** Index of the row that the span belongs to. */
  row: number
}

/** What lies in what; every list is sorted once and searched by bisection. */
class Joints {
  /** One for each figure: index of the innermost claim whose content holds it, -1 where none does. */
  readonly claimOfFigure: number[]
  #figuresOfClaim = new Map<number, number[]>()
  #literalPlaces: Located[]
  #nameStarts: Map<number, Located>
  #dates: readonly DateEntry[]
  #document: Document

  constructor(layers: Layers) {
    this.#document = layers.document
    this.#dates = layers.dates.filter((date) => date.from !== null && date.to !== null)
    const mentions = layers.places.flatMap((place, row) =>
      place.mentions.map((m) => ({
        start: m.start,
        end: m.end,
        row,
        literal: m.use === 'literal' && m.form === 'name',
      })),
    )
    this.#literalPlaces = mentions.filter((m) => m.literal).sort((a, b) => a.start - b.start)
    this.#nameStarts = new Map(mentions.map((m) => [m.start, m]))
    const contents = layers.attributions
      .flatMap((attribution, row) => attribution.content.map((c) => ({ start: c.start, end: c.end, row })))
      .sort((a, b) => a.start - b.start || b.end - a.end)
    this.claimOfFigure = innermost(layers.figures, contents)
    this.claimOfFigure.forEach((claim, figure) => {
      for (let c: number | null = claim; c !== null && c >= 0; c = layers.attributions[c]!.inside) {
        const figures = this.#figuresOfClaim.get(c)
        if (figures) figures.push(figure)
        else this.#figuresOfClaim.set(c, [figure])
      }
    })
  }

  /** Index of the place that a name is (part of), -1 where it is none. */
  placeOfName(name: NameSpan): number {
    const mention = this.#nameStarts.get(name.start)
    return mention && mention.end <= name.end ? mention.row : -1
  }

  figuresWithin(claim: number): number[] {
    return this.#figuresOfClaim.get(claim) ?? []
  }

  /** The date of the sentence that holds a span: the nearest one before it, else the first behind it. */
  whenOf(span: Span): DateSpan | null {
    const { start, end } = this.#sentenceOf(span.start)
    let found: DateEntry | undefined
    for (let i = firstFrom(this.#dates, start); i < this.#dates.length && this.#dates[i]!.start < end; i++) {
      if (!found || this.#dates[i]!.start <= span.start) found = this.#dates[i]
    }
    return found ? { from: found.from!, to: found.to! } : null
  }

  /** Index of the place that the sentence of a span gives: the nearest one; -1 where it gives none. */
  placeNear(span: Span): number {
    const { start, end } = this.#sentenceOf(span.start)
    let best = -1
    let bestDistance = Number.POSITIVE_INFINITY
    const places = this.#literalPlaces
    for (let i = firstFrom(places, start); i < places.length && places[i]!.start < end; i++) {
      const place = places[i]!
      const distance = place.start >= span.end ? place.start - span.end : Math.abs(span.start - place.end)
      if (distance < bestDistance) {
        best = place.row
        bestDistance = distance
      }
    }
    return best
  }

  #sentenceOf(index: number): Span {
    const { tokens, sentences } = this.#document
    let lo = 0
    let hi = sentences.count - 1
    while (lo < hi) {
      const mid = (lo + hi + 1) >> 1
      if (tokens.start[sentences.from[mid]!]! <= index) lo = mid
      else hi = mid - 1
    }
    if (sentences.count === 0) return { start: 0, end: 0 }
    return { start: tokens.start[sentences.from[lo]!]!, end: tokens.end[sentences.to[lo]! - 1]! }
  }
}

/** Index of the first span that starts at or behind `start`. */
const firstFrom = (spans: readonly Span[], start: number) => firstIndex(spans, (span) => span.start < start)

/** For each inner span, in order, the row of the innermost outer span that holds it (-1: none). Outer spans nest. */
function innermost(inner: readonly Span[], outer: readonly Located[]): number[] {
  const stack: Located[] = []
  let next = 0
  return inner.map((span) => {
    while (next < outer.length && outer[next]!.start <= span.start) stack.push(outer[next++]!)
    while (stack.length > 0 && stack.at(-1)!.end <= span.start) stack.pop()
    for (let i = stack.length - 1; i >= 0 && i >= stack.length - DEEPEST_NESTING; i--) {
      if (stack[i]!.end >= span.end) return stack[i]!.row
    }
    return -1
  })
}

/** Claims nest a few levels deep; more is no text of this world. */
const DEEPEST_NESTING = 8
