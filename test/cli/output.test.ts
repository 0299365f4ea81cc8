import { existsSync, linkSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { afterEach, describe, expect, it } from 'vitest'
import { article, articlesOf, bash, copydesk, Folder } from './program.js'

let folder: Folder
afterEach(() => folder.remove())

const TABLES = ['actors', 'places', 'claims', 'figures'] as const
const read = (name: string) => readFileSync(folder.file(name), 'utf8')

describe('every format', () => {
  const cases: [string, (text: string) => unknown][] = [
    ['table', (text) => expect(text).toContain('a.txt')],
    ['json', (text) => expect(JSON.parse(text)).toMatchObject([{ id: 'a.txt' }, { id: 'b.txt' }])],
    ['ndjson', (text) => expect(articlesOf(text)).toMatchObject([{ id: 'a.txt' }, { id: 'b.txt' }])],
    ['csv', (text) => expect(parse(text)[0]!.slice(0, 3)).toEqual(['table', 'article', 'id'])],
    ['tsv', (text) => expect(text).toMatch(/^table\tarticle\tid\t/)],
    ['markdown', (text) => expect(text).toContain('a.txt')],
    ['html', (text) => expect(text).toMatch(/^<!doctype html>[\s\S]*<\/html>\s*$/i)],
  ]
  it.each(cases)('%s goes to standard output and to a file alike, the same bytes each time', async (format, check) => {
    folder = new Folder({ 'a.txt': article(1), 'b.txt': article(2) })
    const one = format === 'csv' || format === 'tsv' ? ['--only', 'actors'] : []
    const call = (extra: string[]) => copydesk(['a.txt', 'b.txt', '-f', format, ...extra], { cwd: folder.path })
    const [first, second, file, toFile] = await Promise.all([
      call([]),
      call([]),
      call(one),
      call([...one, '-o', 'out']),
    ])
    check(first.stdout)
    expect(second).toEqual(first)
    expect(toFile).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(read('out')).toBe(file.stdout)
  })

  it('of no article is a document, too', async () => {
    folder = new Folder({ 'empty/.hidden': '' })
    const { code, stdout } = await copydesk(['empty', '-f', 'json'], { cwd: folder.path })
    expect({ code, array: JSON.parse(stdout) }).toEqual({ code: 0, array: [] })
  })
})

describe('which rows', () => {
  it('--only leaves the other lists empty in JSON', async () => {
    folder = new Folder({ 'a.txt': article() })
    const { stdout } = await copydesk(['a.txt', '-f', 'ndjson', '--only', 'figures,claims'], { cwd: folder.path })
    expect(JSON.parse(stdout)).toMatchObject({ actors: [], places: [] })
  })

  it.each(TABLES)('%s prints its table alone', async (table) => {
    folder = new Folder({ 'a.txt': article() })
    const [command, only] = await Promise.all([
      copydesk([table, 'a.txt', '-f', 'csv'], { cwd: folder.path }),
      copydesk(['a.txt', '-f', 'csv', '--only', table], { cwd: folder.path }),
    ])
    expect(command).toEqual(only)
    expect(command.stdout).toMatch(/^article,id,/)
  })

  it('--names adds, merges and leaves out, also in worker threads', async () => {
    const lines = Array.from({ length: 60 }, (_, i) => JSON.stringify({ id: String(i), text: article(i) }))
    folder = new Folder({
      'in.ndjson': lines.join('\n'),
      names: '+ ORG Westport Port Board = harbour council\n- Westport\n',
    })
    const { code, stdout } = await copydesk(['in.ndjson', '-j', '2', '--names', 'names', '-f', 'ndjson'], {
      cwd: folder.path,
    })
    expect(code).toBe(0)
    for (const analysis of articlesOf(stdout)) {
      const names = (analysis.actors as { name: string }[]).map(({ name }) => name)
      expect(names).toContain('Westport Port Board')
      expect(names).not.toContain('Westport')
    }
  })

  it('a line of --names that says nothing is named', async () => {
    folder = new Folder({ 'a.txt': article(), names: '# mine\n-\n' })
    const { code, stderr } = await copydesk(['a.txt', '--names', 'names'], { cwd: folder.path })
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('names:2: ') })
  })

  it('--min-confidence 1 leaves nothing that is not sure', async () => {
    folder = new Folder({ 'a.txt': article() })
    const { stdout } = await copydesk(['a.txt', '-f', 'ndjson', '--min-confidence', '1'], { cwd: folder.path })
    const analysis = JSON.parse(stdout)
    for (const table of TABLES) for (const row of analysis[table]) expect(row.confidence).toBe(1)
  })

  it('--with-text puts the text into the article, and only then', async () => {
    folder = new Folder({ 'a.txt': article() })
    const texts = await Promise.all(
      [[], ['--with-text']].map(async (extra) => {
        const { stdout } = await copydesk(['a.txt', '-f', 'ndjson', ...extra], { cwd: folder.path })
        return articlesOf(stdout)[0]!.article.text
      }),
    )
    expect(texts).toEqual([undefined, article()])
  })
})

describe('-o', () => {
  it('- is standard output', async () => {
    folder = new Folder({ 'a.txt': article() })
    const { stdout } = await copydesk(['a.txt', '-f', 'ndjson', '-o', '-'], { cwd: folder.path })
    expect(articlesOf(stdout)).toHaveLength(1)
  })

  it.each(['csv', 'tsv'])('makes a folder with a file a table for %s', async (format) => {
    folder = new Folder({ 'a.txt': article() })
    const { code, stdout } = await copydesk(['a.txt', '-f', format, '-o', 'out'], { cwd: folder.path })
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
    expect(readdirSync(folder.file('out')).sort()).toEqual(TABLES.map((table) => `${table}.${format}`).sort())
    for (const table of TABLES) {
      const single = await copydesk([table, 'a.txt', '-f', format], { cwd: folder.path })
      expect(read(`out/${table}.${format}`)).toBe(single.stdout)
    }
  })

  it('refuses to overwrite an input, by whatever name', async () => {
    folder = new Folder({ 'a.txt': article() })
    symlinkSync('a.txt', folder.file('link.txt'))
    linkSync(folder.file('a.txt'), folder.file('hard.txt'))
    for (const output of ['a.txt', './a.txt', 'link.txt', 'hard.txt']) {
      const { code, stderr } = await copydesk(['a.txt', '-o', output], { cwd: folder.path })
      expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('is one of the inputs') })
    }
    expect(read('a.txt')).toBe(article())
  })

  it('refuses to write the errors over an input', async () => {
    folder = new Folder({ 'a.txt': article() })
    expect((await copydesk(['a.txt', '--errors', 'a.txt'], { cwd: folder.path })).code).toBe(2)
    expect(read('a.txt')).toBe(article())
  })

  it('into the folder that is read is no input of the next run', async () => {
    folder = new Folder({ 'wire/a.txt': article() })
    for (const _ of [1, 2]) {
      const args = ['wire', '-f', 'ndjson', '-o', 'wire/all.ndjson']
      expect((await copydesk(args, { cwd: folder.path })).code).toBe(0)
      expect(articlesOf(read('wire/all.ndjson')).map(({ id }) => id)).toEqual(['wire/a.txt'])
    }
  })

  it('keeps the old file when nothing could be read', async () => {
    folder = new Folder({ out: 'old' })
    expect((await copydesk(['gone.txt', '-o', 'out'], { cwd: folder.path })).code).toBe(2)
    expect([read('out'), existsSync(folder.file('out.part'))]).toEqual(['old', false])
  })

  it.each([
    ['a missing folder', 'gone/out.json', /its folder does not exist/],
    ['a folder', '.', /is a folder/],
    ['a full disk', '/dev/full', /the disk is full/],
    ['a path through a file', 'a.txt/out', /is no folder/],
  ])('to %s ends with 4', async (_, output, message) => {
    folder = new Folder({ 'a.txt': article() })
    const { code, stdout, stderr } = await copydesk(['a.txt', '-f', 'json', '-o', output], { cwd: folder.path })
    expect({ code, stdout }).toEqual({ code: 4, stdout: '' })
    expect(stderr).toMatch(message)
    expect(stderr.trimEnd().split('\n')).toHaveLength(1)
  })

  it('to a device writes to the device and leaves it there', async () => {
    folder = new Folder({ 'a.txt': article() })
    expect((await copydesk(['a.txt', '-o', '/dev/null'], { cwd: folder.path })).code).toBe(0)
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true)
  })

  it('for several tables refuses a path that is a file', async () => {
    folder = new Folder({ 'a.txt': article(), out: 'old' })
    const { code, stderr } = await copydesk(['a.txt', '-f', 'csv', '-o', 'out'], { cwd: folder.path })
    expect({ code, stderr }).toMatchObject({ code: 4, stderr: expect.stringContaining('is a file') })
  })

  it('that fills the disk leaves no half file under its name', async () => {
    folder = new Folder({ 'a.txt': article() })
    // 1 KB is allowed, the result is larger
    const line = 'trap "" XFSZ; ulimit -f 1; copydesk a.txt -f html -o out.html'
    const { code, stderr } = await bash(line, { cwd: folder.path })
    expect({ code, stderr }).toMatchObject({ code: 4, stderr: expect.stringContaining('too large') })
    expect(readdirSync(folder.path)).toEqual(['a.txt'])
  })
})
