import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import type { Command } from 'commander'
import { createAnalyzer } from '../analyze.js'
import { type InspectedModel, inspectModels, openResources, packageRoot } from '../resources/index.js'
import { DIAGNOSIS_SCHEMA } from './diagnosis-schema.js'
import { settingName } from './settings.js'

/** What `copydesk doctor` finds; its JSON output as it is. */
export interface Diagnosis {
  schema: typeof DIAGNOSIS_SCHEMA
  version: string
  node: string
  platform: string
  processors: number
  /** The folder of the installed package. */
  folder: string
  models: InspectedModel[]
  libraries: { name: string; version: string | null }[]
  settings: { name: string; value: unknown; from: string }[]
  /** What is wrong with the installation, each with what to do. */
  faults: string[]
}

/** @param command with its options set, each with the source that commander keeps */
export function diagnose(command: Command): Diagnosis {
  const folder = packageRoot()
  const models = inspectModels()
  const libraries = librariesOf(folder)
  const missing = libraries.filter(({ version }) => version === null)
  const faults = [
    ...models.flatMap(({ fault }) => fault ?? []),
    ...missing.map(({ name }) => `the library ${name} is missing; install copydesk again`),
  ]
  return {
    schema: DIAGNOSIS_SCHEMA,
    version: command.parent!.version()!,
    node: process.versions.node,
    platform: `${process.platform} ${process.arch}`,
    processors: availableParallelism(),
    folder,
    models,
    libraries,
    settings: settingsOf(command),
    faults: faults.length > 0 ? faults : faultOfRun(),
  }
}

/** What package.json asks for, with the versions that Node would find from there. */
function librariesOf(root: string): Diagnosis['libraries'] {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return Object.keys(dependencies).map((name) => ({ name, version: versionOf(name, root) }))
}

function versionOf(name: string, folder: string): string | null {
  const path = join(folder, 'node_modules', name, 'package.json')
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')).version
  const parent = dirname(folder)
  return parent === folder ? null : versionOf(name, parent)
}

/** commander's names for where a value came from. The others are ours: a variable, or a file with its line. */
const SOURCES: Readonly<Record<string, string>> = { cli: 'flag', default: 'default' }

function settingsOf(command: Command): Diagnosis['settings'] {
  return command.options.map((option) => {
    const name = option.attributeName()
    const source = command.getOptionValueSource(name) ?? 'default'
    return { name: settingName(option), value: command.getOptionValue(name) ?? null, from: SOURCES[source] ?? source }
  })
}

const SENTENCE = 'WESTPORT (AP) — "Two of the five cranes are new," said Mayor Anna Reyes of Hamburg, Germany.'

/** All desks, with all models, on a sentence: a model of another version than this program reads is found here. */
function faultOfRun(): string[] {
  const source = { path: '-', format: 'text', encoding: 'utf-8', bytes: SENTENCE.length, sha256: '' } as const
  try {
    createAnalyzer(openResources()).analyze({ id: '-', text: SENTENCE, source })
    return []
  } catch (error) {
    return [(error as Error).message]
  }
}
