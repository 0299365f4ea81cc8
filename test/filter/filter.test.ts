import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Analyzed, Article } from '../../src/analysis.js'
import { createAnalyzer } from '../../src/analyze.js'
import { ACTS, createFilter, type Filters, KINDS } from '../../src/filter/index.js'
import { openResources } from '../../src/resources/index.js'
import { analysisSchema } from '../../src/write/index.js'
import { root } from '../cli/program.js'

const TEXT = `KYIV, Ukraine — Defence minister Małgorzata Šimková said on Tuesday that 1,500 soldiers had reached Lviv.

"We deny that a single tank was lost," Šimková told reporters in Warsaw. The Bank of Russia bought $20 million of grain.

United Nations envoy Pedro Alvarez warned on March 3, 2021 that in Kharkiv 300 families and in Chisinau 40 families had no water.

Moldova promised 12 km of new pipes. Alvarez thanked Moldova.
`

const article: Article = {
  id: 'pipes.txt',
  text: TEXT,
  published: '2022-05-10',
  source: { path: 'pipes.txt', format: 'text', encoding: 'utf-8', bytes: 0, sha256: '' },
}
const resources = openResources()
const item = createAnalyzer(resources).annotate(article)
const filtered = (filters: Filters, of: Analyzed = item) => createFilter(resources, filters)(of).analysis

/** What stays: names of actors and places, texts of claims and figures. */
function rows(filters: Filters) {
  const { actors, places, claims, figures } = filtered(filters)
  return {
    actors: actors.map(({ name }) => name),
    places: places.map(({ name }) => name),
    claims: claims.map(({ speaker }) => speaker?.name),
    figures: figures.map(({ text }) => text),
  }
}

describe('a speaker', () => {
  it.each(['Simkova', 'MALGORZATA SIMKOVA', 'Šimková'])('is found as %s', (name) => {
    const { claims } = rows({ speaker: [name] })
    expect(new Set(claims)).toEqual(new Set(['Małgorzata Šimková']))
    expect(claims.length).toBe(rows({}).claims.filter((speaker) => speaker === 'Małgorzata Šimková').length)
  })

  it('has the figures of their claims and no others', () => {
    expect(rows({ speaker: ['simkova'] }).figures).toEqual(['1,500'])
  })

  it('who is not there leaves nothing', () => {
    expect(rows({ speaker: ['Nobody Else'] })).toEqual({ actors: [], places: [], claims: [], figures: [] })
  })
})

describe('an actor', () => {
  it('that is a country is no part of another name', () => {
    expect(rows({ actor: ['Russia'] }).actors).not.toContain('Bank of Russia')
  })

  it('is found by a part of the name', () => {
    expect(rows({ actor: ['alvarez'], kind: ['person'] }).actors).toEqual(['Pedro Alvarez'])
  })
})

describe('a place', () => {
  const PLACES = ['Kyiv', 'Ukraine', 'Lviv', 'Kharkiv']
  it.each(['Ukraine', 'ukraine'])('%s holds its towns', (name) => {
    expect(new Set(rows({ place: [name] }).places)).toEqual(new Set(PLACES))
  })

  it.each([
    ['Kiev', 'Kyiv'],
    ['lvov', 'Lviv'],
    ['Lviv, Ukraine', 'Lviv'],
    ['chişinău', 'Chisinau'],
  ])('%s is %s', (asked, name) => {
    expect(rows({ place: [asked] }).places).toEqual([name])
  })

  it.each(['Lviv, Poland', 'Ukrainian', 'Constructor', '__proto__'])('%s is none', (asked) => {
    expect(rows({ place: [asked] }).places).toEqual([])
  })

  it('has the figures that are of it, not those of another place in the same sentence', () => {
    expect(rows({ place: ['Kharkiv'] }).figures).toEqual(['300'])
  })

  it('has the claims of the sentences that name it', () => {
    expect(rows({ place: ['Kharkiv'] }).claims).toEqual(['Pedro Alvarez'])
  })
})

describe('kinds, acts, units, values', () => {
  it('a kind is asked of the tables that have it', () => {
    const { places, actors } = filtered({ kind: ['country', 'person'] })
    expect(new Set(places.map(({ kind }) => kind))).toEqual(new Set(['country']))
    expect(new Set(actors.map(({ type }) => type))).toEqual(new Set(['country', 'person']))
  })

  it('money leaves the figures of money', () => {
    expect(rows({ kind: ['money'] }).figures).toEqual(['$20 million'])
  })

  it('an act leaves the claims of that act', () => {
    const { claims } = filtered({ act: ['warn', 'deny'] })
    expect(new Set(claims.map(({ cue }) => cue?.act))).toEqual(
      new Set(['warn', 'deny'].filter((act) => item.analysis.claims.some(({ cue }) => cue?.act === act))),
    )
    expect(claims.length).toBeGreaterThan(0)
  })

  it.each(['USD', 'usd', '$', 'dollars', 'US dollars'])('%s is a unit', (unit) => {
    expect(rows({ unit: [unit] }).figures).toEqual(['$20 million'])
  })

  it.each(['km', 'kilometres', 'kilometer'])('%s is another', (unit) => {
    expect(rows({ unit: [unit] }).figures).toEqual(['12 km'])
  })

  it('a least value counts itself', () => {
    expect(rows({ min: 1500 }).figures).toEqual(['1,500', '$20 million'])
    expect(rows({ min: 1501 }).figures).toEqual(['$20 million'])
  })

  it('a claim stays that holds such a figure', () => {
    expect(rows({ min: 1000, kind: ['count'] }).claims).toEqual(['Małgorzata Šimková'])
  })
})

describe('words', () => {
  it.each(['single tank', 'TANK single', 'tank'])('%s stand in a sentence', (words) => {
    expect(rows({ contains: [words] }).claims).toContain('Małgorzata Šimková')
    expect(rows({ contains: [words] }).figures).toEqual([])
  })

  it.each(['tan', 'tank water'])('%s do not', (words) => {
    expect(rows({ contains: [words] })).toEqual({ actors: [], places: [], claims: [], figures: [] })
  })
})

describe('dates', () => {
  it('a row is of the date that it gives, else of the day of the article', () => {
    expect(rows({ until: '2021-12-31' }).figures).toEqual(['300', '40'])
    expect(rows({ since: '2022-01-01' }).figures).toEqual(['1,500', '$20 million', '12 km'])
  })

  it('an article without a date answers with the dates that its sentences give', () => {
    const undated = { ...item, analysis: { ...item.analysis, article: { ...item.analysis.article, published: null } } }
    expect(filtered({ since: '2000-01-01', until: '2021-12-31' }, undated).figures.map(({ text }) => text)).toEqual([
      '300',
      '40',
    ])
    expect(filtered({ since: '2023-01-01' }, undated).figures).toEqual([])
  })
})

const anyFilters = fc
  .record(
    {
      speaker: fc.subarray(['Simkova', 'Alvarez', 'officials'], { minLength: 1 }),
      actor: fc.subarray(['United Nations', 'Moldova', 'Šimková'], { minLength: 1 }),
      place: fc.subarray(['Ukraine', 'Warsaw', 'Chisinau', 'Nowhere'], { minLength: 1 }),
      kind: fc.subarray(['person', 'city', 'indirect', 'count', 'money'], { minLength: 1 }),
      act: fc.subarray(['state', 'warn', 'deny'], { minLength: 1 }),
      unit: fc.subarray(['USD', 'km'], { minLength: 1 }),
      min: fc.integer({ min: 0, max: 2000 }),
      contains: fc.subarray(['families', 'tank', 'soldiers Lviv'], { minLength: 1 }),
      since: fc.constantFrom('2021-01-01', '2022-05-01'),
      until: fc.constantFrom('2021-12-31', '2022-12-31'),
    },
    { requiredKeys: [] },
  )
  .map((filters) => filters as Filters)

const idsOf = (analysis: Analyzed['analysis']) =>
  [...analysis.actors, ...analysis.places, ...analysis.claims, ...analysis.figures].map(({ id }) => id)

describe('any filters', () => {
  it('leave rows as they are, with their ids, and point at nothing that is gone', () => {
    fc.assert(
      fc.property(anyFilters, (filters) => {
        const analysis = filtered(filters)
        const ids = new Set(idsOf(analysis))
        const all = new Map(item.analysis.figures.map((figure) => [figure.id, figure]))
        for (const figure of analysis.figures) {
          expect({ ...figure, claim: null, place: null }).toEqual({ ...all.get(figure.id), claim: null, place: null })
          for (const id of [figure.claim, figure.place]) expect(id === null || ids.has(id)).toBe(true)
        }
        for (const claim of analysis.claims) for (const id of claim.figures) expect(ids).toContain(id)
        for (const id of ids) expect(idsOf(item.analysis)).toContain(id)
      }),
    )
  })

  it('keep no more rows than fewer filters do', () => {
    fc.assert(
      fc.property(anyFilters, anyFilters, (some, others) => {
        const more = idsOf(filtered({ ...others, ...some }))
        const fewer = new Set(idsOf(filtered(some)))
        for (const id of more) expect(fewer).toContain(id)
      }),
    )
  })

  it('keep the same rows in whatever order their values come', () => {
    fc.assert(
      fc.property(anyFilters, (filters) => {
        const turned = Object.fromEntries(
          Object.entries(filters)
            .reverse()
            .map(([key, value]) => [key, Array.isArray(value) ? value.toReversed() : value]),
        )
        expect(filtered(turned)).toEqual(filtered(filters))
      }),
    )
  })
})

describe('the vocabularies', () => {
  it('of acts is that of data/cues.tsv', () => {
    const lines = readFileSync(join(root, 'data', 'cues.tsv'), 'utf8').split('\n')
    const acts = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split('\t')[2]!)
    expect(ACTS).toEqual([...new Set(acts)].sort())
  })

  it('of kinds is that of the schema', () => {
    const { properties } = analysisSchema() as {
      properties: Record<string, { items: { properties: Record<string, { enum: string[] }> } }>
    }
    for (const [table, kinds] of Object.entries(KINDS)) {
      const columns = properties[table]!.items.properties
      expect(kinds).toEqual((columns.kind ?? columns.type)!.enum)
    }
  })
})
