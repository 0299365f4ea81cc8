import { join } from 'node:path'
import type { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { TableName } from '../analysis.js'
import type { Cell, CellType } from './rows.js'
import { STORE_TABLE_NAMES, STORE_TABLES, type StoreTableName, storeRows } from './store-tables.js'
import type { Analyzed, FileSink, Store, StoreOptions } from './writer.js'

/** Opens a folder for a Parquet file a table; rows go out in groups, so that memory does not grow with the run. */
export async function openParquet(path: string, { tables, openFile }: StoreOptions): Promise<Store> {
  const files: TableFile[] = []
  try {
    for (const table of STORE_TABLE_NAMES) files.push(await TableFile.open(table, path, openFile))
  } catch (error) {
    for (const file of files) await file.sink.abandon()
    throw error
  }
  return new ParquetStore(path, files, tables)
}

class ParquetStore implements Store {
  readonly paths: readonly string[]

  constructor(
    path: string,
    readonly files: readonly TableFile[],
    readonly tables: readonly TableName[],
  ) {
    this.paths = [path]
  }

  async article(item: Analyzed): Promise<void> {
    const rows = storeRows(item, this.tables)
    for (const file of this.files) await file.add(rows[file.table])
  }

  async finish(): Promise<void> {
    for (const file of this.files) await file.end()
    for (const { sink } of this.files) await sink.finish()
  }

  /** A Parquet file can be read only when its end is written: what is not whole goes away. */
  async interrupt(): Promise<void> {
    await this.abandon()
  }

  async abandon(): Promise<void> {
    for (const { sink } of this.files) await sink.abandon()
  }
}

/** A group of rows goes out at so many rows, or so many characters and numbers: readers skip whole groups, and like them large. */
const GROUP_ROWS = 20_000
const GROUP_SIZE = 2_000_000

/** The file of one table, and the rows that wait for the next group, by column. */
class TableFile {
  readonly #columns: Cell[][]
  #rows = 0
  #size = 0

  private constructor(
    readonly table: StoreTableName,
    readonly sink: FileSink,
    readonly bytes: ByteWriter,
    readonly writer: ParquetWriter,
  ) {
    this.#columns = STORE_TABLES[table].columns.map(() => [])
  }

  static async open(table: StoreTableName, folder: string, openFile: StoreOptions['openFile']): Promise<TableFile> {
    const { ByteWriter, ParquetWriter } = await import('hyparquet-writer')
    const sink = await openFile(join(folder, `${table}.parquet`))
    const bytes = new ByteWriter()
    const writer = new ParquetWriter({ writer: bytes, schema: schemaOf(table), createdBy: 'copydesk' })
    return new TableFile(table, sink, bytes, writer)
  }

  async add(rows: readonly Cell[][]): Promise<void> {
    for (const row of rows) {
      for (const [i, cell] of row.entries()) {
        this.#columns[i]!.push(cell)
        this.#size += typeof cell === 'string' ? cell.length : 1
      }
      if (++this.#rows >= GROUP_ROWS || this.#size >= GROUP_SIZE) await this.#writeGroup()
    }
  }

  async end(): Promise<void> {
    if (this.#rows > 0) await this.#writeGroup()
    await this.writer.finish()
    await this.#flush()
  }

  async #writeGroup(): Promise<void> {
    const columns = STORE_TABLES[this.table].columns
    const columnData = columns.map(([name, type], i) => ({ name, data: valuesOf(type, this.#columns[i]!) }))
    await this.writer.write({ columnData, rowGroupSize: this.#rows })
    for (const column of this.#columns) column.length = 0
    this.#rows = 0
    this.#size = 0
    await this.#flush()
  }

  /** The library counts the file's bytes by itself; its buffer is ours to empty. */
  async #flush(): Promise<void> {
    const { bytes } = this
    await this.sink.write(bytes.getBytes())
    bytes.index = 0
  }
}

type SchemaElement = ParquetWriter['schema'][number]

const TYPES: Record<CellType, Pick<SchemaElement, 'type' | 'converted_type'>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  // offsets, counts and GeoNames ids: none needs more
  integer: { type: 'INT32' },
  real: { type: 'DOUBLE' },
  date: { type: 'INT32', converted_type: 'DATE' },
}

function schemaOf(table: StoreTableName): SchemaElement[] {
  const { columns } = STORE_TABLES[table]
  const elements = columns.map(([name, type]): SchemaElement => ({ name, repetition_type: 'OPTIONAL', ...TYPES[type] }))
  return [{ name: 'root', num_children: columns.length }, ...elements]
}

const DAY = 86_400_000

/** Cells as Parquet has them: a day is the number of days since 1970. */
function valuesOf(type: CellType, cells: readonly Cell[]): Cell[] {
  return type === 'date' ? cells.map((cell) => (cell === null ? null : Date.parse(String(cell)) / DAY)) : [...cells]
}
