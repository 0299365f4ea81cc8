import { Command, CommanderError } from 'commander'
import type { TableName } from '../analysis.js'
import { UsageError } from '../errors.js'
import { sanitizeLine } from '../write/index.js'
import { commandFirst, suggestion } from './command-line.js'
import { actors } from './commands/actors.js'
import { analyze } from './commands/analyze.js'
import { claims } from './commands/claims.js'
import { figures } from './commands/figures.js'
import { places } from './commands/places.js'
import { schema } from './commands/schema.js'
import { type Introduction, layOutHelp, NOTES } from './help.js'
import { type AnalysisOptions, analysisOptions } from './options.js'

interface CommandText extends Introduction {
  name: string
  /** A few words, for the list of commands. */
  summary: string
}

/** A command that reads articles and prints tables. */
export interface AnalysisCommand extends CommandText {
  tables: readonly TableName[]
}

/** A command without inputs; its text goes to standard output. */
export interface PlainCommand extends CommandText {
  text(): Promise<string>
}

/** Every command; a new one is a file in commands/ and a name here. */
const commands: readonly (AnalysisCommand | PlainCommand)[] = [analyze, actors, places, claims, figures, schema]

const HELP = 'help'
export const commandNames: readonly string[] = [...commands.map((command) => command.name), HELP]

/** What a command line asks for. */
export type Call = AnalysisCall | { kind: 'text'; text: () => Promise<string> }

export interface AnalysisCall {
  kind: 'analysis'
  /** Whether the command was named, or is the default one. */
  named: boolean
  tables: readonly TableName[]
  inputs: string[]
  options: AnalysisOptions
}

/**
 * Reads a command line. Help and version are texts like any other.
 * @throws UsageError with what is wrong on one line and what would be right on the next
 */
export function parseCommandLine(argv: readonly string[], version: string): Call {
  let call: Call | undefined
  let help = ''
  const program = new Command('copydesk')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(`${HELP} [command]`, 'the help of a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        help += text
      },
      outputError: () => {},
    })
    .usage('[command] [inputs...] [options]')
  const options = analysisOptions()
  const valued = new Set(options.filter((option) => option.required).flatMap(({ short, long }) => [short, long]))
  const common = options.filter((option) => COMMON_OPTIONS.has(option.long))
  layOutHelp(program, PROGRAM, common, [NOTES.allOptions, NOTES.inputs, NOTES.exitCodes])

  const ordered = commandFirst(argv, commandNames, valued)
  if (ordered.argv[0] === HELP) refuseUnknownTopic(ordered.argv[1])
  for (const definition of commands) {
    const command = program.command(definition.name).summary(definition.summary).copyInheritedSettings(program)
    if ('tables' in definition) {
      command.argument('[inputs...]').usage('[inputs...] [options]')
      for (const option of options) command.addOption(option)
      layOutHelp(command, definition, options, [NOTES.inputs, NOTES.names, NOTES.exitCodes])
      command.action((inputs: string[], options: AnalysisOptions) => {
        call = { kind: 'analysis', named: ordered.named, tables: definition.tables, inputs, options }
      })
    } else {
      layOutHelp(command, definition, [], [])
      command.action(() => {
        call = { kind: 'text', text: definition.text }
      })
    }
  }

  try {
    program.parse(ordered.argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode !== 0) throw usageError(error)
    call = { kind: 'text', text: async () => help }
  }
  return call!
}

/** What the program's own help and a call without anything start with. */
export const PROGRAM: Introduction = {
  about: `${analyze.about} Offline: nothing is sent anywhere.`,
  examples: analyze.examples,
}

/** The options that the program's own help shows; the help of the commands has them all. */
const COMMON_OPTIONS = new Set<string | undefined>(['--format', '--output', '--only', '--jobs', '--quiet'])

/** commander answers the help of a command that it does not know with the help of the program. */
function refuseUnknownTopic(topic: string | undefined): void {
  if (topic === undefined || topic.startsWith('-') || commandNames.includes(topic)) return
  const nearest = suggestion(topic, commandNames)
  throw new UsageError(
    `no such command '${sanitizeLine(topic)}'\n${nearest ? `did you mean ${nearest}?` : 'see copydesk --help'}`,
  )
}

const UNKNOWN_CHOICE = /argument '(.*)' is invalid\. Allowed choices are (.*)\.$/s

/** commander's "error: unknown option '--fromat'\n(Did you mean --format?)", in two lines of our own. */
function usageError(error: CommanderError): UsageError {
  const message = error.message.replace(/^error: /, '')
  const choice = UNKNOWN_CHOICE.exec(message)
  if (choice) {
    const nearest = suggestion(choice[1]!, choice[2]!.split(', '))
    const what = message.slice(0, message.lastIndexOf(' Allowed choices'))
    return new UsageError(`${sanitizeLine(what)}\n${nearest ? `did you mean ${nearest}?` : 'choose'} (${choice[2]})`)
  }
  const [, what, option, rule] = /^(.*?)(?:\n\(Did you mean (.*)\?\)| (It is .*|The tables are .*))?$/s.exec(message)!
  return new UsageError(
    `${sanitizeLine(what!)}\n${option ? `did you mean ${option}?` : (rule ?? 'see copydesk --help')}`,
  )
}
