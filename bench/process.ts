import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** One run of a program, or of several at once. */
export interface Run {
  /** From the start of the first to the end of the last. */
  seconds: number
  /** The most memory that they had, all threads together, in bytes; NaN where the system does not tell (no /proc). */
  peak: number
}

/** Resident memory is looked up so often, in milliseconds; the system itself keeps the highest value. */
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
  const peaks = await Promise.all(commands.map((args) => run(args)))
  return { seconds: (performance.now() - start) / 1e3, peak: peaks.reduce((a, b) => a + b, 0) }
}

/** @returns the peak of its memory */
function run(args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
    let peak = Number.NaN
    const timer = setInterval(() => {
      peak = memoryOf(child.pid!, 'VmHWM') ?? peak
    }, LOOK)
    child.on('error', reject)
    child.on('close', (code) => {
      clearInterval(timer)
      if (code === 0) resolve(peak)
      else reject(new Error(`node ${args.join(' ')}: ended with ${code}`))
    })
  })
}

/** Resident memory of a process in bytes: what it has (VmRSS) or the most that it has had (VmHWM). */
export function memoryOf(pid: number, field: 'VmRSS' | 'VmHWM'): number | undefined {
  try {
    const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024
  } catch {
    // it has ended, or this system has no /proc
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
