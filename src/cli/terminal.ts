/** What the terminal can show, decided here: chalk's own detection ignores NO_COLOR and CLICOLOR_FORCE. */

export type ColorFlag = 'auto' | 'always' | 'never'

/** chalk's levels: none, 16 colours, 256, all. */
export type ColorLevel = 0 | 1 | 2 | 3

type Environment = Readonly<Record<string, string | undefined>>

const DEFAULT_WIDTH = 80

/**
 * Colour level of one stream. The flag beats the environment; NO_COLOR beats FORCE_COLOR, because colour codes in a
 * file do more harm than a grey terminal.
 */
export function colorLevel(flag: ColorFlag, isTerminal: boolean, env: Environment): ColorLevel {
  if (flag === 'never') return 0
  if (flag === 'always') return depth(env) || 1
  if (env.NO_COLOR) return 0
  if (env.FORCE_COLOR !== undefined) return forcedLevel(env.FORCE_COLOR, env)
  if (env.CLICOLOR_FORCE && env.CLICOLOR_FORCE !== '0') return depth(env) || 1
  return isTerminal ? depth(env) : 0
}

function forcedLevel(value: string, env: Environment): ColorLevel {
  if (value === '0' || value === 'false') return 0
  if (value === '2') return 2
  if (value === '3') return 3
  return depth(env) || 1
}

function depth(env: Environment): ColorLevel {
  if (env.TERM === 'dumb') return 0
  if (env.COLORTERM === 'truecolor' || env.COLORTERM === '24bit') return 3
  return env.TERM?.includes('256') ? 2 : 1
}

/** Columns of a table: the flag, else COLUMNS, else the terminal's (0 in a terminal without a size), else 80. */
export function tableWidth(flag: number | undefined, columns: number | undefined, env: Environment): number {
  if (flag !== undefined) return flag
  const fromEnvironment = Number(env.COLUMNS)
  if (Number.isInteger(fromEnvironment) && fromEnvironment > 0) return fromEnvironment
  return columns && columns > 0 ? columns : DEFAULT_WIDTH
}
