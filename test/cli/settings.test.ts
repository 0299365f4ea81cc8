import { readFileSync, symlinkSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { article, copydesk, Folder } from './program.js'

const folders: Folder[] = []
afterAll(() => {
  for (const folder of folders) folder.remove()
})

/** A folder with an article `a.txt` and this copydesk.toml. */
function project(toml: string, files: Readonly<Record<string, string>> = {}): Folder {
  const folder = new Folder({ 'a.txt': article(), 'copydesk.toml': toml, ...files })
  folders.push(folder)
  return folder
}

/** First line of the claims of `a.txt`, which tells the format. */
async function firstLine(folder: Folder, args: string[], env: Record<string, string> = {}, cwd = folder.path) {
  const { code, stdout, stderr } = await copydesk(['claims', folder.file('a.txt'), ...args], { cwd, env })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout.split('\n')[0]!
}

const CSV = /^article,id,speaker,/
const TSV = /^article\tid\tspeaker\t/
const MARKDOWN = /^#/
const TABLE = /a\.txt/

describe('a flag beats the environment, that beats copydesk.toml, that beats the default', () => {
  const folder = project('format = "csv"\n', { 'deep/er/b.txt': '' })
  const cases: [string, string[], Record<string, string>, RegExp][] = [
    ['flag', ['-f', 'markdown'], { COPYDESK_FORMAT: 'tsv' }, MARKDOWN],
    ['environment', [], { COPYDESK_FORMAT: 'tsv' }, TSV],
    ['file', [], {}, CSV],
    ['file, beside an empty variable', [], { COPYDESK_FORMAT: '' }, CSV],
    ['environment without the file', ['--no-config'], { COPYDESK_FORMAT: 'tsv' }, TSV],
    ['default', ['--no-config'], {}, TABLE],
    ['default, the file shut out by the environment', [], { COPYDESK_CONFIG: 'no' }, TABLE],
  ]
  it.each(cases)('%s', async (_, args, env, expected) => {
    expect(await firstLine(folder, args, env)).toMatch(expected)
  })

  it('the file is found from a folder below', async () => {
    expect(await firstLine(folder, [], {}, folder.file('deep/er'))).toMatch(CSV)
  })

  it('the nearest file is the only one', async () => {
    folder.write('near/copydesk.toml', 'width = 100\n')
    expect(await firstLine(folder, [], {}, folder.file('near'))).toMatch(TABLE)
  })
})

describe('values', () => {
  it('are true or false, numbers, text and lists', async () => {
    const folder = project(
      'format = "ndjson"\nonly = ["claims", "figures"]\nmin-confidence = 1\nspeech = true # no plans\n',
    )
    const { stdout } = await copydesk(['a.txt'], { cwd: folder.path })
    expect(JSON.parse(stdout)).toMatchObject({ actors: [], places: [], claims: [], figures: [] })
  })

  it('of flags in the environment are yes or no', async () => {
    const folder = project('')
    const withText = async (value: string) =>
      (await firstLine(folder, ['-f', 'ndjson'], { COPYDESK_WITH_TEXT: value })).includes('"text":"The harbour council')
    expect(await Promise.all(['1', 'true', 'YES', 'on', '0', 'off', 'no'].map(withText))).toEqual([
      ...[true, true, true, true],
      ...[false, false, false],
    ])
  })

  it('that are paths are relative to the file', async () => {
    const folder = project('names = "lists/names.txt"\nerrors = "errors.ndjson"\n', {
      'lists/names.txt': 'Anna Reyes = mayor of Westport\n',
      'deep/b.txt': article(2),
    })
    const { code, stderr } = await copydesk(['b.txt', '-q'], { cwd: folder.file('deep') })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    folder.write('copydesk.toml', 'names = "names.txt"')
    const missing = await copydesk(['b.txt'], { cwd: folder.file('deep') })
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('--names ../names.txt: no such file') })
  })
})

it('a value that only other commands take is theirs', async () => {
  const folder = project('format = "markdown"\ncontext = 1\n')
  expect(await copydesk(['find', 'mayor', 'a.txt'], { cwd: folder.path })).toMatchObject({ code: 0, stderr: '' })
  expect(await firstLine(folder, [])).toMatch(MARKDOWN)
})

it('what find prints does not take the place of a store that the file names', async () => {
  const folder = project('format = "sqlite"\noutput = "news.sqlite"\n', { 'news.sqlite': 'a store' })
  const { code, stdout } = await copydesk(['find', 'mayor', 'a.txt'], { cwd: folder.path })
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('[Mayor] Anna Reyes') })
  expect(readFileSync(folder.file('news.sqlite'), 'utf8')).toBe('a store')
})

describe('what is wrong in a file is one error with file, line and key', () => {
  const cases: [string, string, RegExp][] = [
    [
      'an unknown key',
      '\nfromat = "csv"',
      /^copydesk: copydesk\.toml:2: fromat: no such setting\ndid you mean format\?\n$/,
    ],
    [
      'a key like no other',
      'colour-of-the-sky = 1',
      /copydesk\.toml:1: colour-of-the-sky: no such setting\nsettings are/,
    ],
    ['a table', '# ours\n\n[claims]\nspeech = true', /copydesk\.toml:3: claims: no such setting/],
    ['a key of the prototype', '__proto__ = { format = "csv" }', /copydesk\.toml:1: __proto__: no such setting/],
    ['a key that only the command line has', 'config = false', /copydesk\.toml:1: config: no such setting/],
    [
      'a value that is no choice',
      'format = "jsn"',
      /copydesk\.toml:1: format: value 'jsn' is invalid\.\ndid you mean json\?/,
    ],
    ['text for a number', 'jobs = "many"', /copydesk\.toml:1: jobs: value 'many' is invalid\.\nIt is a whole number/],
    ['a number out of range', 'min-confidence = inf', /value 'Infinity' is invalid\.\nIt is a number from 0 to 1/],
    ['a number for a path', 'names = 5', /copydesk\.toml:1: names: has no such values\nit is text, in quotation marks/],
    ['text for yes and no', 'quiet = "yes"', /copydesk\.toml:1: quiet: has no such values\nit is true or false/],
    ['yes and no for text', 'format = true', /copydesk\.toml:1: format: has no such values/],
    ['a list for one value', 'format = ["csv", "tsv"]', /copydesk\.toml:1: format: takes no list/],
    ['no TOML', 'quiet = true\nformat = csv', /copydesk\.toml:2:\d+: not TOML: /],
    ['a key twice', 'quiet = true\nquiet = true', /copydesk\.toml:2:1: not TOML: trying to redefine/],
    ['an output elsewhere', 'output = "../a.csv"', /copydesk\.toml:1: output: '\.\.\/a\.csv' is outside of the folder/],
    [
      'errors elsewhere',
      'errors = "/etc/passwd"',
      /copydesk\.toml:1: errors: '\/etc\/passwd' is outside of the folder/,
    ],
    ['escapes in a key', '"\\u001b[31mred" = 1', /^copydesk: copydesk\.toml:1: \P{Cc}*red: no such setting/u],
    [
      'escapes in a value',
      'format = "\\u001b]0;x\\u0007"',
      /^copydesk: copydesk\.toml:1: format: value '\P{Cc}*' is invalid/u,
    ],
  ]
  it.each(cases)('%s', async (_, toml, message) => {
    const { code, stdout, stderr } = await copydesk(['a.txt'], { cwd: project(toml).path })
    expect(stderr).toMatch(message)
    expect(stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(3)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  it('a link out of the folder is no way to write elsewhere', async () => {
    const folder = project('output = "out/a.csv"')
    const elsewhere = project('')
    symlinkSync(elsewhere.path, folder.file('out'))
    expect(await copydesk(['a.txt'], { cwd: folder.path })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("'out/a.csv' is outside of the folder of the file"),
    })
  })

  it('a variable with a wrong value is named', async () => {
    const run = (env: Record<string, string>) => copydesk(['a.txt'], { cwd: project('').path, env })
    expect(await run({ COPYDESK_JOBS: 'two' })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^copydesk: COPYDESK_JOBS: value 'two' is invalid\.\nIt is a whole number/),
    })
    expect(await run({ COPYDESK_EXPLAIN: 'maybe' })).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^copydesk: COPYDESK_EXPLAIN: 'maybe' is invalid\nchoose \(1, true, yes, on,/),
    })
  })
})

it('warns of a variable that sets nothing, but not of that of the training', async () => {
  const folder = project('')
  const env = { COPYDESK_FROMAT: 'csv', COPYDESK_GOLD: '/nowhere' }
  const { code, stderr } = await copydesk(['a.txt'], { cwd: folder.path, env })
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: 'copydesk: COPYDESK_FROMAT: warning: no such setting; did you mean COPYDESK_FORMAT?\n',
  })
  expect(await copydesk(['a.txt', '-q'], { cwd: folder.path, env })).toMatchObject({ stderr: '' })
})
