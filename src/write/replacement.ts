import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { OutputError, outputError } from '../errors.js'

/**
 * A file that is changed by way of a copy beside it, PATH.part, which takes its place when it is whole: whatever
 * happens before that, the file is as it was. PATH.lock keeps two runs from doing so at once.
 */
export class Replacement {
  readonly part: string
  /** Whether there was no file before, or one without anything in it. */
  readonly isNew: boolean
  readonly #target: string
  readonly #before: Stats | undefined
  readonly #lock: Lock

  /** @throws OutputError when another run writes to the file, or the copy cannot be made */
  constructor(readonly path: string) {
    // a link stays a link: what it leads to is replaced
    this.#target = existsSync(path) ? realpathSync(path) : path
    this.part = `${this.#target}.part`
    this.#lock = new Lock(`${this.#target}.lock`, path)
    try {
      this.#before = statSync(this.#target, { throwIfNoEntry: false })
      this.isNew = this.#before === undefined || this.#before.size === 0
      removeLeftovers(this.part)
      if (this.#before) copyFileSync(this.#target, this.part, constants.COPYFILE_FICLONE)
      else writeFileSync(this.part, '')
    } catch (error) {
      this.abandon()
      throw outputError(path, error)
    }
  }

  /** The file, and what stands beside it meanwhile. */
  get paths(): string[] {
    return ['', '.part', '.lock'].map((end) => this.path + end)
  }

  /** @throws OutputError when the file was changed meanwhile: it then stays as it is */
  publish(): void {
    try {
      if (!this.#lock.isOurs() || !isSame(this.#before, statSync(this.#target, { throwIfNoEntry: false }))) {
        throw new OutputError(
          `${this.path}: was changed by another program meanwhile, and is left as that made it: run copydesk again`,
        )
      }
      toDisk(this.part, 'r+')
      renameSync(this.part, this.#target)
      // Windows opens no folders
      if (process.platform !== 'win32') toDisk(dirname(this.#target), 'r')
    } catch (error) {
      this.abandon()
      throw error instanceof OutputError ? error : outputError(this.path, error)
    }
    this.#lock.release()
  }

  /** The copy goes away, the file stays as it is. */
  abandon(): void {
    if (!this.#lock.isOurs()) return
    removeLeftovers(this.part)
    this.#lock.release()
  }
}

/** The copy, and what SQLite may have put beside it when a run was killed. */
function removeLeftovers(part: string): void {
  for (const end of ['', '-journal', '.lock']) rmSync(part + end, { force: true, recursive: true })
}

const isSame = (a: Stats | undefined, b: Stats | undefined) =>
  a?.ino === b?.ino && a?.size === b?.size && a?.mtimeMs === b?.mtimeMs

/** What was written to a file or a folder is on the disk after this. */
function toDisk(path: string, flags: string): void {
  const descriptor = openSync(path, flags)
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** A file that says which process is at work; one whose process has ended is taken over. */
class Lock {
  readonly #content = `${process.pid} ${hostname()} ${Date.now()}\n`

  constructor(
    readonly file: string,
    readonly path: string,
  ) {
    try {
      if (!this.#create()) {
        this.#refuseLiving()
        writeFileSync(file, this.#content)
      }
    } catch (error) {
      throw outputError(path, error)
    }
  }

  isOurs(): boolean {
    return existsSync(this.file) && readFileSync(this.file, 'utf8') === this.#content
  }

  release(): void {
    rmSync(this.file, { force: true })
  }

  /** @returns whether there was none */
  #create(): boolean {
    try {
      writeFileSync(this.file, this.#content, { flag: 'wx' })
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
      throw error
    }
  }

  #refuseLiving(): void {
    const [pid = '', host = ''] = readFileSync(this.file, 'utf8').trim().split(' ')
    // in a container, the run before may have had the number that this one has
    if (host === hostname() && (Number(pid) === process.pid || !isAlive(Number(pid)))) return
    const owner = host === hostname() ? `process ${pid}` : `process ${pid} on ${host}`
    throw new OutputError(
      `${this.path}: another copydesk (${owner}) is writing to it: wait until it is done, or remove ${this.file} if there is none`,
    )
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
