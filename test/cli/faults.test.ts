import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { article, bash, Folder } from './program.js'

vi.setConfig({ testTimeout: 3_600_000, hookTimeout: 600_000 })

/**
 * Reads and writes that fail one by one, strace making them fail. By default some; all of them, which takes an hour:
 * ALL_FAULTS=1 npx vitest run test/cli/faults.test.ts
 */
const ALL = process.env.ALL_FAULTS !== undefined
const FILES = 20

const folder = new Folder()
const here = { cwd: folder.path }
const names = Array.from({ length: FILES }, (_, i) => `wire/${String(i).padStart(2, '0')}.txt`)
beforeAll(async () => {
  for (const [i, name] of names.entries()) folder.write(name, article(i))
  await bash('copydesk wire -q -f ndjson -o whole.ndjson', here)
})
afterAll(() => folder.remove())

const whole = () => readFileSync(folder.file('whole.ndjson'), 'utf8')
const lineOf = (id: string) => whole().match(new RegExp(`.*"id":"${id}".*\n`))![0]

/**
 * A run in which the nth of a system call fails.
 * @param paths where only calls on these files count
 */
async function runWith(call: string, error: string, n: number, paths: readonly string[], args = '') {
  for (const name of ['out.ndjson', 'out.ndjson.part', 'trace']) rmSync(folder.file(name), { force: true })
  const only = paths.map((path) => `-P ${folder.file(path)}`).join(' ')
  const strace = `strace -f -qq -o trace -e trace=${call} -e inject=${call}:error=${error}:when=${n} ${only}`
  const { code, stderr } = await bash(
    `${strace} copydesk wire -q -f ndjson -o out.ndjson ${args} 2>stderr; code=$?
    grep -v ^strace: stderr >&2; exit $code`,
    here,
  )
  const clean = !readFileSync(folder.file('trace'), 'utf8').includes('INJECTED')
  const output = existsSync(folder.file('out.ndjson')) ? readFileSync(folder.file('out.ndjson'), 'utf8') : undefined
  return { code, stderr, clean, output }
}

const some = (counts: readonly number[]) => (ALL ? Array.from({ length: 2 * FILES + 5 }, (_, i) => i + 1) : counts)

describe.skipIf(spawnSync('strace', ['-V']).status !== 0)('where strace is there', () => {
  it.each(some([1, 14]))('a file of which read %i fails is a failed input, the others are analysed', async (n) => {
    const { code, stderr, output, clean } = await runWith('read', 'EIO', 1, [names[n % FILES]!])
    expect(clean).toBe(false)
    expect({ code, stderr }).toEqual({
      code: 3,
      stderr: `copydesk: ${names[n % FILES]}: the disk could not read it (EIO)\n`,
    })
    expect(output).toBe(whole().replace(lineOf(names[n % FILES]!), ''))
  })

  it.each(some([1, 2, 13, 40]))(
    'a full disk at write %i of the output leaves no file and no part of one',
    async (n) => {
      const { code, stderr, output, clean } = await runWith('write', 'ENOSPC', n, ['out.ndjson.part'])
      if (clean) expect({ code, output }).toEqual({ code: 0, output: whole() })
      else {
        expect({ code, output }).toEqual({ code: 4, output: undefined })
        expect(stderr).toMatch(/^copydesk: out\.ndjson: the disk is full: [^\n]*\n$/)
        expect(existsSync(folder.file('out.ndjson.part'))).toBe(false)
      }
    },
  )

  it.each(some([1, 13]))(
    'a full disk at write %i of a run with a journal leaves what the next run goes on with',
    async (n) => {
      const paths = ['out.ndjson.part', 'journal']
      const { code, clean } = await runWith('write', 'ENOSPC', n, paths, '--resume journal')
      expect(code).toBe(clean ? 0 : 4)
      if (!clean) expect((await bash('copydesk wire -q -f ndjson -o out.ndjson --resume journal', here)).code).toBe(0)
      expect(readFileSync(folder.file('out.ndjson'), 'utf8')).toBe(whole())
    },
  )

  // wherever it fails, in the loader and in Node itself too
  it.each(ALL ? Array.from({ length: 400 }, (_, i) => i + 30) : [120])('read %i of all', async (n) => {
    const { code, output, clean } = await runWith('read', 'EIO', n, [])
    expectHonest(code, output, clean)
  })

  it.each(ALL ? Array.from({ length: 150 }, (_, i) => i + 1) : [60])('write %i of all', async (n) => {
    const { code, output, clean } = await runWith('write', 'ENOSPC', n, [])
    expectHonest(code, output, clean)
  })
})

/** Bytes are missing only where the exit code says so. Node itself ends with SIGABRT (134) when its own pipes fail. */
function expectHonest(code: number | null, output: string | undefined, clean: boolean): void {
  if (clean || code === 0) expect({ code, output }).toEqual({ code: 0, output: whole() })
  else {
    expect([1, 3, 4, 127, 134]).toContain(code)
    if (code !== 3) expect(output).toBeUndefined()
  }
}
