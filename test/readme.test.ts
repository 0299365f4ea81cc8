import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bash, root } from './cli/program.js'

/** The console blocks of the README: a command behind "$ ", and under it what it prints. */
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const blocks = [...readme.matchAll(/```console\n\$ (.*)\n([^`]*)```/g)].map(([, command, output]) => [
  command!,
  output!,
])

describe('the README', () => {
  it('shows an article and its tables', () => {
    expect(blocks.length).toBe(2)
  })

  it.each(blocks)('prints what %s prints', async (command, output) => {
    const run = await bash(command, { cwd: join(root, 'fixtures') })
    expect(run.stdout.trimEnd()).toBe(output.trimEnd())
  })
})
