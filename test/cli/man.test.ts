import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { analysisOptions } from '../../src/cli/options.js'
import { copydesk, root } from './program.js'

const isInstalled = (program: string) => spawnSync('which', [program]).status === 0

/** The page as a terminal shows it, without the overprinting that makes letters bold. */
const shown = () =>
  spawnSync('mandoc', ['-Tutf8', '-Owidth=80', join(root, 'man/copydesk.1')], { encoding: 'utf8' }).stdout.replace(
    /.[\b]/gu,
    '',
  )

it('copydesk man prints what the build has laid down for npm to install', async () => {
  const { code, stdout, stderr } = await copydesk(['man'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toBe(readFileSync(join(root, 'man/copydesk.1'), 'utf8'))
})

describe.skipIf(!isInstalled('mandoc'))('the manual page', () => {
  it('has nothing that mandoc warns of', () => {
    const { status, stdout, stderr } = spawnSync('mandoc', ['-Tlint', '-Wwarning', join(root, 'man/copydesk.1')], {
      encoding: 'utf8',
    })
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' })
  })

  it('has every option, with its value', () => {
    const lines = shown()
      .split('\n')
      .map((line) => line.trim())
    const missing = analysisOptions().filter(
      ({ flags }) => !lines.some((line) => line.startsWith(flags.replaceAll(/[<>]/g, ''))),
    )
    expect(missing).toEqual([])
  })

  it('has every command and example as they are typed', () => {
    const page = shown().replaceAll(/\s+/g, ' ')
    for (const text of [
      ...['analyze inputs ...', 'completion shell', 'help command', 'EXIT STATUS', '130, 143'],
      "curl -s example.org/story.html | copydesk -f json | jq '.[].claims'",
      "patterns ('wire/**/*.html')",
    ]) {
      expect(page).toContain(text)
    }
  })
})
