import type { Database, Statement } from 'node-sqlite3-wasm'
import type { TableName } from '../analysis.js'
import { OutputError, outputError } from '../errors.js'
import { Replacement } from './replacement.js'
import { refuseForeignDatabase, refuseUsedDatabase, writeErrorOf } from './sqlite-file.js'
import { insertSql, schemaSql } from './sqlite-schema.js'
import { STORE_TABLE_NAMES, type StoreTableName, storeRows } from './store-tables.js'
import type { Analyzed, Store, StoreOptions } from './writer.js'

/**
 * Opens a SQLite database. One of ours that is there already takes the articles in addition; an article that it has
 * under the same id is replaced. The work is done on a copy: see docs/decisions/0007-stores.md.
 * @throws OutputError with what is there left as it was
 */
export async function openSqlite(path: string, { tables }: StoreOptions): Promise<Store> {
  refuseForeignDatabase(path)
  refuseUsedDatabase(path)
  const replacement = new Replacement(path)
  try {
    return new SqliteStore(replacement, await openDatabase(replacement), tables)
  } catch (error) {
    throw failure(replacement, error)
  }
}

class SqliteStore implements Store {
  readonly #remove: Statement
  readonly #insert: Record<StoreTableName, Statement>

  constructor(
    readonly replacement: Replacement,
    readonly database: Database,
    readonly tables: readonly TableName[],
  ) {
    this.#remove = database.prepare('DELETE FROM articles WHERE id = ?')
    const inserts = STORE_TABLE_NAMES.map((table) => [table, database.prepare(insertSql(table))])
    this.#insert = Object.fromEntries(inserts)
    database.exec('BEGIN')
  }

  get paths(): string[] {
    return this.replacement.paths
  }

  async article(item: Analyzed): Promise<void> {
    const rows = storeRows(item, this.tables)
    try {
      this.#remove.run(rows.articles[0]![0]!)
      for (const table of STORE_TABLE_NAMES) for (const row of rows[table]) this.#insert[table].run(row)
    } catch (error) {
      throw this.#failed(error)
    }
  }

  async finish(): Promise<void> {
    try {
      this.database.exec('COMMIT')
      this.#close()
      refuseUsedDatabase(this.replacement.path)
    } catch (error) {
      throw this.#failed(error)
    }
    this.replacement.publish()
  }

  /** Every article in it is whole, and the next run replaces or adds: what was done is kept. */
  async interrupt(): Promise<void> {
    await this.finish()
  }

  async abandon(): Promise<void> {
    this.#close()
    this.replacement.abandon()
  }

  #close(): void {
    if (!this.database.isOpen) return
    for (const statement of [this.#remove, ...Object.values(this.#insert)]) statement.finalize()
    this.database.close()
  }

  #failed(error: unknown): OutputError {
    const failed = failure(this.replacement, error)
    this.#close()
    return failed
  }
}

/** What went wrong, with nothing changed; SQLite says of a full disk no more than that a write failed. */
function failure(replacement: Replacement, error: unknown): OutputError {
  const { path, part } = replacement
  const cause = error instanceof OutputError ? error : (writeErrorOf(part) ?? error)
  replacement.abandon()
  const { message } = cause as Error
  return MALFORMED.test(message) ? damage(path, message) : outputError(path, cause)
}

/** How SQLite says that it met something that cannot be. */
const MALFORMED = /malformed|not a database/

/** @throws OutputError when the database is damaged */
async function openDatabase({ part, path, isNew }: Replacement): Promise<Database> {
  const { default: sqlite3 } = await import('node-sqlite3-wasm')
  const database = new sqlite3.Database(part)
  try {
    database.exec(SETTINGS)
    if (isNew) database.exec(`BEGIN; ${schemaSql()} COMMIT`)
    else refuseDamage(database, path)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** The copy needs no protection of its own: it is thrown away when anything goes wrong. */
const SETTINGS = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  PRAGMA foreign_keys = ON;
  PRAGMA cache_size = -32000;
`

/**
 * Checks the pages of every table and its keys. The search indexes are virtual tables over tables of their own, which
 * are checked too; to compare their words with the text would take five times as long as all the rest.
 */
function refuseDamage(database: Database, path: string): void {
  for (const { name } of database.all(REAL_TABLES)) {
    const quoted = `"${String(name).replaceAll('"', '""')}"`
    const found = database.get(`PRAGMA quick_check(${quoted})`)?.quick_check
    if (found !== 'ok') throw damage(path, String(found))
  }
}

const REAL_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL TABLE%'"

const damage = (path: string, found: string) =>
  new OutputError(
    `${path}: the database is damaged (${found.replace(/\s+/g, ' ')}), and is left as it is: choose another path`,
  )
