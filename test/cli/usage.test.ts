import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { article, copydesk, Folder, root } from './program.js'

const folder = new Folder({ 'a.txt': article() })
afterAll(() => folder.remove())

describe('wrong calls exit with 2 and say in at most three lines what would be right', () => {
  const cases: [string, string[], RegExp][] = [
    ['an unknown option', ['--fromat', 'json', 'a.txt'], /unknown option '--fromat'\ndid you mean --format\?/],
    ['an unknown option like no other', ['--zzzzzz', 'a.txt'], /unknown option '--zzzzzz'\nsee copydesk --help/],
    ['an unknown format', ['-f', 'jsn', 'a.txt'], /'jsn' is invalid\.\ndid you mean json\?/],
    ['an unknown input format', ['--input-format', 'pdff', 'a.txt'], /'pdff' is invalid/],
    [
      'an unknown table',
      ['--only', 'actors,plases', 'a.txt'],
      /'actors,plases' is invalid\.\nThe tables are actors, places/,
    ],
    ['a table that the command has not', ['places', '--only', 'actors', 'a.txt'], /--only leaves nothing/],
    ['an option without its value', ['a.txt', '-f'], /'-f, --format <format>' argument missing/],
    ['a confidence above 1', ['--min-confidence', '7', 'a.txt'], /'7' is invalid\.\nIt is a number from 0 to 1/],
    ['a width that is no number', ['--width', 'wide', 'a.txt'], /'wide' is invalid\.\nIt is a whole number/],
    ['no workers', ['-j', '0', 'a.txt'], /'0' is invalid\.\nIt is a whole number from 1/],
    ['no time', ['--timeout', '-1', 'a.txt'], /invalid\.\nIt is a number from/],
    ['a size that no memory holds', ['--max-article', '99999', 'a.txt'], /invalid/],
    ['a share that is none', ['--shard', '5/4', 'a.txt'], /'5\/4' is invalid\.\nIt is like 2\/4/],
    ['a colour that is none', ['--color', 'red', 'a.txt'], /'red' is invalid\.\nchoose \(auto, always, never\)/],
    ['-0 alone', ['-0', 'a.txt'], /-0 says how the paths of --files-from end/],
    ['standard input twice', ['-', '-'], /standard input \(-\) is named twice/],
    ['a missing list', ['--files-from', 'list'], /--files-from list: no such file/],
    ['a missing file of names', ['--names', 'names.txt', 'a.txt'], /--names names\.txt: no such file/],
    ['an input that does not exist', ['b.txt'], /b\.txt: no such file or folder/],
    ['a pattern without a match', ['*.pdf'], /\*\.pdf: no file matches this pattern/],
    ['a mistyped command', ['claimz'], /no such file or command 'claimz'; did you mean claims\?/],
    [
      'a mistyped command with options',
      ['-f', 'json', 'figurs'],
      /no such file or command 'figurs'; did you mean figures\?/,
    ],
    ['the help of a mistyped command', ['help', 'claimz'], /no such command 'claimz'\ndid you mean claims\?/],
    ['an input for a command without any', ['doctor', 'a.txt'], /too many arguments/],
    ['a schema of nothing', ['schema', 'matsch'], /'matsch' is invalid.*\ndid you mean match\?/],
  ]
  it.each(cases)('%s', async (_, args, message) => {
    const { code, stdout, stderr } = await copydesk(args, { cwd: folder.path })
    expect(stderr).toMatch(message)
    expect(stderr).toMatch(/^copydesk: /)
    expect(stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(3)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })
})

describe('options may stand as GNU programs take them', () => {
  const cases: [string, string[]][] = [
    ['value after =', ['--format=ndjson', 'a.txt']],
    ['value behind', ['a.txt', '--format', 'ndjson']],
    ['cluster with a value', ['-qf', 'ndjson', 'a.txt']],
    ['value without a blank', ['-fndjson', 'a.txt']],
    ['before the command', ['-f', 'ndjson', 'analyze', 'a.txt']],
    ['cluster before the command', ['-qf', 'ndjson', 'analyze', 'a.txt']],
    ['behind the command', ['analyze', 'a.txt', '-f', 'ndjson']],
    ['inputs after --', ['-f', 'ndjson', '--', 'a.txt']],
  ]
  it.each(cases)('%s', async (_, args) => {
    const { code, stdout } = await copydesk(args, { cwd: folder.path })
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'copydesk/1', id: 'a.txt' })
  })

  it('a file that is named like a command is reached by its path', async () => {
    folder.write('claims', article())
    const { stdout } = await copydesk(['./claims', '-f', 'ndjson'], { cwd: folder.path })
    expect(JSON.parse(stdout).id).toBe('./claims')
  })
})

describe('help', () => {
  const commands = ['analyze', 'actors', 'places', 'claims', 'figures', 'find', 'schema', 'doctor', 'completion', 'man']
  it.each(commands)('of %s is the same by help and by --help, and has three examples', async (command) => {
    const [byOption, byCommand] = await Promise.all([copydesk([command, '--help']), copydesk(['help', command])])
    expect(byOption).toEqual(byCommand)
    expect(byOption).toMatchObject({ code: 0, stderr: '' })
    expect(byOption.stdout.split('Usage:')[0]!.match(/^ {2}# /gm)).toHaveLength(3)
  })

  it.each([[[]], ...commands.map((command) => [[command]])])('of %j fits 80 columns', async (args: string[]) => {
    const { stdout } = await copydesk([...args, '--help'])
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80)
  })

  it('names every command and every exit code', async () => {
    const { stdout } = await copydesk(['--help'])
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'))
    for (const code of ['0', '1', '2', '3', '4', '130, 143']) expect(stdout).toMatch(new RegExp(`^  ${code}  `, 'm'))
  })

  it('of an analysis command has every option of it', async () => {
    const { stdout } = await copydesk(['analyze', '--help'])
    for (const option of [
      ...['--format', '--output', '--input-format', '--only', '--jobs', '--min-confidence', '--names', '--with-text'],
      ...['--explain', '--width', '--color', '--root', '--files-from', '--null', '--errors', '--quiet', '--verbose'],
      ...['--debug', '--speech', '--timeout', '--max-article', '--max-container', '--help'],
    ]) {
      expect(stdout).toContain(option)
    }
  })
})

describe('version', () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  it.each(['--version', '-V'])('%s is that of the package', async (option) => {
    expect(await copydesk([option])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
  })
})
