/** Version of a match in json and ndjson. */
export const FIND_SCHEMA = 'copydesk/find/1'

const count = { type: 'integer', minimum: 0 }
const span = {
  type: 'object',
  properties: { start: count, end: count, text: { type: 'string' } },
  required: ['start', 'end', 'text'],
  additionalProperties: false,
}
const spans = { type: 'array', items: span }

/** The JSON Schema (draft 2020-12) of one match of `find`; a test holds it against the output. */
export function matchSchema(): object {
  const properties = {
    schema: { const: FIND_SCHEMA },
    article: { type: 'string', description: 'Id of the article' },
    line: { type: 'integer', minimum: 1 },
    column: { type: 'integer', minimum: 1, description: 'In code points' },
    ...span.properties,
    groups: { type: 'object', additionalProperties: span, description: 'By their names in the pattern' },
    sentence: span,
    before: { ...spans, description: 'With --context' },
    after: spans,
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:copydesk:schema:${FIND_SCHEMA}`,
    title: 'Match',
    description: 'What copydesk find found. Offsets are half-open spans in Unicode code points of the article.',
    type: 'object',
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  }
}
