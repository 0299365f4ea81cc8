import { RELATION, UPOS, XPOS } from '../src/syntax/index.js'
import type { GoldEntity } from './gold.js'

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
  rehangPunctuation(words)
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

/** "and", and the comma before it, hang on the conjunct that follows, not on the first. */
function rehangConjunctions(words: TreeWord[]): void {
  words.forEach((word, i) => {
    if (word.relation !== RELATION.cc || word.head < 0 || word.head > i) return
    const next = words.findIndex(({ head, relation }, k) => k > i && head === word.head && relation === RELATION.conj)
    if (next >= 0) word.head = next
  })
}

const SET_OFF = new Set<number>([
  RELATION.conj,
  RELATION.appos,
  RELATION.acl,
  RELATION['acl:relcl'],
  RELATION.advcl,
  RELATION.ccomp,
  RELATION.parataxis,
  RELATION.obl,
  RELATION['obl:unmarked'],
  RELATION.nmod,
])

/** A mark next to a clause, an apposition, a conjunct … hangs on it, not on the word above. */
function rehangPunctuation(words: TreeWord[]): void {
  const { first, last } = subtrees(words)
  const isFree = (i: number) => words[i]!.upos === UPOS.PUNCT && words[i]!.xpos !== XPOS['.'] && words[i]!.head >= 0
  const isUnit = (k: number, head: number) => words[k]!.head === head && SET_OFF.has(words[k]!.relation)
  // from the end, so that of two opening marks the inner one is hung first
  for (let i = words.length - 1; i >= 0; i--) {
    const { head, xpos } = words[i]!
    if (!isFree(i) || xpos === XPOS["''"] || (xpos === XPOS[','] && head > i)) continue
    const unit = words.findIndex((_, k) => k > i && first[k] === i + 1 && isUnit(k, head))
    if (unit < 0) continue
    words[i]!.head = unit
    first[unit] = i
  }
  for (let i = 0; i < words.length; i++) {
    const { head, xpos } = words[i]!
    if (!isFree(i) || xpos === XPOS['``'] || (xpos === XPOS[','] && head < i)) continue
    const unit = words.findIndex((_, k) => k < i && last[k] === i - 1 && isUnit(k, head))
    if (unit < 0) continue
    words[i]!.head = unit
    last[unit] = i
  }
}

function subtrees(words: readonly TreeWord[]): { first: number[]; last: number[] } {
  const first = words.map((_, i) => i)
  const last = words.map((_, i) => i)
  words.forEach((_, i) => {
    let up = words[i]!.head
    for (let steps = 0; up >= 0 && steps < words.length; steps++) {
      first[up] = Math.min(first[up]!, i)
      last[up] = Math.max(last[up]!, i)
      up = words[up]!.head
    }
  })
  return { first, last }
}
