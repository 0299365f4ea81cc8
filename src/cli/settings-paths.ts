import { lstatSync, realpathSync } from 'node:fs'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import type { Option } from 'commander'
import { UsageError } from '../errors.js'
import { sanitizeLine } from '../write/index.js'

/** Whether an option's value is a path: `-o, --output <path>`. */
export const isPath = (option: Option): boolean => /<(?:file|path|folder)>/.test(option.flags)

/** Paths that are only read. Whatever else is a path may be written to. */
const READ_PATHS = new Set<string | undefined>(['--names', '--files-from', '--root'])

const STANDARD_STREAM = '-'

/**
 * A path as a `copydesk.toml` has it, which is relative to that file, made relative to the working folder. A folder that
 * somebody sends may hold such a file: what is written to must lie within the folder, links followed.
 * @param where file, line and key, for errors
 * @throws UsageError
 */
export function pathFromFile(option: Option, where: string, file: string, path: string): string {
  if (path === STANDARD_STREAM) return path
  const folder = dirname(file)
  const absolute = resolve(folder, path)
  if (!READ_PATHS.has(option.long) && !isWithin(folder, absolute)) {
    throw new UsageError(
      `${where}: '${sanitizeLine(path)}' is outside of the folder of the file\nto write there, name it on the command line`,
    )
  }
  return isAbsolute(path) ? path : relative(process.cwd(), absolute) || '.'
}

function isWithin(folder: string, path: string): boolean {
  const real = realPath(path)
  const top = realpathSync(folder)
  return real !== undefined && (real === top || real.startsWith(top === sep ? top : top + sep))
}

/** Where the part of a path leads that exists; undefined for a link into nothing, which could be filled by writing. */
function realPath(path: string): string | undefined {
  try {
    if (lstatSync(path, { throwIfNoEntry: false })) return realpathSync(path)
  } catch {
    return undefined
  }
  return realPath(dirname(path))
}
