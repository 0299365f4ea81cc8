import { parse } from 'csv-parse/sync'
import { parseHTML } from 'linkedom'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { type OutputFormatName, outputFormats, sanitize } from '../../src/write/index.js'
import { HOSTILE, hostileSample } from './hostile.js'
import { written } from './sample.js'

const cases = Object.entries(HOSTILE)
const formats = Object.keys(outputFormats) as OutputFormatName[]

describe.each(formats)('%s: hostile text', (format) => {
  it.each(cases)('lets no control character through: %s', async (_, text) => {
    const output = await written(format, [hostileSample(text)], { explain: true })
    expect(output).not.toMatch(/(?![\n\t])[\p{Cc}\u2028-\u202e\u2066-\u2069]/u)
  })
})

describe('JSON formats', () => {
  it.each(cases)('give back the same values: %s', async (_, text) => {
    const item = hostileSample(text)
    const wellFormed = JSON.parse(JSON.stringify(item.analysis))
    expect(JSON.parse(await written('json', [item, item]))).toEqual([wellFormed, wellFormed])
    const lines = (await written('ndjson', [item, item])).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toEqual([wellFormed, wellFormed])
  })
})

describe.each(['csv', 'tsv'] as const)('%s', (format) => {
  const delimiter = format === 'csv' ? ',' : '\t'

  it.each(cases)('keeps a row a line and its columns: %s', async (_, text) => {
    const output = await written(format, [hostileSample(text)], { explain: true })
    const rows: string[][] = parse(output, { delimiter })
    expect(rows).toHaveLength(1 + 1 + 1 + 3 + 1)
    expect(output.trimEnd().split('\n')).toHaveLength(rows.length)
  })

  it.each(cases)('writes no formula: %s', async (_, text) => {
    const rows: string[][] = parse(await written(format, [hostileSample(text)]), { delimiter })
    const cells = rows.flat().filter((cell) => !/^-?\d+(?:\.\d+)?$/.test(cell))
    for (const cell of cells) expect(cell).not.toMatch(/^[\s\p{Cf}]*[=+\-@＝＋－＠\t\r]/u)
  })
})

describe('markdown', () => {
  it.each(cases)('has no markup of the text: %s', async (_, text) => {
    const output = await written('markdown', [hostileSample(text)])
    const tree = fromMarkdown(output, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
    const types = new Set<string>()
    const walk = (node: { type: string; url?: string; children?: unknown[] }) => {
      // this parser links a written-out address in spite of its escapes: to what it says, and to nothing else
      if (node.type === 'link')
        expect(`${node.url}`).toMatch(/^(?:https?:\/\/\w*\.?evil\.example|mailto:a@evil\.example)/)
      else types.add(node.type)
      for (const child of node.children ?? []) walk(child as typeof node)
    }
    walk(tree)
    const expected = ['root', 'heading', 'text', 'table', 'tableRow', 'tableCell']
    expect([...types].filter((type) => !expected.includes(type))).toEqual([])
    expect(tree.children.filter(({ type }) => type === 'table')).toHaveLength(4)
  })
})

describe('html', () => {
  /** Elements and attributes of the program's own views. */
  const ELEMENTS = new Set(
    `HTML HEAD META TITLE STYLE BODY MAIN FOOTER SCRIPT ARTICLE H1 H2 P MARK DIV NAV SPAN SMALL STRONG SECTION TABLE THEAD TBODY
    TR TH TD A UL OL LI TIME LABEL INPUT BUTTON FIGURE FIGCAPTION SVG G PATH CIRCLE RECT TEXT`.split(/\s+/),
  )
  const ATTRIBUTES = new Set(
    `lang charset http-equiv content name class id href scope dir role tabindex type for autocomplete datetime title
    viewBox d x y cx cy r width height text-anchor preserveAspectRatio`.split(/\s+/),
  )

  it.each(cases)('has no markup of the text: %s', async (_, text) => {
    const item = hostileSample(text)
    const { document } = parseHTML(await written('html', [item]))
    for (const element of document.querySelectorAll('*')) {
      expect(ELEMENTS).toContain(element.tagName.toUpperCase())
      for (const { name, value } of element.attributes) {
        if (!/^(?:aria|data)-/.test(name)) expect(ATTRIBUTES).toContain(name)
        if (name === 'href') expect(value).toMatch(/^#[\w-]+$/)
      }
    }
    const shown = sanitize(item.text.replace(/\r\n?/g, '\n'))
    expect(document.querySelector('.text')?.textContent).toBe(shown)
    expect(document.querySelectorAll('script')).toHaveLength(1)
  })

  it.each(cases)('keeps the articles of a folder as data: %s', async (_, text) => {
    const { document } = parseHTML(await written('html', [hostileSample(text), hostileSample(text)]))
    const scripts = [...document.querySelectorAll('script')]
    expect(scripts.map(({ type }) => type)).toEqual([...Array(3).fill('application/json'), ''])
    expect(document.querySelectorAll('main *')).toHaveLength(1)
    const [first] = scripts.map(({ textContent }) => textContent ?? '')
    expect(first).not.toMatch(/[<\p{Cc}\u2028-\u202e\u2066-\u2069]/u)
    const { paragraphs } = JSON.parse(first!)
    const pieces: (string | { text: string })[] = paragraphs.flatMap(({ pieces }: { pieces: unknown[] }) => pieces)
    const shown = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('')
    expect(shown).toBe(sanitize(hostileSample(text).text.replace(/\r\n?/g, '\n')))
  })
})

describe('table', () => {
  it.each(cases)('draws boxes whose edges stand in line: %s', async (_, text) => {
    const output = await written('table', [hostileSample(text)], { width: 70 })
    for (const box of output.match(/┌[\s\S]*?┘/g) ?? []) {
      const widths = new Set(box.split('\n').map((line) => stringWidth(line)))
      expect(widths.size).toBe(1)
      expect(Math.max(...widths)).toBeLessThanOrEqual(70)
    }
  })
})

describe('every format', () => {
  it.each(formats)('%s takes a word of a megabyte', async (format) => {
    const output = await written(format, [hostileSample('x'.repeat(1_000_000))])
    expect(output.length).toBeGreaterThan(1_000_000)
  })
})
