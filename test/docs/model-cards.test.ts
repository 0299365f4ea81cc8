import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../cli/program.js'

const read = (path: string) => readFileSync(join(root, path), 'utf8')
const models = readdirSync(join(root, 'models'))
  .filter((name) => name.endsWith('.bin'))
  .map((name) => name.slice(0, -'.bin'.length))

describe.each(models)('the model %s', (model) => {
  it('has a card that says what it may be used for, what is wrong with it and how to rebuild it', () => {
    expect(read(`models/${model}.md`)).toMatch(/^\| licence \| .+ \|$/m)
    expect(read(`models/${model}.md`)).toMatch(/^(?:## Rebuild|\*\*Rebuild)/m)
    expect(read(`models/${model}.md`)).toMatch(/wrong/i)
  })

  it('is in the list of cards', () => {
    expect(read('docs/model-cards.md')).toContain(`(../models/${model}.md)`)
  })
})
