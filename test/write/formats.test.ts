import { Chalk } from 'chalk'
import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { type OutputFormatName, outputFormats } from '../../src/write/index.js'
import { positionsIn } from '../../src/write/positions.js'
import { OPTIONS, sample, written } from './sample.js'

const formats = Object.keys(outputFormats) as OutputFormatName[]

/** A page without its style sheet and script, which are the same on every page. */
const withoutCode = (output: string) =>
  output.replace(/(<(style|script)>)[\s\S]*?<\/\2>/g, '$1…</$2>').replace(/'sha256-[^']*'/g, "'sha256-…'")

describe('a small article in every format', () => {
  it.each(formats)('%s', async (format) => {
    const output = await written(format, [sample()])
    await expect(withoutCode(output)).toMatchFileSnapshot(`golden/${format}.golden`)
  })

  it.each(formats)('%s is the same twice', async (format) => {
    expect(await written(format, [sample(), sample()])).toBe(await written(format, [sample(), sample()]))
  })
})

describe('no article at all', () => {
  it('json is an empty array, ndjson nothing, csv its header', async () => {
    expect(JSON.parse(await written('json', []))).toEqual([])
    expect(await written('ndjson', [])).toBe('')
    expect((await written('csv', [], { tables: ['actors'] })).trimEnd()).toBe(
      'article,id,name,type,role,aliases,mentions,claims,salience,confidence,start,end',
    )
  })
})

describe('--only', () => {
  it('leaves the other lists of JSON empty', async () => {
    const [analysis] = JSON.parse(await written('json', [sample()], { tables: ['claims'] }))
    expect(analysis.claims).toHaveLength(3)
    expect([analysis.actors, analysis.places, analysis.figures]).toEqual([[], [], []])
  })

  it('leaves the other tables out elsewhere', async () => {
    for (const format of ['table', 'markdown', 'html'] as const) {
      const output = await written(format, [sample()], { tables: ['figures'] })
      expect(output).toContain('passengers')
      expect(output).not.toMatch(/(?:^|[#>] ?)(?:actors|places|claims)$/m)
    }
  })

  it('gives csv of one table the columns of that table, in the order of the contract', async () => {
    const header = async (table: 'places' | 'claims' | 'figures') =>
      (await written('csv', [sample()], { tables: [table] })).split('\n')[0]
    expect(await header('places')).toBe(
      'article,id,name,kind,country,region,lat,lon,geonames_id,text,use,confidence,line,start,end,sentence',
    )
    expect(await header('claims')).toBe(
      'article,id,speaker,speaker_kind,role,kind,cue,act,modality,claim,source,audience,when,confidence,line,start,end,sentence',
    )
    expect(await header('figures')).toBe(
      'article,id,text,value,upper,second,unit,kind,qualifier,to,what,about,event,when,speaker,place,confidence,line,start,end,sentence',
    )
  })
})

describe('--explain', () => {
  it('adds a column why to the tables', async () => {
    for (const format of ['table', 'csv', 'tsv', 'markdown', 'html'] as const) {
      expect(await written(format, [sample()], { explain: true })).toContain('names: Ada, Lindqvist')
      expect(await written(format, [sample()], { explain: false })).not.toContain('names: Ada, Lindqvist')
    }
  })
})

describe('the screen table', () => {
  it('fits the width that it is given', async () => {
    for (const width of [60, 80, 120]) {
      const output = await written('table', [sample()], { width })
      for (const line of output.split('\n')) expect([...line].length).toBeLessThanOrEqual(width)
    }
  })

  it('says shortly that a table is empty', async () => {
    const item = sample()
    item.analysis.figures = []
    expect(await written('table', [item])).toContain('figures: none found\n')
  })

  it('is coloured by the chalk that it is given and by nothing else', async () => {
    expect(await written('table', [sample()], { chalk: new Chalk({ level: 1 }) })).toContain('\x1b[1m')
    expect(await written('table', [sample()])).not.toContain('\x1b')
  })

  it('takes ten thousand rows', async () => {
    const item = sample()
    const [claim] = item.analysis.claims
    item.analysis.claims = Array.from({ length: 10_000 }, () => claim!)
    expect((await written('table', [item])).split('\n').length).toBeGreaterThan(20_000)
  })
})

describe('the page', () => {
  it('shows the text unchanged, however spans cross', async () => {
    const { text } = sample()
    const length = [...text].length
    const span = fc
      .tuple(fc.nat(length), fc.nat(length))
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
    await fc.assert(
      fc.asyncProperty(fc.array(span), fc.array(span), async (names, contents) => {
        const item = sample()
        const [entity] = item.analysis.entities
        const [claim] = item.analysis.claims
        item.analysis.entities = names.map((name) => ({ ...entity!, ...name }))
        item.analysis.claims = contents.map((content, index) => ({ ...claim!, id: `C${index}`, content: [content] }))
        const { document } = parseHTML(await written('html', [item]))
        expect(document.querySelector('.text')?.textContent).toBe(text)
        for (const link of document.querySelectorAll('a')) {
          expect(document.getElementById(link.getAttribute('href')!.slice(1))).not.toBeNull()
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('a slow reader', () => {
  it.each(formats)('%s waits for it', async (format) => {
    let open = 0
    const sink = {
      async write() {
        open++
        expect(open).toBe(1)
        await new Promise((done) => setImmediate(done))
        open--
      },
    }
    const writer = await outputFormats[format].open(sink, OPTIONS)
    for (let i = 0; i < 3; i++) await writer.article(sample())
    await writer.end()
    expect(open).toBe(0)
  })
})

describe('places in a text', () => {
  it('are found by code point in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), fc.nat(), (text, a, b) => {
        const characters = [...text]
        const [start, end] = [a % (characters.length + 1), b % (characters.length + 1)].sort((x, y) => x - y)
        expect(positionsIn(text).slice(start!, end!)).toBe(characters.slice(start, end).join(''))
      }),
    )
  })

  it('count lines and columns from 1, whatever ends a line', () => {
    const { lineColumn } = positionsIn('a\nb\r\nc\rd🚢e')
    expect([0, 2, 5, 7, 9].map(lineColumn)).toEqual(['1:1', '2:1', '3:1', '4:1', '4:3'])
  })
})
