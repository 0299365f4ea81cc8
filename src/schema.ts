import { SCHEMA_VERSION } from './analysis.js'

type Schema = Readonly<Record<string, unknown>>

/**
 * The JSON Schema (2020-12) of an `Analysis`, as `json` and `ndjson` output has it; a test holds it against real output.
 * Changes only ever add: a reader has to pass over keys that it does not know.
 */
export function analysisSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'copydesk analysis of an article',
    description: 'Every start and end is half-open and counts Unicode code points of the article text.',
    ...object(
      {
        schema: { const: SCHEMA_VERSION },
        id: string('the id that the article came with, else its path; # and a number where another one has the same'),
        source: object({ path: string(), format: string(), encoding: string(), bytes: integer(), sha256: string() }),
        article: object(
          {
            title: nullable(string()),
            byline: nullable(string()),
            agency: nullable(string()),
            dateline: nullable(string()),
            published: nullable(string('ISO 8601')),
            language: string('ISO 639-1'),
            words: integer(),
            sentences: integer(),
          },
          { text: string('with --with-text, and where the text was extracted from markup') },
        ),
        entities: array(entity),
        actors: array(actor),
        places: array(place),
        claims: array(claim),
        figures: array(figure),
        dates: array(
          object({
            ...textSpan,
            from: nullable(string('ISO 8601')),
            to: nullable(string('ISO 8601')),
            anchor: nullable(oneOf('absolute', 'published', 'dateline', 'text')),
          }),
        ),
        warnings: array(
          object({ code: string(), message: string(), start: nullable(integer()), end: nullable(integer()) }),
        ),
      },
      { meta: { type: 'object', description: 'what the input carried beside the known keys' } },
    ),
  }
}

function object(required: Record<string, Schema>, optional: Record<string, Schema> = {}): Schema {
  return { type: 'object', properties: { ...required, ...optional }, required: Object.keys(required) }
}
const array = (items: Schema): Schema => ({ type: 'array', items })
const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: 'null' }] })
const oneOf = (...values: string[]): Schema => ({ enum: values })
const described = (schema: Schema, description?: string): Schema => (description ? { ...schema, description } : schema)
const string = (description?: string) => described({ type: 'string' }, description)
const number = (description?: string) => described({ type: 'number' }, description)
const integer = (description?: string) => described({ type: 'integer', minimum: 0 }, description)

const share = described({ type: 'number', minimum: 0, maximum: 1 })
const span = { start: integer(), end: integer() }
const textSpan = { ...span, text: string() }
const dates = object({ from: string('ISO 8601'), to: string('ISO 8601') })

/** What every row may have beside its own keys. */
const explained = {
  why: described(
    array(object({ by: string('rule or model'), words: array(string()) })),
    'with --explain: what found the row, and the words that it rests on',
  ),
}
const row = (properties: Record<string, Schema>) => object({ ...properties, confidence: share }, explained)

const entity = row({
  ...textSpan,
  type: oneOf('PER', 'ORG', 'LOC', 'MISC'),
  actor: nullable(string('id of the actor')),
  place: nullable(string('id of the place')),
})

const actor = row({
  id: string(),
  name: string(),
  type: oneOf('person', 'organization', 'country', 'group'),
  role: nullable(string()),
  aliases: array(string()),
  salience: described(share, 'how much the article is about this actor'),
  mentions: array(object({ ...textSpan, form: oneOf('name', 'title', 'pronoun', 'demonym'), confidence: share })),
})

const place = row({
  id: string(),
  name: string(),
  kind: oneOf(
    ...['continent', 'country', 'region', 'county', 'city', 'district'],
    ...['water', 'mountain', 'island', 'landmark', 'facility', 'area'],
  ),
  country: nullable(string('ISO 3166-1 alpha-2')),
  region: nullable(string('ISO 3166-2')),
  lat: nullable(number('degrees north, WGS 84')),
  lon: nullable(number('degrees east, WGS 84')),
  geonamesId: nullable(integer()),
  mentions: array(
    object({ ...textSpan, form: oneOf('name', 'demonym'), use: oneOf('literal', 'associative'), confidence: share }),
  ),
})

const claim = row({
  id: string(),
  kind: oneOf('direct', 'indirect', 'mixed'),
  speaker: nullable(
    object({
      actor: nullable(string('id of the actor')),
      name: string(),
      kind: oneOf('person', 'organization', 'government', 'group', 'document', 'unnamed'),
    }),
  ),
  source: described(nullable(object(textSpan)), 'the words that name the speaker here'),
  cue: described(nullable(object({ ...textSpan, lemma: string(), act: string() })), 'the words that say it was said'),
  modality: oneOf('asserted', 'negated', 'hypothetical', 'asked'),
  audience: nullable(object({ text: string(), actor: nullable(string('id of the actor')) })),
  content: described(array(object(span)), 'several where a cue splits the quotation'),
  text: string('the content'),
  inside: nullable(string('id of the claim that it stands within')),
  when: nullable(dates),
  figures: array(string('id of a figure in the content')),
  repaired: { type: 'boolean', description: 'whether quotation marks had to be repaired' },
})

const figure = row({
  id: string(),
  ...textSpan,
  value: number('scaled: 2.5 million is 2500000'),
  upper: nullable(number('the upper end of a range')),
  second: nullable(number('the second number of a score or a ratio')),
  unit: nullable(string('ISO 4217 of money, % of percent, else the English name in the singular')),
  kind: oneOf(
    ...['count', 'money', 'percent', 'duration', 'length', 'area', 'volume', 'mass', 'temperature', 'speed'],
    ...['energy', 'power', 'data', 'age', 'score', 'ratio', 'rate', 'other'],
  ),
  base: described(nullable(object({ value: number(), unit: string() })), 'in the SI or base unit where it has one'),
  qualifier: oneOf('exact', 'about', 'more-than', 'less-than', 'at-least', 'up-to', 'range', 'up', 'down'),
  to: nullable(number('"fell by 3 points to 41": 41')),
  what: nullable(string('what is counted or measured')),
  about: nullable(string('what else the value speaks of')),
  event: nullable(string('killed, injured, arrested, voted …')),
  when: nullable(dates),
  claim: nullable(string('id of the claim')),
  place: nullable(string('id of the place')),
})
