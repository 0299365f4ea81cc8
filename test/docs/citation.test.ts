import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { root } from '../cli/program.js'

const read = (name: string) => readFileSync(join(root, name), 'utf8')

it('CITATION.cff names this version and licence, with the keys that its format asks for', () => {
  const { version, license } = JSON.parse(read('package.json'))
  const citation = parse(read('CITATION.cff'))
  expect(citation).toMatchObject({ 'cff-version': '1.2.0', type: 'software', title: 'copydesk', version, license })
  expect(citation.message).toBeTypeOf('string')
  expect(citation.authors[0].name).toBeTypeOf('string')
})
