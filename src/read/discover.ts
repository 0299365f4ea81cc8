import { lstatSync, readdirSync, type Stats, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { InputError } from '../errors.js'
import type { FailedInput } from './format-reader.js'
import { reasonOf } from './open.js'

/** An input that was found: a file, or standard input. */
export type Found = { kind: 'stdin'; name: '-' } | { kind: 'file'; path: string | Buffer; name: string }

/**
 * The files behind the inputs of a call, as a stream, in the order of the inputs; within a folder by code point of
 * their paths, without hidden entries. A path that exists is that path, whatever characters it has; only what does
 * not exist is tried as a pattern. Each folder is entered once an input, so that links cannot lead round in a circle.
 *
 * @param inputs strings as a user writes them; bytes are a path as it is, never a pattern nor standard input
 * @param excluded whether a file or folder is the program's own output
 */
export async function* discover(
  inputs: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  excluded: (status: Stats) => boolean = () => false,
): AsyncGenerator<Found | FailedInput> {
  for await (const input of inputs) {
    const name = typeof input === 'string' ? input : shownPath(Buffer.from(input))
    if (input === '-') {
      yield { kind: 'stdin', name: '-' }
      continue
    }
    const path = typeof input === 'string' ? existingPath(input) : Buffer.from(input)
    if (path !== undefined) yield* atPath(path, name, excluded)
    else yield* byPattern(input as string, excluded)
  }
}

/** Path bytes as text: what is not UTF-8 in them shows as U+FFFD. */
const shownPath = (path: string | Buffer) => (typeof path === 'string' ? path : path.toString('utf8'))

async function* atPath(
  path: string | Buffer,
  name: string,
  excluded: (status: Stats) => boolean,
): AsyncGenerator<Found | FailedInput> {
  let status: Stats
  try {
    status = statSync(path)
  } catch (error) {
    yield failed(name, reasonOf(error), (error as NodeJS.ErrnoException).code === 'ENOENT', error)
    return
  }
  if (!status.isDirectory()) yield { kind: 'file', path, name }
  else if (!excluded(status)) yield* walk(path, name, status, excluded)
}

/** Depth first, without recursion: a folder may be deeper than the stack. */
async function* walk(
  top: string | Buffer,
  topName: string,
  topStatus: Stats,
  excluded: (status: Stats) => boolean,
): AsyncGenerator<Found | FailedInput> {
  const entered = new Set([identity(topStatus)])
  const waiting: Entry[] = [{ path: Buffer.from(top), name: topName, folder: true }]
  for (let entry = waiting.pop(); entry; entry = waiting.pop()) {
    if (!entry.folder) {
      yield { kind: 'file', path: entry.path, name: entry.name }
      continue
    }
    try {
      const inside = entriesOf(entry, entered, excluded)
      while (inside.length > 0) waiting.push(inside.pop()!)
    } catch (error) {
      yield failed(entry.name, reasonOf(error), false, error)
    }
  }
}

interface Entry {
  path: Buffer
  name: string
  folder: boolean
}

const SLASH = Buffer.from('/')
const DOT = 0x2e

/** What stands in a folder, sorted by the whole path: a folder's name counts with its slash. UTF-8 sorts by code point. */
function entriesOf(folder: Entry, entered: Set<string>, excluded: (status: Stats) => boolean): Entry[] {
  const entries: { key: Buffer; entry: Entry }[] = []
  const prefix = withSlash(folder.path)
  const prefixName = folder.name.endsWith('/') ? folder.name : `${folder.name}/`
  for (const found of readdirSync(folder.path, { withFileTypes: true, encoding: 'buffer' })) {
    if (found.name[0] === DOT) continue
    const path = Buffer.concat([prefix, found.name])
    const entry = { path, name: prefixName + shownPath(found.name), folder: false }
    if (!found.isFile()) {
      const status = statusOf(path)
      entry.folder = status?.isDirectory() ?? false
      if (entry.folder && (entered.has(identity(status!)) || excluded(status!))) continue
      if (entry.folder) entered.add(identity(status!))
    }
    entries.push({ key: entry.folder ? withSlash(found.name) : found.name, entry })
  }
  return entries.sort((a, b) => Buffer.compare(a.key, b.key)).map(({ entry }) => entry)
}

const withSlash = (path: Buffer) => (path.at(-1) === SLASH[0] ? path : Buffer.concat([path, SLASH]))

/** The status of what a path leads to, where it can be asked; a path that cannot says why when it is opened. */
export function statusOf(path: string | Buffer): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

/** The same file or folder by whatever name. */
export const identity = (status: Stats) => `${status.dev}:${status.ino}`

/** The path itself where it exists; a name that lost bytes on its way through the command line is looked up by sight. */
function existingPath(path: string): string | Buffer | undefined {
  if (isThere(path)) return path
  if (!path.includes('\ufffd')) return undefined
  let found: Buffer = Buffer.from(path.startsWith('/') ? '/' : '.')
  for (const part of path.split('/').filter((part) => part !== '')) {
    const next = join(shownPath(found), part)
    if (isThere(next)) found = Buffer.from(next)
    else {
      const match = lookAlike(found, part)
      if (match === undefined) return undefined
      found = Buffer.concat([withSlash(found), match])
    }
  }
  return found
}

function isThere(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) !== undefined
  } catch {
    // too long, not allowed: no pattern, but a path that says why when it is opened
    return true
  }
}

function lookAlike(folder: Buffer, name: string): Buffer | undefined {
  try {
    return readdirSync(folder, { encoding: 'buffer' }).find((entry) => shownPath(entry) === name)
  } catch {
    // no folder, or none that may be listed: the name is not there for us
    return undefined
  }
}

/** Files that match a pattern. Its leading folders that exist are taken as they are: "[2024]/wire/*.txt". */
async function* byPattern(pattern: string, excluded: (status: Stats) => boolean): AsyncGenerator<Found | FailedInput> {
  const parts = pattern.split('/')
  let base = ''
  while (parts.length > 1 && isThere(base + parts[0] || '/')) base += `${parts.shift()}/`
  const rest = parts.join('/')
  const { default: glob } = await import('fast-glob')
  const matches =
    rest !== '' && glob.isDynamicPattern(rest)
      ? await glob.glob(rest, { cwd: resolve(base), followSymbolicLinks: false, suppressErrors: true })
      : undefined
  if (matches === undefined) yield failed(pattern, 'no such file or folder', true)
  else if (matches.length === 0) yield failed(pattern, 'no file matches this pattern', true)
  const byBytes = (matches ?? []).map((match) => Buffer.from(base + match)).sort(Buffer.compare)
  for (const path of byBytes) yield* atPath(existingPath(shownPath(path)) ?? path, shownPath(path), excluded)
}

function failed(input: string, reason: string, missing: boolean, cause?: unknown): FailedInput {
  return { input, error: new InputError(input, reason, { cause }), missing }
}
