/** Version of what `copydesk doctor` finds, in json. */
export const DIAGNOSIS_SCHEMA = 'copydesk/doctor/1'

const text = { type: 'string' }
const count = { type: 'integer', minimum: 0 }
const orNull = (schema: { type: string }) => ({ ...schema, type: [schema.type, 'null'] })

const listOf = (properties: Record<string, object>) => ({ type: 'array', items: exactly(properties) })

const exactly = (properties: Record<string, object>) => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
})

/** The JSON Schema (draft 2020-12) of a diagnosis; a test holds it against the output. */
export function diagnosisSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:copydesk:schema:${DIAGNOSIS_SCHEMA}`,
    title: 'Diagnosis',
    description: 'What copydesk doctor found.',
    ...exactly({
      schema: { const: DIAGNOSIS_SCHEMA },
      version: text,
      node: text,
      platform: text,
      processors: count,
      folder: { ...text, description: 'Of the installed package' },
      models: listOf({
        name: text,
        bytes: orNull(count),
        version: orNull(count),
        licence: { ...orNull(text), description: 'As the model card says it' },
        fault: { ...orNull(text), description: 'Why it cannot be used, null where it can' },
      }),
      libraries: listOf({ name: text, version: { ...orNull(text), description: 'null where it is missing' } }),
      settings: listOf({
        name: { ...text, description: 'Long name of the option' },
        value: {},
        from: { ...text, description: 'flag, default, a variable, or a file with its line' },
      }),
      faults: { type: 'array', items: text, description: 'What is wrong with the installation' },
    }),
  }
}
