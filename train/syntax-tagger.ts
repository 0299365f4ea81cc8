import { RARE_KINDS, rareKind, TagDictionary, type TagSets } from '../src/syntax/tag-dictionary.js'
import type { TaggerModel } from '../src/syntax/tagger.js'
import {
  CONTEXT_FEATURES,
  contextFeatures,
  NO_TAG,
  WORD_FEATURES,
  wordFeatures,
} from '../src/syntax/tagger-features.js'
import { packWeights } from '../src/syntax/weights.js'
import type { WordAtoms } from '../src/syntax/word-atoms.js'
import type { Vocabulary } from '../src/text/index.js'
import { Perceptron, roundWeights } from './perceptron.js'
import { seededRandom, shuffledIndices } from './random.js'
import type { TrainingSentence } from './syntax-data.js'

/** The pairs of XPOS and UPOS that the tagger gives, numbered. */
export interface TagPairs {
  xpos: Uint8Array
  upos: Uint8Array
  /** Number of a pair, -1 for one too rare to learn. */
  of(xpos: number, upos: number): number
}

/** A pair seen less often than this in all treebanks together is taken for a slip. */
const RARE_PAIR = 8

export function countTagPairs(sentences: readonly TrainingSentence[]): TagPairs {
  const counts = new Map<number, number>()
  for (const { xpos, upos } of sentences) {
    for (let i = 0; i < xpos.length; i++) {
      const pair = (xpos[i]! << 8) | upos[i]!
      if (xpos[i] !== 0) counts.set(pair, (counts.get(pair) ?? 0) + 1)
    }
  }
  const pairs = [...counts].filter(([, count]) => count >= RARE_PAIR).map(([pair]) => pair)
  pairs.sort((a, b) => a - b)
  const numbers = new Map(pairs.map((pair, number) => [pair, number]))
  return {
    xpos: Uint8Array.from(pairs, (pair) => pair >> 8),
    upos: Uint8Array.from(pairs, (pair) => pair & 0xff),
    of: (xpos, upos) => numbers.get((xpos << 8) | upos) ?? -1,
  }
}

export interface TaggerTraining {
  vocabulary: Vocabulary
  atoms: WordAtoms
  pairs: TagPairs
  epochs: number
  /** What a mistake in a silver sentence counts, where one in a treebank counts 1. */
  silverWeight: number
}

const MIN_UPDATES = 3
/** Averaged weights are kept in units of 1/8; below two units they are noise. */
const SCALE = 8
const SMALLEST = 6
/** A word is mostly allowed a few tags: of a feature that speaks for more than this, only those are read. */
const LONGEST_RUN = 16

/** Trains a greedy averaged perceptron on its own tags as history. */
export function trainTagger(sentences: readonly TrainingSentence[], training: TaggerTraining): TaggerModel {
  const { vocabulary, atoms, pairs, epochs, silverWeight } = training
  const sets = buildTagSets(sentences, training)
  const dictionary = new TagDictionary(sets, vocabulary, atoms)
  dictionary.update()
  const perceptron = new Perceptron(MIN_UPDATES)
  const keys = new Int32Array(WORD_FEATURES + CONTEXT_FEATURES)
  const contextKeys = keys.subarray(WORD_FEATURES)
  const scores = new Float64Array(pairs.xpos.length)
  const random = seededRandom(11)
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const index of shuffledIndices(sentences.length, random)) {
      const { types, xpos, upos, isSilver } = sentences[index]!
      const step = isSilver ? silverWeight : 1
      let tag1 = NO_TAG
      let tag2 = NO_TAG
      for (let i = 0; i < types.length; i++) {
        const set = dictionary.sets[types[i]!]!
        const first = sets.starts[set]!
        const last = sets.starts[set + 1]!
        let best = sets.tags[first]!
        if (last - first > 1) {
          const own = wordFeatures(atoms, types[i]!, set, keys)
          const context = contextFeatures(atoms, dictionary.sets, types, i, 0, types.length, tag1, tag2, contextKeys)
          keys.copyWithin(own, WORD_FEATURES, WORD_FEATURES + context)
          scores.fill(0)
          perceptron.addScores(keys, own + context, scores)
          for (let k = first + 1; k < last; k++) if (scores[sets.tags[k]!]! > scores[best]!) best = sets.tags[k]!
          const right = xpos[i] === 0 ? -1 : pairs.of(xpos[i]!, upos[i]!)
          if (right >= 0 && right !== best) perceptron.update(keys, own + context, right, best, step)
        }
        tag2 = tag1
        tag1 = best
      }
    }
  }
  const weights = packWeights(roundWeights(perceptron.average(), SCALE, SMALLEST), pairs.xpos.length, LONGEST_RUN)
  return { sets, weights, xpos: pairs.xpos, upos: pairs.upos }
}

/** A form seen this often gets only tags that it was seen with … */
const FREQUENT = 20
/** … more often than this share of the time, for silver tags are not all right. */
const SMALLEST_SHARE = 0.004
/** A form seen at most this often tells which tags rare words of its kind have. */
const RARE = 3

function buildTagSets(sentences: readonly TrainingSentence[], training: TaggerTraining): TagSets {
  const { atoms, vocabulary, pairs } = training
  const counts = new Map<number, Map<number, number>>()
  const kindOf = new Map<number, number>()
  for (const { types, xpos, upos } of sentences) {
    for (let i = 0; i < types.length; i++) {
      const pair = xpos[i] === 0 ? -1 : pairs.of(xpos[i]!, upos[i]!)
      if (pair < 0) continue
      const form = atoms.form[types[i]!]! >>> 0
      kindOf.set(form, rareKind(vocabulary.flags[types[i]!]!))
      const tags = counts.get(form) ?? new Map<number, number>()
      tags.set(pair, (tags.get(pair) ?? 0) + 1)
      counts.set(form, tags)
    }
  }
  const kinds = Array.from({ length: RARE_KINDS }, () => new Map<number, number>())
  const frequent: [number, number[]][] = []
  for (const [form, tags] of counts) {
    const total = [...tags.values()].reduce((sum, count) => sum + count, 0)
    if (total >= FREQUENT) frequent.push([form, tagsAbove(tags, total * SMALLEST_SHARE)])
    if (total > RARE) continue
    const kind = kinds[kindOf.get(form)!]!
    for (const [tag, count] of tags) kind.set(tag, (kind.get(tag) ?? 0) + count)
  }
  frequent.sort(([a], [b]) => a - b)
  const numbered = new NumberedSets()
  const kindSets = kinds.map((tags) => numbered.of(tags.size > 0 ? tagsAbove(tags, 3) : pairs.xpos.map((_, i) => i)))
  const formSets = frequent.map(([, tags]) => numbered.of(tags))
  return {
    forms: Uint32Array.from(frequent, ([form]) => form),
    formSets: Uint16Array.from(formSets),
    kindSets: Uint16Array.from(kindSets),
    ...numbered.pack(),
  }
}

function tagsAbove(tags: Map<number, number>, least: number): number[] {
  const kept = [...tags].filter(([, count]) => count >= least).map(([tag]) => tag)
  return kept.length > 0 ? kept.sort((a, b) => a - b) : [...tags.keys()]
}

class NumberedSets {
  #numbers = new Map<string, number>()
  #sets: Iterable<number>[] = []

  of(tags: Iterable<number> & { join(by: string): string }): number {
    const key = tags.join(' ')
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#numbers.set(key, this.#sets.length)
    return this.#sets.push(tags) - 1
  }

  pack(): { starts: Uint32Array; tags: Uint8Array } {
    const starts = [0]
    const tags: number[] = []
    for (const set of this.#sets) {
      tags.push(...set)
      starts.push(tags.length)
    }
    return { starts: Uint32Array.from(starts), tags: Uint8Array.from(tags) }
  }
}
