import { A, B, C } from '../lexicon/index.js'
import { finishKeys, templates } from './weights.js'
import type { WordAtoms } from './word-atoms.js'

/** Tag of the words before a sentence. */
export const NO_TAG = 127

/** Templates of the features of the functions below, in the order in which they are written. */
const WORD_TEMPLATES = templates([1, 15])
const FIRST_TEMPLATES = templates([20, 27])
const FURTHER_TEMPLATES = templates([30, 52])
export const WORD_FEATURES = WORD_TEMPLATES.length
export const FIRST_CONTEXT_FEATURES = FIRST_TEMPLATES.length
export const FURTHER_CONTEXT_FEATURES = FURTHER_TEMPLATES.length

const { imul } = Math

/** What the word alone says of its tag; the same wherever it stands. Returns the number of keys written. */
export function wordFeatures(atoms: WordAtoms, type: number, wordClass: number, out: Int32Array): number {
  const shape = atoms.shape[type]!
  let n = 0
  out[n++] = imul(atoms.form[type]!, A)
  out[n++] = imul(atoms.word[type]!, A)
  out[n++] = imul(atoms.suffix1[type]!, A)
  out[n++] = imul(atoms.suffix2[type]!, A)
  out[n++] = imul(atoms.suffix3[type]!, A)
  out[n++] = imul(atoms.suffix4[type]!, A)
  out[n++] = imul(atoms.prefix1[type]!, A)
  out[n++] = imul(atoms.prefix2[type]!, A)
  out[n++] = imul(atoms.prefix3[type]!, A)
  out[n++] = imul(shape, A)
  out[n++] = imul(atoms.cluster[type]!, A)
  out[n++] = imul(wordClass, A)
  out[n++] = imul(atoms.suffix3[type]!, A) ^ imul(shape, B)
  out[n++] = imul(atoms.cluster[type]!, A) ^ imul(shape, B)
  out[n++] = imul(atoms.suffix2[type]!, A) ^ imul(atoms.cluster[type]!, B)
  return finishKeys(WORD_TEMPLATES, out)
}

/**
 * What the nearest neighbours and the two tags before say: the first stage of the choice. Returns the number of keys written.
 * @param classes ambiguity class by type (which tags the dictionary allows)
 */
export function firstContextFeatures(
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
  const { word } = atoms
  const type = types[i]!
  const before = i > from ? types[i - 1]! : -1
  const after = i + 1 < to ? types[i + 1]! : -1
  const w = word[type]!
  const wb = before < 0 ? 1 : word[before]!
  const wa = after < 0 ? 1 : word[after]!
  const ka = after < 0 ? -1 : classes[after]!
  const kaB = imul(ka, B)
  const kaC = imul(ka, C)
  const tag1A = imul(tag1, A)
  const tag2B = imul(tag2, B)
  const wA = imul(w, A)
  const wB = imul(w, B)
  const waA = imul(wa, A)
  const waB = imul(wa, B)
  const wbA = imul(wb, A)
  let n = 0
  out[n++] = tag1A ^ wB
  out[n++] = wbA
  out[n++] = waA
  out[n++] = wbA ^ wB
  out[n++] = wA ^ waB
  out[n++] = tag1A ^ tag2B ^ imul(classes[type]!, C)
  out[n++] = wA ^ kaB
  out[n++] = tag1A ^ imul(classes[type]!, B) ^ kaC
  return finishKeys(FIRST_TEMPLATES, out)
}

/** What else the neighbours say, for words that the first stage is not sure of; parameters as above. */
export function furtherContextFeatures(
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
  const cB = imul(c, B)
  const cbA = imul(cb, A)
  const endB = imul(end, B)
  const kaA = imul(ka, A)
  const kaB = imul(ka, B)
  const kaC = imul(ka, C)
  const sB = imul(s, B)
  const tag1A = imul(tag1, A)
  const tag2B = imul(tag2, B)
  const waA = imul(wa, A)
  const waB = imul(wa, B)
  const wbA = imul(wb, A)
  const wb2A = imul(wb2, A)
  let n = 0
  out[n++] = tag1A
  out[n++] = tag1A ^ tag2B
  out[n++] = wb2A
  out[n++] = imul(wa2, A)
  out[n++] = cbA
  out[n++] = imul(ca, A)
  out[n++] = kaA
  out[n++] = kaA ^ imul(ka2, B)
  out[n++] = tag1A ^ kaB
  out[n++] = tag1A ^ waB
  out[n++] = imul(endAfter, A)
  out[n++] = tag1A ^ endB
  out[n++] = imul(before < 0 ? 1 : 0, A) ^ sB
  out[n++] = imul(c, A) ^ imul(ca, B)
  out[n++] = cbA ^ cB
  out[n++] = tag1A ^ tag2B ^ imul(w, C)
  out[n++] = wb2A ^ imul(wb, B)
  out[n++] = waA ^ imul(wa2, B)
  out[n++] = imul(sb, A) ^ sB ^ imul(sa, C)
  out[n++] = tag1A ^ cB ^ kaC
  out[n++] = wbA ^ waB
  out[n++] = tag1A ^ cB
  out[n++] = tag1A ^ endB ^ kaC
  return finishKeys(FURTHER_TEMPLATES, out)
}
