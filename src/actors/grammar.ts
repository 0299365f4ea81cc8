import { RELATION, RELATION_NAMES, UPOS } from '../syntax/index.js'
import { lowerForm, type Reading } from './reading.js'

/** The part that words play in their clause. */
export const Part = {
  NONE: 0,
  SUBJECT: 1,
  OBJECT: 2,
  OWNER: 3,
  OBLIQUE: 4,
  MODIFIER: 5,
  APPOSITION: 6,
  PREDICATE: 7,
} as const
export type Part = (typeof Part)[keyof typeof Part]

const PART_OF_RELATION = new Map<number, Part>([
  [RELATION.nsubj, Part.SUBJECT],
  [RELATION['nsubj:pass'], Part.SUBJECT],
  [RELATION.csubj, Part.SUBJECT],
  [RELATION.obj, Part.OBJECT],
  [RELATION.iobj, Part.OBJECT],
  [RELATION['nmod:poss'], Part.OWNER],
  [RELATION.obl, Part.OBLIQUE],
  [RELATION['obl:agent'], Part.OBLIQUE],
  [RELATION['obl:unmarked'], Part.OBLIQUE],
  [RELATION.nmod, Part.MODIFIER],
  [RELATION.compound, Part.MODIFIER],
  [RELATION.amod, Part.MODIFIER],
  [RELATION.appos, Part.APPOSITION],
  [RELATION.flat, Part.APPOSITION],
  [RELATION.root, Part.PREDICATE],
])
/** By relation. */
const PARTS = RELATION_NAMES.map((_, relation) => PART_OF_RELATION.get(relation) ?? Part.NONE)

/** Chains of "and" are followed no further than this. */
const LONGEST_CHAIN = 8

/** The part of the phrase whose head is `token`; in a coordination, the part of the whole. */
export function partOf({ syntax }: Reading, token: number): Part {
  let head = token
  for (
    let steps = 0;
    steps < LONGEST_CHAIN && syntax.relation[head] === RELATION.conj && syntax.head[head]! >= 0;
    steps++
  ) {
    head = syntax.head[head]!
  }
  return PARTS[syntax.relation[head]!]!
}

export const isConjunct = ({ syntax }: Reading, token: number): boolean => syntax.relation[token] === RELATION.conj

/** How many steps up a tree are taken at most. */
const HIGHEST_CLIMB = 12

/** The verb or predicate that governs a token: its nearest ancestor that is no noun phrase; -1 for none. */
export function governor({ syntax }: Reading, token: number): number {
  let at = syntax.head[token]!
  for (let steps = 0; at >= 0 && steps < HIGHEST_CLIMB; steps++) {
    const tag = syntax.upos[at]
    if (tag === UPOS.VERB || tag === UPOS.AUX || syntax.relation[at] === RELATION.root) return at
    at = syntax.head[at]!
  }
  return -1
}

/**
 * By token, the subject of the predicate that it is; -1 for none. A predicate joined by "and" or hung on as an open
 * clause ("wants to go") has the subject of the one above.
 */
export function subjectsOf({ syntax, document }: Reading): Int32Array {
  const { count } = document.tokens
  const subjects = new Int32Array(count).fill(-1)
  for (let t = 0; t < count; t++) {
    const relation = syntax.relation[t]
    if ((relation === RELATION.nsubj || relation === RELATION['nsubj:pass']) && syntax.head[t]! >= 0)
      subjects[syntax.head[t]!] = t
  }
  return subjects
}

/** The token that "X is a Y" says Y of: the subject of a predicate noun; -1 where `token` is none. */
export function copulaSubject(reading: Reading, token: number, subjects: Int32Array): number {
  const subject = subjects[token]!
  return subject >= 0 && subject < token && hasCopula(reading, subject, token) ? subject : -1
}

const COPULAS = new Set([
  'is',
  'was',
  'are',
  'were',
  'be',
  'been',
  "'s",
  '’s',
  "'m",
  '’m',
  'am',
  'became',
  'becomes',
  'become',
  'remains',
  'remained',
])

function hasCopula(reading: Reading, subject: number, token: number): boolean {
  for (let t = subject + 1; t < token; t++)
    if (reading.syntax.head[t] === token && COPULAS.has(lowerForm(reading, t))) return true
  return false
}
