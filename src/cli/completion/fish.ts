import { allOptions, type CommandWords, type OptionOf, type OptionWords } from './words.js'

/** A script for fish that completes with descriptions, without starting the program. */
export function fishCompletion(commands: readonly CommandWords[]): string {
  const names = commands.map(({ name }) => name)
  return `# fish completion for copydesk; made by: copydesk completion fish
set -l commands ${names.join(' ')}
${commands.map(({ name, summary }) => `complete -c copydesk -n "not __fish_seen_subcommand_from $commands" -a ${name} -d ${text(summary)}\n`).join('')}
${allOptions(commands)
  .map((option) => optionLine(option, commands))
  .join('')}
${commands.map(operandLines).join('')}`
}

function optionLine({ option, commands: having }: OptionOf, commands: readonly CommandWords[]): string {
  const flags = option.names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`))
  return `complete -c copydesk${condition(having, commands)} ${flags.join(' ')}${valueFlags(option.value)} -d ${text(option.description)}\n`
}

/** Where an option stands: with the commands that have it, and, where the default command (the first) has it, with none. */
function condition(having: readonly CommandWords[], commands: readonly CommandWords[]): string {
  const others = commands.filter((command) => !having.includes(command))
  if (others.length === 0) return ''
  const names = (list: readonly CommandWords[]) => list.map(({ name }) => name).join(' ')
  if (having.includes(commands[0]!)) return ` -n 'not __fish_seen_subcommand_from ${names(others)}'`
  return ` -n '__fish_seen_subcommand_from ${names(having)}'`
}

function valueFlags(value: OptionWords['value']): string {
  if (!value) return ''
  if (value.kind === 'choice') return ` -x -a ${text(value.choices.join(' '))}`
  if (value.kind === 'folder') return " -x -a '(__fish_complete_directories)'"
  return value.kind === 'file' ? ' -r -F' : ' -x'
}

/** What follows a command that takes no files. */
function operandLines({ name, operands, takesInputs }: CommandWords): string {
  if (takesInputs) return ''
  const choices = operands.flatMap((operand) => (operand.kind === 'choice' ? operand.choices : []))
  const words = choices.length > 0 ? ` -a ${text(choices.join(' '))}` : ''
  return `complete -c copydesk -n '__fish_seen_subcommand_from ${name}' -f${words}\n`
}

const text = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`
