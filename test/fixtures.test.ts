import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Chalk } from 'chalk'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Analysis, Analyzed } from '../src/analysis.js'
import { createAnalyzer } from '../src/analyze.js'
import { isFailed, readArticles } from '../src/read/index.js'
import { openResources } from '../src/resources/index.js'
import { outputFormats } from '../src/write/index.js'
import { FACTS } from './facts.js'

const folder = fileURLToPath(new URL('../fixtures', import.meta.url))
const fixtures = readdirSync(folder, { withFileTypes: true }).filter((f) => f.isFile())
const results = new Map<string, Analyzed[]>()

beforeAll(async () => {
  const analyzer = createAnalyzer(openResources())
  for (const { name } of fixtures) {
    const analyzed: Analyzed[] = []
    for await (const item of readArticles([join(folder, name)], { root: folder })) {
      if (isFailed(item)) throw item.error
      analyzed.push(analyzer.annotate(item))
    }
    results.set(name, analyzed)
  }
})

describe('the tables of the fixtures', () => {
  it.each(fixtures.map((f) => f.name))('%s are those of its golden file', async (name) => {
    let written = ''
    const sink = {
      write(chunk: string) {
        written += chunk
      },
    }
    const writer = await outputFormats.markdown.open(sink, {
      tables: ['actors', 'places', 'claims', 'figures'],
      width: 80,
      explain: false,
      chalk: new Chalk({ level: 0 }),
    })
    for (const item of results.get(name)!) await writer.article(item)
    await writer.end()
    await expect(written).toMatchFileSnapshot(join(folder, 'expected', `${name}.golden`))
  })
})

const plain = (text: string) => text.replace(/[’‘]/g, "'").replace(/\s+/g, ' ')
const holds = (text: string | null | undefined, words: string) =>
  plain(text ?? '')
    .toLowerCase()
    .includes(plain(words).toLowerCase())

describe.each(Object.entries(FACTS))('a reader of %s knows', (name, facts) => {
  const analysis = (): Analysis => results.get(name)![0]!.analysis

  const speakerOf = (words: string) => analysis().claims.find((c) => holds(c.text, words))?.speaker?.name ?? null

  it.each(facts.speakers ?? [])('who said "%s": %s', (words, speaker) => {
    expect(speakerOf(words)).toBe(speaker)
  })

  it.fails.each(facts.missedSpeakers ?? [])('(which the program does not) who said "%s": %s', (words, speaker) => {
    expect(speakerOf(words)).toBe(speaker)
  })

  it.each(facts.roles ?? [])('what %s is: %s', (actor, role) => {
    const found = analysis().actors.find((a) => a.name === actor)
    expect(holds(found?.role, role) ? role : (found?.role ?? null)).toBe(role)
  })

  it.each(facts.figures ?? [])('the figure %s', (words, value, unit, qualifier, what) => {
    const figure = analysis().figures.find((f) => holds(f.text, words) && f.value === value)
    expect(figure).toMatchObject({ value, unit, qualifier })
    if (what) expect(`${figure?.what} ${figure?.about}`.toLowerCase()).toContain(what)
  })

  it.each(facts.places ?? [])('where %s is: %s', (place, country) => {
    expect(analysis().places.find((p) => p.name === place)?.country).toBe(country)
  })
})
