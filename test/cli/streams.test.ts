import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { article, articlesOf, bash, copydesk, Folder, idsOf } from './program.js'

vi.setConfig({ testTimeout: 300_000 })

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

  it('that nobody reads stops the run, and the memory stays flat', async () => {
    // inputs without end, and a reader that takes the first line and then nothing
    const line = `copydesk - -q -j 2 -f ndjson < <(while cat many.ndjson; do :; done 2>&-) > >(read -r _; exec sleep 9) & child=$!
      sleep 7; grep -oP 'VmHWM:\\s*\\K\\d+' /proc/$child/status; kill -9 $child`
    const kilobytes = Number((await bash(`set -m; ${line}`, here)).stdout)
    expect(kilobytes).toBeGreaterThan(0)
    expect(kilobytes).toBeLessThan(600_000)
  })

  it('that is a full disk fails the help, too', async () => {
    expect((await bash('copydesk --help > /dev/full')).code).toBe(4)
  })
})

const canMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0

describe.skipIf(!canMount)('a disk of 64 KB', () => {
  it.each([
    ['ndjson', '-o disk/out.ndjson'],
    ['ndjson', '> disk/out.ndjson'],
    ['csv', '-o disk/out'],
    ['html', '-o disk/out.html'],
  ])(
    'that is full ends %s %s with 4, and has nothing under the name of a file that is not whole',
    async (format, to) => {
      const line = `mkdir -p disk && mount -t tmpfs -o size=64k none disk && copydesk many.ndjson -j 1 -q -f ${format} ${to}
      code=$?; find disk -name '*out*' -type f -size +0; exit $code`
      const { code, stdout, stderr } = await bash(`unshare -rm bash --norc -c '${line.replaceAll("'", `'\\''`)}'`, here)
      expect(stderr).toMatch(/^copydesk: [^\n]*: the disk is full: [^\n]*\n$/)
      expect({ code, left: stdout }).toEqual({ code: 4, left: to.startsWith('>') ? 'disk/out.ndjson\n' : '' })
    },
  )
})

describe('a file that vanishes while others are read', () => {
  it('is named, and the others are printed', async () => {
    const names = Array.from({ length: 300 }, (_, i) => `wire/${100 + i}.txt`)
    for (const [i, name] of names.entries()) folder.write(name, article(i))
    // what the pipe does not take holds the run up long before the last file
    const line = `copydesk wire -j 1 -q -f ndjson | (read -r first; rm wire/399.txt; printf '%s\\n' "$first"; cat)
      exit "\${PIPESTATUS[0]}"`
    const { code, stdout, stderr } = await bash(line, here)
    expect({ code, stderr }).toEqual({ code: 3, stderr: 'copydesk: wire/399.txt: no such file or folder\n' })
    expect(idsOf(stdout)).toEqual(names.slice(0, -1))
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

  it('SIGINT a second time ends a run at once that waits for a slow reader', async () => {
    const line = `copydesk -j 1 -q -f ndjson - < <(while cat many.ndjson; do :; done 2>&-) > >(read -r _; exec sleep 8) & child=$!
      sleep 3; kill -INT $child; sleep 1; kill -0 $child && kill -INT $child; wait $child`
    expect((await bash(`set -m; ${line}`, here)).code).toBe(130)
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
