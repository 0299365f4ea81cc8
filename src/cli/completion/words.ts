import type { Argument, Command, Option } from 'commander'

/** What can stand where a value stands: one of a list, a path, or what nobody can guess. */
export type Value = { kind: 'choice'; choices: readonly string[] } | { kind: 'file' | 'folder' | 'free' }

/** An option as a shell completes it. */
export interface OptionWords {
  /** With their dashes: "-f", "--format". */
  names: readonly string[]
  description: string
  /** What follows, with its name; undefined where nothing does. */
  value: (Value & { name: string }) | undefined
}

export interface CommandWords {
  name: string
  summary: string
  options: readonly OptionWords[]
  /** What follows the command one by one, before the inputs; a free one is named, "pattern". */
  operands: readonly (Value & { name: string })[]
  /** Whether files and folders follow. */
  takesInputs: boolean
}

/** The program as words, read off the definitions of its commands: what completions of all shells are made from. */
export function programWords(program: Command): CommandWords[] {
  const help = program.createHelp()
  return help.visibleCommands(program).map((command) => ({
    name: command.name(),
    summary: command.summary() || command.description(),
    options: command.createHelp().visibleOptions(command).map(optionWords),
    operands: command.registeredArguments
      .filter((argument) => !argument.variadic)
      .map((argument) => operand(argument, program)),
    takesInputs: command.registeredArguments.some((argument) => argument.variadic),
  }))
}

function optionWords(option: Option): OptionWords {
  const names = [option.short, option.long].filter((name) => name !== undefined)
  const [, name] = /<(.*)>/.exec(option.flags) ?? []
  const value = name === undefined ? undefined : { ...valueWords(name, option.argChoices), name }
  return { names, description: option.description, value }
}

function operand(argument: Argument, program: Command): Value & { name: string } {
  const name = argument.name()
  const choices = name === 'command' ? program.commands.map((command) => command.name()) : argument.argChoices
  return { ...valueWords(name, choices), name }
}

function valueWords(name: string, choices: readonly string[] | undefined): Value {
  if (choices) return { kind: 'choice', choices }
  if (name === 'folder') return { kind: 'folder' }
  return { kind: name === 'file' || name === 'path' ? 'file' : 'free' }
}

/** An option and the commands that have it just so: `--format` of one command may take other values than that of another. */
export interface OptionOf {
  option: OptionWords
  commands: readonly CommandWords[]
}

/** All options of all commands, each once. */
export function allOptions(commands: readonly CommandWords[]): OptionOf[] {
  const found = new Map<string, { option: OptionWords; commands: CommandWords[] }>()
  for (const command of commands) {
    for (const option of command.options) {
      const key = JSON.stringify(option)
      const known = found.get(key)
      if (known) known.commands.push(command)
      else found.set(key, { option, commands: [command] })
    }
  }
  return [...found.values()]
}

/**
 * Commands that take the same options, together, so that a script says them once. The default command is of the first
 * group: a line that names no command is its.
 */
export function byOptions(commands: readonly CommandWords[]): CommandWords[][] {
  const groups = new Map<string, CommandWords[]>()
  for (const command of commands) {
    const key = JSON.stringify([command.options, command.operands, command.takesInputs])
    groups.set(key, [...(groups.get(key) ?? []), command])
  }
  return [...groups.values()]
}

/** Text in the single quotes of bash and zsh. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
