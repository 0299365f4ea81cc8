import { type Command, CommanderError, type Option } from 'commander'
import { UsageError } from '../errors.js'
import { sanitizeLine } from '../write/index.js'
import { suggestion } from './command-line.js'
import { say } from './messages.js'
import { nearestFile, readSettings, type Value } from './settings-file.js'
import { isPath, pathFromFile } from './settings-paths.js'
import { usageError } from './usage-error.js'

const PREFIX = 'COPYDESK_'

/** Variables that begin as ours do and are no settings: where training finds its gold files, and tests a browser. */
const NO_SETTINGS = new Set(['COPYDESK_GOLD', 'COPYDESK_CHROMIUM'])

/**
 * Fills in what the command line leaves open: from the environment (`COPYDESK_FORMAT=csv`), else from the nearest
 * `copydesk.toml` in the working folder or above it (`format = "csv"`). Both know every option by its long name. Where a
 * value came from is then the source that commander keeps of it: "cli", "default", "COPYDESK_FORMAT" or "copydesk.toml:3".
 * @throws UsageError with the variable, or the file, line and key, and what would be right
 */
export async function applySettings(command: Command): Promise<void> {
  const known = knownOptions(command)
  applyEnvironment(command, known)
  if (command.getOptionValue('config') === false) return
  const file = nearestFile()
  if (file !== undefined) await applyFile(command, known, file)
  // what this command prints in a form of its own is not to take the place of "news.sqlite"
  const isOwnForm = command.getOptionValueSource('format') === OF_OTHERS
  if (isOwnForm && command.getOptionValueSource('output') !== 'cli') command.setOptionValue('output', undefined)
}

/** The source of an option that settings give a value which only other commands take: the default holds. */
const OF_OTHERS = 'default here'

/** The options of each name: this command's own first, then those of others, for which a setting may be meant. */
type KnownOptions = ReadonlyMap<string, readonly Option[]>

function knownOptions(command: Command): KnownOptions {
  const known = new Map<string, Option[]>()
  const all = new Set([command, ...command.parent!.commands].flatMap(({ options }) => options))
  for (const option of all) {
    const name = settingName(option)
    known.set(name, [...(known.get(name) ?? []), option])
  }
  return known
}

/** The name of an option in a file: `min-confidence`; of `--no-config` it is what it denies. */
export const settingName = (option: Option): string => option.long!.replace(/^--(no-)?/, '')

/** The variable of an option: COPYDESK_MIN_CONFIDENCE. */
export const variableOf = (option: Option): string => PREFIX + settingName(option).replaceAll('-', '_').toUpperCase()

function applyEnvironment(command: Command, known: KnownOptions): void {
  const variables = new Map([...known.values()].map((options) => [variableOf(options[0]!), options]))
  for (const name of Object.keys(process.env).sort()) {
    const value = process.env[name]!
    if (!name.startsWith(PREFIX) || value === '' || NO_SETTINGS.has(name)) continue
    const options = variables.get(name)
    if (!options) {
      const nearest = suggestion(name, variables.keys())
      if (!command.getOptionValue('quiet')) {
        say(`${sanitizeLine(name)}: warning: no such setting${nearest ? `; did you mean ${nearest}?` : ''}`)
      }
      continue
    }
    set(command, options, name, name, options[0]!.required ? value : truth(name, value))
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

async function applyFile(command: Command, known: KnownOptions, path: string): Promise<void> {
  for await (const { key, value, source } of readSettings(path)) {
    const where = `${source}: ${sanitizeLine(key)}`
    const options = known.get(key)
    if (!options || options[0]!.negate) {
      const nearest = suggestion(key, known.keys())
      throw new UsageError(`${where}: no such setting\n${nearest ? `did you mean ${nearest}?` : SETTINGS_ARE}`)
    }
    const [option] = options
    set(command, options, source, where, isPath(option!) ? located(value, option!, where, path) : value)
  }
}

const SETTINGS_ARE = 'settings are the long names of options: see copydesk help analyze'

function located(value: Value, option: Option, where: string, file: string): Value {
  if (Array.isArray(value)) return value.map((item) => located(item, option, where, file))
  return typeof value === 'string' ? pathFromFile(option, where, file, value) : value
}

/** Checks a value for whatever command it is; this command gets it where nothing stronger has set the option. */
function set(
  command: Command,
  [option, ...others]: readonly Option[],
  source: string,
  where: string,
  value: Value,
): void {
  const parsed = attempt(() => parsedValue(option!, where, value))
  // "parquet" is no format of find, but of the commands that the file is for
  const isOfOthers = parsed.error && others.some((other) => !attempt(() => parsedValue(other, where, value)).error)
  if (parsed.error && !isOfOthers) throw parsed.error
  const name = option!.attributeName()
  const before = command.getOptionValueSource(name)
  if (!command.options.includes(option!) || (before !== undefined && before !== 'default')) return
  if (isOfOthers) command.setOptionValueWithSource(name, command.getOptionValue(name), OF_OTHERS)
  else command.setOptionValueWithSource(name, parsed.value, source)
}

function attempt(read: () => unknown): { value?: unknown; error?: unknown } {
  try {
    return { value: read() }
  } catch (error) {
    return { error }
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
