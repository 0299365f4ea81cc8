import { afterAll, describe, expect, it } from 'vitest'
import { copydesk, Folder } from './program.js'

const folder = new Folder({
  'wire/a.txt': `KYIV, Ukraine — Defence minister Olena Kovach said on Tuesday that 1,500 soldiers had reached Lviv.

"We deny that a single tank was lost," Kovach told reporters in Warsaw. The mill bought $20 million of grain.
`,
  'wire/b.txt': `SALEM — Mayor Ann Reed promised 12 km of new pipes. Reed told the union that it had won.\n`,
  'dated.ndjson': `${JSON.stringify({ id: 'old', published: '2020-02-01', text: 'Mayor Ann Reed said the bridge was safe.' })}
${JSON.stringify({ id: 'new', published: '2024-05-17', text: 'Mayor Ann Reed said the tunnel was safe.' })}
`,
})
afterAll(() => folder.remove())
const here = { cwd: folder.path }

interface Row {
  id: string
  name?: string
  text?: string
}
type Record = { id: string } & { [table in 'actors' | 'places' | 'claims' | 'figures']: Row[] }

/** Names of actors and places, texts of claims and figures, with the article's id in front. */
async function rows(table: 'actors' | 'places' | 'claims' | 'figures', ...options: string[]): Promise<string[]> {
  const inputs = options.some((option) => /^--(?:since|until)/.test(option)) ? 'dated.ndjson' : 'wire'
  const { stdout, stderr } = await copydesk([table, inputs, '-f', 'json', '-q', ...options], here)
  expect(stderr).toBe('')
  const records: Record[] = JSON.parse(stdout)
  return records.flatMap((record) => record[table].map((row) => `${record.id}: ${row.name ?? row.text}`))
}

describe('each filter, asked of the program', () => {
  const cases: [options: string[], table: Parameters<typeof rows>[0], expected: string[]][] = [
    [['--speaker', 'KOVACH'], 'figures', ['wire/a.txt: 1,500']],
    [
      ['--speaker', 'reed', '--speaker', 'kovach', '--min', '12'],
      'figures',
      ['wire/a.txt: 1,500', 'wire/b.txt: 12 km'],
    ],
    [['--actor', 'ann reed'], 'actors', ['wire/b.txt: Ann Reed']],
    [['--place', 'Ukraine'], 'places', ['wire/a.txt: Kyiv', 'wire/a.txt: Ukraine', 'wire/a.txt: Lviv']],
    [['--place=lvov'], 'figures', ['wire/a.txt: 1,500']],
    [['--kind', 'money,length'], 'figures', ['wire/a.txt: $20 million', 'wire/b.txt: 12 km']],
    [['--act', 'promise'], 'claims', ['wire/b.txt: 12 km of new pipes']],
    [['--unit', 'dollars'], 'figures', ['wire/a.txt: $20 million']],
    [['--min', '1,501'], 'figures', ['wire/a.txt: $20 million']],
    [['--contains', 'tank LOST'], 'claims', ['wire/a.txt: "We deny that a single tank was lost,"']],
    [['--since', '2024'], 'claims', ['new: the tunnel was safe']],
    [['--until', '2020-02'], 'claims', ['old: the bridge was safe']],
    [['--since', '2020-02-01', '--until', '2024-05-16'], 'claims', ['old: the bridge was safe']],
  ]
  it.each(cases)('%j leaves of %s %j', async (options, table, expected) => {
    expect(await rows(table, ...options)).toEqual(expected)
  })

  it('rows keep their ids, and what they point at is there or null', async () => {
    const { stdout } = await copydesk(['wire/a.txt', '-f', 'ndjson', '--kind', 'money'], here)
    const { figures, claims, places } = JSON.parse(stdout)
    expect(figures).toMatchObject([{ id: 'F2', claim: null, place: null }])
    expect([claims, places]).toEqual([[], []])
  })

  it.each(['json', 'ndjson', 'csv', 'tsv', 'markdown', 'html', 'table'])('%s has them', async (format) => {
    const { code, stdout } = await copydesk(['figures', 'wire', '-f', format, '--unit', 'km', '-q'], here)
    expect(code).toBe(0)
    expect(stdout).toContain('12 km')
    expect(stdout).not.toContain('1,500')
  })

  it.each(['table', 'markdown', 'html'])('%s leaves out an article in which nothing answers', async (format) => {
    const { stdout } = await copydesk(['figures', 'wire', '-f', format, '--unit', 'km', '-q'], here)
    expect(stdout).not.toContain('wire/a.txt')
  })

  it('workers filter as the main thread does', async () => {
    const many = new Folder(
      Object.fromEntries(
        Array.from({ length: 30 }, (_, i) => [
          `${i}.txt`,
          'Mayor Ann Reed promised 12 km of pipes. "It is 5 miles," said Tom Okafor.\n',
        ]),
      ),
    )
    try {
      const args = ['.', '-f', 'ndjson', '--speaker', 'okafor']
      const [one, two] = await Promise.all(
        ['1', '2'].map((jobs) => copydesk([...args, '-j', jobs], { cwd: many.path })),
      )
      expect(two).toEqual(one)
    } finally {
      many.remove()
    }
  })
})

describe('--count', () => {
  it.each([
    ['table', '  claims figures\n       0       0 wire/a.txt\n       1       1 wire/b.txt\n'],
    ['csv', 'article,claims,figures\nwire/a.txt,0,0\nwire/b.txt,1,1\n'],
    ['tsv', 'article\tclaims\tfigures\nwire/a.txt\t0\t0\nwire/b.txt\t1\t1\n'],
    ['ndjson', '{"id":"wire/a.txt","claims":0,"figures":0}\n{"id":"wire/b.txt","claims":1,"figures":1}\n'],
    ['json', '[\n{"id":"wire/a.txt","claims":0,"figures":0},\n{"id":"wire/b.txt","claims":1,"figures":1}\n]\n'],
    [
      'markdown',
      '| article | claims | figures |\n| --- | ---: | ---: |\n| wire/a.txt | 0 | 0 |\n| wire/b.txt | 1 | 1 |\n',
    ],
  ])('%s has numbers alone', async (format, expected) => {
    const args = ['wire', '--only', 'claims,figures', '--act', 'promise', '--count', '-f', format]
    expect(await copydesk(args, here)).toEqual({ code: 0, stdout: expected, stderr: '' })
  })

  it.each(['html', 'sqlite'])('%s cannot have them', async (format) => {
    const { code, stderr } = await copydesk(['wire', '--count', '-f', format, '-o', 'out'], here)
    expect(code).toBe(2)
    expect(stderr).toMatch(/--count has no numbers for -f .*\nchoose one of these formats: table/)
  })
})

describe('--exit-status', () => {
  it('is 5 where nothing was found, 0 where something was, and 3 where an input failed', async () => {
    const code = async (...args: string[]) => (await copydesk([...args, '--exit-status', '-q'], here)).code
    expect(await code('wire', '--speaker', 'nobody')).toBe(5)
    expect(await code('wire', '--speaker', 'reed')).toBe(0)
    expect(await code('figures', 'dated.ndjson')).toBe(5)
    expect(await code('wire', 'gone.txt', '--speaker', 'nobody')).toBe(3)
  })

  it('is 0 without the option', async () => {
    expect((await copydesk(['wire', '--speaker', 'nobody', '-q'], here)).code).toBe(0)
  })
})

describe('bad values', () => {
  const cases: [option: string, value: string, message: RegExp][] = [
    ['--kind', 'monney', /'monney' is invalid\.\nIt is one of these; did you mean money\? \(person, /],
    ['--kind', '', /It is one of these: \(person, /],
    ['--act', 'promice', /did you mean promise\?/],
    ['--min', 'many', /It is a number like 1000 or 2\.5/],
    ['--min', '', /It is a number like/],
    ['--since', '2022-13', /It is a date like 2022-01-31, 2022-01 or 2022/],
    ['--until', '2023-02-29', /It is a date like/],
    ['--contains', '"!"', /It is one word or several/],
    ['--speaker', ' ', /It is a name/],
    ['--place', ',', /It is a name/],
  ]
  it.each(cases)('%s %j is a wrong call', async (option, value, message) => {
    const { code, stdout, stderr } = await copydesk(['wire', option, value], here)
    expect(stderr).toMatch(message)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  })

  it('dates the wrong way round', async () => {
    const { code, stderr } = await copydesk(['wire', '--since', '2024', '--until', '2023'], here)
    expect(stderr).toMatch(/--since 2024-01-01 is after --until 2023-12-31\nswap them/)
    expect(code).toBe(2)
  })
})
