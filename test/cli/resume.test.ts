import { appendFileSync, copyFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { article, bash, copydesk, Folder, idsOf } from './program.js'

vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 })

/** The long way: KILLS=20 ARTICLES=5000 npx vitest run test/cli/resume.test.ts -t 'at any moment' */
const KILLS = Number(process.env.KILLS ?? 2)
const ARTICLES = Number(process.env.ARTICLES ?? 110)

const folder = new Folder()
const here = { cwd: folder.path }
const read = (name: string) => readFileSync(folder.file(name))

/** Two articles have one id, two lines are broken. */
const broken = new Set([30, 100])
const lines = Array.from({ length: ARTICLES }, (_, i) =>
  broken.has(i) ? '{' : JSON.stringify({ id: i === 70 ? 'w7' : `w${i}`, text: article(i) }),
)
const input = `${lines.join('\n')}\n`

const args = (format: string, output: string) => ['-', '-f', format, '-o', output]
const resumed = [...args('ndjson', 'out.ndjson'), '--resume', 'journal', '--errors', 'errors']

beforeAll(async () => {
  folder.write('wire.ndjson', input)
  const { code } = await copydesk([...args('ndjson', 'whole.ndjson'), '--errors', 'whole.errors'], { ...here, input })
  expect(code).toBe(3)
})
afterAll(() => folder.remove())

/** Interrupts a run when it has done so many lines of input and waits for more. */
function runUpTo(count: number, run: readonly string[]) {
  const line = `copydesk ${run.join(' ')} < <(head -n ${count} wire.ndjson; exec sleep 60 2>&-) & child=$!
    until cat out*.part out/claims.csv.part 2>/dev/null | grep -qw w${count - 1}; do kill -0 $child || exit; sleep 0.1; done
    kill -INT $child; wait $child`
  return bash(`set -m; ${line}`, here)
}

function expectWhole(): void {
  expect(read('out.ndjson').equals(read('whole.ndjson'))).toBe(true)
  expect(read('errors').equals(read('whole.errors'))).toBe(true)
  expect([existsSync(folder.file('journal')), existsSync(folder.file('out.ndjson.part'))]).toEqual([false, false])
}

describe('a run with --resume that is killed', () => {
  it(`at any moment, ${KILLS} times, gives the same bytes in the end`, async () => {
    for (let kill = 0; kill < KILLS; kill++) {
      const jobs = ['-j', String(1 + (kill % 2))]
      // moments spread over the run; where it ends before, there is nothing to go on with
      for (let ends = 0; ends < 2; ends++) {
        const seconds = (((kill * 7 + ends * 3) % 11) + 4) / 8 + (ARTICLES / 1000) * (((kill * 3 + ends) % 5) / 5)
        const line = `timeout -s KILL ${seconds} copydesk ${[...resumed, ...jobs].join(' ')} < wire.ndjson`
        await bash(line, here)
      }
      const { code } = await copydesk([...resumed, ...jobs], { ...here, input })
      expect(code).toBe(3)
      expectWhole()
    }
  })
})

describe('a run with --resume that is interrupted', () => {
  it('says what to type, and goes on there', async () => {
    const { code, stderr } = await runUpTo(80, resumed)
    expect(code).toBe(130)
    expect(stderr).toContain(`to go on: copydesk ${resumed.join(' ')}`)
    expect(idsOf(read('out.ndjson.part').toString())).toHaveLength(79)
    const again = await copydesk(resumed, { ...here, input })
    expect(again.stderr).toContain('going on behind 79 articles')
    expect(again.code).toBe(3)
    expectWhole()
  })

  it.each(['json', 'csv', 'markdown'])('goes on with %s too', async (format) => {
    const only = ['--only', 'claims']
    await copydesk([...args(format, `whole.${format}`), ...only], { ...here, input })
    const run = [...args(format, `out.${format}`), ...only, '--resume', 'journal']
    expect((await runUpTo(50, run)).code).toBe(130)
    expect((await copydesk(run, { ...here, input })).stderr).toContain('going on behind 49 articles')
    expect(read(`out.${format}`).equals(read(`whole.${format}`))).toBe(true)
  })

  it('goes on with a folder of tables', async () => {
    await copydesk(args('csv', 'whole'), { ...here, input })
    const run = [...args('csv', 'out'), '--resume', 'journal']
    await runUpTo(50, run)
    expect((await copydesk(run, { ...here, input })).stderr).toContain('going on behind 49 articles')
    for (const table of ['actors', 'places', 'claims', 'figures']) {
      expect(read(`out/${table}.csv`).equals(read(`whole/${table}.csv`))).toBe(true)
    }
  })
})

describe('a journal', () => {
  beforeAll(async () => {
    await runUpTo(50, resumed)
    await runUpTo(80, resumed)
    for (const name of ['journal', 'out.ndjson.part']) copyFileSync(folder.file(name), folder.file(`half.${name}`))
  })
  beforeEach(() => {
    for (const name of ['journal', 'out.ndjson.part']) copyFileSync(folder.file(`half.${name}`), folder.file(name))
  })

  const state = () => read('journal').toString()

  it.each<[string, () => void]>([
    ['whose last line is torn', () => truncateSync(folder.file('journal'), read('journal').length - 7)],
    ['with noise at its end', () => appendFileSync(folder.file('journal'), '\0\0\0{"items":9}')],
    [
      'with a line that is damaged',
      () => writeFileSync(folder.file('journal'), state().replace('"items":', '"itemz":')),
    ],
    ['whose file is longer', () => appendFileSync(folder.file('out.ndjson.part'), '{"id":"foreign"}\n')],
    ['whose file is shorter', () => truncateSync(folder.file('out.ndjson.part'), 1000)],
    ['whose file is another', () => writeFileSync(folder.file('out.ndjson.part'), 'x'.repeat(1_000_000))],
    ['whose file is gone', () => truncateSync(folder.file('out.ndjson.part'), 0)],
    ['of which only half the first line was written', () => truncateSync(folder.file('journal'), 50)],
  ])('%s is believed as far as it is true', async (_, damage) => {
    damage()
    expect((await copydesk(resumed, { ...here, input })).code).toBe(3)
    expectWhole()
  })

  it.each<[string, string[], RegExp]>([
    ['other options', ['--only', 'claims'], /other options \(only\)/],
    ['other inputs', ['other.ndjson'], /other inputs/],
  ])('of a run with %s is refused, and stays', async (_, more, message) => {
    const before = state()
    const { code, stderr } = await copydesk([...resumed, ...more], { ...here, input })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(message) })
    expect(state()).toBe(before)
  })

  it('is refused where the inputs have changed', async () => {
    const changed = `${lines.map((line, i) => (i === 3 ? lines[4] : line)).join('\n')}\n`
    const { code, stderr } = await copydesk(resumed, { ...here, input: changed })
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/inputs are not those that the journal/),
    })
    expect((await copydesk(resumed, { ...here, input })).code).toBe(3)
    expectWhole()
  })

  it('is refused where it is another file', async () => {
    folder.write('journal', 'my notes\n')
    expect(await copydesk(resumed, { ...here, input })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is no journal'),
    })
    expect(state()).toBe('my notes\n')
  })
})

describe('--resume', () => {
  it.each([
    [['-f', 'ndjson'], 'give it a name: -o FILE'],
    [['-f', 'html', '-o', 'page.html'], 'choose --format json, ndjson'],
    [['-f', 'ndjson', '-o', '/dev/null'], 'is not a file'],
  ])('with %j says what it needs', async (more, message) => {
    const { code, stderr } = await copydesk(['wire.ndjson', ...more, '--resume', 'other'], here)
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) })
  })
})
