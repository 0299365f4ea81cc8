import { RELATION, XPOS } from '../src/syntax/index.js'
import type { WordAtoms } from '../src/syntax/word-atoms.js'
import type { GoldEntity } from './gold.js'
import type { TrainingSentence } from './syntax-data.js'

/** A word of a tree while it is read. */
export interface TreeWord {
  start: number
  end: number
  lemma: string
  xpos: number
  upos: number
  /** Index in the sentence; -1 for the root. */
  head: number
  /** 0 where it is not told. */
  relation: number
}

/**
 * Brings a silver tree (Stanford dependencies under UD names) to the conventions of EWT and GUM, so that both can
 * teach one parser.
 * @param persons the persons' names that stand beside the silver trees
 */
export function adoptConventions(words: TreeWord[], persons: readonly GoldEntity[]): void {
  for (const word of words) {
    // "no matter", "no intention"
    if (word.xpos === XPOS.DT && word.relation === RELATION.advmod) word.relation = RELATION.det
  }
  markAgents(words)
  reheadNames(words, persons)
  rehangConjunctions(words)
}

/** "written by two farmers" */
function markAgents(words: TreeWord[]): void {
  words.forEach((word, i) => {
    if (word.relation !== RELATION.obl || word.head < 0 || word.head > i) return
    const isPassive = words.some(
      ({ head, relation }) =>
        head === word.head && (relation === RELATION['aux:pass'] || relation === RELATION['nsubj:pass']),
    )
    const isBy = words.some(({ head, relation, lemma }) => head === i && relation === RELATION.case && lemma === 'by')
    if (isPassive && isBy) word.relation = RELATION['obl:agent']
  })
}

/**
 * "Jens <- Stoltenberg" as compound becomes "Jens -> Stoltenberg" as flat; of "NATO Secretary General" before it the
 * last word hangs on the name (nmod:desc), the others on that word.
 */
function reheadNames(words: TreeWord[], persons: readonly GoldEntity[]): void {
  for (const { start, end } of persons) {
    let first = words.findIndex((word) => word.start >= start)
    if (first < 0) continue
    let last = first
    while (last + 1 < words.length && words[last + 1]!.end <= end) last++
    while (first < last && words[first]!.xpos !== XPOS.NNP) first++
    const old = words[last]!
    if (words[first]!.start < start || old.end > end || old.xpos !== XPOS.NNP) continue
    const name = words.slice(first, last)
    if (!name.every((word) => word.head === last && word.relation === RELATION.compound)) continue
    const { head, relation } = old
    for (const word of words) if (word.head === last) word.head = first
    for (let i = first + 1; i <= last; i++) {
      words[i]!.head = first
      words[i]!.relation = RELATION.flat
    }
    words[first]!.head = head
    words[first]!.relation = relation
    describeName(words, first)
  }
}

function describeName(words: TreeWord[], name: number): void {
  const title = words[name - 1]
  if (!title || title.head !== name || title.relation !== RELATION.compound) return
  title.relation = RELATION['nmod:desc']
  for (let i = name - 2; i >= 0 && words[i]!.head === name; i--) {
    const { relation } = words[i]!
    if (relation !== RELATION.compound && relation !== RELATION.amod) break
    words[i]!.head = name - 1
  }
}

/** "and" hangs on the conjunct that follows, not on the first. */
function rehangConjunctions(words: TreeWord[]): void {
  words.forEach((word, i) => {
    if (word.relation !== RELATION.cc || word.head < 0 || word.head > i) return
    const next = words.findIndex(({ head, relation }, k) => k > i && head === word.head && relation === RELATION.conj)
    if (next >= 0) word.head = next
  })
}

/** A head that the trees do not tell. */
export const UNKNOWN_HEAD = -2

/**
 * Forgets what the silver trees say otherwise than the treebanks or do not know themselves: where marks within a
 * sentence hang, and where a word hangs whose relation is "dep". The parser may hang these as it likes.
 */
export function forgetHeads({ xpos, head, relation }: Pick<TrainingSentence, 'xpos' | 'head' | 'relation'>): void {
  for (let i = 0; i < head.length; i++) {
    const isMark = relation[i] === RELATION.punct && xpos[i] !== 0 && xpos[i] !== XPOS['.']
    if (head[i]! >= 0 && (isMark || relation[i] === 0)) head[i] = UNKNOWN_HEAD
  }
}

/** What the treebanks say of a word is trusted when they say it this often. */
const TRUSTED = 5

/**
 * Gives silver words what the treebanks give the same words: the UPOS by word, XPOS and relation ("n't" is PART), and
 * "United" of "United States" or "New" of "New York Times" as an adjective to the word that follows.
 */
export function followTreebanks(
  silver: readonly TrainingSentence[],
  trees: readonly TrainingSentence[],
  atoms: WordAtoms,
): void {
  const wordOf = (sentence: TrainingSentence, i: number) => atoms.word[sentence.types[i]!]!
  const uposByKey = new Map<string, Map<number, number>>()
  const relationByName = new Map<number, Map<number, number>>()
  const keysOf = (sentence: TrainingSentence, i: number) => {
    const key = `${sentence.xpos[i]!} ${sentence.relation[i]!}`
    return [`${wordOf(sentence, i)} ${key}`, key]
  }
  for (const sentence of trees) {
    const { xpos, upos, head, relation } = sentence
    for (let i = 0; i < xpos.length; i++) {
      if (xpos[i] === 0) continue
      for (const key of keysOf(sentence, i)) countOne(uposByKey, key, upos[i]!)
      if (xpos[i] === XPOS.NNP && head[i]! > i) countOne(relationByName, wordOf(sentence, i), relation[i]!)
    }
  }
  for (const sentence of silver) {
    const { xpos, upos, head, relation } = sentence
    for (let i = 0; i < xpos.length; i++) {
      if (xpos[i] === 0) continue
      const isPartOfName = xpos[i] === XPOS.NNP && relation[i] === RELATION.compound && head[i]! > i
      if (isPartOfName && mostOften(relationByName.get(wordOf(sentence, i))) === RELATION.amod) {
        relation[i] = RELATION.amod
        if (head[i + 1] === head[i] && relation[i + 1] === RELATION.compound) head[i] = i + 1
      }
      const [byWord, byTag] = keysOf(sentence, i).map((key) => mostOften(uposByKey.get(key)))
      upos[i] = byWord || byTag || upos[i]!
    }
  }
}

function countOne<K>(counts: Map<K, Map<number, number>>, key: K, value: number): void {
  const values = counts.get(key) ?? new Map<number, number>()
  values.set(value, (values.get(value) ?? 0) + 1)
  counts.set(key, values)
}

/** The most frequent value, 0 where it is not trusted. */
function mostOften(values: Map<number, number> = new Map()): number {
  const [value, count] = [...values].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [0, 0]
  return count < TRUSTED ? 0 : value
}
