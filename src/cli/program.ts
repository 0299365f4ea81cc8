import { Command, CommanderError } from 'commander'
import type { TableName } from '../analysis.js'
import { UsageError } from '../errors.js'
import { commandFirst } from './command-line.js'
import { actors } from './commands/actors.js'
import { analyze } from './commands/analyze.js'
import { claims } from './commands/claims.js'
import { figures } from './commands/figures.js'
import { places } from './commands/places.js'
import { type AnalysisOptions, addAnalysisOptions, valueOptions } from './options.js'

interface CommandText {
  name: string
  /** A few words, for the list of commands. */
  summary: string
  /** A sentence, for the command's own help. */
  about: string
  /** Command lines and what they give; they come first in the help. */
  examples: readonly (readonly [line: string, gives: string])[]
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
const commands: readonly (AnalysisCommand | PlainCommand)[] = [analyze, actors, places, claims, figures]

export const commandNames: readonly string[] = commands.map((command) => command.name)

/** What a command line asks for. */
export type Call = AnalysisCall | { kind: 'text'; text: () => Promise<string> }

export interface AnalysisCall {
  kind: 'analysis'
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
    .helpCommand('help [command]', 'the help of a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        help += text
      },
      outputError: () => {},
    })
    .configureHelp({ helpWidth: HELP_WIDTH })
    .usage('[command] [inputs...] [options]')
    .addHelpText('before', intro(PROGRAM))
    .addHelpText('after', `\n${INPUTS}\n${EXIT_CODES}`)
  for (const definition of commands) {
    const command = program.command(definition.name).summary(definition.summary).copyInheritedSettings(program)
    command.addHelpText('before', intro(definition))
    if ('tables' in definition) {
      command
        .argument('[inputs...]')
        .usage('[inputs...] [options]')
        .addHelpText('after', `\n${INPUTS}\n${NAMES_FILE}\n${EXIT_CODES}`)
      addAnalysisOptions(command)
      command.action((inputs: string[], options: AnalysisOptions) => {
        call = { kind: 'analysis', tables: definition.tables, inputs, options }
      })
    } else {
      command.action(() => {
        call = { kind: 'text', text: definition.text }
      })
    }
  }
  try {
    program.parse(commandFirst(argv, new Set([...commandNames, 'help']), valueOptions()), { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode !== 0) throw usageError(error)
    call = { kind: 'text', text: async () => help }
  }
  return call!
}

const HELP_WIDTH = 80

/** What `copydesk --help` starts with; `analyze` is the command that runs without a name. */
const PROGRAM = {
  about: `${analyze.about} Offline; nothing is sent anywhere.`,
  examples: analyze.examples,
}

const INPUTS = `Inputs are files, folders (with all in them, hidden ones left out), patterns
('wire/**/*.html') and - for standard input, which is read also when it is piped
and nothing else is named. A file that is named like a command: ./claims
`

const NAMES_FILE = `A file for --names, line by line; # starts a comment:
`

const EXIT_CODES = `Exit codes:
  0  all articles analysed, whatever was found in them
  1  a fault of the program or of its installation
  2  the call was wrong, or the only inputs named do not exist
  3  an input failed; the results of all others are printed
  4  the output could not be written
  130, 143  interrupted; what was printed until then is whole lines`

function intro({ about, examples }: Pick<CommandText, 'about' | 'examples'>): string {
  const lines = examples.map(([line, gives]) => `  # ${gives}\n  ${line}`)
  return `${wrap(about)}\n\n${lines.join('\n')}\n`
}

function wrap(text: string): string {
  const lines = ['']
  for (const word of text.split(' ')) {
    if (lines.at(-1)!.length + word.length >= HELP_WIDTH) lines.push('')
    lines.push(`${lines.pop()} ${word}`.trimStart())
  }
  return lines.join('\n')
}

/** commander's "error: unknown option '--fromat'\n(Did you mean --format?)", in two lines of our own. */
function usageError(error: CommanderError): UsageError {
  const [what = '', ...hints] = error.message.replace(/^error: /, '').split('\n')
  const hint = hints.join(' ').replace(/^\(?(?:did you mean|Did you mean) (.*?)\)?$/, 'did you mean $1')
  return new UsageError(`${what}\n${hint || 'see copydesk --help'}`)
}
