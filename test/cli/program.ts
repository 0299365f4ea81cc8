import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const program = join(root, 'bin', 'copydesk.js')

export interface Run {
  /** Exit code; null where a signal ended the process. */
  code: number | null
  stdout: string
  stderr: string
}

interface RunOptions {
  cwd?: string
  env?: Record<string, string>
  /** What is piped in; nothing by default. */
  input?: string | Uint8Array
}

/** Runs the program as a process of its own, with its own environment. */
export function copydesk(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  return run(process.execPath, [program, ...args], options)
}

/** Runs a line of bash in which `copydesk` is the program, found as npm installs it: a link in a folder of PATH. */
export function bash(line: string, options: RunOptions = {}): Promise<Run> {
  const env = { PATH: pathWithProgram(), ...options.env }
  return run('bash', ['--norc', '-c', line], { ...options, env })
}

/** PATH with the program in front. */
export const pathWithProgram = (): string => `${linkFolder()}:${process.env.PATH}`

let links: Folder | undefined

function linkFolder(): string {
  if (!links) {
    links = new Folder()
    symlinkSync(program, links.file('copydesk'))
    process.on('exit', () => links!.remove())
  }
  return links.path
}

function run(command: string, args: readonly string[], { cwd, env, input = '' }: RunOptions): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { PATH: process.env.PATH, LANG: 'C', ...env } })
    const output: Record<'stdout' | 'stderr', Buffer[]> = { stdout: [], stderr: [] }
    for (const name of ['stdout', 'stderr'] as const) child[name].on('data', (chunk) => output[name].push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      resolve({
        code,
        stdout: Buffer.concat(output.stdout).toString('utf8'),
        stderr: Buffer.concat(output.stderr).toString('utf8'),
      })
    })
    // a program that has ended already takes no input
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}

/** A folder of a test's own, with files; gone after `remove`. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), 'copydesk-'))

  constructor(files: Readonly<Record<string, string | Uint8Array>> = {}) {
    for (const [name, content] of Object.entries(files)) this.write(name, content)
  }

  file(name: string): string {
    return join(this.path, name)
  }

  write(name: string, content: string | Uint8Array): void {
    mkdirSync(dirname(this.file(name)), { recursive: true })
    writeFileSync(this.file(name), content)
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true })
  }
}

/** The articles of an ndjson output. */
export function articlesOf(ndjson: string): { id: string; article: { text?: string }; [key: string]: unknown }[] {
  return ndjson
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

export const idsOf = (ndjson: string): string[] => articlesOf(ndjson).map((article) => article.id)

/** A short article; with a number, one of many, each with a number of words that no other has. */
export function article(number = 1): string {
  const ships = Array.from({ length: (number % 7) + 1 }, (_, i) => `Lady${number}${'abcdefg'[i]}`).join(', ')
  return `The harbour council of Westport approved ${number + 3} new cranes on Monday for the ships ${ships}.
"We have waited ${number} years for this," said Mayor Anna Reyes. She told the union that it had won.
Its leader Tom Okafor said the plan was late and that he would ask her about it.
`
}
