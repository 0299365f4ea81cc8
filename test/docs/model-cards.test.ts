import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../cli/program.js'

const read = (name: string) => readFileSync(join(root, 'models', name), 'utf8')
const models = readdirSync(join(root, 'models'))
  .filter((name) => name.endsWith('.bin'))
  .map((name) => name.slice(0, -'.bin'.length))

describe.each(models)('the model %s', (model) => {
  it('has a card that says what it may be used for, what is wrong with it and how to rebuild it', () => {
    expect(read(`${model}.md`)).toMatch(/^\| licence \| .+ \|$/m)
    expect(read(`${model}.md`)).toMatch(/^(?:## Rebuild|\*\*Rebuild)/m)
    expect(read(`${model}.md`)).toMatch(/wrong/i)
  })

  it('is in the list of cards', () => {
    expect(read('README.md')).toContain(`(${model}.md)`)
  })
})
