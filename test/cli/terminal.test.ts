import { spawnSync } from 'node:child_process'
import stringWidth from 'string-width'
import { afterAll, describe, expect, it } from 'vitest'
import { colorLevel, tableWidth } from '../../src/cli/terminal.js'
import { article, bash, copydesk, Folder } from './program.js'

const folder = new Folder({
  'a.txt': article(),
  'wide.txt': `${article()}東京の知事、小池百合子 spoke. "Ça va 👩‍👩‍👧 très bien," said José Núñez of 東京.\n`,
  'evil.txt':
    'Mayor Anna Reyes said "it is \u001b[31mred\u001b]0;owned\u0007 and \u009b1m \u202ebold" on Monday. 5\u0007 cranes.\n',
})
afterAll(() => folder.remove())
const here = { cwd: folder.path }

const hasScript = spawnSync('script', ['--version']).status === 0
/** Runs a line of bash in a terminal without a size; its output has standard error in it, as a terminal shows it. */
const inTerminal = (line: string, env: Record<string, string> = {}) =>
  bash(`script -qec "${line}" /dev/null < /dev/null`, { ...here, env: { TERM: 'xterm', ...env } })

describe('whether a stream gets colours', () => {
  const cases: [flag: 'auto' | 'always' | 'never', terminal: boolean, env: Record<string, string>, level: number][] = [
    ['auto', true, { TERM: 'xterm' }, 1],
    ['auto', true, { TERM: 'xterm-256color' }, 2],
    ['auto', true, { TERM: 'xterm', COLORTERM: 'truecolor' }, 3],
    ['auto', true, { TERM: 'dumb' }, 0],
    ['auto', true, { NO_COLOR: '1' }, 0],
    ['auto', true, { NO_COLOR: '' }, 1],
    ['auto', false, {}, 0],
    ['auto', false, { FORCE_COLOR: '1' }, 1],
    ['auto', false, { FORCE_COLOR: '0' }, 0],
    ['auto', false, { FORCE_COLOR: '3' }, 3],
    ['auto', false, { CLICOLOR_FORCE: '1' }, 1],
    ['auto', false, { CLICOLOR_FORCE: '0' }, 0],
    ['auto', false, { NO_COLOR: '1', FORCE_COLOR: '1' }, 0],
    ['always', false, { NO_COLOR: '1' }, 1],
    ['always', false, { TERM: 'dumb' }, 1],
    ['never', true, { FORCE_COLOR: '1' }, 0],
  ]
  it.each(cases)('--color=%s, terminal %s, %j: level %i', (flag, terminal, env, level) => {
    expect(colorLevel(flag, terminal, env)).toBe(level)
  })
})

describe('how wide tables are', () => {
  const cases: [flag: number | undefined, columns: number | undefined, env: Record<string, string>, width: number][] = [
    [100, 120, { COLUMNS: '90' }, 100],
    [undefined, 120, { COLUMNS: '90' }, 90],
    [undefined, 120, {}, 120],
    [undefined, 0, {}, 80],
    [undefined, undefined, { COLUMNS: 'x' }, 80],
  ]
  it.each(cases)('--width %s, terminal %s, %j: %i', (flag, columns, env, width) => {
    expect(tableWidth(flag, columns, env)).toBe(width)
  })

  it.each([60, 80, 120])('the screen table keeps within --width %i, its lines even', async (width) => {
    const { stdout } = await copydesk(['wide.txt', '--width', String(width)], here)
    const lines = stdout.split('\n').filter((line) => /^[┌├│└]/.test(line))
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width)
  })
})

describe('in a pipe', () => {
  it('there is no escape sequence', async () => {
    const { stdout, stderr } = await copydesk(['a.txt', 'gone.txt', '-v'], here)
    expect(stdout + stderr).not.toContain('\u001b')
  })

  it('there are colours when they are asked for', async () => {
    expect((await copydesk(['a.txt', '--color=always'], here)).stdout).toContain('\u001b[')
    expect((await copydesk(['a.txt'], { ...here, env: { FORCE_COLOR: '1' } })).stdout).toContain('\u001b[')
  })

  it('escape sequences of articles are harmless in a table', async () => {
    const { stdout } = await copydesk(['evil.txt'], here)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(stdout).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
  })
})

describe.skipIf(!hasScript)('in a terminal', () => {
  it('a table has colours', async () => {
    expect((await inTerminal('copydesk a.txt')).stdout).toContain('\u001b[')
  })

  it.each([[{ NO_COLOR: '1' }], [{ TERM: 'dumb' }]])('a table has none with %j', async (env) => {
    const { stdout } = await inTerminal('copydesk a.txt', env as Record<string, string>)
    expect(stdout).toContain('a.txt')
    expect(stdout).not.toContain('\u001b')
  })

  it('a call without anything gets a short help and exit code 2', async () => {
    const { stdout } = await inTerminal('copydesk; echo code=\\$?')
    expect(stdout).toContain('copydesk article.txt')
    expect(stdout).toContain('code=2')
    expect(stdout.match(/^ {2}# /gm)).toHaveLength(2)
  })

  it('a long run shows its progress on standard error, and -q does not', async () => {
    // the input stays open long enough for the progress to appear
    const line = (option: string) => `bash -c 'copydesk ${option} -f ndjson -o out - < <(cat a.txt; sleep 3)'`
    expect((await inTerminal(line('-v'))).stdout).toMatch(/\d+ articles?, \d+ a second/)
    expect((await inTerminal(line('-q'))).stdout.trim()).toBe('')
  })
})
