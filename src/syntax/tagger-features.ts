import { mix1, mix2, mix3 } from './weights.js'
import type { WordAtoms } from './word-atoms.js'

/** Tag of the words before a sentence. */
export const NO_TAG = 127

/** Upper bounds of what the two functions below write. */
export const WORD_FEATURES = 16
export const CONTEXT_FEATURES = 40

/** What the word alone says of its tag; the same wherever it stands. Returns the number of keys written. */
export function wordFeatures(atoms: WordAtoms, type: number, wordClass: number, out: Int32Array): number {
  const shape = atoms.shape[type]!
  let n = 0
  out[n++] = mix1(1, atoms.form[type]!)
  out[n++] = mix1(2, atoms.word[type]!)
  out[n++] = mix1(3, atoms.suffix1[type]!)
  out[n++] = mix1(4, atoms.suffix2[type]!)
  out[n++] = mix1(5, atoms.suffix3[type]!)
  out[n++] = mix1(6, atoms.suffix4[type]!)
  out[n++] = mix1(7, atoms.prefix1[type]!)
  out[n++] = mix1(8, atoms.prefix2[type]!)
  out[n++] = mix1(9, atoms.prefix3[type]!)
  out[n++] = mix1(10, shape)
  out[n++] = mix1(11, atoms.cluster[type]!)
  out[n++] = mix1(12, wordClass)
  out[n++] = mix2(13, atoms.suffix3[type]!, shape)
  out[n++] = mix2(14, atoms.cluster[type]!, shape)
  out[n++] = mix2(15, atoms.suffix2[type]!, atoms.cluster[type]!)
  return n
}

/**
 * What the neighbours say, and the two tags before. Returns the number of keys written.
 * @param classes ambiguity class by type (which tags the dictionary allows)
 */
export function contextFeatures(
  atoms: WordAtoms,
  classes: Int32Array,
  types: Int32Array,
  i: number,
  from: number,
  to: number,
  tag1: number,
  tag2: number,
  out: Int32Array,
): number {
  const { word, cluster, shape, suffix3 } = atoms
  const type = types[i]!
  const before = i > from ? types[i - 1]! : -1
  const before2 = i - 1 > from ? types[i - 2]! : -1
  const after = i + 1 < to ? types[i + 1]! : -1
  const after2 = i + 2 < to ? types[i + 2]! : -1
  const w = word[type]!
  const wb = before < 0 ? 1 : word[before]!
  const wb2 = before2 < 0 ? 1 : word[before2]!
  const wa = after < 0 ? 1 : word[after]!
  const wa2 = after2 < 0 ? 1 : word[after2]!
  const c = cluster[type]!
  const cb = before < 0 ? -1 : cluster[before]!
  const ca = after < 0 ? -1 : cluster[after]!
  const ka = after < 0 ? -1 : classes[after]!
  const ka2 = after2 < 0 ? -1 : classes[after2]!
  const sa = after < 0 ? 0 : shape[after]!
  const sb = before < 0 ? 0 : shape[before]!
  const s = shape[type]!
  const end = suffix3[type]!
  const endAfter = after < 0 ? 0 : suffix3[after]!
  let n = 0
  out[n++] = mix1(20, tag1)
  out[n++] = mix2(21, tag1, tag2)
  out[n++] = mix2(22, tag1, w)
  out[n++] = mix1(23, wb)
  out[n++] = mix1(24, wa)
  out[n++] = mix1(25, wb2)
  out[n++] = mix1(26, wa2)
  out[n++] = mix2(27, wb, w)
  out[n++] = mix2(28, w, wa)
  out[n++] = mix1(29, cb)
  out[n++] = mix1(30, ca)
  out[n++] = mix1(31, ka)
  out[n++] = mix2(32, ka, ka2)
  out[n++] = mix2(33, tag1, ka)
  out[n++] = mix2(34, tag1, wa)
  out[n++] = mix3(35, tag1, tag2, classes[type]!)
  out[n++] = mix1(36, endAfter)
  out[n++] = mix2(37, tag1, end)
  out[n++] = mix2(38, before < 0 ? 1 : 0, s)
  out[n++] = mix2(39, c, ca)
  out[n++] = mix2(40, cb, c)
  out[n++] = mix2(41, w, ka)
  out[n++] = mix3(42, tag1, tag2, w)
  out[n++] = mix2(43, wb2, wb)
  out[n++] = mix2(44, wa, wa2)
  out[n++] = mix3(45, sb, s, sa)
  out[n++] = mix3(46, tag1, c, ka)
  out[n++] = mix2(47, wb, wa)
  out[n++] = mix2(48, tag1, c)
  out[n++] = mix3(49, tag1, classes[type]!, ka)
  out[n++] = mix3(50, tag1, end, ka)
  return n
}
