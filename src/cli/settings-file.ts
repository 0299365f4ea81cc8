import { readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { UsageError } from '../errors.js'
import { sanitizeLine } from '../write/index.js'

const FILE = 'copydesk.toml'
const LARGEST_FILE = 1024 * 1024

/** What TOML and the environment can say of an option. */
export type Value = string | number | boolean | Date | Value[] | { [key: string]: Value }

/** A line of a file of settings. */
export interface Setting {
  key: string
  value: Value
  /** File and line: "copydesk.toml:3". */
  source: string
}

/**
 * What a file sets.
 * @throws UsageError where it cannot be read or is no TOML
 */
export async function* readSettings(path: string): AsyncGenerator<Setting> {
  const shown = sanitizeLine(relative(process.cwd(), path))
  const text = readText(path, shown)
  const table = await parse(text, shown)
  // one by one: the first unknown key of a hundred thousand ends the search for lines
  for (const [key, value] of Object.entries(table)) yield { key, value, source: `${shown}:${lineOf(text, key)}` }
}

/** The first `copydesk.toml` from the working folder up. */
export function nearestFile(): string | undefined {
  let folder = workingFolder()
  while (folder !== undefined) {
    const path = join(folder, FILE)
    if (statSync(path, { throwIfNoEntry: false })?.isFile()) return path
    const parent = dirname(folder)
    if (parent === folder) return undefined
    folder = parent
  }
  return undefined
}

function workingFolder(): string | undefined {
  try {
    return process.cwd()
  } catch {
    return undefined // it was removed: no file is in it
  }
}

function readText(path: string, shown: string): string {
  try {
    if (statSync(path).size > LARGEST_FILE)
      throw new UsageError(`${shown}: too large for settings\nuse --no-config to go without it`)
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(
      `${shown}: cannot be read (${(error as NodeJS.ErrnoException).code})\nuse --no-config to go without it`,
      { cause: error },
    )
  }
}

async function parse(text: string, shown: string): Promise<Record<string, Value>> {
  const { parse, TomlError } = await import('smol-toml')
  try {
    return parse(text) as Record<string, Value>
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const [what] = error.message.replace(/^Invalid TOML document: /, '').split('\n')
    throw new UsageError(
      `${shown}:${error.line}:${error.column}: not TOML: ${sanitizeLine(what!)}\na line is like: format = "csv"`,
      { cause: error },
    )
  }
}

/** The line that a key or the heading of a table begins; the parser does not keep it. */
function lineOf(text: string, key: string): number {
  const at = text.split('\n').findIndex((line) => {
    const [word] = /^[^\s"'=.[\]]+/.exec(line.replace(/^[\s["']+/, '')) ?? ['']
    return word === key
  })
  return at + 1 || 1
}
