import type { PlainCommand } from '../program.js'

export const schema: PlainCommand = {
  name: 'schema',
  summary: 'the JSON Schema of the output',
  about: 'Prints the JSON Schema of an article in json and ndjson output.',
  examples: [
    ['copydesk schema', 'print it'],
    ['copydesk schema > copydesk.schema.json', 'keep it beside your data'],
    ["copydesk schema | jq '.properties | keys'", 'the keys of an article'],
  ],
  async answer() {
    const { analysisSchema } = await import('../../write/index.js')
    return { text: `${JSON.stringify(analysisSchema(), null, 2)}\n` }
  },
}
