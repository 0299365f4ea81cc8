import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { article, articlesOf, bash, copydesk, Folder, idsOf } from './program.js'

let folder: Folder
afterEach(() => folder.remove())

const isRoot = process.getuid?.() === 0
const ndjson = ['-f', 'ndjson', '-q']

describe('which files are read, and in which order', () => {
  it('a folder with all in it but hidden files, sorted by code point', async () => {
    folder = new Folder()
    for (const name of [
      'wire/b.txt',
      'wire/B.txt',
      'wire/a/z.txt',
      'wire/é.txt',
      'wire/.hidden.txt',
      'wire/.git/x.txt',
    ]) {
      folder.write(name, article())
    }
    const { code, stdout } = await copydesk(['wire', ...ndjson], { cwd: folder.path })
    expect(code).toBe(0)
    expect(idsOf(stdout)).toEqual(['wire/B.txt', 'wire/a/z.txt', 'wire/b.txt', 'wire/é.txt'])
  })

  it('arguments in the order in which they are given', async () => {
    folder = new Folder({ 'b.txt': article(), 'a.txt': article(), 'c/d.txt': article() })
    const { stdout } = await copydesk(['b.txt', 'c', 'a.txt', ...ndjson], { cwd: folder.path })
    expect(idsOf(stdout)).toEqual(['b.txt', 'c/d.txt', 'a.txt'])
  })

  it('a pattern', async () => {
    folder = new Folder({ 'wire/a.txt': article(), 'wire/deep/b.txt': article(), 'wire/c.md': article() })
    const { stdout } = await copydesk(['wire/**/*.txt', ...ndjson], { cwd: folder.path })
    expect(idsOf(stdout)).toEqual(['wire/a.txt', 'wire/deep/b.txt'])
  })

  it('ids relative to --root', async () => {
    folder = new Folder({ 'wire/2024/a.txt': article() })
    const { stdout } = await copydesk(['wire/2024/a.txt', '--root', 'wire', ...ndjson], { cwd: folder.path })
    expect(idsOf(stdout)).toEqual(['2024/a.txt'])
  })

  it('the second of two articles with one id gets #2 and a warning', async () => {
    folder = new Folder({ 'a.txt': article() })
    const { stdout, stderr } = await copydesk(['a.txt', 'a.txt', '-f', 'ndjson'], { cwd: folder.path })
    expect(idsOf(stdout)).toEqual(['a.txt', 'a.txt#2'])
    expect(stderr).toMatch(/a\.txt#2: warning: /)
  })
})

describe('names of files', () => {
  const names = ['-x.txt', '[x] (1).txt', '*.txt', 'with\nline break.txt', "it's.txt", '__proto__', ' .txt', 'ключ.txt']
  it.each(names)('%j is read as it is', async (name) => {
    folder = new Folder({ [name]: article(), 'other.txt': article() })
    const { code, stdout } = await copydesk([...ndjson, '--', name], { cwd: folder.path })
    expect(code).toBe(0)
    expect(idsOf(stdout)).toEqual([name])
  })

  it('that are not UTF-8 are read, from a folder and from a list', async () => {
    folder = new Folder()
    mkdirSync(folder.file('in'))
    const name = Buffer.concat([Buffer.from(folder.file('in/')), Buffer.from([0xe9]), Buffer.from('.txt')])
    writeFileSync(name, article())
    folder.write('list', Buffer.concat([name, Buffer.from([0])]))
    for (const args of [['in'], ['-0', '--files-from', 'list']]) {
      const { code, stdout } = await copydesk([...args, ...ndjson], { cwd: folder.path })
      expect({ code, articles: articlesOf(stdout).length }).toEqual({ code: 0, articles: 1 })
    }
  })

  it('with terminal escapes are harmless in messages', async () => {
    const evil = 'evil\u001b]0;owned\u0007\u001b[31m\u202e\u009b\n.txt'
    folder = new Folder({ 'a.txt': article() })
    const { stderr } = await copydesk(['a.txt', '-q', '-f', 'ndjson', evil, '--only', 'actors'], { cwd: folder.path })
    expect(stderr).toContain('no such file')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(stderr.trimEnd()).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/)
  })

  it('with terminal escapes are harmless in usage errors', async () => {
    folder = new Folder()
    const { code, stderr } = await copydesk(['--ev\u001b[31mil'])
    expect(code).toBe(2)
    expect(stderr).not.toContain('\u001b')
  })
})

describe('--files-from', () => {
  it('reads a list by line, after the arguments', async () => {
    folder = new Folder({ 'a.txt': article(), 'b.txt': article(), 'c.txt': article(), list: 'b.txt\r\n\nc.txt' })
    const { stdout } = await copydesk(['a.txt', '--files-from', 'list', ...ndjson], { cwd: folder.path })
    expect(idsOf(stdout)).toEqual(['a.txt', 'b.txt', 'c.txt'])
  })

  it('reads a list by NUL from standard input, as find -print0 writes it', async () => {
    folder = new Folder({ 'wire/a b.txt': article(), 'wire/c\nd.txt': article() })
    const line = 'find wire -type f -print0 | sort -z | copydesk -0 --files-from - -f ndjson'
    expect(idsOf((await bash(line, { cwd: folder.path })).stdout)).toEqual(['wire/a b.txt', 'wire/c\nd.txt'])
  })
})

describe('what cannot be read is named with its reason, and the others are printed', () => {
  const cases: [string, (name: string) => void, RegExp][] = [
    ['a binary file', (name) => folder.write(name, Buffer.from([1, 0, 2, 0, 3])), /x: is not text/],
    ['a FIFO', () => void 0, /x: is a pipe/],
    ['an article above the limit', (name) => folder.write(name, 'a '.repeat(600_000)), /x: .*--max-article/],
    [
      'a file of 2 GB',
      (name) => {
        folder.write(name, '')
        truncateSync(folder.file(name), 2 ** 31)
      },
      /x: /,
    ],
    ['a link to nowhere', (name) => symlinkSync('nowhere', folder.file(name)), /x: no such file/],
    ['a link to itself', (name) => symlinkSync(name, folder.file(name)), /x: its links lead round/],
  ]
  it.each(cases)('%s', async (what, make, message) => {
    folder = new Folder({ 'a.txt': article(), 'z.txt': article() })
    make('x')
    if (what === 'a FIFO') await bash('mkfifo x', { cwd: folder.path })
    const args = ['a.txt', 'x', 'z.txt', '--max-article', '1', '--errors', 'errors.ndjson', ...ndjson]
    const { code, stdout, stderr } = await copydesk(args, { cwd: folder.path })
    expect(stderr).toMatch(message)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
    expect({ code, ids: idsOf(stdout) }).toEqual({ code: 3, ids: ['a.txt', 'z.txt'] })
    expect(await errorsOf('errors.ndjson')).toEqual([{ input: 'x', error: expect.any(String) }])
  })

  it.skipIf(isRoot)('a file without permission', async () => {
    folder = new Folder({ 'a.txt': article(), x: article() })
    const { code, stderr } = await bash('chmod 000 x; copydesk a.txt x -q -f ndjson', { cwd: folder.path })
    expect(code).toBe(3)
    expect(stderr).toContain('x: permission denied')
  })

  it('a malformed line of NDJSON, by its number', async () => {
    folder = new Folder({ 'in.ndjson': `${JSON.stringify({ id: 'one', text: article() })}\n{"text": \n{"id":"no"}\n` })
    const { code, stdout, stderr } = await copydesk(['in.ndjson', ...ndjson], { cwd: folder.path })
    expect({ code, ids: idsOf(stdout) }).toEqual({ code: 3, ids: ['one'] })
    expect(stderr).toMatch(/in\.ndjson:2: .*\n.*in\.ndjson:3: /)
  })

  it('one input that does not exist beside others that do', async () => {
    folder = new Folder({ 'a.txt': article() })
    const { code, stdout } = await copydesk(['gone.txt', 'a.txt', ...ndjson], { cwd: folder.path })
    expect({ code, ids: idsOf(stdout) }).toEqual({ code: 3, ids: ['a.txt'] })
  })

  it('the only input', async () => {
    folder = new Folder({ x: Buffer.from([0, 1, 2]) })
    expect(await copydesk(['x', ...ndjson], { cwd: folder.path })).toMatchObject({ code: 3, stdout: '' })
  })

  it('a loop of folders is walked once', async () => {
    folder = new Folder({ 'wire/a.txt': article() })
    symlinkSync('..', folder.file('wire/up'))
    symlinkSync('.', folder.file('wire/again'))
    const { code, stdout } = await copydesk(['wire', ...ndjson], { cwd: folder.path })
    expect({ code, articles: articlesOf(stdout).length }).toEqual({ code: 0, articles: 1 })
  })

  it('a limit is raised by its option', async () => {
    folder = new Folder({ x: 'a '.repeat(600_000) })
    const { code } = await copydesk(['x', '--max-article', '2', ...ndjson], { cwd: folder.path })
    expect(code).toBe(0)
  })

  it('shows a stack only with --debug', async () => {
    folder = new Folder({ x: Buffer.from([0, 1, 2]) })
    const [without, with_] = await Promise.all(
      [[], ['--debug']].map((extra) => copydesk(['x', ...ndjson, ...extra], { cwd: folder.path })),
    )
    expect(without!.stderr).not.toMatch(/^ {4}at /m)
    expect(with_!.stderr).toMatch(/^ {4}at /m)
  })
})

describe('odd text is analysed, with a warning', () => {
  const cases: [string, string | Uint8Array, RegExp][] = [
    ['an empty file', '', /no words/],
    ['white space only', ' \n\t\n', /no words/],
    ['broken bytes', Buffer.concat([Buffer.from(article()), Buffer.from([0xff, 0xfe, 0x41])]), /./],
    [
      'another language',
      'Der Gemeinderat hat am Montag den Bau einer neuen Brücke über den Fluss beschlossen. '.repeat(4),
      /"de"/,
    ],
    ['a megabyte of quotation marks', '"'.repeat(1_000_000), /./],
    ['a word of a megabyte', 'a'.repeat(1_000_000), /./],
  ]
  it.each(cases)('%s', async (_, content, warning) => {
    folder = new Folder({ 'a.txt': content })
    const { code, stdout, stderr } = await copydesk(['a.txt', '-f', 'ndjson'], { cwd: folder.path })
    expect(code).toBe(0)
    const [analysis] = articlesOf(stdout) as unknown as [{ warnings: unknown[] }]
    expect(analysis).toMatchObject({ schema: 'copydesk/1', id: 'a.txt' })
    expect(`${stderr}${JSON.stringify(analysis.warnings)}`).toMatch(warning)
  })
})

async function errorsOf(name: string): Promise<unknown[]> {
  const { stdout } = await bash(`cat ${name}`, { cwd: folder.path })
  return articlesOf(stdout)
}
