import { readFileSync, type Stats, statSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { UsageError } from '../errors.js'
import type { ProjectNames } from '../names/index.js'
import { discover, type ReadOptions, reasonOf } from '../read/index.js'
import { sanitizeLine } from '../write/index.js'
import type { Inputs } from './inputs.js'
import type { RunOptions } from './options.js'
import type { ProgressOptions } from './progress.js'
import { colorLevel } from './terminal.js'

const MEGABYTE = 1024 * 1024

/** The names of `--names`. @throws UsageError */
export async function readNames(path: string): Promise<ProjectNames> {
  const { parseProjectNames } = await import('../names/index.js')
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new UsageError(`--names ${sanitizeLine(path)}: ${reasonOf(error)}`, { cause: error })
  }
  return parseProjectNames(text, path)
}

/** An output never takes the place of an input. @throws UsageError */
export function refuseInput(path: string, { named }: Inputs): void {
  const output = statusOf(path)
  if (!output || !(output.isFile() || output.isDirectory())) return
  for (const input of named) {
    const status = input === '-' ? undefined : statusOf(input)
    if (status && same(status, output)) {
      throw new UsageError(`${sanitizeLine(path)} is one of the inputs\nwrite the output to another path`)
    }
  }
}

/** What stands at a path; undefined where nothing can be said of it, which whoever opens it will say. */
function statusOf(path: string | Buffer): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

const same = (a: Stats, b: Stats) => a.dev === b.dev && a.ino === b.ino

/** @param outputs files and folders that the run writes to: they are no inputs */
export function readOptions(options: RunOptions, outputs: readonly string[]): ReadOptions {
  return {
    ...(options.inputFormat === 'auto' ? {} : { format: options.inputFormat }),
    ...(options.root === undefined ? {} : { root: options.root }),
    outputs,
    limits: { article: options.maxArticle * MEGABYTE, container: options.maxContainer * MEGABYTE },
  }
}

export function progressOptions(options: RunOptions, { named }: Inputs): ProgressOptions {
  const isTerminal = process.stderr.isTTY ?? false
  return {
    live: isTerminal && !options.quiet,
    verbose: options.verbose ?? false,
    color: colorLevel(options.color, isTerminal, process.env) > 0,
    totalBytes: async () => (options.filesFrom === undefined ? bytesOf(named) : undefined),
  }
}

const FILES_AT_ONCE = 100

/** Bytes of all inputs, added up beside the run; undefined where nobody knows them before they are read: a pipe. */
async function bytesOf(named: readonly string[]): Promise<number | undefined> {
  if (named.includes('-')) return undefined
  let [files, bytes] = [0, 0]
  for await (const found of discover(named)) {
    if ('error' in found || found.kind === 'stdin') continue
    bytes += statusOf(found.path)?.size ?? 0
    if (++files % FILES_AT_ONCE === 0) await setImmediate()
  }
  return bytes
}
