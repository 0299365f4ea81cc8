import { closeSync, existsSync, fstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ResourceError } from '../errors.js'
import { decodeModelFile, type ModelFile, modelVersion } from './model-file.js'
import { unpack } from './packed.js'

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

/** Model files as read and unpacked, by name, in memory that worker threads can share. */
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

/** What can be said of a file in `models/` and of its model card. */
export interface InspectedModel {
  name: string
  bytes: number | null
  version: number | null
  /** As the model card says it. */
  licence: string | null
  /** Why it cannot be used, null where it can. */
  fault: string | null
}

/** Every model that has a file or a card in a folder, by name. */
export function inspectModels(folder = join(packageRoot(), 'models')): InspectedModel[] {
  const files = existsSync(folder) ? readdirSync(folder) : []
  const names = new Set(files.filter((file) => /\.(bin|md)$/.test(file)).map((file) => file.replace(/\.\w+$/, '')))
  return [...names].sort().map((name) => {
    const card = join(folder, `${name}.md`)
    const licence = existsSync(card) ? /^\| licence \| (.*) \|$/m.exec(readFileSync(card, 'utf8')) : null
    try {
      const bytes = new Uint8Array(readModel(join(folder, `${name}.bin`), name))
      const version = modelVersion(`models/${name}.bin`, bytes)
      return { name, bytes: bytes.length, version, licence: licence?.[1] ?? null, fault: null }
    } catch (error) {
      if (!(error instanceof ResourceError)) throw error
      return { name, bytes: null, version: null, licence: licence?.[1] ?? null, fault: error.message }
    }
  })
}

/**
 * All model files of the package.
 * @throws ResourceError
 */
export function readModels(): ModelBytes {
  const folder = join(packageRoot(), 'models')
  const names = readdirSync(folder).filter((file) => file.endsWith('.bin'))
  return new Map(names.map((file) => [basename(file, '.bin'), readModel(join(folder, file), basename(file, '.bin'))]))
}

function readModel(path: string, name: string): SharedArrayBuffer {
  const file = unpack(readShared(path, name))
  if (!file) throw new ResourceError(`models/${name}.bin: the file is damaged or truncated; install copydesk again`)
  return file
}

function readShared(path: string, name: string): SharedArrayBuffer {
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
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder)
    if (parent === folder) throw new ResourceError('the folder of the package copydesk was not found')
    folder = parent
  }
  return folder
}
