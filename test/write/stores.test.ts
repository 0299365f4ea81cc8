import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type StoreFormatName, type StoreOptions, sanitize, storeFormats } from '../../src/write/index.js'
import { oneLine } from '../../src/write/one-line.js'
import { HOSTILE, hostileSample } from './hostile.js'
import { OPTIONS } from './sample.js'

const folder = mkdtempSync(join(tmpdir(), 'copydesk-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string) => join(folder, name)
const texts = Object.values(HOSTILE)

const options: StoreOptions = {
  ...OPTIONS,
  explain: true,
  warn: () => {},
  async openFile(path) {
    const handle = await open(`${path}.part`, 'w')
    return {
      write: async (chunk) => void (await handle.write(typeof chunk === 'string' ? Buffer.from(chunk) : chunk)),
      async finish() {
        await handle.close()
        await rename(`${path}.part`, path)
      },
      abandon: () => handle.close(),
    }
  },
}

/** Writes an article for each hostile text, in which it stands for every string that an article can bring. */
async function write(format: StoreFormatName, path: string): Promise<void> {
  const store = await storeFormats[format].open(path, options)
  for (const text of texts) await store.article(hostileSample(text))
  await store.finish()
}

/** What any text of a store is free of: characters that act on a terminal or turn what follows. */
const ACTING = /(?![\n\t])[\p{Cc}\u2028-\u202e\u2066-\u2069]/u

/** What an id of a store stands for: no two ids become one. */
const idOf = (stored: string) =>
  stored.replace(/\\u([\da-f]{4})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))

const PYTHON = '/usr/bin/python3'

function python(code: string, ...args: string[]): unknown {
  const { status, stdout, stderr } = spawnSync(PYTHON, ['-c', `import json, sys\n${code}`, ...args], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout)
}

const hasPython = (module: string) => spawnSync(PYTHON, ['-c', `import ${module}`]).status === 0

describe.skipIf(!hasPython('sqlite3'))('hostile text in a database', () => {
  const query = (sql: string) =>
    python(
      'import sqlite3; print(json.dumps(sqlite3.connect(sys.argv[1]).execute(sys.argv[2]).fetchall()))',
      file('db'),
      sql,
    )
  let schema: unknown
  beforeAll(async () => {
    const empty = await storeFormats.sqlite.open(file('db'), options)
    await empty.finish()
    schema = query('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name')
    await write('sqlite', file('db'))
  })

  it('changes no table and leaves no file', () => {
    expect(query('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name')).toEqual(schema)
    expect(query('PRAGMA integrity_check')).toEqual([['ok']])
    expect(readdirSync(folder).filter((name) => name.startsWith('db'))).toEqual(['db'])
  })

  it('is there as it was written, every article once', () => {
    const titles = query('SELECT id, title, path FROM articles') as string[][]
    expect(titles.map(([id]) => idOf(id!)).sort()).toEqual(texts.toSorted())
    for (const [id, ...others] of titles) expect(others).toEqual([sanitize(idOf(id!)), sanitize(idOf(id!))])
    expect(query('SELECT count(*) FROM claims')).toEqual([[3 * texts.length]])
  })

  it('acts on no terminal that prints it', () => {
    for (const table of ['articles', 'sentences', 'actors', 'mentions', 'places', 'claims', 'figures', 'dates']) {
      for (const row of query(`SELECT * FROM ${table}`) as unknown[][]) expect(row.join(' ')).not.toMatch(ACTING)
    }
  })

  it('replaces its article when it comes again, and no other', async () => {
    await write('sqlite', file('db'))
    expect(query('SELECT count(*), count(DISTINCT id) FROM articles')).toEqual([[texts.length, texts.length]])
    expect(query('SELECT count(*) FROM claims')).toEqual([[3 * texts.length]])
  })
})

describe('hostile text in Parquet files', () => {
  it('is there as it was written, and acts on no terminal', async () => {
    await write('parquet', folder)
    const connection = await (await DuckDBInstance.create()).connect()
    const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson()
    const titles = await rows(`SELECT id, title FROM '${file('articles.parquet')}'`)
    expect(titles.map(([id, title]) => [idOf(String(id)), title])).toEqual(texts.map((text) => [text, sanitize(text)]))
    for (const table of ['articles', 'sentences', 'actors', 'claims', 'figures']) {
      for (const row of await rows(`SELECT * FROM '${file(`${table}.parquet`)}'`))
        expect(row.join(' ')).not.toMatch(ACTING)
    }
    connection.closeSync()
  })
})

describe.skipIf(!hasPython('openpyxl'))('hostile text in a workbook', () => {
  it('is text as it is shown in one line, never a formula, a link or a date', async () => {
    await write('xlsx', file('book.xlsx'))
    const cells = python(
      `
import openpyxl
book = openpyxl.load_workbook(sys.argv[1])
print(json.dumps([[row[0].value, row[2].value, [cell.data_type for cell in row], [cell.hyperlink is None for cell in row]] for row in book['actors'].iter_rows(min_row=2)]))`,
      file('book.xlsx'),
    ) as [string, string, string[], boolean[]][]
    // openpyxl shows an empty cell as null; it leaves in what Excel takes out, the escape of what looks like an escape
    const shown = (text: string) => oneLine(text).replace(/[\ufffe\uffff]/g, '\ufffd') || null
    const expected = texts.map((text) => shown(text)?.replace(/_(?=x[0-9A-F]{4}_)/g, '_x005F_') ?? null)
    expect(cells.map(([article]) => article)).toEqual(expected)
    expect(cells.map(([, name]) => name)).toEqual(expected)
    for (const [, , types, plain] of cells) {
      expect(['n', 's']).toEqual(expect.arrayContaining([...new Set(types)]))
      expect(plain).not.toContain(false)
    }
  })
})
