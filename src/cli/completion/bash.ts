import { allOptions, byOptions, type CommandWords, type OptionOf } from './words.js'

/** A script for bash 3.2 or newer that completes without starting the program. */
export function bashCompletion(commands: readonly CommandWords[]): string {
  const names = commands.map((command) => command.name)
  const first = commands[0]!
  // what only some other commands mean by an option comes before what all others do
  const isCommon = (option: OptionOf) => Number(option.commands.includes(first))
  const valued = allOptions(commands)
    .filter(({ option }) => option.value)
    .sort((a, b) => isCommon(a) - isCommon(b))
  const valuedNames = [...new Set(valued.flatMap(({ option }) => option.names))]
  return `# bash completion for copydesk; made by: copydesk completion bash
_copydesk() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} command= operands=0 i
  # bash cuts --format=json into three words
  if [[ $current == = ]]; then
    current=
  elif [[ $before == = ]]; then
    before=\${COMP_WORDS[COMP_CWORD - 2]}
  fi
  COMPREPLY=()

  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
    ${valuedNames.join(' | ')})
      if [[ \${COMP_WORDS[i + 1]} == = ]]; then ((i++)); fi
      ((i++)) ;;
    -?*) ;;
    ${names.join(' | ')})
      if [[ -z $command ]]; then command=\${COMP_WORDS[i]}; else ((operands++)); fi ;;
    *) ((operands++)) ;;
    esac
  done

  case $command/$before in
${valued.map((option) => valueCase(option, first)).join('')}  esac

  if [[ $current == -* ]]; then
    case $command in
${byOptions(commands).map(optionsCase).join('')}    esac
    compopt +o default 2>/dev/null
    return
  fi

  case $command:$operands in
${commands.flatMap(operandCases).join('')}  :0)
    COMPREPLY=($(compgen -W '${names.join(' ')}' -- "$current"))
    compopt -o filenames 2>/dev/null
    while IFS= read -r i; do COMPREPLY+=("$i"); done < <(compgen -f -- "$current") ;;
  esac
}
# what is left empty above is completed as a file by readline
complete -o default -F _copydesk copydesk
`
}

function valueCase({ option: { names, value }, commands }: OptionOf, first: CommandWords): string {
  const places = commands.includes(first) ? ['*'] : commands.map(({ name }) => name)
  const pattern = `  ${places.flatMap((place) => names.map((name) => `${place}/${name}`)).join(' | ')})`
  if (value!.kind === 'choice') return `${pattern} ${reply(value!.choices)}; return ;;\n`
  if (value!.kind === 'folder') return `${pattern} compopt +o default -o dirnames 2>/dev/null; return ;;\n`
  return `${pattern} ${value!.kind === 'file' ? '' : 'compopt +o default 2>/dev/null; '}return ;;\n`
}

function optionsCase(group: readonly CommandWords[], index: number): string {
  const words = group[0]!.options.flatMap((option) => option.names)
  return `    ${namesOf(group, index)}) ${reply(words)} ;;\n`
}

/** A line that names no command is of the default command, which is of the first group. */
const namesOf = (group: readonly CommandWords[], index: number) =>
  [...group.map(({ name }) => name), ...(index === 0 ? ["''"] : [])].join(' | ')

function operandCases({ name, operands, takesInputs }: CommandWords): string[] {
  const cases = operands.map(
    (operand, i) =>
      `  ${name}:${i}) ${operand.kind === 'choice' ? reply(operand.choices) : ':'}; compopt +o default 2>/dev/null ;;\n`,
  )
  return takesInputs ? cases : [...cases, `  ${name}:*) compopt +o default 2>/dev/null ;;\n`]
}

const reply = (words: readonly string[]) => `COMPREPLY=($(compgen -W '${words.join(' ')}' -- "$current"))`
