import { SCHEMA_VERSION } from '../analysis.js'

/** A part of a JSON Schema. */
type Schema = Readonly<Record<string, unknown>>

/**
 * The JSON Schema (draft 2020-12) of one `Analysis`: what `copydesk schema` prints. Written by hand beside the types in
 * analysis.ts; a test holds the two together.
 */
export function analysisSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:copydesk:schema:${SCHEMA_VERSION}`,
    title: 'Analysis',
    description: 'What copydesk found in one article. Offsets are half-open spans in Unicode code points of its text.',
    ...object(
      {
        schema: { const: SCHEMA_VERSION },
        id: text('Own id of the article, else its path; unique in a run'),
        source: SOURCE,
        article: ARTICLE,
        entities: list(ENTITY),
        actors: list(ACTOR),
        places: list(PLACE),
        claims: list(CLAIM),
        figures: list(FIGURE),
        dates: list(DATE),
        warnings: list(WARNING),
        meta: { type: 'object', description: 'What the input carried beside the known keys' },
      },
      ['meta'],
    ),
  }
}

/** An object that has all of its keys but the optional ones, and no others. */
function object(properties: Record<string, Schema>, optional: readonly string[] = []): Schema {
  const required = Object.keys(properties).filter((key) => !optional.includes(key))
  return { type: 'object', properties, required, additionalProperties: false }
}

const described = (schema: Schema, description?: string): Schema =>
  description === undefined ? schema : { ...schema, description }
const text = (description?: string) => described({ type: 'string' }, description)
const textOrNull = (description?: string) => described({ type: ['string', 'null'] }, description)
const number = (description?: string) => described({ type: 'number' }, description)
const numberOrNull = (description?: string) => described({ type: ['number', 'null'] }, description)
const count = (description?: string) => described({ type: 'integer', minimum: 0 }, description)
const oneOf = (...values: readonly string[]): Schema => ({ enum: values })
const list = (items: Schema): Schema => ({ type: 'array', items })
const orNull = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })

const DAY = '^\\d{4}-\\d{2}-\\d{2}'
const share = (description: string) => ({ type: 'number', minimum: 0, maximum: 1, description })

const SPAN = { start: count('First code point'), end: count('Behind the last code point') }
const TEXT_SPAN = { ...SPAN, text: text('The words as they stand in the article') }
const CONFIDENCE = { confidence: share('How sure the row is') }
const WHY = {
  why: list(object({ by: text('The rule or model that found the row'), words: list(text()) })),
}

const SOURCE = object({
  path: text('The input as the user named it'),
  format: text(),
  encoding: text(),
  bytes: count(),
  sha256: { type: 'string', pattern: '^([0-9a-f]{64})?$' },
})

const ARTICLE = object(
  {
    title: textOrNull(),
    byline: textOrNull(),
    agency: textOrNull(),
    dateline: textOrNull(),
    published: textOrNull('ISO 8601'),
    language: text('ISO 639-1'),
    words: count(),
    sentences: count(),
    text: text('With --with-text, and where the text was extracted from markup'),
  },
  ['text'],
)

const DATE_SPAN = orNull(object({ from: { type: 'string', pattern: DAY }, to: { type: 'string', pattern: DAY } }))

const ENTITY = object(
  {
    ...TEXT_SPAN,
    type: oneOf('PER', 'ORG', 'LOC', 'MISC'),
    actor: textOrNull('Id of the actor that the name belongs to'),
    place: textOrNull('Id of the place that the name means'),
    ...CONFIDENCE,
    ...WHY,
  },
  ['why'],
)

const ACTOR = object(
  {
    id: text(),
    name: text(),
    type: oneOf('person', 'organization', 'country', 'group'),
    role: textOrNull(),
    aliases: list(text()),
    salience: share('How much the article is about this actor'),
    ...CONFIDENCE,
    mentions: list(object({ ...TEXT_SPAN, form: oneOf('name', 'title', 'pronoun', 'demonym'), ...CONFIDENCE })),
    ...WHY,
  },
  ['why'],
)

const PLACE_KINDS = [
  'continent',
  'country',
  'region',
  'county',
  'city',
  'district',
  'water',
  'mountain',
  'island',
  'landmark',
  'facility',
  'area',
]

const PLACE = object(
  {
    id: text(),
    name: text(),
    kind: oneOf(...PLACE_KINDS),
    country: textOrNull('ISO 3166-1 alpha-2'),
    region: textOrNull('ISO 3166-2'),
    lat: { type: ['number', 'null'], minimum: -90, maximum: 90 },
    lon: { type: ['number', 'null'], minimum: -180, maximum: 180 },
    geonamesId: { type: ['integer', 'null'] },
    ...CONFIDENCE,
    mentions: list(
      object({ ...TEXT_SPAN, form: oneOf('name', 'demonym'), use: oneOf('literal', 'associative'), ...CONFIDENCE }),
    ),
    ...WHY,
  },
  ['why'],
)

const CLAIM = object(
  {
    id: text(),
    kind: oneOf('direct', 'indirect', 'mixed'),
    speaker: orNull(
      object({
        actor: textOrNull('Id of the actor who speaks'),
        name: text(),
        kind: oneOf('person', 'organization', 'government', 'group', 'document', 'unnamed'),
      }),
    ),
    source: orNull(object(TEXT_SPAN)),
    cue: orNull(
      object({ ...TEXT_SPAN, lemma: text(), act: text('state, deny, believe, demand, promise, warn, ask …') }),
    ),
    modality: oneOf('asserted', 'negated', 'hypothetical', 'asked'),
    audience: orNull(object({ text: text(), actor: textOrNull() })),
    content: list(object(SPAN)),
    text: text(),
    inside: textOrNull('Id of the claim that this one stands within'),
    when: DATE_SPAN,
    figures: list(text('Id of a figure within the content')),
    repaired: { type: 'boolean', description: 'Whether quotation marks had to be repaired to read it' },
    ...CONFIDENCE,
    ...WHY,
  },
  ['why'],
)

const FIGURE_KINDS = [
  'count',
  'money',
  'percent',
  'duration',
  'length',
  'area',
  'volume',
  'mass',
  'temperature',
  'speed',
  'energy',
  'power',
  'data',
  'age',
  'score',
  'ratio',
  'rate',
  'other',
]

const FIGURE = object(
  {
    id: text(),
    ...TEXT_SPAN,
    value: number(),
    upper: numberOrNull('The upper end of a range'),
    second: numberOrNull('The second number of a score or a ratio'),
    unit: textOrNull('ISO 4217, %, or the singular English name of a measure'),
    kind: oneOf(...FIGURE_KINDS),
    base: orNull(object({ value: number(), unit: text('SI or base unit') })),
    qualifier: oneOf('exact', 'about', 'more-than', 'less-than', 'at-least', 'up-to', 'range', 'up', 'down'),
    to: numberOrNull('What a change led to'),
    what: textOrNull('The noun phrase that is counted or measured'),
    about: textOrNull('What else the value speaks of'),
    event: textOrNull('killed, injured, deployed, voted …'),
    when: DATE_SPAN,
    claim: textOrNull('Id of the claim that the figure stands in'),
    place: textOrNull('Id of the place that its sentence gives'),
    ...CONFIDENCE,
    ...WHY,
  },
  ['why'],
)

const DATE = object({
  ...TEXT_SPAN,
  from: textOrNull('ISO 8601 date'),
  to: textOrNull('ISO 8601 date'),
  anchor: { enum: ['absolute', 'published', 'dateline', 'text', null] },
})

const WARNING = object({
  code: text(),
  message: text(),
  start: { type: ['integer', 'null'] },
  end: { type: ['integer', 'null'] },
})
