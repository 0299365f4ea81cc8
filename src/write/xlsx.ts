import type { Zip, ZipDeflate } from 'fflate'
import type { TableName } from '../analysis.js'
import { OutputError } from '../errors.js'
import { isFormula } from './formula.js'
import { oneLine } from './one-line.js'
import { type Cell, type CellType, factsOf, rowsOf, typedColumnsOf } from './rows.js'
import type { Analyzed, FileSink, Store, StoreOptions } from './writer.js'
import { columnLetters, numberCell, partsOf, Style, sheetEnd, sheetHead, sheetPath, textCell } from './xlsx-parts.js'

/**
 * Opens a workbook with a sheet a table: numbers are numbers, text is text and never a formula. It is zipped while it
 * is written; what waits in memory are the finished bytes of all sheets but the first.
 */
export async function openXlsx(path: string, options: StoreOptions): Promise<Store> {
  const fflate = await import('fflate')
  return new XlsxStore(path, await options.openFile(path), options, fflate)
}

class XlsxStore implements Store {
  readonly paths: readonly string[]
  readonly #archive: Archive
  readonly #sheets: Map<TableName, Sheet>
  #cuts = 0

  constructor(
    readonly path: string,
    readonly sink: FileSink,
    readonly options: StoreOptions,
    fflate: Fflate,
  ) {
    this.paths = [path, `${path}.part`]
    this.#archive = new Archive(path, fflate)
    this.#sheets = new Map(options.tables.map((table) => [table, this.#newSheet(table, 1)]))
  }

  async article(item: Analyzed): Promise<void> {
    const facts = factsOf(item)
    for (const table of this.options.tables) {
      for (const row of rowsOf(table, facts, this.options.explain)) this.#add(table, row)
    }
    await this.#flush()
  }

  async finish(): Promise<void> {
    for (const sheet of this.#sheets.values()) sheet.end()
    this.#archive.end()
    await this.#flush()
    await this.sink.finish()
    if (this.#cuts > 0) {
      this.options.warn(
        `${this.#cuts} cells were longer than a spreadsheet takes (${LONGEST_CELL} characters) and are cut`,
      )
    }
  }

  /** A workbook can be read only when its end is written. */
  async interrupt(): Promise<void> {
    await this.abandon()
  }

  async abandon(): Promise<void> {
    await this.sink.abandon()
  }

  #newSheet(table: TableName, part: number): Sheet {
    const name = part === 1 ? table : `${table} ${part}`
    return new Sheet(typedColumnsOf(table, this.options.explain), part, this.#archive.addSheet(name))
  }

  #add(table: TableName, row: readonly Cell[]): void {
    let sheet = this.#sheets.get(table)!
    if (sheet.isFull) {
      sheet.end()
      sheet = this.#newSheet(table, sheet.part + 1)
      this.#sheets.set(table, sheet)
    }
    this.#cuts += sheet.add(row)
  }

  async #flush(): Promise<void> {
    for (const chunk of this.#archive.takeOut()) await this.sink.write(chunk)
  }
}

/** Excel's limits. */
const MOST_ROWS = 1_048_576
const LONGEST_CELL = 32_767
/** An archive without extensions holds files up to 4 GB: a sheet ends well before that. In UTF-16 units, at most 3 bytes each. */
const LARGEST_SHEET = 1_000_000_000
const LARGEST_ARCHIVE = 4_000_000_000

type Push = (xml: string, final: boolean) => void

/** One sheet: its rows as XML, handed on in large pieces. */
class Sheet {
  #xml: string
  #rows = 1
  #size = 0

  constructor(
    readonly columns: readonly [name: string, type: CellType][],
    /** 1, or more where a table goes on in another sheet. */
    readonly part: number,
    readonly push: Push,
  ) {
    this.#xml = sheetHead(columns)
  }

  get isFull(): boolean {
    return this.#rows >= MOST_ROWS || this.#size >= LARGEST_SHEET
  }

  /** @returns how many cells had to be cut */
  add(row: readonly Cell[]): number {
    const line = ++this.#rows
    let cuts = 0
    const cells = row.map((cell, i) => {
      const at = columnLetters(i) + line
      if (cell === null) return ''
      if (typeof cell === 'number') return numberCell(at, cell)
      const day = this.columns[i]![1] === 'date' ? serialOf(cell) : undefined
      if (day !== undefined) return numberCell(at, day, Style.DATE)
      const text = oneLine(cell)
      if (text === '') return ''
      if (text.length > LONGEST_CELL) cuts++
      return textCell(at, cut(text), isFormula(text) ? Style.TEXT : undefined)
    })
    this.#xml += `<row r="${line}">${cells.join('')}</row>`
    if (this.#xml.length >= PIECE) this.#hand(false)
    return cuts
  }

  end(): void {
    this.#xml += sheetEnd(this.columns.length, this.#rows)
    this.#hand(true)
  }

  #hand(final: boolean): void {
    this.#size += this.#xml.length
    this.push(this.#xml, final)
    this.#xml = ''
  }
}

const PIECE = 1 << 16

/** The text as far as a cell takes it, no character cut in two. */
const cut = (text: string) =>
  text.length <= LONGEST_CELL ? text : `${text.slice(0, LONGEST_CELL - 1).replace(/[\ud800-\udbff]$/, '')}…`

const DAY = 86_400_000
/** Day 0 of a spreadsheet, and the first from which all programs agree: 1900 was no leap year. */
const DAY_ZERO = Date.UTC(1899, 11, 30)
const FIRST_DAY = Date.UTC(1900, 2, 1)

/** A day as a spreadsheet counts it; undefined where the text is a span of days, or earlier than it can count. */
function serialOf(text: string): number | undefined {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN
  return time >= FIRST_DAY ? (time - DAY_ZERO) / DAY : undefined
}

type Fflate = typeof import('fflate')

/** The zip archive that a workbook is, every time stamp the same. */
class Archive {
  readonly #zip: Zip
  readonly #names: string[] = []
  readonly #encoder = new TextEncoder()
  #out: Uint8Array[] = []
  #size = 0

  constructor(
    readonly path: string,
    readonly fflate: Fflate,
  ) {
    this.#zip = new fflate.Zip((error, chunk) => {
      if (error) throw error
      this.#out.push(chunk)
    })
  }

  addSheet(name: string): Push {
    const file = this.#file(sheetPath(this.#names.push(name)))
    return (xml, final) => file.push(this.#encoder.encode(xml), final)
  }

  end(): void {
    for (const [path, xml] of partsOf(this.#names)) this.#file(path).push(this.#encoder.encode(xml), true)
    this.#zip.end()
  }

  /** @throws OutputError when the archive gets too large to be one */
  takeOut(): Uint8Array[] {
    const chunks = this.#out
    this.#out = []
    for (const { length } of chunks) this.#size += length
    if (this.#size > LARGEST_ARCHIVE) {
      throw new OutputError(`${this.path}: is too large for a spreadsheet: use -f sqlite or -f parquet`)
    }
    return chunks
  }

  #file(path: string): ZipDeflate {
    const file = new this.fflate.ZipDeflate(path, { level: LEVEL })
    file.mtime = TIME_STAMP
    this.#zip.add(file)
    return file
  }
}

const LEVEL = 3
/** The first day of the format; in local time, as archives count. */
const TIME_STAMP = new Date(1980, 0, 1)
