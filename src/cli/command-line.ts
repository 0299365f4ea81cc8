export { suggestion } from '../suggestion.js'

/** Names of the options that take a value, with their dashes: "-f", "--format". */
type ValueOptions = ReadonlySet<string | undefined>

/**
 * Puts the command in front, so that options may stand anywhere: `-f json claims a.txt` becomes `claims -f json a.txt`.
 * Where the first argument names no command, the command is `analyze`. (commander's own default command would take
 * `copydesk -f json claims a.txt` for an article called "claims".)
 * @param commands names of all commands
 * @returns the new order, and whether a command was named
 */
export function commandFirst(
  argv: readonly string[],
  commands: readonly string[],
  valued: ValueOptions,
): { argv: string[]; named: boolean } {
  const at = firstOperand(argv, valued)
  const operand = at < 0 ? undefined : argv[at]!
  if (operand !== undefined && commands.includes(operand)) {
    return { argv: [operand, ...argv.slice(0, at), ...argv.slice(at + 1)], named: true }
  }
  if (operand === undefined && argv.some((arg) => PROGRAM_OPTIONS.has(arg))) {
    return { argv: [...argv], named: false }
  }
  return { argv: ['analyze', ...argv], named: false }
}

/** Without an operand these are of the program, not of its default command. */
const PROGRAM_OPTIONS = new Set(['-h', '--help', '-V', '--version'])

/** Index of the first argument that is neither an option nor an option's value; behind `--` there are only inputs. */
function firstOperand(argv: readonly string[], valued: ValueOptions): number {
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i]!
    if (arg === '--') return -1
    if (arg === '-' || !arg.startsWith('-')) return i
    if (takesNext(arg, valued)) i++
  }
  return -1
}

function takesNext(arg: string, valued: ValueOptions): boolean {
  if (arg.startsWith('--')) return valued.has(arg)
  // "-qf json": the last of a cluster may take the next argument; "-fjson" has its value already
  for (let i = 1; i < arg.length; i++) if (valued.has(`-${arg[i]}`)) return i === arg.length - 1
  return false
}
