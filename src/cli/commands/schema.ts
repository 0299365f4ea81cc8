import { Argument } from 'commander'
import type { PlainCommand } from '../program.js'

const SCHEMAS = {
  article: async () => (await import('../../write/index.js')).analysisSchema(),
  match: async () => (await import('../../find/schema.js')).matchSchema(),
  diagnosis: async () => (await import('../diagnosis-schema.js')).diagnosisSchema(),
}

export const schema: PlainCommand = {
  name: 'schema',
  summary: 'the JSON Schema of the output',
  about: 'Prints the JSON Schema of an article in json and ndjson output, of a match of find, or of what doctor finds.',
  arguments: [new Argument('[of]', 'whose').choices(Object.keys(SCHEMAS)).default('article')],
  examples: [
    ['copydesk schema', 'print it'],
    ['copydesk schema match', 'that of a match of copydesk find'],
    ["copydesk schema | jq '.properties | keys'", 'the keys of an article'],
  ],
  async answer({ args: [of = 'article'] }) {
    const schema = await SCHEMAS[of as keyof typeof SCHEMAS]()
    return { text: `${JSON.stringify(schema, null, 2)}\n` }
  },
}
