import { byOptions, type CommandWords, type OptionWords, quoted, type Value } from './words.js'

/** A script for zsh that completes with descriptions, without starting the program; sourced, or `_copydesk` in fpath. */
export function zshCompletion(commands: readonly CommandWords[]): string {
  const names = commands.map(({ name }) => name)
  return `#compdef copydesk
# zsh completion for copydesk; made by: copydesk completion zsh
_copydesk() {
  local -a typed=("\${(@)words[2,CURRENT-1]}")
  local command=\${typed[(r)(${names.join('|')})]}
  case $command in
${byOptions(commands).map(groupCase).join('')}  esac
}

_copydesk_inputs() {
  local -a commands=(
${commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}\n`).join('')}  )
  [[ -n $command ]] || _describe command commands
  _files
}

if [[ $funcstack[1] == _copydesk ]]; then _copydesk "$@"; else compdef _copydesk copydesk; fi
`
}

/** A line that names no command is of the default command, which is of the first group. */
function groupCase(group: readonly CommandWords[], index: number): string {
  const names = [...group.map(({ name }) => name), ...(index === 0 ? ["''"] : [])].join('|')
  const { options, operands, takesInputs } = group[0]!
  const operandSpecs = operands.map((operand, i) => `${i + COMMAND_PLACES + 1}:${operand.name}:${actionOf(operand)}`)
  const inputs = takesInputs ? ['*:input:_copydesk_inputs'] : []
  // the command is an operand as well
  const command = operandSpecs.length > 0 || !takesInputs ? ['1: : '] : []
  const specs = [...options.map(optionSpec), ...[...command, ...operandSpecs, ...inputs].map(quoted)]
  return `  ${names}) _arguments -s -S ${specs.map((spec) => `\\\n    ${spec}`).join(' ')} ;;\n`
}

const COMMAND_PLACES = 1

/** `'(-f --format)'{-f+,--format=}'[form of the result]:format:(table json)'` */
function optionSpec({ names, description, value }: OptionWords): string {
  const text = `[${description.replaceAll(/[[\]:\\]/g, '\\$&')}]`
  const exclusive = value ? '*' : `(${names.join(' ')})`
  const written = names.map((name) => (value ? (name.startsWith('--') ? `${name}=` : `${name}+`) : name))
  const action = value ? `:${value.name}:${actionOf(value)}` : ''
  return written.length === 1
    ? quoted(`${exclusive}${written[0]}${text}${action}`)
    : `${quoted(exclusive)}{${written.join(',')}}${quoted(text + action)}`
}

function actionOf(value: Value): string {
  if (value.kind === 'choice') return `(${value.choices.join(' ')})`
  if (value.kind === 'folder') return '_files -/'
  return value.kind === 'file' ? '_files' : ' '
}
