import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { Option } from 'commander'
import { afterAll, describe, expect, it } from 'vitest'
import { analysisOptions } from '../../src/cli/options.js'
import { settingName, variableOf } from '../../src/cli/settings.js'
import { copydesk, Folder, root } from './program.js'

const folder = new Folder()
afterAll(() => folder.remove())

interface Diagnosis {
  models: { name: string; bytes: number; version: number; licence: string | null; fault: string | null }[]
  libraries: { name: string; version: string | null }[]
  settings: { name: string; value: unknown; from: string }[]
  faults: string[]
}

async function diagnosis(args: string[] = [], env: Record<string, string> = {}): Promise<Diagnosis> {
  const { code, stdout, stderr } = await copydesk(['doctor', '-f', 'json', ...args], { cwd: folder.path, env })
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout)
}

describe('a whole installation', () => {
  it('has every model with its version, size and licence, and every library', async () => {
    const { models, libraries, faults } = await diagnosis()
    const files = readdirSync(join(root, 'models')).filter((name) => name.endsWith('.bin'))
    expect(models.map(({ name }) => `${name}.bin`)).toEqual(files.sort())
    for (const model of models) {
      expect(model).toMatchObject({
        version: expect.any(Number),
        licence: expect.stringMatching(/MIT|CC BY|PDDL|public domain/),
        fault: null,
      })
      expect(model.bytes).toBeGreaterThan(0)
    }
    const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(libraries.map(({ name }) => name)).toEqual(Object.keys(dependencies))
    expect(libraries.filter(({ version }) => version === null)).toEqual([])
    expect(faults).toEqual([])
  })

  it('is as the schema says', async () => {
    const schema = JSON.parse((await copydesk(['schema', 'diagnosis'])).stdout)
    const validate = new Ajv2020({ allErrors: true }).compile(schema)
    expect(validate(await diagnosis(['--only', 'claims'])) || validate.errors).toBe(true)
  })

  it('is told to a reader', async () => {
    const { code, stdout, stderr } = await copydesk(['doctor', '-j', '2'], { cwd: folder.path })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^copydesk \d+\.\d+\.\d+, Node \d+\.\d+\.\d+, \w+ \w+, processors: \d+\n/)
    expect(stdout).toMatch(/^ {2}gazetteer +version \d+, [\d.]+ MB\n +CC BY 4\.0 \(GeoNames\)/m)
    expect(stdout).toMatch(/^ {2}jobs +2 +flag$/m)
    expect(stdout).toMatch(/\nEverything works\.\n$/)
  })
})

/** A value that an option takes; '' for what is on or off. */
function valueFor(option: Option): string {
  if (!option.required) return ''
  if (option.argChoices) return option.argChoices.at(-1)!
  const accepted = ['1', '80', '2/4', '2022-01-31'].find((value) => {
    try {
      option.parseArg?.(value, undefined)
      return true
    } catch {
      return false
    }
  })
  if (accepted === undefined) throw new Error(`${option.flags}: add a value that it takes`)
  return accepted
}

describe('every option of an analysis is a setting', () => {
  const options = analysisOptions().filter((option) => !option.negate)
  const names = options.map(settingName)
  const origins = ({ settings }: Diagnosis) =>
    Object.fromEntries(settings.filter(({ name }) => names.includes(name)).map(({ name, from }) => [name, from]))

  it('of copydesk.toml', async () => {
    const lines = options.map((option) => {
      const value = valueFor(option)
      return `${settingName(option)} = ${value === '' ? 'true' : JSON.stringify(value)}\n`
    })
    folder.write('copydesk.toml', lines.join(''))
    expect(origins(await diagnosis(['--format', 'json']))).toEqual({
      ...Object.fromEntries(names.map((name, i) => [name, `copydesk.toml:${i + 1}`])),
      format: 'flag',
    })
    rmSync(folder.file('copydesk.toml'))
  })

  it('of the environment', async () => {
    const env = Object.fromEntries(options.map((option) => [variableOf(option), valueFor(option) || 'yes']))
    expect(origins(await diagnosis([], env))).toEqual({
      ...Object.fromEntries(options.map((option) => [settingName(option), variableOf(option)])),
      format: 'flag',
    })
  })

  it('shows no control characters of a file', async () => {
    folder.write('copydesk.toml', 'names = "\\u001b[31m\\u009bx.txt"')
    const { stdout } = await copydesk(['doctor'], { cwd: folder.path })
    expect(stdout).toContain('␛[31m\ufffdx.txt')
    expect((await copydesk(['doctor', '-f', 'json'], { cwd: folder.path })).stdout).toContain('\\u001b[31m\\u009bx.txt')
    rmSync(folder.file('copydesk.toml'))
  })
})

describe('a broken installation is a fault, with what to do', () => {
  const place = new Folder()
  afterAll(() => place.remove())
  for (const name of ['bin', 'dist']) cpSync(join(root, name), place.file(name), { recursive: true })
  copyFileSync(join(root, 'package.json'), place.file('package.json'))
  symlinkSync(join(root, 'node_modules'), place.file('node_modules'))
  place.write('models/.keep', '')
  for (const name of readdirSync(join(root, 'models')))
    symlinkSync(join(root, 'models', name), place.file(`models/${name}`))

  const doctor = () => spawnSync(process.execPath, [place.file('bin/copydesk.js'), 'doctor'], { encoding: 'utf8' })
  const original = readFileSync(join(root, 'models/cues.bin'))

  function withModel(bytes: Uint8Array | null) {
    rmSync(place.file('models/cues.bin'))
    if (bytes) writeFileSync(place.file('models/cues.bin'), bytes)
    const { status, stdout, stderr } = doctor()
    rmSync(place.file('models/cues.bin'), { force: true })
    symlinkSync(join(root, 'models/cues.bin'), place.file('models/cues.bin'))
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    return stdout
  }

  it('where a model is missing', () => {
    const stdout = withModel(null)
    expect(stdout).toMatch(/^ {2}cues +fault$/m)
    expect(stdout).toMatch(/\nFaults\n {2}models\/cues\.bin is missing; install copydesk again/)
  })

  it('where a model is cut off', () => {
    expect(withModel(original.subarray(0, 5000))).toMatch(
      /models\/cues\.bin: the file is damaged or truncated; install/,
    )
  })

  it('where a model is of another version', () => {
    const other = readFileSync(join(root, 'models/units.bin'))
    expect(withModel(other)).toMatch(/models\/cues\.bin: the file holds "units", not "cues"; install copydesk again/)
  })

  it('where a library is missing', () => {
    const json = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    place.write('package.json', JSON.stringify({ ...json, dependencies: { ...json.dependencies, 'no-such': '1' } }))
    const { status, stdout } = doctor()
    expect({ status, fault: stdout.split('Faults\n')[1] }).toEqual({
      status: 1,
      fault: '  the library no-such is missing; install copydesk again\n',
    })
  })
})
