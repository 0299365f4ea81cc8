import { closeSync, existsSync, openSync, readFileSync, readSync, realpathSync, statSync, writeSync } from 'node:fs'
import { OutputError, outputError } from '../errors.js'
import { APPLICATION_ID, SCHEMA_VERSION } from './sqlite-schema.js'

/**
 * Makes sure that what stands at a path is a database of ours, or nothing. Its header is read as bytes (SQLite's file
 * format, section 1.3), so that a file of another program is not even opened as a database.
 * @throws OutputError
 */
export function refuseForeignDatabase(path: string): void {
  const header = headerOf(path)
  if (header === undefined || header.length === 0) return
  const refuse = (what: string) => new OutputError(`${path}: ${what}, and is left as it is: choose another path`)
  if (header.subarray(0, MAGIC.length).toString('latin1') !== MAGIC) throw refuse('is no SQLite database')
  if (header.length < HEADER_BYTES) throw refuse('is a damaged database')
  if (header.readUInt32BE(AT_APPLICATION_ID) !== APPLICATION_ID) throw refuse('is a database of another program')
  const version = header.readUInt32BE(AT_USER_VERSION)
  if (version !== SCHEMA_VERSION) {
    throw refuse(`has tables of another version of copydesk (${version}, this one writes ${SCHEMA_VERSION})`)
  }
}

const MAGIC = 'SQLite format 3\0'
const HEADER_BYTES = 100
const AT_USER_VERSION = 60
const AT_APPLICATION_ID = 68

function headerOf(path: string): Buffer | undefined {
  try {
    if (!existsSync(path)) return undefined
    const descriptor = openSync(path, 'r')
    try {
      const header = Buffer.alloc(HEADER_BYTES)
      return header.subarray(0, readSync(descriptor, header))
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    throw outputError(path, error)
  }
}

/**
 * Makes sure that no other program is writing to a database, as far as that can be seen from outside: SQLite's locks
 * are locks on byte ranges, which Node cannot ask for, but Linux lists them; a journal beside the file shows changes
 * that are under way, or that were broken off and wait to be taken back.
 * @throws OutputError
 */
export function refuseUsedDatabase(path: string): void {
  if (!existsSync(path)) return
  const file = realpathSync(path)
  const journal = ['-journal', '-wal'].map((end) => file + end).find((file) => sizeOf(file) > 0)
  if (journal !== undefined) {
    throw new OutputError(
      `${path}: another program has it open or was broken off while writing (there is ${journal}): end that program, or open the database once with sqlite3, then run copydesk again`,
    )
  }
  const owner = writerOf(file)
  if (owner !== undefined) {
    throw new OutputError(`${path}: is locked by process ${owner}: wait until that is done, then run copydesk again`)
  }
}

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/** "1: POSIX  ADVISORY  WRITE 8644 fe:00:2319633 1073741825 1073741825": the last part of the device is the inode. */
const WRITE_LOCK = /^\d+: POSIX +ADVISORY +WRITE (\d+) [0-9a-f]+:[0-9a-f]+:(\d+) /gm

/** The process that holds a lock for writing on a file, where the system tells. */
function writerOf(path: string): string | undefined {
  if (!existsSync(LOCKS)) return undefined
  const inode = String(statSync(path).ino)
  for (const [, process, locked] of readFileSync(LOCKS, 'utf8').matchAll(WRITE_LOCK)) {
    if (locked === inode) return process
  }
  return undefined
}

const LOCKS = '/proc/locks'

/** Why a file cannot grow, undefined where it can. */
export function writeErrorOf(file: string): unknown {
  try {
    const descriptor = openSync(file, 'a')
    try {
      writeSync(descriptor, new Uint8Array(PROBE_BYTES))
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    return error
  }
  return undefined
}

const PROBE_BYTES = 1 << 16
