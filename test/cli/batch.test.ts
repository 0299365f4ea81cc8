import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { article, articlesOf, bash, copydesk, Folder, idsOf, root } from './program.js'

vi.setConfig({ testTimeout: 300_000 })

const folder = new Folder()
const here = { cwd: folder.path }
const COUNT = 1500
const names = Array.from({ length: COUNT }, (_, i) => `wire/${String(i).padStart(4, '0')}.txt`)

beforeAll(() => {
  for (const [i, name] of names.entries()) folder.write(name, article(i))
  folder.write('wire.ndjson', names.map((id, i) => `${JSON.stringify({ id, text: article(i) })}\n`).join(''))
})
afterAll(() => folder.remove())

describe('many articles', () => {
  it('of a folder come out in order, with few files open at a time', async () => {
    const { code, stdout, stderr } = await bash('ulimit -n 64; copydesk wire -j 2 -f ndjson', here)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(idsOf(stdout)).toEqual(names)
  })

  it('give the same bytes for any number of workers, and twice', async () => {
    const line = (jobs: number) => `head -n 200 wire.ndjson | copydesk - -q -j ${jobs} -f ndjson | sha256sum`
    const sums = []
    for (const jobs of [1, 2, 4, 2]) sums.push((await bash(line(jobs), here)).stdout)
    expect(new Set(sums).size).toBe(1)
  })

  it('are the same one by one as all together', async () => {
    const fixtures = ['wire-flood.txt', 'court-bribery.txt', 'sports-cup-final.txt', 'port-strike.txt']
    const analyze = async (...inputs: string[]) => {
      const { stdout } = await copydesk([...inputs, '-f', 'ndjson', '-q'], { cwd: join(root, 'fixtures') })
      return articlesOf(stdout)
    }
    const [together, alone] = await Promise.all([
      analyze(...fixtures),
      Promise.all(fixtures.map((file) => analyze(file))),
    ])
    expect(alone.flat()).toEqual(together)
  })

  it('are shared out by --shard: each article falls to one share, and stays the same', async () => {
    const line = (shard: string) => `head -n 90 wire.ndjson | copydesk - -q -j 1 -f ndjson ${shard}`
    const whole = await bash(line(''), here)
    const shares = await Promise.all(['1/3', '2/3', '3/3'].map((share) => bash(line(`--shard ${share}`), here)))
    const lines = shares.map(({ stdout }) => stdout.split('\n').filter((text) => text !== ''))
    for (const share of lines) expect(share.length).toBeGreaterThan(10)
    expect(lines.flat().sort()).toEqual(
      whole.stdout
        .split('\n')
        .filter((text) => text !== '')
        .sort(),
    )
  })

  it('keep their failures among them in their places', async () => {
    const line = 'sed "100s/.*/{/; 900s/.*/[]/" wire.ndjson | copydesk - -j 2 -f ndjson -q --errors errors'
    const { code, stdout, stderr } = await bash(line, here)
    expect(code).toBe(3)
    expect(idsOf(stdout)).toEqual(names.filter((_, i) => i !== 99 && i !== 899))
    expect(stderr).toMatch(/-:100: [^\n]*\n.*-:900: /)
    expect(articlesOf((await bash('cat errors', here)).stdout)).toMatchObject([{ input: '-:100' }, { input: '-:900' }])
  })

  it('give the first results before the last input is there', async () => {
    // the input goes on only when the first result has been seen
    const feed = 'head -n 60 wire.ndjson; until [ -s first ]; do sleep 0.1; done; tail -n 1 wire.ndjson'
    const line = `(${feed}) | copydesk - -j 2 -q -f ndjson | tee first`
    expect(idsOf((await bash(line, here)).stdout)).toEqual([...names.slice(0, 60), names.at(-1)])
  })
})

describe('an article that takes too long', () => {
  // more than any machine analyses in the time that the test gives
  const words = 'The council of Westport said on Monday that Mayor Anna Reyes had 5 cranes. '

  it.each([1, 2])('is a failed input, and the others go on, with -j %i', async (jobs) => {
    const long = JSON.stringify({ id: 'long', text: words.repeat(250_000) })
    const lines = names.slice(0, 40).map((id, i) => JSON.stringify({ id, text: article(i) }))
    folder.write('long.ndjson', `${[...lines.slice(0, 30), long, ...lines.slice(30)].join('\n')}\n`)
    const args = ['long.ndjson', '-j', String(jobs), '--timeout', '3', '-f', 'ndjson', '-q']
    const { code, stdout, stderr } = await copydesk(args, here)
    expect(stderr).toMatch(/^copydesk: long: took longer than 3 s; .*--timeout SECONDS\n$/)
    expect({ code, ids: idsOf(stdout) }).toEqual({ code: 3, ids: names.slice(0, 40) })
  })
})

const canUnshare = spawnSync('unshare', ['-rn', 'true']).status === 0

describe.skipIf(!canUnshare)('without a network', () => {
  it('everything works', async () => {
    const { code, stdout } = await bash('unshare -rn copydesk wire/0001.txt -f ndjson', here)
    expect({ code, ids: idsOf(stdout) }).toEqual({ code: 0, ids: ['wire/0001.txt'] })
  })
})
