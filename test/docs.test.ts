import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Folder, root } from './cli/program.js'
import { type Block, blocksOf } from './docs/blocks.js'
import { commandsOf, DESK, replay } from './docs/replay.js'
import { withScores } from './docs/scores.js'

/**
 * Whatever README and docs show is what the program does: each ```console block is run, and must print what stands in it.
 * `npm run docs` writes into the documents what the commands print now.
 */
const documents = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true })
    .map((name) => join('docs', String(name)))
    .filter((name) => name.endsWith('.md')),
].sort()

const read = (document: string) => readFileSync(join(root, document), 'utf8')
const blocks = (document: string, language: string) => blocksOf(read(document)).filter((b) => b.language === language)

describe.concurrent('what the documents show', () => {
  it.for(documents)(
    '%s shows what its commands print, and the scores of the last measurement',
    { timeout: 300_000 },
    async (document, { expect }) => {
      const folder = new Folder()
      try {
        cpSync(join(root, 'fixtures'), folder.file(DESK), {
          recursive: true,
          filter: (path) => !path.endsWith('expected'),
        })
        folder.write('node_modules/.keep', '')
        symlinkSync(root, folder.file('node_modules/copydesk'))
        const { markdown, skipped } = await replay(withScores(read(document)), folder)
        for (const session of skipped) console.warn(`${document}: not run, this machine has no ${session}`)
        await expect(markdown).toMatchFileSnapshot(join(root, document))
      } finally {
        folder.remove()
      }
    },
  )
})

/** What ```sh blocks may call, which are not run: what needs a network, another machine, or hours. */
const NOT_RUN = /\b(?:npm|npx|git clone|curl|ssh|crontab|apt|brew|pip|datasette|duckdb|qsv|pdftotext|pandoc)\b/

describe.each(documents)('%s', (document) => {
  it('leaves nothing out of the test that could be run', () => {
    const commands = blocks(document, 'sh').flatMap(({ lines }) => lines.join('\n').split(/(?<!\\)\n/))
    expect(commands.filter((command) => !/^(?:$|#|cd |export )/.test(command) && !NOT_RUN.test(command))).toEqual([])
  })

  it('starts each session with a command', () => {
    const headless = ({ lines }: Block) => !lines[0]?.startsWith('$ ')
    expect(blocks(document, 'console').filter(headless)).toEqual([])
  })

  it('runs each program that it shows', () => {
    const commands = blocks(document, 'console').flatMap((block) => commandsOf(block).flat())
    const shown = ['js', 'ts', 'python', 'jq', 'sql'].flatMap((language) => blocks(document, language))
    const notRun = shown.filter(({ fileName }) => !commands.some((line) => fileName && line.includes(fileName)))
    expect(notRun.map(({ lines }) => lines[0])).toEqual([])
  })

  it('links to files that are there', () => {
    const links = [...read(document).matchAll(/\]\((?!https?:|mailto:|#)([^)#]+)(?:#[^)]*)?\)/g)].map(
      ([, path]) => path!,
    )
    expect(links.filter((path) => !existsSync(join(root, dirname(document), path)))).toEqual([])
  })
})
