import { ResourceError } from '../errors.js'
import { pack } from './packed.js'

/**
 * The one binary format of everything in `models/`: a header, then typed arrays that are used in place.
 *
 *   "CPYD" · u32 version of the format · u32 header length · u32 checksum (FNV-1a of all that follows, by 32-bit words)
 *   header: JSON { kind, version, meta, arrays: { name: [type, byteOffset, length] } }, padded to 8 bytes
 *   the arrays, each aligned to 8 bytes, little endian
 */
export interface ModelFile {
  readonly kind: string
  readonly meta: Readonly<Record<string, unknown>>
  int8(name: string): Int8Array
  uint8(name: string): Uint8Array
  int16(name: string): Int16Array
  uint16(name: string): Uint16Array
  int32(name: string): Int32Array
  uint32(name: string): Uint32Array
  float32(name: string): Float32Array
  float64(name: string): Float64Array
  /** A list of strings (stored as UTF-8 lines). */
  strings(name: string): string[]
}

export type ModelArray =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array

const MAGIC = 0x44595043 // "CPYD"
const FORMAT_VERSION = 1
const PREFIX_BYTES = 16

const TYPES = {
  int8: Int8Array,
  uint8: Uint8Array,
  int16: Int16Array,
  uint16: Uint16Array,
  int32: Int32Array,
  uint32: Uint32Array,
  float32: Float32Array,
  float64: Float64Array,
} as const
type TypeName = keyof typeof TYPES

interface Header {
  kind: string
  version: number
  meta: Record<string, unknown>
  arrays: Record<string, [TypeName, number, number]>
}

/** Lays out a model file and packs it, as it is to be written to the disk. String lists become their UTF-8 bytes, one string a line (no string may hold a line break). */
export function encodeModelFile(
  kind: string,
  version: number,
  meta: Record<string, unknown>,
  arrays: Record<string, ModelArray | string[]>,
): Uint8Array {
  const bodies: [string, TypeName, Uint8Array, number][] = []
  for (const [name, value] of Object.entries(arrays)) {
    const array = Array.isArray(value) ? new TextEncoder().encode(value.join('\n')) : value
    const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
    bodies.push([name, typeName(array), bytes, array.length])
  }
  const header: Header = { kind, version, meta, arrays: {} }
  let offset = 0
  for (const [name, type, bytes, length] of bodies) {
    header.arrays[name] = [type, offset, length]
    offset = align(offset + bytes.length)
  }
  const headerBytes = new TextEncoder().encode(JSON.stringify(header))
  const headerLength = align(headerBytes.length)
  const file = new Uint8Array(PREFIX_BYTES + headerLength + offset)
  file.set(headerBytes, PREFIX_BYTES)
  file.fill(0x20, PREFIX_BYTES + headerBytes.length, PREFIX_BYTES + headerLength)
  for (const [name, , bytes] of bodies) file.set(bytes, PREFIX_BYTES + headerLength + header.arrays[name]![1])
  const view = new DataView(file.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint32(4, FORMAT_VERSION, true)
  view.setUint32(8, headerLength, true)
  view.setUint32(12, checksum(file), true)
  return pack(file)
}

/**
 * Opens a model file without copying it.
 * @param bytes the whole file, unpacked; its buffer may be shared between workers
 * @throws ResourceError when it is truncated, damaged, of another kind or of another version
 */
export function decodeModelFile(name: string, kind: string, version: number, bytes: Uint8Array): ModelFile {
  const damaged = damage(name)
  const { header, start } = readHeader(name, bytes)
  if (header.kind !== kind) throw damaged(`the file holds "${header.kind}", not "${kind}"`)
  if (header.version !== version)
    throw damaged(`the file is of version ${header.version}, this program reads ${version}`)
  const base = bytes.byteOffset + start
  const get = <T extends TypeName>(array: string, type: T): InstanceType<(typeof TYPES)[T]> => {
    const entry = Object.hasOwn(header.arrays, array) ? header.arrays[array]! : undefined
    if (!entry || entry[0] !== type) throw damaged(`the file has no ${type} array "${array}"`)
    return new TYPES[type](bytes.buffer as ArrayBuffer, base + entry[1], entry[2]) as InstanceType<(typeof TYPES)[T]>
  }
  return {
    kind,
    meta: header.meta,
    int8: (n) => get(n, 'int8'),
    uint8: (n) => get(n, 'uint8'),
    int16: (n) => get(n, 'int16'),
    uint16: (n) => get(n, 'uint16'),
    int32: (n) => get(n, 'int32'),
    uint32: (n) => get(n, 'uint32'),
    float32: (n) => get(n, 'float32'),
    float64: (n) => get(n, 'float64'),
    // sliced: a TextDecoder refuses views of shared memory
    strings: (n) => {
      const text = new TextDecoder().decode(get(n, 'uint8').slice())
      return text === '' ? [] : text.split('\n')
    },
  }
}

/**
 * The version of a model file that is whole, whatever kind it is of.
 * @throws ResourceError when it is truncated or damaged
 */
export const modelVersion = (name: string, bytes: Uint8Array): number => readHeader(name, bytes).header.version

/** @returns the header of a file whose checksum is right, and where the arrays start */
function readHeader(name: string, bytes: Uint8Array): { header: Header; start: number } {
  const damaged = damage(name)
  if (bytes.length < PREFIX_BYTES) throw damaged('the file is truncated')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(0, true) !== MAGIC) throw damaged('this is no model file of copydesk')
  if (view.getUint32(4, true) !== FORMAT_VERSION) throw damaged('the file has another format version')
  const headerLength = view.getUint32(8, true)
  if (PREFIX_BYTES + headerLength > bytes.length) throw damaged('the file is truncated')
  if (view.getUint32(12, true) !== checksum(bytes)) throw damaged('the file is damaged or truncated')
  const start = PREFIX_BYTES + headerLength
  return { header: JSON.parse(new TextDecoder().decode(bytes.slice(PREFIX_BYTES, start))), start }
}

const damage = (name: string) => (what: string) =>
  new ResourceError(`${name}: ${what}; install copydesk again, or rebuild the models with: npm run train`)

function typeName(array: ModelArray): TypeName {
  for (const [name, type] of Object.entries(TYPES)) if (array instanceof type) return name as TypeName
  throw new TypeError('not a typed array')
}

const align = (n: number) => (n + 7) & ~7

/** FNV-1a over 32-bit words: fast enough to check 10 MB in a few milliseconds. */
function checksum(file: Uint8Array): number {
  const words =
    file.byteOffset % 4 === 0
      ? new Uint32Array(file.buffer as ArrayBuffer, file.byteOffset + PREFIX_BYTES, (file.length - PREFIX_BYTES) >> 2)
      : new Uint32Array(file.slice(PREFIX_BYTES).buffer, 0, (file.length - PREFIX_BYTES) >> 2)
  let hash = 0x811c9dc5
  for (let i = 0; i < words.length; i++) hash = Math.imul(hash ^ words[i]!, 0x01000193)
  return (hash ^ file.length) >>> 0
}
