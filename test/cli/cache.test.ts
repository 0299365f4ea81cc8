import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { article, copydesk, Folder } from './program.js'

const lines = Array.from({ length: 30 }, (_, i) => JSON.stringify({ id: `w${i}`, text: article(i) }))
const folder = new Folder({ 'wire.ndjson': `${lines.join('\n')}\n`, names: '- Westport\n' })
afterAll(() => folder.remove())
const here = { cwd: folder.path }

const run = async (...args: string[]) => (await copydesk(['wire.ndjson', '-q', ...args], here)).stdout
const cached = (...args: string[]) => run('--cache', 'cache', ...args)
const entries = () =>
  readdirSync(folder.file('cache'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()

it('gives the same bytes with a cache that is empty, full, or shared by two runs at once', async () => {
  const whole = await run('-f', 'ndjson', '-j', '1')
  const both = await Promise.all([cached('-f', 'ndjson', '-j', '1'), cached('-f', 'ndjson', '-j', '2')])
  expect(both).toEqual([whole, whole])
  expect(entries()).toHaveLength(30)
  expect(await cached('-f', 'ndjson', '-j', '2')).toBe(whole)
  // an analysis can be written in any form
  expect(await cached('-f', 'csv', '-j', '1')).toBe(await run('-f', 'csv', '-j', '1'))
  expect(entries()).toHaveLength(30)
})

it('is asked: what an entry says is written', async () => {
  const [entry] = entries()
  const before = readFileSync(entry!)
  rmSync(entry!)
  await cached('-f', 'ndjson', '-j', '1')
  expect(readFileSync(entry!).equals(before)).toBe(true)
})

it('analyses again what is damaged', async () => {
  const whole = await run('-f', 'ndjson', '-j', '1')
  const [cut, changed, swapped, other] = entries() as [string, string, string, string]
  const before = readFileSync(cut)
  writeFileSync(cut, before.subarray(0, 500))
  writeFileSync(changed, readFileSync(changed, 'utf8').replace('Reyes', 'Rayes'))
  writeFileSync(swapped, readFileSync(other))
  expect(await cached('-f', 'ndjson', '-j', '1')).toBe(whole)
  expect(readFileSync(cut).equals(before)).toBe(true)
})

it('keeps analyses with other options or names apart', async () => {
  const count = entries().length
  expect(await cached('-f', 'ndjson', '-j', '1', '--names', 'names')).toBe(
    await run('-f', 'ndjson', '-j', '1', '--names', 'names'),
  )
  expect(entries()).toHaveLength(2 * count)
})

it('that cannot be written is an error that says so', async () => {
  const { code, stderr } = await copydesk(['wire.ndjson', '--cache', 'missing/cache', '-o', 'out'], here)
  expect({ code, stderr }).toEqual({
    code: 4,
    stderr: 'copydesk: --cache missing/cache: cannot be written (ENOENT): choose another folder, or leave it out\n',
  })
  expect(existsSync(folder.file('out.part'))).toBe(false)
})
