import { type Argument, Command, CommanderError } from 'commander'
import type { TableName } from '../analysis.js'
import { UsageError } from '../errors.js'
import { sanitizeLine } from '../write/index.js'
import { commandFirst, suggestion } from './command-line.js'
import { actors } from './commands/actors.js'
import { analyze } from './commands/analyze.js'
import { claims } from './commands/claims.js'
import { completion } from './commands/completion.js'
import { doctor } from './commands/doctor.js'
import { figures } from './commands/figures.js'
import { find } from './commands/find.js'
import { man } from './commands/man.js'
import { places } from './commands/places.js'
import { schema } from './commands/schema.js'
import { type Introduction, layOutHelp, NOTES } from './help.js'
import { type AnalysisOptions, analysisOptions, type FindCallOptions, findOptions } from './options.js'
import { applySettings } from './settings.js'
import { usageError } from './usage-error.js'

interface CommandText extends Introduction {
  name: string
  /** A few words, for the list of commands. */
  summary: string
}

/** A command that reads articles and prints tables. */
export interface AnalysisCommand extends CommandText {
  tables: readonly TableName[]
}

/** A command that looks for a pattern in articles. */
export interface FindCommand extends CommandText {
  pattern: string
}

/** A command without inputs; its text goes to standard output. */
export interface PlainCommand extends CommandText {
  arguments?: readonly Argument[]
  /** Whether it takes the options of an analysis, to speak of them. */
  speaksOfOptions?: boolean
  answer(question: Question): Promise<Answer>
}

/** What a command without inputs may need to know. */
export interface Question {
  args: readonly string[]
  /** The command with its options as set, within the program: all commands, arguments and options there are. */
  command: Command
  /** What each command is for, by its name. */
  introductions: ReadonlyMap<string, Introduction>
}

export interface Answer {
  text: string
  /** 0 where it does not say. */
  exitCode?: number
}

/** Every command; a new one is a file in commands/ and a name here. */
const commands: readonly (AnalysisCommand | FindCommand | PlainCommand)[] = [
  analyze,
  actors,
  places,
  claims,
  figures,
  find,
  schema,
  doctor,
  completion,
  man,
]

const introductions = new Map(commands.map((command) => [command.name, command]))

const HELP = 'help'
export const commandNames: readonly string[] = [...commands.map((command) => command.name), HELP]

/** What a command line asks for. */
export type Call = AnalysisCall | FindCall | { kind: 'text'; answer(): Promise<Answer> }

export interface AnalysisCall {
  kind: 'analysis'
  /** Whether the command was named, or is the default one. */
  named: boolean
  tables: readonly TableName[]
  inputs: string[]
  options: AnalysisOptions
}

export interface FindCall {
  kind: 'find'
  pattern: string
  inputs: string[]
  options: FindCallOptions
}

/**
 * Reads a command line, and what environment and `copydesk.toml` set beside it. Help and version are texts like any other.
 * @throws UsageError with what is wrong on one line and what would be right on the next
 */
export async function parseCommandLine(argv: readonly string[], version: string): Promise<Call> {
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
  const common = options.filter((option) => COMMON_OPTIONS.has(option.long))
  layOutHelp(program, PROGRAM, common, [NOTES.allOptions, NOTES.inputs, NOTES.exitCodes])

  for (const definition of commands) {
    const command = program.command(definition.name).summary(definition.summary).copyInheritedSettings(program)
    if ('tables' in definition) {
      command.argument('[inputs...]').usage('[inputs...] [options]')
      for (const option of options) command.addOption(option)
      layOutHelp(command, definition, options, [NOTES.inputs, NOTES.names, NOTES.settings, NOTES.exitCodes])
      command.action(async (inputs: string[]) => {
        await applySettings(command)
        call = { kind: 'analysis', named: ordered.named, tables: definition.tables, inputs, options: command.opts() }
      })
    } else if ('pattern' in definition) {
      command.argument('<pattern>', definition.pattern).argument('[inputs...]')
      command.usage('<pattern> [inputs...] [options]')
      const options = findOptions()
      for (const option of options) command.addOption(option)
      layOutHelp(command, definition, options, [NOTES.patterns, NOTES.inputs, NOTES.settings, NOTES.exitCodes])
      command.action(async (pattern: string, inputs: string[]) => {
        await applySettings(command)
        call = { kind: 'find', pattern, inputs, options: command.opts() }
      })
    } else {
      for (const argument of definition.arguments ?? []) command.addArgument(argument)
      const spokenOf = definition.speaksOfOptions ? options : []
      for (const option of spokenOf) command.addOption(option)
      layOutHelp(command, definition, spokenOf, [])
      command.action(async () => {
        if (definition.speaksOfOptions) await applySettings(command)
        call = { kind: 'text', answer: () => definition.answer({ args: command.args, command, introductions }) }
      })
    }
  }

  const ordered = commandFirst(argv, commandNames, valuedOptions(program))
  if (ordered.argv[0] === HELP) refuseUnknownTopic(ordered.argv[1])
  try {
    await program.parseAsync(ordered.argv, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode !== 0) throw usageError(error.message)
    call = { kind: 'text', answer: async () => ({ text: help }) }
  }
  return call!
}

/** Names of the options that take a value, with their dashes. */
function valuedOptions(program: Command): Set<string | undefined> {
  const options = program.commands.flatMap((command) => command.options)
  return new Set(options.filter((option) => option.required).flatMap(({ short, long }) => [short, long]))
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
