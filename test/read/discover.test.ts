import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pathsFrom, readArticles } from '../../src/read/index.js'
import { collect } from './collect.js'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'copydesk-read-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** A folder of its own with files of these names, each with its name as its text. */
function folderOf(name: string, files: readonly (string | Buffer)[]): string {
  const top = join(folder, name)
  mkdirSync(top)
  for (const file of files) {
    if (typeof file === 'string' && file.includes('/')) {
      mkdirSync(join(top, file.slice(0, file.lastIndexOf('/'))), { recursive: true })
    }
    writeFileSync(typeof file === 'string' ? join(top, file) : Buffer.concat([Buffer.from(`${top}/`), file]), `${file}`)
  }
  return top
}

const idsIn = async (inputs: readonly (string | Uint8Array)[], top: string) =>
  (await collect(inputs)).articles.map(({ id }) => id.slice(top.length + 1))

describe('a folder', () => {
  it('is read in the order of code points of whole paths, hidden entries left out', async () => {
    const files = ['b.txt', 'a/2.txt', 'a/1.txt', 'a-b.txt', 'a.txt', 'B.txt', 'é.txt', '\u{1f6a2}.txt', '\uff0e.txt']
    const top = folderOf('order', [...files, '.hidden.txt', '.git/config'])
    const sorted = files.toSorted((x, y) => Buffer.compare(Buffer.from(x), Buffer.from(y)))
    expect(await idsIn([top], top)).toEqual(sorted)
    expect(sorted.slice(0, 6)).toEqual(['B.txt', 'a-b.txt', 'a.txt', 'a/1.txt', 'a/2.txt', 'b.txt'])
  })

  it('does not ask .gitignore', async () => {
    const top = folderOf('ignored', ['a.txt'])
    writeFileSync(join(top, '.gitignore'), '*')
    expect(await idsIn([top], top)).toEqual(['a.txt'])
  })

  it('with a slash at its end gives the same ids', async () => {
    const top = folderOf('slash', ['a.txt'])
    expect(await idsIn([`${top}/`], top)).toEqual(['a.txt'])
  })

  it('with links round in a circle is read once', async () => {
    const top = folderOf('loop', ['a.txt', 'sub/b.txt'])
    symlinkSync('..', join(top, 'sub/up'))
    symlinkSync('.', join(top, 'self'))
    expect(await idsIn([top], top)).toEqual(['a.txt', 'sub/b.txt'])
  })

  it('names a link to nothing as failed and reads the rest', async () => {
    const top = folderOf('dangling', ['a.txt', 'c.txt'])
    symlinkSync('nowhere', join(top, 'b.txt'))
    const { articles, failed } = await collect([top])
    expect(articles).toHaveLength(2)
    expect(failed.map(({ input, missing }) => [input, missing])).toEqual([[join(top, 'b.txt'), false]])
  })

  it('names a link to itself as failed and reads the rest', async () => {
    const top = folderOf('itself', ['a.txt', 'c.txt'])
    symlinkSync('b.txt', join(top, 'b.txt'))
    const { articles, failed } = await collect([top])
    expect(articles).toHaveLength(2)
    expect(failed.map(({ error }) => error.message)).toEqual(['its links lead round in a circle'])
  })

  it('gives its first file before it is wholly walked', async () => {
    const top = folderOf('stream', ['a/1.txt', 'b/2.txt'])
    const reading = readArticles([top])
    await reading.next()
    rmSync(join(top, 'b'), { recursive: true })
    const second = await reading.next()
    expect(second.value).toMatchObject({ input: join(top, 'b'), missing: false })
  })

  it('leaves out the output that lies in it, also as a folder', async () => {
    const top = folderOf('output', ['a.txt', 'out.txt', 'tables/actors.csv'])
    const { all } = await collect([top], { outputs: [join(top, 'out.txt'), join(top, 'tables'), join(top, 'none')] })
    expect(all).toHaveLength(1)
  })
})

describe('names', () => {
  it('may hold anything that a file name can hold', async () => {
    const names = ['[x] (1).txt', 'a\nb.txt', ' .txt', '*.txt', '-x.txt', '#1.txt', '\x1b[31m.txt']
    const top = folderOf('names', names)
    expect((await idsIn([top], top)).toSorted()).toEqual(names.toSorted())
    for (const name of names) expect(await idsIn([join(top, name)], top)).toEqual([name])
  })

  it('that are not UTF-8 are read from folders, arguments, patterns and lists', async () => {
    const name = Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x2e, 0x74, 0x78, 0x74])
    const top = folderOf('latin', [name])
    const lossy = join(top, name.toString())
    for (const input of [top, lossy, `${top}/*.txt`, Buffer.concat([Buffer.from(`${top}/`), name])]) {
      expect((await collect([input])).articles.map(({ id }) => id)).toEqual([lossy])
    }
  })
})

describe('patterns', () => {
  it('are what does not exist as a path, sorted by code point', async () => {
    const top = folderOf('patterns', ['b.txt', 'a.txt', 'a.md', 'sub/c.txt', '.h.txt'])
    expect(await idsIn([`${top}/*.txt`], top)).toEqual(['a.txt', 'b.txt'])
    expect(await idsIn([`${top}/**/*.txt`], top)).toEqual(['a.txt', 'b.txt', 'sub/c.txt'])
  })

  it('take folders that exist as they are', async () => {
    const top = folderOf('[2024]', ['a.txt'])
    expect(await idsIn([`${top}/*.txt`], top)).toEqual(['a.txt'])
  })

  it('a name that no file can have is a failed input', async () => {
    const { failed } = await collect(['x'.repeat(5000), `${folder}/a\0b`, Buffer.from('c\0d'), '', '[', '{'.repeat(50)])
    expect(failed).toHaveLength(6)
    expect(failed[0]?.error.message).toBe('its name is too long')
  })

  it('that match nothing, and paths that do not exist, are named as missing', async () => {
    const { failed } = await collect([join(folder, 'none*.txt'), join(folder, 'none.txt')])
    expect(failed.map(({ error, missing }) => [error.message, missing])).toEqual([
      ['no file matches this pattern', true],
      ['no such file or folder', true],
    ])
  })
})

describe('what is no file', () => {
  it('a pipe that nobody writes to fails at once', async () => {
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    const { failed } = await collect([pipe])
    expect(failed[0]?.error.message).toMatch(/pipe \(FIFO\)/)
  })

  it('a socket fails', async () => {
    const socket = join(folder, 'socket')
    const server = createServer().listen(socket)
    await new Promise((done) => server.once('listening', done))
    const { failed } = await collect([socket])
    server.close()
    expect(failed).toHaveLength(1)
  })

  it('a device fails', async () => {
    const { failed } = await collect(['/dev/zero'])
    expect(failed[0]?.error.message).toMatch(/device/)
  })
})

describe('ids', () => {
  it('are paths as they were given; a second one gets #2 with a warning', async () => {
    const top = folderOf('ids', ['a.txt'])
    const path = join(top, 'a.txt')
    const { articles } = await collect([path, path, top])
    expect(articles.map(({ id }) => id)).toEqual([path, `${path}#2`, `${path}#3`])
    expect(articles.map(({ warnings }) => warnings?.map(({ code }) => code))).toEqual([
      undefined,
      ['duplicate-id'],
      ['duplicate-id'],
    ])
  })

  it('are relative to --root', async () => {
    const top = folderOf('root', ['sub/a.txt'])
    const { articles } = await collect([top], { root: folder })
    expect(articles[0]?.id).toBe('root/sub/a.txt')
    expect(articles[0]?.source.path).toBe(join(top, 'sub/a.txt'))
  })
})

describe('lists of paths', () => {
  it('are split by line or by NUL, as bytes', async () => {
    const list = join(folder, 'list')
    writeFileSync(list, 'a.txt\r\n\nb c.txt\n\xe9.txt', 'latin1')
    expect(await paths(list, 'line')).toEqual(['a.txt', 'b c.txt', '\xe9.txt'])
    writeFileSync(list, 'a\nb.txt\0c.txt\0')
    expect(await paths(list, 'nul')).toEqual(['a\nb.txt', 'c.txt'])
  })

  it('come from standard input too, cut anywhere', async () => {
    async function* stdin() {
      for (const byte of Buffer.from('one.txt\ntwo.txt\n')) yield Buffer.from([byte])
    }
    expect(await paths('-', 'line', stdin())).toEqual(['one.txt', 'two.txt'])
  })

  it('take a name with a star as the file of that name', async () => {
    const { failed } = await collect([Buffer.from(join(folder, '*.none'))])
    expect(failed[0]?.error.message).toBe('no such file or folder')
  })
})

async function paths(file: string, separator: 'line' | 'nul', stdin?: AsyncIterable<Uint8Array>): Promise<string[]> {
  const found: string[] = []
  for await (const path of pathsFrom(file, separator, stdin)) found.push(Buffer.from(path).toString('latin1'))
  return found
}

it('an unreadable file fails and the others are read', async () => {
  const top = folderOf('unreadable', ['a.txt', 'b.txt'])
  execFileSync('chmod', ['000', join(top, 'a.txt')])
  const { articles, failed } = await collect([top])
  // root reads everything
  const isRoot = process.getuid?.() === 0
  expect([articles.length, failed.length]).toEqual(isRoot ? [2, 0] : [1, 1])
  expect(statSync(top).isDirectory()).toBe(true)
})
