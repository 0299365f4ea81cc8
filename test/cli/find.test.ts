import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'csv-parse/sync'
import { afterAll, describe, expect, it } from 'vitest'
import { HOSTILE } from '../write/hostile.js'
import { article, copydesk, Folder } from './program.js'

const folder = new Folder({
  'wire/a.txt': `Harbour news\n\nMayor Ada Lindqvist rejected the plan. "We need 1,200 boats," she said.\nNobody spoke.\n`,
  'wire/b.html':
    '<html><head><title>Cranes</title></head><body><p>The port wants 30 boats &amp; a &lt;b&gt;crane&lt;/b&gt;.</p></body></html>',
  'c.ndjson': `${JSON.stringify({ id: 'one', text: 'He sold boats.' })}\n${JSON.stringify({ id: 'two', text: 'No ship.' })}\n`,
})
afterAll(() => folder.remove())
const here = { cwd: folder.path }
const find = (...args: string[]) => copydesk(['find', ...args], here)

describe('find prints', () => {
  it('path, line and column, and the sentence with the match in brackets', async () => {
    expect(await find('(boats|cranes)', 'wire', 'c.ndjson')).toEqual({
      code: 0,
      stdout: `wire/a.txt:3:55: "We need 1,200 [boats]," she said.
wire/b.html:1:19: The port wants 30 [boats] & a <b>crane</b>.
one:1:9: He sold [boats].
`,
      stderr: '',
    })
  })

  it('groups with their names', async () => {
    const { stdout } = await find('[<n>#Value] [<what>boats]', 'wire')
    expect(stdout).toContain('need [[<n>1,200] [<what>boats]],"')
    expect(stdout).toContain('wants [[<n>30] [<what>boats]] &')
  })

  it('sentences around the match, as grep prints them', async () => {
    const { stdout } = await find('boats', 'wire/a.txt', 'c.ndjson', '--context', '1')
    expect(stdout).toBe(`wire/a.txt-3-1- Mayor Ada Lindqvist rejected the plan.
wire/a.txt:3:55: "We need 1,200 [boats]," she said.
wire/a.txt-4-1- Nobody spoke.
--
one:1:9: He sold [boats].
`)
  })

  it('colour where it is asked for, without brackets', async () => {
    const { stdout } = await find('boats', 'c.ndjson', '--color=always')
    expect(stdout).toContain('\u001b[')
    expect(stdout).not.toMatch(/\[boats\]/)
  })

  it.each([
    ['json', JSON.parse],
    [
      'ndjson',
      (text: string) =>
        text
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line)),
    ],
  ])('%s records with offsets in code points', async (format, read) => {
    const { stdout } = await find('[<n>#Value] boats', 'wire', '-f', format)
    expect(read(stdout)).toMatchObject([
      {
        schema: 'copydesk/find/1',
        article: 'wire/a.txt',
        line: 3,
        column: 49,
        start: 62,
        end: 73,
        text: '1,200 boats',
        groups: { n: { start: 62, end: 67, text: '1,200' } },
        sentence: { start: 53, text: '"We need 1,200 boats," she said.' },
        before: [],
        after: [],
      },
      { article: 'wire/b.html', text: '30 boats' },
    ])
  })

  it('csv with a column for each group', async () => {
    const { stdout } = await find('[<n>#Value] [<match>boats]', 'wire', '-f', 'csv', '--context', '1')
    const [head, first] = parse(stdout) as string[][]
    expect(head).toEqual('article,line,start,end,match,sentence,before,after,n,match_group'.split(','))
    expect(first).toEqual([
      ...['wire/a.txt', '3:49', '62', '73', '1,200 boats', '"We need 1,200 boats," she said.'],
      ...['Mayor Ada Lindqvist rejected the plan.', 'Nobody spoke.', '1,200', 'boats'],
    ])
  })

  it('tables', async () => {
    const { stdout } = await find('[<n>#Value] boats', 'wire', '-f', 'table', '--width', '60')
    expect(stdout).toMatch(/^wire\/a\.txt\n┌/)
    expect(stdout).toMatch(/│ where │ match +│ n +│ sentence +│/)
  })

  it.each([
    ['text', ''],
    ['table', ''],
    ['json', '[]\n'],
    ['ndjson', ''],
    ['csv', 'article,line,start,end,match,sentence\n'],
  ])('%s is a whole document without a match', async (format, expected) => {
    expect(await find('zebra', 'wire', '-f', format)).toEqual({ code: 0, stdout: expected, stderr: '' })
  })

  it('people that copydesk finds', async () => {
    const { stdout } = await find('#Person+ rejected', 'wire')
    expect(stdout).toMatch(/\[(?:Mayor )?Ada Lindqvist rejected\]/)
  })
})

it('each record is as the schema says', async () => {
  const schema = JSON.parse((await copydesk(['schema', 'match'])).stdout)
  const validate = new Ajv2020({ allErrors: true }).compile(schema)
  const { stdout } = await find('[<n>#Value]? boats', 'wire', 'c.ndjson', '-f', 'ndjson', '--context', '1')
  for (const line of stdout.trimEnd().split('\n')) expect(validate(JSON.parse(line)) || validate.errors).toBe(true)
})

describe('find reads as the other commands do', () => {
  it('standard input, lists of files and a file for the output', async () => {
    const piped = await copydesk(['find', 'boats'], { ...here, input: 'Red boats.' })
    expect(piped.stdout).toBe('-:1:5: Red [boats].\n')
    folder.write('list', 'wire/b.html\n')
    const { stdout } = await find('boats', '--files-from', 'list', '-o', 'out.txt')
    expect(stdout).toBe('')
    expect((await copydesk(['find', '[boats]', 'out.txt', '-f', 'ndjson'], here)).stdout).toContain('"boats"')
  })

  it('options before the command and the pattern behind them', async () => {
    const { stdout } = await copydesk(['-f', 'ndjson', 'find', '--context', '0', 'boats', 'c.ndjson'], here)
    expect(JSON.parse(stdout)).toMatchObject({ article: 'one' })
  })

  it('failed inputs are named, the others are read', async () => {
    folder.write('binary.txt', new Uint8Array([0, 1, 2]))
    const { code, stdout, stderr } = await find('boats', 'binary.txt', 'c.ndjson', '--errors', 'errors.ndjson')
    expect({ code, stdout }).toEqual({ code: 3, stdout: 'one:1:9: He sold [boats].\n' })
    expect(stderr).toMatch(/^copydesk: binary\.txt: is not text/)
  })

  it('in workers, in the same order', async () => {
    const many = new Folder(Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`${i}.txt`, article(i + 1)])))
    try {
      const runs = ['1', '2'].map((jobs) => copydesk(['find', '#Person #Verb', '.', '-j', jobs], { cwd: many.path }))
      const [one, two] = await Promise.all(runs)
      expect(one!.stdout).toMatch(/Tom \[Okafor said\]/)
      expect(two).toEqual(one)
    } finally {
      many.remove()
    }
  })

  it('an article with an odd sentence is read, with a warning', async () => {
    folder.write('odd.txt', `The boats came. ${'"cargo (of '.repeat(20_000)}boats`)
    const { code, stdout, stderr } = await find('boats', 'odd.txt')
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'odd.txt:1:5: The [boats] came.\n' })
    expect(stderr).toMatch(
      /odd\.txt: warning: a sentence of \d+ characters is not searched \(at character 16\); the limit is 5000/,
    )
  })
})

describe('exit codes', () => {
  it.each([
    [5, ['zebra', 'wire', '--exit-status']],
    [0, ['boats', 'wire', '--exit-status']],
    [0, ['zebra', 'wire']],
    [2, ['boats', 'gone.txt']],
    [2, ['#Peson', 'wire']],
    [2, ['[<n>#Value', 'wire']],
    [2, ['']],
    [2, []],
    [2, ['boats', 'wire', '-f', 'sqlite']],
    [2, ['boats', 'wire', '--context', '-1']],
    [2, ['boats', 'wire/a.txt', '-o', 'wire/a.txt']],
    [4, ['boats', 'wire', '-o', 'no/such/out.txt']],
  ])('%i: %j', async (code, args) => {
    const run = await find(...args)
    expect(run.code).toBe(code)
    if (code !== 0 && code !== 5) expect(run.stderr).toMatch(/^copydesk: /)
  })

  it('a pattern with escapes and line breaks is no more than text in its error', async () => {
    const { stderr } = await find('#Pers\u001b[31mon\n(', 'wire')
    expect(stderr).toMatch(/^copydesk: the pattern '#Pers␛\[31mon␊\(' has .*\nwrite it like '/)
  })

  it('a bad pattern is one clear error with an example of a right one', async () => {
    const { stdout, stderr } = await find('#Peson said', 'wire')
    expect({ stdout, stderr }).toEqual({
      stdout: '',
      stderr: `copydesk: the pattern '#Peson said' has #Peson, which is none; did you mean #Person?
write it like '#Person+ (denied|rejected) .' or '[<n>#Value] [<what>(troops|soldiers)]'
`,
    })
  })
})

describe('hostile text is harmless in every form', () => {
  const hostile = Object.entries(HOSTILE).map(([name, text]) => ({ id: text || name, text: `${text} boats ${text}.` }))
  const input = hostile.map((record) => JSON.stringify(record)).join('\n')

  it.each(['text', 'table', 'json', 'ndjson', 'csv'])('%s', async (format) => {
    const { code, stdout } = await copydesk(['find', 'boats', '-q', '-f', format, '--context', '1'], { ...here, input })
    expect(code).toBe(0)
    expect(stdout).not.toMatch(/(?![\n\t])[\p{Cc}\u2028-\u202e\u2066-\u2069]/u)
    if (format !== 'csv') return
    const rows = (parse(stdout) as string[][]).slice(1)
    expect(rows).toHaveLength(hostile.length)
    for (const cell of rows.flat()) expect(cell).not.toMatch(/^[\s\p{Cf}]*[=+\-@＝＋－＠\t\r]/u)
  })
})
