import { RELATION, UPOS, XPOS } from '../src/syntax/index.js'
import { readDocument, type Vocabulary } from '../src/text/index.js'
import type { GoldDocument, GoldEntity, GoldFolder, GoldSentence } from './gold.js'
import { adoptConventions, forgetHeads, type TreeWord } from './syntax-conventions.js'

/** A sentence of a treebank on our own tokens. */
export interface TrainingSentence {
  /** Document that it comes from. */
  id: string
  isSilver: boolean
  types: Int32Array
  lemmas: (string | null)[]
  /** `XPOS` and `UPOS`; 0 where the treebank cut the words another way and says nothing of this one. */
  xpos: Uint8Array
  upos: Uint8Array
  /** Word of the sentence, from 0; -1 for the root, `UNKNOWN_HEAD` where the trees do not tell. */
  head: Int32Array
  /** `RELATION`; 0 where the treebank does not tell (the silver trees' "dep"). */
  relation: Uint8Array
}

export const SILVER = 'syntax-polnear-silver-train'

/** Reads the sentences of a syntax file; a file that is left out has none. */
export function readSentences(gold: GoldFolder, name: string, vocabulary: Vocabulary): TrainingSentence[] {
  const isSilver = name === SILVER
  const people = isSilver ? silverPeople(gold) : new Map<string, GoldEntity[]>()
  return gold.read(name).flatMap((document) => {
    const persons = people.get(document.id) ?? []
    return readDocumentSentences(document, isSilver, persons, vocabulary)
  })
}

/** The persons' names that stand beside the silver trees. */
function silverPeople(gold: GoldFolder): Map<string, GoldEntity[]> {
  const name = SILVER.replace('syntax', 'actors')
  const documents = gold.has(name) ? gold.read(name) : []
  return new Map(documents.map(({ id, gold: { entities = [] } }) => [id, entities.filter((e) => e.type === 'PER')]))
}

function readDocumentSentences(
  { id, text, gold }: GoldDocument,
  isSilver: boolean,
  persons: readonly GoldEntity[],
  vocabulary: Vocabulary,
): TrainingSentence[] {
  const source = { path: id, format: 'ndjson', encoding: 'utf-8', bytes: 0, sha256: '' }
  const { tokens } = readDocument({ id, text, source }, vocabulary)
  const sentences: TrainingSentence[] = []
  let from = 0
  for (const sentence of gold.syntax ?? []) {
    while (from < tokens.count && tokens.end[from]! <= sentence.start) from++
    let to = from
    while (to < tokens.count && tokens.start[to]! < sentence.end) to++
    if (to > from) {
      const words = goldWords(sentence, isSilver)
      if (isSilver) adoptConventions(words, persons)
      const starts = tokens.start.subarray(from, to)
      const ends = tokens.end.subarray(from, to)
      const aligned = align(words, starts, ends)
      if (makeTree(aligned)) {
        makeProjective(aligned.head)
        if (isSilver) forgetHeads(aligned)
        sentences.push({ id, isSilver, types: tokens.type.slice(from, to), ...aligned })
      }
    }
    from = to
  }
  return sentences
}

function goldWords({ tokens }: GoldSentence, isSilver: boolean): TreeWord[] {
  return tokens.map(([start, end, lemma, upos, xpos, head, deprel]) => {
    const relation = relationOf(deprel)
    const isPreposition = xpos === 'TO' && relation === RELATION.case
    return {
      start,
      end,
      lemma,
      // "to" the preposition is IN in the treebanks, TO in the silver trees
      xpos: isPreposition ? XPOS.IN : xposOf(xpos),
      upos: isPreposition ? UPOS.ADP : (UPOS as Record<string, number>)[upos]!,
      head: head - 1,
      relation: isSilver && relation === RELATION.dep ? 0 : relation,
    }
  })
}

const XPOS_OF: Record<string, string> = { '(': '-LRB-', ')': '-RRB-', '[': '-LRB-', ']': '-RRB-' }

function xposOf(name: string): number {
  const number = (XPOS as Record<string, number>)[XPOS_OF[name] ?? name]
  if (number === undefined) throw new Error(`a tag that is not in XPOS: ${name}`)
  return number
}

/** Relations of the corpora that `RELATION` does not have, under the name that they count as. */
const RELATION_OF: Record<string, string> = {
  'obl:tmod': 'obl:unmarked',
  'obl:npmod': 'obl:unmarked',
  orphan: 'dep',
  dislocated: 'dep',
}

function relationOf(name: string): number {
  const known = RELATION as Record<string, number>
  const number = known[RELATION_OF[name] ?? name] ?? known[name.replace(/:.*/, '')]
  if (number === undefined) throw new Error(`a relation that is not in RELATION: ${name}`)
  return number
}

type Aligned = Pick<TrainingSentence, 'lemmas' | 'xpos' | 'upos' | 'head' | 'relation'>

/**
 * Carries a tree over to our tokens. Of a word that we split, the last part takes its place and the parts before hang
 * on it; of words that we join, the one whose head lies outside counts.
 */
function align(words: readonly TreeWord[], starts: Int32Array, ends: Int32Array): Aligned {
  const count = starts.length
  const tokenOf = new Int32Array(words.length).fill(-1)
  const wordOf = new Int32Array(count).fill(-1)
  const aligned: Aligned = {
    lemmas: new Array<string | null>(count).fill(null),
    xpos: new Uint8Array(count),
    upos: new Uint8Array(count),
    head: new Int32Array(count).fill(-1),
    relation: new Uint8Array(count),
  }
  let token = 0
  for (let w = 0; w < words.length; w++) {
    const { start, end } = words[w]!
    while (token < count - 1 && ends[token]! <= start) token++
    let last = token
    while (last + 1 < count && starts[last + 1]! < end) last++
    if (starts[last]! < end && ends[last]! > start) tokenOf[w] = last
  }
  for (let w = 0; w < words.length; w++) {
    const own = tokenOf[w]!
    if (own < 0) continue
    const rival = wordOf[own]!
    const head = words[w]!.head
    if (rival < 0 || head < 0 || tokenOf[head] !== own) wordOf[own] = w
  }
  for (let i = 0; i < count; i++) {
    const w = wordOf[i]!
    if (w < 0) {
      // a part of a word: hangs on the next token that stands for one
      let next = i + 1
      while (next < count && wordOf[next]! < 0) next++
      aligned.head[i] = next < count ? next : lastKnown(wordOf)
      aligned.relation[i] = isMark(starts, ends, i) ? RELATION.punct : RELATION.compound
      continue
    }
    const word = words[w]!
    const isWhole = word.start === starts[i] && word.end === ends[i]
    aligned.relation[i] = word.relation
    aligned.head[i] = outerHead(words, tokenOf, w, i)
    if (aligned.head[i]! < 0) aligned.relation[i] = RELATION.root
    if (!isWhole) continue
    aligned.xpos[i] = word.xpos
    aligned.upos[i] = word.upos
    aligned.lemmas[i] = word.lemma
  }
  return aligned
}

const isMark = (starts: Int32Array, ends: Int32Array, i: number) => ends[i]! - starts[i]! === 1

function lastKnown(wordOf: Int32Array): number {
  let last = wordOf.length - 1
  while (last >= 0 && wordOf[last]! < 0) last--
  return last
}

/** Token of the nearest word above `w` that another token stands for. */
function outerHead(words: readonly TreeWord[], tokenOf: Int32Array, w: number, own: number): number {
  let head = words[w]!.head
  for (let steps = 0; head >= 0 && steps <= words.length; steps++) {
    if (tokenOf[head]! >= 0 && tokenOf[head] !== own) return tokenOf[head]!
    head = words[head]!.head
  }
  return -1
}

/** Hangs all roots but the first on it. False where joined words have made a circle. */
function makeTree({ head, relation }: Aligned): boolean {
  const root = head.indexOf(-1)
  for (let i = 0; i < head.length; i++) {
    if (head[i]! < 0 && i !== root) {
      head[i] = root
      relation[i] = 0
    }
  }
  return head.every((_, i) => reachesRoot(head, i))
}

function reachesRoot(head: Int32Array, i: number): boolean {
  let up = i
  for (let steps = 0; up >= 0; steps++) {
    if (steps > head.length) return false
    up = head[up]!
  }
  return true
}

/** Lifts arcs that cross others to the head above, the shortest first (Nivre & Nilsson 2005, without marks). */
export function makeProjective(head: Int32Array): void {
  for (;;) {
    let shortest = -1
    for (let i = 0; i < head.length; i++) {
      if (head[i]! >= 0 && !isProjective(head, i)) {
        if (shortest < 0 || Math.abs(head[i]! - i) < Math.abs(head[shortest]! - shortest)) shortest = i
      }
    }
    if (shortest < 0) return
    head[shortest] = head[head[shortest]!]!
  }
}

/** Whether all words between `i` and its head lie below that head. */
function isProjective(head: Int32Array, i: number): boolean {
  const above = head[i]!
  for (let k = Math.min(i, above) + 1; k < Math.max(i, above); k++) {
    let up = k
    for (let steps = 0; up >= 0 && up !== above && steps <= head.length; steps++) up = head[up]!
    if (up !== above) return false
  }
  return true
}
