import type { Resources } from '../resources/index.js'
import { type Vocabulary, WordMemo, wordCheck, wordKey } from '../text/index.js'

/** Version of models/words.bin that this code reads. */
export const WORDS_VERSION = 1

/** What distributional statistics know of words: a short vector and a cluster for each of the words in models/words.bin. */
export interface WordVectors {
  readonly dimensions: number
  /** Number of clusters; `cluster` gives 0 to this, exclusive. */
  readonly clusters: number
  /** Row-major; row `r`, component `d` of a vector is `values[r * dimensions + d] * scales[d]`. */
  readonly values: Int8Array
  readonly scales: Float32Array
  /** Row of a word of the vocabulary, in any case and with or without its accents; -1 where the word is not known. */
  row(type: number): number
  /** Cluster of a word of the vocabulary (words of one cluster stand in like contexts); -1 where it is not known. */
  cluster(type: number): number
}

/** @throws ResourceError when models/words.bin is missing or damaged */
export function openWordVectors(resources: Resources, vocabulary: Vocabulary): WordVectors {
  const model = resources.model('words', WORDS_VERSION)
  const keys = model.uint32('keys')
  const checks = model.uint8('checks')
  const clusterOfRow = model.uint16('clusters')
  const scales = model.float32('scales')
  const rows = new WordMemo(vocabulary, (type) => findRow(keys, checks, vocabulary.forms[type]!))
  return {
    dimensions: scales.length,
    clusters: model.meta.clusters as number,
    values: model.int8('values'),
    scales,
    row: (type) => rows.of(type),
    cluster(type) {
      const row = rows.of(type)
      return row < 0 ? -1 : clusterOfRow[row]!
    },
  }
}

/** Longest word in the model, with room. */
const LONGEST_WORD = 40

function findRow(keys: Uint32Array, checks: Uint8Array, form: string): number {
  if (form.length > LONGEST_WORD) return -1
  const lower = form.toLowerCase()
  const row = search(keys, checks, lower)
  if (row >= 0) return row
  const plain = lower.normalize('NFD').replace(/\p{M}/gu, '')
  return plain === lower ? -1 : search(keys, checks, plain)
}

/** The words are kept as sorted 32-bit hashes with 8 more bits to check by: nothing has to be built when the model loads. */
function search(keys: Uint32Array, checks: Uint8Array, word: string): number {
  const key = wordKey(word)
  let low = 0
  let high = keys.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (keys[middle]! < key) low = middle + 1
    else high = middle
  }
  return keys[low] === key && checks[low] === wordCheck(word) ? low : -1
}
