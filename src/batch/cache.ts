import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { threadId } from 'node:worker_threads'
import type { Analyzed, Article } from '../analysis.js'
import type { AnalyzeOptions } from '../analyze.js'
import { OutputError } from '../errors.js'
import { programHash } from './program-hash.js'

/** A folder of analyses, and what of them all depends on beside their articles. */
export interface CacheOptions {
  folder: string
  /** The program, its models and its options, by their hash. */
  fingerprint: string
}

/**
 * A cache for analyses with these options. The folder is made where it is not there; the one that it is in has to be.
 * @throws OutputError where it cannot be written
 */
export function cacheIn(folder: string, analyze: AnalyzeOptions): CacheOptions {
  const probe = join(folder, `${process.pid}.part`)
  attempt(folder, () => {
    makeFolder(folder)
    writeFileSync(probe, '')
    unlinkSync(probe)
  })
  const options = JSON.stringify(analyze, (_, value) => (value instanceof Set ? [...value] : value))
  return { folder, fingerprint: sha256(`${programHash()}\n${options}`) }
}

/**
 * Analyses by article and by all else that they depend on: a file each, written as a whole, so that runs can share the
 * folder. A file that is damaged counts as not there.
 */
export class Cache {
  constructor(readonly options: CacheOptions) {}

  /**
   * The analysis of an article, made only where it is not there.
   * @throws OutputError when it cannot be kept
   */
  analysis(article: Article, make: () => Analyzed): Analyzed {
    const key = this.#keyOf(article)
    const known = this.#read(key)
    if (known) return { ...known, text: article.text }
    const made = make()
    const { text, ...kept } = made
    this.#write(key, JSON.stringify(kept))
    return made
  }

  #keyOf(article: Article): string {
    return sha256(`${this.options.fingerprint}\n${JSON.stringify(article)}`)
  }

  #read(key: string): Omit<Analyzed, 'text'> | undefined {
    let content: string
    try {
      content = readFileSync(this.#pathOf(key), 'utf8')
    } catch {
      return undefined
    }
    const json = content.slice(CHECKSUM)
    return content.startsWith(checksum(key, json)) ? JSON.parse(json) : undefined
  }

  #write(key: string, json: string): void {
    const path = this.#pathOf(key)
    const part = `${path}.${process.pid}-${threadId}.part`
    attempt(this.options.folder, () => {
      makeFolder(dirname(path))
      writeFileSync(part, checksum(key, json) + json)
      renameSync(part, path)
    })
  }

  /** Spread over folders: some file systems are slow where a folder has very many files. */
  #pathOf(key: string): string {
    return join(this.options.folder, key.slice(0, 2), `${key.slice(2)}.json`)
  }
}

/** Of an entry under its name: one that came to stand under another does not count. */
const checksum = (key: string, json: string) => sha256(key + json)
const CHECKSUM = 64

/** Only the last folder of a path: Node's recursive way goes round for ever under /proc. */
function makeFolder(path: string): void {
  try {
    mkdirSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

function attempt(folder: string, work: () => void): void {
  try {
    work()
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    throw new OutputError(`--cache ${folder}: cannot be written (${code}): choose another folder, or leave it out`, {
      cause: error,
    })
  }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
