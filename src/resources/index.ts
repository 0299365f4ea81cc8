import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ResourceError } from '../errors.js'
import { decodeModelFile, type ModelFile } from './model-file.js'

export { encodeModelFile, type ModelArray, type ModelFile } from './model-file.js'

/** Opens the files in `models/`, each once, when a desk asks for it. */
export interface Resources {
  /**
   * @param name file name in `models/` without its ending
   * @param version the version of that kind that the asking code reads
   * @throws ResourceError when the file is missing, damaged or of another version
   */
  model(name: string, version: number): ModelFile
  /** Whether the file is there at all (a desk with rules of its own may work without its model). */
  has(name: string): boolean
}

/** Model files as read, by name, in memory that worker threads can share. */
export type ModelBytes = Map<string, SharedArrayBuffer>

/**
 * Model files read from a folder (the package's own `models/` when none is given), kept once read.
 * @param bytes files that are known already; those that are read come in addition
 */
export function openResources(folder = join(packageRoot(), 'models'), bytes: ModelBytes = new Map()): Resources {
  const opened = new Map<string, ModelFile>()
  const path = (name: string) => join(folder, `${name}.bin`)
  return {
    has: (name) => existsSync(path(name)),
    model(name, version) {
      const known = opened.get(name)
      if (known) return known
      const shared = bytes.get(name) ?? readModel(path(name), name)
      bytes.set(name, shared)
      const file = decodeModelFile(`models/${name}.bin`, name, version, new Uint8Array(shared))
      opened.set(name, file)
      return file
    },
  }
}

function readModel(path: string, name: string): SharedArrayBuffer {
  let descriptor: number | undefined
  try {
    descriptor = openSync(path, 'r')
    const bytes = new Uint8Array(new SharedArrayBuffer(fstatSync(descriptor).size))
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(descriptor, bytes, at, bytes.length - at, at)
      if (read === 0) break // cut short while it was read: its checksum tells
      at += read
    }
    return bytes.buffer
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is missing' : 'cannot be read'
    throw new ResourceError(`models/${name}.bin ${reason}; install copydesk again, or build it with: npm run train`, {
      cause: error,
    })
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

/** The folder that holds the package's package.json: the same from src/, dist/ and build/. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new ResourceError('the folder of the package copydesk was not found')
    folder = parent
  }
  return folder
}
