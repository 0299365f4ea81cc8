import { readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { type Command, CommanderError, type Option } from 'commander'
import { UsageError } from '../errors.js'
import { sanitizeLine } from '../write/index.js'
import { suggestion } from './command-line.js'
import { say } from './messages.js'
import { isPath, pathFromFile } from './settings-paths.js'
import { usageError } from './usage-error.js'

const FILE = 'copydesk.toml'
const PREFIX = 'COPYDESK_'
const LARGEST_FILE = 1024 * 1024

/** Variables that begin as ours do and are no settings: where `npm run train` finds the gold files. */
const NO_SETTINGS = new Set(['COPYDESK_GOLD'])

/** What TOML and the environment can say of an option. */
type Value = string | number | boolean | Date | Value[] | { [key: string]: Value }

/**
 * Fills in what the command line leaves open: from the environment (`COPYDESK_FORMAT=csv`), else from the nearest
 * `copydesk.toml` in the working folder or above it (`format = "csv"`). Both know every option by its long name. Where a
 * value came from is then the source that commander keeps of it: "cli", "default", "COPYDESK_FORMAT" or "copydesk.toml:3".
 * @throws UsageError with the variable, or the file, line and key, and what would be right
 */
export async function applySettings(command: Command): Promise<void> {
  // a file may set what only another command takes
  const all = [...command.parent!.commands.flatMap(({ options }) => options), ...command.options]
  const known = new Map(all.map((option) => [settingName(option), option]))
  applyEnvironment(command, known)
  if (command.getOptionValue('config') === false) return
  const file = nearestFile()
  if (file !== undefined) await applyFile(command, known, file)
}

/** The name of an option in a file: `min-confidence`; of `--no-config` it is what it denies. */
export const settingName = (option: Option): string => option.long!.replace(/^--(no-)?/, '')

/** The variable of an option: COPYDESK_MIN_CONFIDENCE. */
export const variableOf = (option: Option): string => PREFIX + settingName(option).replaceAll('-', '_').toUpperCase()

function applyEnvironment(command: Command, known: ReadonlyMap<string, Option>): void {
  const variables = new Map([...known.values()].map((option) => [variableOf(option), option]))
  for (const name of Object.keys(process.env).sort()) {
    const value = process.env[name]!
    if (!name.startsWith(PREFIX) || value === '' || NO_SETTINGS.has(name)) continue
    const option = variables.get(name)
    if (!option) {
      const nearest = suggestion(name, variables.keys())
      if (!command.getOptionValue('quiet')) {
        say(`${sanitizeLine(name)}: warning: no such setting${nearest ? `; did you mean ${nearest}?` : ''}`)
      }
      continue
    }
    set(command, option, name, name, option.required ? value : truth(name, value))
  }
}

const TRUTH = new Map([
  ...['1', 'true', 'yes', 'on'].map((word) => [word, true] as const),
  ...['0', 'false', 'no', 'off'].map((word) => [word, false] as const),
])

function truth(name: string, value: string): boolean {
  const truth = TRUTH.get(value.toLowerCase())
  if (truth === undefined)
    throw new UsageError(`${name}: '${sanitizeLine(value)}' is invalid\nchoose (${[...TRUTH.keys()].join(', ')})`)
  return truth
}

/** The first `copydesk.toml` from the working folder up. */
function nearestFile(): string | undefined {
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

async function applyFile(command: Command, known: ReadonlyMap<string, Option>, path: string): Promise<void> {
  const shown = sanitizeLine(relative(process.cwd(), path))
  const text = readSettings(path, shown)
  for (const [key, value] of Object.entries(await parse(text, shown))) {
    const source = `${shown}:${lineOf(text, key)}`
    const where = `${source}: ${sanitizeLine(key)}`
    const option = known.get(key)
    if (!option || option.negate) {
      const nearest = suggestion(key, known.keys())
      throw new UsageError(`${where}: no such setting\n${nearest ? `did you mean ${nearest}?` : SETTINGS_ARE}`)
    }
    set(command, option, source, where, isPath(option) ? located(value, option, where, path) : value)
  }
}

const SETTINGS_ARE = 'settings are the long names of options: see copydesk help analyze'

function located(value: Value, option: Option, where: string, file: string): Value {
  if (Array.isArray(value)) return value.map((item) => located(item, option, where, file))
  return typeof value === 'string' ? pathFromFile(option, where, file, value) : value
}

/** Checks a value for whatever command it is; this command gets it where nothing stronger has set the option. */
function set(command: Command, option: Option, source: string, where: string, value: Value): void {
  const parsed = parsedValue(option, where, value)
  const name = option.attributeName()
  const before = command.getOptionValueSource(name)
  if (command.options.includes(option) && (before === undefined || before === 'default')) {
    command.setOptionValueWithSource(name, parsed, source)
  }
}

function parsedValue(option: Option, where: string, value: Value): unknown {
  if (!option.required) {
    if (typeof value === 'boolean') return value
    throw new UsageError(`${where}: has no such values\nit is true or false`)
  }
  if (!Array.isArray(value)) return parsedItem(option, where, value, undefined)
  let all: unknown
  for (const item of value) all = parsedItem(option, where, item, all)
  if (Array.isArray(all)) return all
  throw new UsageError(`${where}: takes no list\ngive it one value`)
}

function parsedItem(option: Option, where: string, value: Value, before: unknown): unknown {
  const isText = typeof value === 'string' || value instanceof Date
  if (!isText && !(typeof value === 'number' && option.parseArg)) {
    throw new UsageError(`${where}: has no such values\nit is text, in quotation marks`)
  }
  const text = value instanceof Date ? value.toISOString() : String(value)
  if (!option.parseArg) return text
  try {
    return option.parseArg(text, before)
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    throw usageError(`${where}: value '${text}' is invalid. ${error.message}`)
  }
}

function readSettings(path: string, shown: string): string {
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
