import { Help } from 'commander'
import type { InspectedModel } from '../../resources/index.js'
import { safeJson, sanitizeLine } from '../../write/index.js'
import type { Diagnosis } from '../diagnosis.js'
import { Exit } from '../exit.js'
import type { PlainCommand } from '../program.js'

export const doctor: PlainCommand = {
  name: 'doctor',
  summary: 'whether the installation is whole, and the settings',
  about:
    'Shows versions, models with their licences, libraries, and every setting with where it comes from; json with -f json. Exit code 1 where the installation has a fault.',
  examples: [
    ['copydesk doctor', 'what is installed, which settings are in force'],
    ['copydesk doctor --jobs 2 --no-config', 'which would be, with these options'],
    ["copydesk doctor -f json | jq '.models[].licence'", 'for a script'],
  ],
  speaksOfOptions: true,
  async answer({ command }) {
    const { diagnose } = await import('../diagnosis.js')
    const diagnosis = diagnose(command)
    const inJson = command.getOptionValueSource('format') === 'cli' && /json$/.test(command.getOptionValue('format'))
    return {
      text: inJson ? `${safeJson(diagnosis)}\n` : report(diagnosis),
      exitCode: diagnosis.faults.length > 0 ? Exit.FAULT : Exit.OK,
    }
  },
}

function report({ version, node, platform, processors, folder, ...found }: Diagnosis): string {
  const missing = found.libraries.filter((library) => library.version === null).length
  const settings = found.settings.map(({ name, value, from }) => [name, shown(value), from].map(sanitizeLine))
  return [
    `copydesk ${version}, Node ${node}, ${platform}, processors: ${processors}`,
    sanitizeLine(folder),
    '\nModels',
    ...found.models.map(modelLines),
    `\nLibraries: ${found.libraries.length - missing} of ${found.libraries.length} found`,
    '\nSettings in force',
    ...columns(settings),
    ...(found.faults.length === 0
      ? ['\nEverything works.']
      : ['\nFaults', ...found.faults.map((fault) => `  ${fault}`)]),
    '',
  ].join('\n')
}

const NAME_WIDTH = 12
const LICENCE_WIDTH = 72

function modelLines({ name, version, bytes, licence, fault }: InspectedModel): string {
  const state = fault === null ? `version ${version}, ${(bytes! / 1e6).toFixed(2)} MB` : 'fault'
  const terms = new Help().boxWrap(licence ?? 'no licence is stated', LICENCE_WIDTH).replaceAll(/^/gm, '      ')
  return `  ${name.padEnd(NAME_WIDTH)}${state}\n${terms}`
}

function shown(value: unknown): string {
  if (value === null) return '-'
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i]!)).join('  ')}`.trimEnd())
}
