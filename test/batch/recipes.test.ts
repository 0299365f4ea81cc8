import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { article, bash, Folder, pathWithProgram, root } from '../cli/program.js'
import { blocksOf } from '../docs/blocks.js'
import { commandsOf } from '../docs/replay.js'
import { areInstalled, canServeSsh, pullThePlug, startHosts, until, worksOnArticles } from './machines.js'

vi.setConfig({ testTimeout: 120_000 })

/** The recipes of docs/batch.md where something goes wrong in the middle; test/docs.test.ts runs those that can be run as they stand. */
const blocks = blocksOf(readFileSync(join(root, 'docs/batch.md'), 'utf8'))

/** A command of a session in the document, by how it starts. */
function sessionCommand(start: string): string {
  const commands = blocks.filter(({ language }) => language === 'console').flatMap(commandsOf)
  const command = commands.find(([first]) => first!.startsWith(`$ ${start}`))
  if (!command) throw new Error(`docs/batch.md shows no '${start}'`)
  return command.join('\n').slice('$ '.length)
}

const scriptIn = (language: string) => blocks.find((block) => block.language === language)!.lines.join('\n')

const folder = new Folder()
const COUNT = 16
const lines = Array.from({ length: COUNT }, (_, i) => JSON.stringify({ id: `wire-${i}`, text: article(i) }))
const environment = { HOME: folder.path, PATH: `${folder.file('bin')}:${pathWithProgram()}` }
const here = { cwd: folder.path, env: environment }

const contentOf = (name: string) => readFileSync(folder.file(name), 'utf8')

beforeAll(async () => {
  for (let i = 0; i < COUNT; i++) folder.write(`wire/${String(i).padStart(2, '0')}.txt`, article(i))
  folder.write('wire.ndjson', lines.map((line) => `${line}\n`).join(''))
  await bash(
    `find wire -type f | LC_ALL=C sort > list
     copydesk wire -f ndjson -q > one-run.ndjson
     copydesk --input-format ndjson -f ndjson -q - < wire.ndjson > one-stream.ndjson`,
    here,
  )
})
afterAll(() => folder.remove())

/** Starts a line of bash, and pulls the plug of a process when something has come to be. */
async function killedWhen(line: string, holds: () => boolean, plug?: ChildProcess): Promise<void> {
  const started = spawn('bash', ['--norc', '-c', line], { cwd: folder.path, env: environment, stdio: 'ignore' })
  const ended = once(started, 'close')
  await until(() => {
    if (started.exitCode !== null) throw new Error(`it ended before anything was killed: ${line}`)
    return holds() && worksOnArticles(plug ?? started)
  })
  pullThePlug(plug ?? started)
  await ended
}

/** The jobs in a log of GNU parallel that were done, by their numbers, and the hosts of those that failed. */
function jobsIn(log: string): { done: string[]; failedOn: Set<string> } {
  const rows = existsSync(folder.file(log)) ? contentOf(log).trimEnd().split('\n').slice(1) : []
  const jobs = rows.map((row) => row.split('\t')).map(([number, host, , , , , code]) => ({ number, host, code }))
  const done = jobs.filter(({ code }) => code === '0').map(({ number }) => number!)
  return { done: done.sort(), failedOn: new Set(jobs.filter(({ code }) => code !== '0').map(({ host }) => host!)) }
}

describe.skipIf(!areInstalled('parallel'))('shards under GNU parallel', () => {
  it('go on after the plug was pulled, and together are the bytes of one run', async () => {
    const share = sessionCommand('parallel --joblog shards.log')
    await killedWhen(share, () => jobsIn('shards.log').done.length > 0)
    expect(jobsIn('shards.log').done.length).toBeLessThan(3)
    const { code, stderr } = await bash(share, here)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(jobsIn('shards.log').done).toEqual(['1', '2', '3'])
    const joined = await bash(sessionCommand("awk -F'\"'"), here)
    expect(joined.stdout).toBe('the same bytes\n')
  })
})

describe.skipIf(!(areInstalled('parallel', 'rsync') && canServeSsh()))('parts over ssh', () => {
  let hosts = new Map<string, ChildProcess>()
  const script = scriptIn('bash')
    .replace('-n l/100', '-n l/4')
    .replace('--workdir ...', `--workdir ${folder.file('remote')}`)

  beforeAll(async () => {
    hosts = await startHosts(['host-a', 'host-b'], folder, pathWithProgram())
  })
  afterAll(() => {
    for (const host of hosts.values()) pullThePlug(host)
  })

  it('go on with the host that is left when one dies in the middle, to the bytes of one run', async () => {
    await killedWhen(script, () => true, hosts.get('host-b'))
    expect([...jobsIn('hosts.log').failedOn]).toEqual(['host-b'])
    const { code, stderr } = await bash(script.replace('host-a,host-b', 'host-a'), here)
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(jobsIn('hosts.log').done).toEqual(['1', '2', '3', '4'])
    expect(contentOf('all.ndjson')).toBe(contentOf('one-stream.ndjson'))
    // nothing stays behind
    expect(existsSync(folder.file('remote'))).toBe(false)
  })
})

describe("Spark's pipe", () => {
  const command = /articles\.pipe\(\s*"(.*?)"/s.exec(scriptIn('pyspark'))![1]!

  it('feeds long-lived processes line by line, several at once, and gets the bytes of one run', async () => {
    const size = Math.ceil(COUNT / 3)
    const partitions = [0, 1, 2].map((i) => lines.slice(i * size, (i + 1) * size))
    const results = await Promise.all(partitions.map((partition) => pipe(command, partition)))
    expect(results.map(({ code }) => code)).toEqual([0, 0, 0])
    expect(results.flatMap(({ output }) => output).join('\n')).toBe(contentOf('one-stream.ndjson').trimEnd())
  })

  it('loses no task to a line that is no article', async () => {
    const { code, output } = await pipe(command, [lines[0]!, 'no article', lines[1]!])
    expect({ code, ids: output.map((line) => JSON.parse(line).id) }).toEqual({ code: 0, ids: ['wire-0', 'wire-1'] })
  })
})

/** What Spark does with a partition; it waits for the first result before it goes on, so that one has to come. */
async function pipe(command: string, partition: readonly string[]): Promise<{ code: number; output: string[] }> {
  const child = spawn('bash', ['--norc', '-c', command], { cwd: folder.path, env: environment })
  const ended = once(child, 'close')
  const output: string[] = []
  const reader = createInterface({ input: child.stdout }).on('line', (line) => output.push(line))
  for (const [i, line] of partition.entries()) {
    child.stdin.write(`${line}\n`)
    if (i === 0) await once(reader, 'line')
  }
  child.stdin.end()
  const [code] = await ended
  return { code, output }
}
