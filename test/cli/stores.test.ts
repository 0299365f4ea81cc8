import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { article, articlesOf, bash, copydesk, Folder, root } from './program.js'

let folder: Folder
beforeEach(() => {
  folder = new Folder()
})
afterEach(() => folder.remove())

/** The programs that read back what ours writes: Debian's Python, which sees python3-openpyxl, and sqlite3. */
const PYTHON = '/usr/bin/python3'
const hasPrograms = [`${PYTHON} -c 'import sqlite3, openpyxl'`, 'sqlite3 -version'].every(
  (line) => spawnSync('bash', ['-c', line]).status === 0,
)

const FIXTURES = ['business-results.md', 'court-bribery.txt', 'op-page.html', 'stream.ndjson', 'wire-flood.txt']
const fixtures = FIXTURES.map((name) => join(root, 'fixtures', name))

/** Runs Python and reads what it prints as JSON. */
function python(code: string, ...args: string[]): unknown {
  const { status, stdout, stderr } = spawnSync(PYTHON, ['-c', `import json, sys\n${code}`, ...args], {
    cwd: folder.path,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

/** The answer of a query, by Python's sqlite3. */
const query = (sql: string, file = 'news.sqlite') =>
  python('import sqlite3; print(json.dumps(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchall()))', file, sql)

const number = (sql: string) => (query(sql) as number[][])[0]![0]

const store = (args: string[], input?: string) =>
  copydesk([...args, '-q'], { cwd: folder.path, ...(input === undefined ? {} : { input }) })

const toSqlite = (...inputs: string[]) => store([...inputs, '-f', 'sqlite', '-o', 'news.sqlite'])

const made = new Map<string, Uint8Array>()

/** A database as a run before has left it; what several tests start from is made once. */
async function given(...inputs: string[]): Promise<void> {
  const bytes = made.get(inputs.join())
  if (bytes) return writeFileSync(folder.file('news.sqlite'), bytes)
  await toSqlite(...inputs)
  made.set(inputs.join(), readFileSync(folder.file('news.sqlite')))
}

/** The tables of a store that have one row for each item of a list in the JSON output. */
function countsIn(ndjson: string): Record<string, number> {
  const analyses = articlesOf(ndjson) as unknown as Record<string, { mentions: unknown[] }[]>[]
  const count = (list: string) => analyses.reduce((sum, analysis) => sum + analysis[list]!.length, 0)
  const mentions = (list: string) =>
    analyses.reduce((sum, analysis) => sum + analysis[list]!.flatMap((item) => item.mentions).length, 0)
  const lists = ['entities', 'actors', 'places', 'claims', 'figures', 'dates']
  return {
    articles: analyses.length,
    ...Object.fromEntries(lists.map((list) => [list, count(list)])),
    mentions: mentions('actors'),
    place_mentions: mentions('places'),
  }
}

/** Starts the program on articles that come in one by one, and waits until a line of its standard error says so. */
async function start(args: string[], input: string, until?: RegExp): Promise<ChildProcess> {
  const program = [join(root, 'bin', 'copydesk.js'), '-', '--input-format', 'ndjson', ...args]
  const child = spawn(process.execPath, program, { cwd: folder.path })
  child.stdin.write(input)
  if (until) {
    for await (const chunk of child.stderr) if (until.test(String(chunk))) break
  }
  return child
}

const line = (id: string, text = article()) => `${JSON.stringify({ id, text })}\n`
const BROKEN_LINE = '{\n'

/** Files of the test's folder and what is in them. */
const contents = () =>
  Object.fromEntries(readdirSync(folder.path).map((name) => [name, readFileSync(folder.file(name), 'base64')]))

describe.skipIf(!hasPrograms)('-f sqlite', () => {
  it('is a sound database for Python and sqlite3, with as many rows as the JSON output has items', async () => {
    const [run, { stdout }] = await Promise.all([
      toSqlite(...fixtures),
      copydesk([...fixtures, '-f', 'ndjson', '-q'], { cwd: folder.path }),
    ])
    expect(run).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(readdirSync(folder.path)).toEqual(['news.sqlite'])
    expect(query('PRAGMA integrity_check')).toEqual([['ok']])
    expect(query('PRAGMA foreign_key_check')).toEqual([])
    const counts = countsIn(stdout)
    const tables = Object.keys(counts)
    const sql = `SELECT ${tables.map((table) => `(SELECT count(*) FROM ${table})`).join(', ')}`
    expect(query(sql)).toEqual([Object.values(counts)])
    const shell = spawnSync('sqlite3', [folder.file('news.sqlite'), 'SELECT count(*) FROM claims'], {
      encoding: 'utf8',
    })
    expect(shell.stdout).toBe(`${counts.claims}\n`)
    // values are numbers, absent ones null
    expect(query('SELECT DISTINCT typeof(value), typeof(start) FROM figures')).toEqual([['real', 'integer']])
    expect(number('SELECT count(*) FROM figures WHERE upper IS NULL')).toBeGreaterThan(0)
    expect(number("SELECT count(*) FROM articles WHERE agency IS NULL OR agency <> ''")).toBe(counts.articles)
  })

  it('finds words in sentences and claims, in any form', async () => {
    await given(...fixtures)
    const found = query(`
      SELECT article, highlight(claims_fts, 0, '[', ']') FROM claims_fts JOIN claims ON number = claims_fts.rowid
      WHERE claims_fts MATCH 'investing'`)
    expect(JSON.stringify(found)).toContain('would [invest] about $1.5 billion')
    expect(number("SELECT count(*) FROM sentences_fts WHERE sentences_fts MATCH 'denied OR deny'")).toBeGreaterThan(0)
  })

  it('has a view for each question, none of them empty', async () => {
    await given(...fixtures)
    const views = query("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name") as [string][]
    expect(views.flat()).toEqual([
      'figures_by_event',
      'figures_by_what_they_count',
      'places_by_mentions',
      'what_happened_when',
      'what_was_said_about_places',
      'who_is_in_the_news',
      'who_is_quoted_how_much',
      'who_said_what',
    ])
    for (const [view] of views) expect([view, number(`SELECT count(*) FROM ${view}`)]).not.toEqual([view, 0])
  })

  it('is the same bytes for the same articles, with workers too', async () => {
    folder.write('in.ndjson', Array.from({ length: 40 }, (_, i) => line(`${i}`, article(i))).join(''))
    for (const [file, jobs] of [
      ['a', '1'],
      ['b', '2'],
    ] as const) {
      await store(['in.ndjson', '-f', 'sqlite', '-o', file, '-j', jobs])
    }
    expect(readFileSync(folder.file('a')).equals(readFileSync(folder.file('b')))).toBe(true)
  })

  it('takes further articles in, and replaces one that it has', async () => {
    folder.write('a.txt', article(1))
    folder.write('b.txt', article(2))
    await toSqlite('a.txt', 'b.txt')
    const before = query("SELECT * FROM claims WHERE article = 'b.txt' ORDER BY id")
    folder.write('a.txt', '"The pier is closed," said Harbour Master Ida Bloom.\n')
    folder.write('c.txt', article(3))
    expect((await toSqlite('a.txt', 'c.txt')).code).toBe(0)
    expect(query('SELECT id FROM articles ORDER BY id')).toEqual([['a.txt'], ['b.txt'], ['c.txt']])
    expect(query("SELECT claim FROM claims WHERE article = 'a.txt'")).toEqual([['"The pier is closed,"']])
    expect(query("SELECT * FROM claims WHERE article = 'b.txt' ORDER BY id")).toEqual(before)
    expect(query('PRAGMA integrity_check')).toEqual([['ok']])
    expect(number("SELECT count(*) FROM claims_fts WHERE claims_fts MATCH 'pier'")).toBe(1)
    // SQLite's own comparison of the search index with the table that it is of; it throws where they differ
    query("INSERT INTO sentences_fts (sentences_fts) VALUES ('integrity-check')")
    query("INSERT INTO claims_fts (claims_fts) VALUES ('integrity-check')")
  })

  it('leaves the tables empty that were not asked for', async () => {
    folder.write('a.txt', article())
    await store(['claims', 'a.txt', '-f', 'sqlite', '-o', 'news.sqlite'])
    const sql =
      'SELECT (SELECT count(*) FROM claims) > 0, (SELECT count(*) FROM actors), (SELECT count(*) FROM mentions)'
    expect(query(sql)).toEqual([[1, 0, 0]])
  })

  it('keeps a link a link, and the rights of the file', async () => {
    folder.write('a.txt', article())
    writeFileSync(folder.file('real'), '', { mode: 0o640 })
    symlinkSync('real', folder.file('news.sqlite'))
    for (const _ of [1, 2]) expect((await toSqlite('a.txt')).code).toBe(0)
    expect([
      lstatSync(folder.file('news.sqlite')).isSymbolicLink(),
      statSync(folder.file('real')).mode & 0o777,
    ]).toEqual([true, 0o640])
    expect(number('SELECT count(*) FROM articles')).toBe(1)
  })

  const PATHS: [string, string[]][] = [
    ['no path', []],
    ['standard output', ['-o', '-']],
    ['a device', ['-o', '/dev/null']],
    ['a folder', ['-o', '.']],
  ]
  it.each(PATHS)('to %s is a wrong call, with what would be right', async (_, args) => {
    folder.write('a.txt', article())
    const { code, stdout, stderr } = await store(['a.txt', '-f', 'sqlite', ...args])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/\nuse a file of its own: copydesk -f sqlite -o news\.sqlite\n$/)
  })

  it('is never an input', async () => {
    folder.write('a.txt', article())
    const { code } = await store(['a.txt', '-f', 'sqlite', '-o', 'a.txt'])
    expect([code, readFileSync(folder.file('a.txt'), 'utf8')]).toEqual([2, article()])
  })

  const DAMAGE: [string, string, RegExp][] = [
    ['a file that is no database', 'open("news.sqlite", "w").write("notes\\n")', /no SQLite database/],
    [
      "another program's database",
      'import sqlite3; c = sqlite3.connect("other"); c.execute("CREATE TABLE t (a)"); c.commit(); c.close(); import os; os.rename("other", "news.sqlite")',
      /another program/,
    ],
    [
      'a database of a later version',
      'import sqlite3; c = sqlite3.connect("news.sqlite"); c.execute("PRAGMA user_version = 99"); c.commit(); c.close()',
      /another version of copydesk \(99/,
    ],
    [
      'a damaged database',
      'f = open("news.sqlite", "r+b"); f.seek(8192); f.write(b"x" * 30000); f.close()',
      /the database is damaged/,
    ],
    ['a database cut short', 'f = open("news.sqlite", "r+b"); f.truncate(20000); f.close()', /the database is damaged/],
  ]
  it.each(DAMAGE)('leaves %s as it is', async (_, code, message) => {
    folder.write('a.txt', article())
    await given('a.txt')
    python(`${code}\nprint(1)`)
    const before = contents()
    const run = await toSqlite('a.txt')
    expect(run).toMatchObject({ code: 4, stdout: '', stderr: expect.stringMatching(message) })
    expect(run.stderr.trimEnd().split('\n')).toHaveLength(1)
    expect(contents()).toEqual(before)
  })

  it.skipIf(!existsSync('/proc/locks')).each(['BEGIN IMMEDIATE', 'BEGIN EXCLUSIVE'])(
    'waits for nobody: a database that another program has locked (%s) stays as it is',
    async (begin) => {
      folder.write('a.txt', article())
      await given('a.txt')
      const before = contents()
      const code = `import sqlite3, sys; sqlite3.connect("news.sqlite", isolation_level=None).execute("${begin}"); print("locked", flush=True); sys.stdin.read()`
      const locker = spawn(
        PYTHON,
        [
          '-c',
          `c = __import__('sqlite3').connect; ${code.replace('sqlite3.connect(', 'k = c(').replace(').execute', '); k.execute')}`,
        ],
        { cwd: folder.path },
      )
      await once(locker.stdout, 'data')
      const run = await toSqlite('a.txt')
      locker.stdin.end()
      await once(locker, 'close')
      expect(run).toMatchObject({ code: 4, stderr: expect.stringContaining(`locked by process ${locker.pid}`) })
      expect(contents()).toEqual(before)
    },
  )

  it('does not touch a database that another program has open with a log of changes (WAL), and takes it when that is done', async () => {
    folder.write('a.txt', article())
    await given('a.txt')
    const code =
      'import sqlite3, sys; c = sqlite3.connect("news.sqlite", isolation_level=None); c.execute("PRAGMA journal_mode = WAL"); c.execute("CREATE TABLE mine (a)"); print("open", flush=True); sys.stdin.read(); c.close()'
    const other = spawn(PYTHON, ['-c', code], { cwd: folder.path })
    await once(other.stdout, 'data')
    expect(await toSqlite('a.txt')).toMatchObject({ code: 4, stderr: expect.stringContaining('news.sqlite-wal') })
    other.stdin.end()
    await once(other, 'close')
    expect((await toSqlite('a.txt')).code).toBe(0)
    expect(query('PRAGMA integrity_check')).toEqual([['ok']])
    expect(number('SELECT count(*) FROM mine')).toBe(0)
  })

  it('is written to by one run at a time; the other says so', async () => {
    folder.write('a.txt', article())
    const first = await start(['-f', 'sqlite', '-o', 'news.sqlite'], line('first') + BROKEN_LINE, /line|:2/)
    const second = await toSqlite('a.txt')
    expect(second).toMatchObject({
      code: 4,
      stderr: expect.stringContaining(`another copydesk (process ${first.pid})`),
    })
    first.stdin!.end()
    await once(first, 'close')
    expect(query('SELECT id FROM articles')).toEqual([['first']])
    expect(readdirSync(folder.path).sort()).toEqual(['a.txt', 'news.sqlite'])
  })

  it('that another program changed meanwhile stays as that made it', async () => {
    folder.write('a.txt', article())
    await given('a.txt')
    const child = await start(['-f', 'sqlite', '-o', 'news.sqlite'], line('b') + BROKEN_LINE, /:2/)
    python(
      'import sqlite3; c = sqlite3.connect("news.sqlite"); c.execute("CREATE TABLE mine (a)"); c.commit(); print(1)',
    )
    child.stdin!.end()
    const [code] = await once(child, 'close')
    expect(code).toBe(4)
    expect([number('SELECT count(*) FROM mine'), number('SELECT count(*) FROM articles')]).toEqual([0, 1])
    expect(readdirSync(folder.path).sort()).toEqual(['a.txt', 'news.sqlite'])
  })

  it('is as it was after kill -9, and the next run goes through', async () => {
    folder.write('a.txt', article())
    await given('a.txt')
    const before = readFileSync(folder.file('news.sqlite'))
    const child = await start(['-f', 'sqlite', '-o', 'news.sqlite'], line('b') + BROKEN_LINE, /:2/)
    child.kill('SIGKILL')
    await once(child, 'close')
    expect(readFileSync(folder.file('news.sqlite')).equals(before)).toBe(true)
    expect(await toSqlite('a.txt')).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(readdirSync(folder.path).sort()).toEqual(['a.txt', 'news.sqlite'])
  })

  it('has every article that was done when Ctrl-C came, whole', async () => {
    const child = await start(['-f', 'sqlite', '-o', 'news.sqlite'], line('a') + line('b') + BROKEN_LINE, /:3/)
    child.kill('SIGINT')
    const [code] = await once(child, 'close')
    expect(code).toBe(130)
    expect(query('SELECT id FROM articles ORDER BY id')).toEqual([['a'], ['b']])
    expect(query('PRAGMA integrity_check')).toEqual([['ok']])
  })

  it('that finds the disk full is as it was', async () => {
    folder.write('a.txt', article())
    await given('a.txt')
    const before = contents()
    // as many blocks of 1 KB as the database has, and a few for the first pages of the copy
    const blocks = Math.ceil(statSync(folder.file('news.sqlite')).size / 1024) + 4
    const line = `trap "" XFSZ; ulimit -f ${blocks}; copydesk ${fixtures.join(' ')} -q -f sqlite -o news.sqlite`
    const { code, stderr } = await bash(line, { cwd: folder.path })
    expect({ code, stderr }).toMatchObject({ code: 4, stderr: expect.stringContaining('too large') })
    expect(contents()).toEqual(before)
  })

  it('in a folder that does not exist, or that may not be written to, ends with 4', async () => {
    folder.write('a.txt', article())
    const { code, stderr } = await store(['a.txt', '-f', 'sqlite', '-o', 'gone/news.sqlite'])
    expect({ code, stderr }).toMatchObject({ code: 4, stderr: expect.stringContaining('its folder does not exist') })
  })
})

describe('-f parquet', () => {
  const TABLES = 'actors articles claims dates entities figures mentions place_mentions places sentences'.split(' ')

  async function duck(sql: string): Promise<unknown[][]> {
    const connection = await (await DuckDBInstance.create()).connect()
    try {
      return (await connection.runAndReadAll(sql)).getRowsJson()
    } finally {
      connection.closeSync()
    }
  }

  const file = (table: string) => `'${folder.file(`out/${table}.parquet`)}'`

  it('is a folder that DuckDB reads, with as many rows as the JSON output has items', async () => {
    const [run, { stdout }] = await Promise.all([
      store([...fixtures, '-f', 'parquet', '-o', 'out']),
      copydesk([...fixtures, '-f', 'ndjson', '-q'], { cwd: folder.path }),
    ])
    expect(run).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(readdirSync(folder.file('out'))).toEqual(TABLES.map((table) => `${table}.parquet`))
    for (const [table, count] of Object.entries(countsIn(stdout))) {
      expect([table, ...(await duck(`SELECT count(*)::INTEGER FROM ${file(table)}`))]).toEqual([table, [count]])
    }
  })

  it('has types, nulls, days and any script', async () => {
    const text =
      'Мэр Токио 東京 said: “Café 🚢 opens on 17 May 2024 for 1.5 million people.” Ann Lee said it was 3 km away.'
    await store(['-', '--input-format', 'ndjson', '-f', 'parquet', '-o', 'out'], line('déjà 🚢', text))
    const types = Object.fromEntries(
      (await duck(`DESCRIBE SELECT * FROM ${file('figures')}`)).map(([name, type]) => [name, type]),
    )
    expect(types).toMatchObject({
      article: 'VARCHAR',
      value: 'DOUBLE',
      start: 'INTEGER',
      when_from: 'DATE',
      why: 'VARCHAR',
    })
    expect(await duck(`SELECT article, value, upper FROM ${file('figures')} WHERE value > 1000`)).toEqual([
      ['déjà 🚢', 1500000, null],
    ])
    expect(await duck(`SELECT when_from::VARCHAR FROM ${file('dates')}`)).toEqual([['2024-05-17']])
    expect(await duck(`SELECT string_agg(text, ' ' ORDER BY start) FROM ${file('sentences')}`)).toEqual([[text]])
  })

  it('has tables without rows for what was not asked for', async () => {
    folder.write('a.txt', article())
    await store(['claims', 'a.txt', '-f', 'parquet', '-o', 'out'])
    expect(await duck(`SELECT count(*)::INTEGER FROM ${file('actors')}`)).toEqual([[0]])
    expect(await duck(`SELECT count(*) > 0 FROM ${file('claims')}`)).toEqual([[true]])
  })

  it('is written whole or not at all', async () => {
    folder.write('a.txt', article())
    expect((await store(['a.txt', '-f', 'parquet', '-o', 'out'])).code).toBe(0)
    const before = readFileSync(folder.file('out/sentences.parquet'))
    const line = `trap "" XFSZ; ulimit -f 4; copydesk ${fixtures.join(' ')} -q -f parquet -o out`
    expect(await bash(line, { cwd: folder.path })).toMatchObject({ code: 4 })
    expect(readdirSync(folder.file('out'))).toEqual(TABLES.map((table) => `${table}.parquet`))
    expect(readFileSync(folder.file('out/sentences.parquet')).equals(before)).toBe(true)
  })

  it.each([[[]], [['-o', '-']], [['-o', 'a.txt']]])('%j is a wrong call', async (args) => {
    folder.write('a.txt', article())
    const { code, stderr } = await store(['-f', 'parquet', ...args, '--', join(root, 'fixtures', 'wire-flood.txt')])
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining('copydesk -f parquet -o') })
  })
})

describe.skipIf(!hasPrograms)('-f xlsx', () => {
  const READ = `
import openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print(json.dumps({sheet.title: {
  'rows': sheet.max_row, 'frozen': sheet.freeze_panes, 'filter': sheet.auto_filter.ref,
  'head': [cell.value for cell in sheet[1]], 'types': sorted({cell.data_type for row in sheet for cell in row if cell.value is not None}),
  'dates': [str(cell.value) for row in sheet for cell in row if cell.is_date],
  'longest': max(len(str(cell.value)) for row in sheet for cell in row),
} for sheet in book}))`
  type Sheet = {
    rows: number
    frozen: string
    filter: string
    head: string[]
    types: string[]
    dates: string[]
    longest: number
  }
  const read = () => python(READ, 'news.xlsx') as Record<string, Sheet>

  it('has a sheet a table with the rows of the csv, numbers and days typed, no formula', async () => {
    const [run, ...tables] = await Promise.all([
      store([...fixtures, '-f', 'xlsx', '-o', 'news.xlsx']),
      ...['actors', 'places', 'claims', 'figures'].map((table) => copydesk([table, ...fixtures, '-f', 'csv', '-q'])),
    ])
    expect(run).toEqual({ code: 0, stdout: '', stderr: '' })
    const book = read()
    expect(Object.keys(book)).toEqual(['actors', 'places', 'claims', 'figures'])
    for (const [i, [name, sheet]] of Object.entries(book).entries()) {
      const lines = tables[i]!.stdout.trimEnd().split('\n')
      expect([name, sheet.rows, sheet.head.join()]).toEqual([name, lines.length, lines[0]])
      expect([sheet.frozen, sheet.filter]).toEqual(['A2', expect.stringMatching(new RegExp(`^A1:[A-Z]${sheet.rows}$`))])
      expect(['d', 'n', 's']).toEqual(expect.arrayContaining(sheet.types))
    }
    expect(book.claims!.dates).toContain('2024-02-14 00:00:00')
  })

  it('cuts a cell that is too long for a spreadsheet, and says so', async () => {
    const text = `Mayor Ann Lee said: "${'The harbour stays open. '.repeat(1500)}"`
    const args = ['-', '--input-format', 'ndjson', '-f', 'xlsx', '-o', 'news.xlsx']
    const { stderr } = await copydesk(args, { cwd: folder.path, input: line('a', text) })
    expect(stderr).toMatch(/news\.xlsx: warning: \d+ cells? w/)
    expect(Math.max(...Object.values(read()).map(({ longest }) => longest))).toBe(32_767)
  })

  it('is the same bytes for the same articles', async () => {
    folder.write('a.txt', article())
    for (const file of ['a.xlsx', 'b.xlsx']) await store(['a.txt', '-f', 'xlsx', '-o', file])
    expect(readFileSync(folder.file('a.xlsx')).equals(readFileSync(folder.file('b.xlsx')))).toBe(true)
  })

  it('to standard output is a wrong call', async () => {
    const { code, stderr } = await store([fixtures[0]!, '-f', 'xlsx'])
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('copydesk -f xlsx -o news.xlsx'),
    })
  })
})
