import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { TableName } from '../../src/analysis.js'
import { matchSchema } from '../../src/find/schema.js'
import { analysisSchema } from '../../src/write/index.js'
import { columnsOf } from '../../src/write/rows.js'
import { root } from '../cli/program.js'

const codebook = readFileSync(join(root, 'docs', 'codebook.md'), 'utf8')

/** What a heading has under it up to the next one, a table line each. */
function tableUnder(heading: string): string[] {
  const [, section = ''] = codebook.split(`\n${heading}\n`)
  return section
    .split(/\n#{2,3} /)[0]!
    .split('\n')
    .filter((line) => line.startsWith('| `'))
}

/** The names in the first cells of a table, sorted. */
const namesIn = (lines: readonly string[]) =>
  lines.flatMap((line) => [...line.split(' | ')[0]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)).sort()

describe('the codebook says what each column is', () => {
  it.each<TableName>(['actors', 'places', 'claims', 'figures'])('of the table %s', (table) => {
    expect(namesIn(tableUnder(`### ${table}`))).toEqual(columnsOf(table, true).sort())
  })
})

interface Schema {
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
  enum?: (string | null)[]
}

/** Objects that stand in many places are explained once. */
const SHARED: Record<string, string> = { why: 'why[]', when: 'when' }

/** Every object of the schema by the heading that it has in the codebook. */
function objectsIn(schema: Schema, heading: string, found = new Map<string, Schema>()): Map<string, Schema> {
  const object = schema.anyOf?.[0] ?? schema
  if (object.items) objectsIn(object.items, `${heading}[]`, found)
  if (!object.properties) return found
  found.set(heading, object)
  for (const [key, value] of Object.entries(object.properties)) {
    const path = heading === 'one article' ? key : `${heading}.${key}`
    objectsIn(value, SHARED[key]?.replace('[]', '') ?? path, found)
  }
  return found
}

const objects = [...objectsIn(analysisSchema() as Schema, 'one article')].filter(([path]) => path !== 'meta')

describe('the codebook says what each key is', () => {
  it.each(objects)('of %s', (path, { properties = {} }) => {
    const lines = tableUnder(path === 'one article' ? `### ${path}` : `### \`${path}\``)
    expect(namesIn(lines)).toEqual(Object.keys(properties).sort())
    for (const [key, { enum: values = [] }] of Object.entries(properties)) {
      const line = lines.find((line) => namesIn([line]).includes(key))
      for (const value of values) if (value) expect(line).toContain(`\`${value}\``)
    }
  })
})

it('the codebook says what each key of a match is', () => {
  const { properties = {} } = matchSchema() as Schema
  const firstCells = tableUnder('### a match').flatMap((line) => namesIn([line]))
  expect(firstCells.sort()).toEqual(Object.keys(properties).sort())
})

const inColumns = (tsv: string) =>
  tsv
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))

describe('the codebook lists', () => {
  it('the acts of all cues', () => {
    const cues = inColumns(readFileSync(join(root, 'data', 'cues.tsv'), 'utf8'))
    expect(namesIn(tableUnder('## Acts'))).toEqual([...new Set(cues.map(([, , act]) => act))].sort())
  })

  it('the code of every warning', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true })
      .map(String)
      .filter((name) => name.endsWith('.ts'))
    const source = files.map((name) => readFileSync(join(root, 'src', name), 'utf8')).join('\n')
    const codes = [...source.matchAll(/(?:\bwarning\(|\bcode: )'([a-z-]+)'/g)].map(([, code]) => code)
    expect(namesIn(tableUnder('## Warnings'))).toEqual([...new Set(codes)].sort())
  })
})
