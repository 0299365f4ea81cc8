import { existsSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { article, articlesOf, bash, copydesk, Folder, idsOf } from './program.js'

const lines = Array.from({ length: 400 }, (_, i) => JSON.stringify({ id: `w${i}`, text: article(i) })).join('\n')
const folder = new Folder({ 'a.txt': article(1), 'b.txt': article(2), 'many.ndjson': `${lines}\n` })
afterAll(() => folder.remove())
const here = { cwd: folder.path }

describe('standard input', () => {
  it('is read when it is piped and nothing is named', async () => {
    const { code, stdout } = await copydesk(['-f', 'ndjson'], { input: article() })
    expect(code).toBe(0)
    expect(articlesOf(stdout)).toMatchObject([{ id: '-', source: { path: '-', format: 'text' } }])
  })

  it('is read at its place among the inputs as -', async () => {
    const { stdout } = await copydesk(['a.txt', '-', 'b.txt', '-f', 'ndjson'], { ...here, input: article() })
    expect(idsOf(stdout)).toEqual(['a.txt', '-', 'b.txt'])
  })

  it('is an article without text when it is closed', async () => {
    const { code, stdout } = await bash('copydesk -f ndjson <&-')
    expect(code).toBe(0)
    expect(articlesOf(stdout)).toMatchObject([{ id: '-', actors: [], claims: [] }])
  })
})

describe('standard output', () => {
  it('has results only: everything else goes to standard error', async () => {
    const { code, stdout, stderr } = await copydesk(['a.txt', 'gone.txt', '-v', '-f', 'json'], here)
    expect(code).toBe(3)
    expect(JSON.parse(stdout)).toHaveLength(1)
    expect(stderr).toContain('gone.txt: no such file')
    expect(stderr).toMatch(/1 article, 1 failed, \d+ words in .* s \(\d+ words a second\)/)
  })

  it('gets everything through a pipe, however long', async () => {
    const { stdout } = await copydesk(['many.ndjson', '-f', 'json', '--with-text'], here)
    expect(JSON.parse(stdout)).toHaveLength(400)
  })

  it.each(['ndjson', 'json', 'csv', 'table', 'html'])('that is closed early ends %s quietly with 0', async (format) => {
    const { stderr } = await bash(
      `copydesk many.ndjson -q -f ${format} | head -c 10; echo "\${PIPESTATUS[0]}" >&2`,
      here,
    )
    expect(stderr).toBe('0\n')
  })

  it('that is a full disk ends with 4', async () => {
    const { code, stderr } = await bash('copydesk a.txt -f json > /dev/full', here)
    expect({ code, stderr }).toEqual({
      code: 4,
      stderr: 'copydesk: standard output: the disk is full: free some space, or write elsewhere with -o\n',
    })
  })

  it('that is a full disk fails the help, too', async () => {
    expect((await bash('copydesk --help > /dev/full')).code).toBe(4)
  })
})

describe('signals', () => {
  it.each([
    ['INT', 130],
    ['TERM', 143],
  ])('SIG%s while waiting for input ends with %i', async (signal, code) => {
    const line = `set -m; copydesk -f ndjson - < <(sleep 30 2>&-) & child=$!; sleep 2; kill -${signal} $child; wait $child`
    expect((await bash(line)).code).toBe(code)
  })

  it.each([1, 2])('leave whole lines with -j %i', async (jobs) => {
    // inputs without end, read as long as nobody stops it
    const endless = 'while cat many.ndjson; do :; done 2>&-'
    const line = `copydesk -j ${jobs} -q -f ndjson - < <(${endless}) > part & child=$!
      until [ -s part ]; do sleep 0.1; done; kill -TERM $child; wait $child; code=$?; cat part; exit $code`
    const { code, stdout } = await bash(line, here)
    expect(code).toBe(143)
    expect(stdout.endsWith('\n')).toBe(true)
    expect(idsOf(stdout)[0]).toBe('w0')
  })

  it('leave a whole document of json', async () => {
    const line = `copydesk -q -f json - < <(cat many.ndjson; sleep 30 2>&-) > whole & child=$!
      until [ -s whole ]; do sleep 0.1; done; kill -TERM $child; wait $child; code=$?; cat whole; exit $code`
    const { code, stdout } = await bash(line, here)
    expect(code).toBe(143)
    expect(JSON.parse(stdout).length).toBeGreaterThan(0)
  })

  it('leave no unfinished file', async () => {
    const line = `copydesk -q -f ndjson -o out.ndjson - < <(cat many.ndjson; sleep 30 2>&-) & child=$!
      until [ -s out.ndjson.part ]; do sleep 0.1; done; kill -TERM $child; wait $child`
    expect((await bash(line, here)).code).toBe(143)
    expect([existsSync(folder.file('out.ndjson')), existsSync(folder.file('out.ndjson.part'))]).toEqual([false, false])
  })
})
