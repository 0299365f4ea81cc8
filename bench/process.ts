import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** What a process, all its threads together, has taken; NaN where the system does not tell (no /proc). */
interface Usage {
  processorSeconds: number
  /** The most resident memory that it has had, in bytes. */
  peak: number
}

/** One run of a program, or of several at once: the sum of what they took. */
export interface Run extends Usage {
  /** From the start of the first to the end of the last. */
  seconds: number
}

/** A process is looked at so often, in milliseconds. */
const LOOK = 10

/** Contestants of one command or more each, turn about: by contestant, its runs. */
export async function takeTurns(
  contestants: readonly (readonly (readonly string[])[])[],
  rounds: number,
  { warmUp = 0 } = {},
): Promise<Run[][]> {
  const runs = contestants.map((): Run[] => [])
  for (let round = -warmUp; round < rounds; round++) {
    for (const [i, commands] of contestants.entries()) {
      const run = await runAll(commands)
      if (round >= 0) runs[i]!.push(run)
    }
  }
  return runs
}

/** How many times as fast one was as another, by round. */
export const speedRatios = (one: readonly Run[], other: readonly Run[]): number[] =>
  one.map(({ seconds }, round) => other[round]!.seconds / seconds)

/** The most memory of several runs, in bytes; a run that was too short to be looked at does not count. */
export const highestPeak = (runs: readonly Run[]): number =>
  Math.max(...runs.map(({ peak }) => peak).filter((peak) => !Number.isNaN(peak)))

/** Runs commands of Node at once, their output thrown away. */
async function runAll(commands: readonly (readonly string[])[]): Promise<Run> {
  const start = performance.now()
  const usages = await Promise.all(commands.map((args) => run(args)))
  const seconds = (performance.now() - start) / 1e3
  const sum = (field: keyof Usage) => usages.reduce((total, usage) => total + usage[field], 0)
  return { seconds, processorSeconds: sum('processorSeconds'), peak: sum('peak') }
}

function run(args: readonly string[]): Promise<Usage> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    let usage: Usage = { processorSeconds: Number.NaN, peak: Number.NaN }
    const timer = setInterval(() => {
      const [processorSeconds, peak] = [processorTimeOf(child.pid!), memoryOf(child.pid!, 'VmHWM')]
      if (processorSeconds !== undefined && peak !== undefined) usage = { processorSeconds, peak }
    }, LOOK)
    child.on('error', reject)
    child.on('close', (code) => {
      clearInterval(timer)
      if (code === 0) resolve(usage)
      else reject(new Error(`node ${args.join(' ')}: ended with ${code}`))
    })
  })
}

/** Linux counts processor time in hundredths of a second. */
const TICK = 0.01

function processorTimeOf(pid: number): number | undefined {
  // "1234 (name) S 1 …": user and system time are the 12th and 13th after the name, which may have any character
  const fields = read(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ')
  return fields && (Number(fields[11]) + Number(fields[12])) * TICK
}

/** Resident memory of a process in bytes: what it has (VmRSS) or the most that it has had (VmHWM). */
export function memoryOf(pid: number, field: 'VmRSS' | 'VmHWM'): number | undefined {
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(read(`/proc/${pid}/status`) ?? '')?.[1]
  return kilobytes === undefined ? undefined : Number(kilobytes) * 1024
}

/** Nothing when the process has ended, or the system has no /proc. */
function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** How Node is started so that it has one processor: compiler and garbage collector share it with the program. */
export function onOneProcessor(): { execPath: string; execArgv: string[] } {
  const pinned = spawnSync('taskset', ['-c', '0', process.execPath, '-e', '0']).status === 0
  return pinned
    ? { execPath: 'taskset', execArgv: ['-c', '0', process.execPath] }
    : { execPath: process.execPath, execArgv: [] }
}
