import { RARE_KINDS, rareKind, TagDictionary, type TagSets } from '../src/syntax/tag-dictionary.js'
import { bestTag, type TaggerModel, tagLead } from '../src/syntax/tagger.js'
import {
  FIRST_CONTEXT_FEATURES,
  FURTHER_CONTEXT_FEATURES,
  firstContextFeatures,
  furtherContextFeatures,
  NO_TAG,
  WORD_FEATURES,
  wordFeatures,
} from '../src/syntax/tagger-features.js'
import { addScores, packWeights } from '../src/syntax/weights.js'
import type { WordAtoms } from '../src/syntax/word-atoms.js'
import type { Vocabulary } from '../src/text/index.js'
import { roundWeights } from './perceptron.js'
import { seededRandom, shuffledIndices } from './random.js'
import { type FirstChoice, StagedPerceptron, sureLead } from './staged-perceptron.js'
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
/** By how much the first stage alone has to be right, or it learns: in what one feature learns of one mistake. */
const MARGIN = 14
/** Share of all choices that the first stage may make otherwise than both stages together would. */
const LOST = 0.001

/**
 * Trains a greedy averaged perceptron of two stages on its own tags as history.
 * @param sure by how much the best tag must lead after the first stage for it to be taken at once
 */
export function trainTagger(
  sentences: readonly TrainingSentence[],
  training: TaggerTraining,
  sure = Number.MAX_SAFE_INTEGER,
): TaggerModel {
  const { vocabulary, atoms, pairs, epochs, silverWeight } = training
  const sets = buildTagSets(sentences, training)
  const dictionary = new TagDictionary(sets, vocabulary, atoms)
  dictionary.update()
  const classes = pairs.xpos.length
  const choice = new StagedPerceptron(
    MIN_UPDATES,
    WORD_FEATURES + FIRST_CONTEXT_FEATURES,
    FURTHER_CONTEXT_FEATURES,
    classes,
  )
  const firstContext = choice.firstKeys.subarray(WORD_FEATURES)
  const random = seededRandom(11)
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const index of shuffledIndices(sentences.length, random)) {
      const { types, xpos, upos, isSilver } = sentences[index]!
      const weight = isSilver ? silverWeight : 1
      let tag1 = NO_TAG
      let tag2 = NO_TAG
      for (let i = 0; i < types.length; i++) {
        const set = dictionary.sets[types[i]!]!
        const allowed = sets.tags.subarray(sets.starts[set]!, sets.starts[set + 1]!)
        let best = allowed[0]!
        if (allowed.length > 1) {
          wordFeatures(atoms, types[i]!, set, choice.firstKeys)
          firstContextFeatures(atoms, dictionary.sets, types, i, 0, types.length, tag1, tag2, firstContext)
          furtherContextFeatures(atoms, dictionary.sets, types, i, 0, types.length, tag1, tag2, choice.furtherKeys)
          choice.score()
          best = bestTag(choice.scores, allowed, 0, allowed.length)
          const right = xpos[i] === 0 ? -1 : pairs.of(xpos[i]!, upos[i]!)
          const wrong = [...allowed].filter((tag) => tag !== right)
          if (right >= 0) choice.learn([right], wrong, weight, MARGIN)
        }
        tag2 = tag1
        tag1 = best
      }
    }
  }
  const [first, further] = [choice.first, choice.further].map((stage) =>
    packWeights(roundWeights(stage.average(), SCALE, SMALLEST), classes, LONGEST_RUN),
  )
  return { sets, first: first!, further: further!, sure, xpos: pairs.xpos, upos: pairs.upos }
}

/**
 * From which lead on the first stage of a tagger may be taken at its word.
 * @param sentences that it has not learned from
 */
export function measureSureTag(
  { sets, first, further, xpos }: TaggerModel,
  sentences: readonly TrainingSentence[],
  { vocabulary, atoms }: Pick<TaggerTraining, 'vocabulary' | 'atoms'>,
): number {
  const dictionary = new TagDictionary(sets, vocabulary, atoms)
  dictionary.update()
  const choices: FirstChoice[] = []
  const keys = new Int32Array(WORD_FEATURES + FIRST_CONTEXT_FEATURES + FURTHER_CONTEXT_FEATURES)
  const scores = new Int32Array(xpos.length)
  for (const { types } of sentences) {
    let tag1 = NO_TAG
    let tag2 = NO_TAG
    for (let i = 0; i < types.length; i++) {
      const set = dictionary.sets[types[i]!]!
      const [from, to] = [sets.starts[set]!, sets.starts[set + 1]!]
      let best = sets.tags[from]!
      if (to - from > 1) {
        const at = [atoms, dictionary.sets, types, i, 0, types.length, tag1, tag2, keys] as const
        scores.fill(0)
        addScores(first, keys, wordFeatures(atoms, types[i]!, set, keys), sets.tags, from, to, scores)
        addScores(first, keys, firstContextFeatures(...at), sets.tags, from, to, scores)
        const alone = bestTag(scores, sets.tags, from, to)
        const lead = tagLead(scores, sets.tags, from, to, alone)
        addScores(further, keys, furtherContextFeatures(...at), sets.tags, from, to, scores)
        best = bestTag(scores, sets.tags, from, to)
        choices.push({ lead, isSame: best === alone })
      }
      tag2 = tag1
      tag1 = best
    }
  }
  return sureLead('tags', choices, LOST)
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
