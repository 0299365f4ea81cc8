import type { Document } from '../text/index.js'
import type { Syntax } from './index.js'
import { RELATION, UPOS, XPOS } from './tags.js'

/** A run of tokens, half-open. */
export interface TokenRange {
  from: number
  to: number
}

/** Questions about the trees of a document. Every answer stays within the sentence of the token that it is asked of. */
export interface Tree {
  /** Tokens that hang on a token, in text order; none where the sentence was not parsed. */
  children(token: number): number[]
  /** First child with one of these relations (`RELATION`), -1 where there is none. */
  childBy(token: number, ...relations: number[]): number
  /** The token with all that hangs on it, directly or not. */
  subtree(token: number): TokenRange
  /**
   * Who or what does (or is) what a verb says: its own subject, else the one it takes over ("Kim came and SPOKE",
   * "Kim wants to SPEAK", "officials SPEAKING in Rome", "the man who SPOKE"). -1 where there is none.
   */
  subject(verb: number): number
  /** Nearest verb above a token, -1 where there is none: "left" above "troops" in "He said troops had left". */
  clauseVerb(token: number): number
  /**
   * The noun phrase around a noun without what follows it: "the two men" of "the two men in the car", the whole of a
   * name. Where the sentence was not parsed, by tags alone.
   */
  nounPhrase(noun: number): TokenRange
}

/** A verb that takes its subject over from further away than this is a slip of the parser. */
const MAX_TAKEOVERS = 8

/** Looks at the trees of a document; what it needs beside the heads is built when first asked for. */
export function readTree({ tokens, sentences }: Document, syntax: Syntax): Tree {
  const { head, relation, upos, xpos, parsed } = syntax
  let links: Links | null = null
  const linked = () => {
    links ??= linkChildren(head, tokens.count)
    return links
  }

  function children(token: number): number[] {
    const { firstChild, nextSibling } = linked()
    const found: number[] = []
    for (let child = firstChild[token]!; child >= 0; child = nextSibling[child]!) found.push(child)
    return found
  }

  function childBy(token: number, ...relations: number[]): number {
    const { firstChild, nextSibling } = linked()
    let child = firstChild[token]!
    while (child >= 0 && !relations.includes(relation[child]!)) child = nextSibling[child]!
    return child
  }

  function subtree(token: number): TokenRange {
    const { first, last } = linked()
    return { from: first[token]!, to: last[token]! + 1 }
  }

  function subject(verb: number): number {
    let at = verb
    for (let steps = 0; at >= 0 && steps < MAX_TAKEOVERS; steps++) {
      const own = childBy(at, RELATION.nsubj, RELATION['nsubj:pass'], RELATION.csubj)
      const above = head[at]!
      if (own >= 0) return isRelative(own) && relation[at] === RELATION['acl:relcl'] ? above : own
      const kind = relation[at]
      if (kind === RELATION.acl || kind === RELATION['acl:relcl']) return above
      if (kind === RELATION.xcomp) {
        // "asked Kim to leave": Kim leaves
        const asked = above < 0 ? -1 : childBy(above, RELATION.obj, RELATION.iobj)
        if (asked >= 0 && asked < at) return asked
      } else if (kind !== RELATION.conj && kind !== RELATION.advcl) return -1
      at = above
    }
    return -1
  }

  const isRelative = (token: number) => xpos[token] === XPOS.WP || xpos[token] === XPOS.WDT || xpos[token] === XPOS.IN

  function clauseVerb(token: number): number {
    let above = head[token]!
    while (above >= 0 && upos[above] !== UPOS.VERB) above = head[above]!
    return above
  }

  function nounPhrase(noun: number): TokenRange {
    const sentence = tokens.sentence[noun]!
    if (parsed[sentence] === 0) return chunk(xpos, noun, sentences.from[sentence]!, sentences.to[sentence]!)
    let top = noun
    while (PART_OF_NAME.has(relation[top]!) && head[top]! >= 0) top = head[top]!
    let from = top
    let to = top + 1
    for (const child of children(top)) {
      if (child < top && BEFORE_NOUN.has(relation[child]!)) from = Math.min(from, linked().first[child]!)
      if (child > top && child === to && PART_OF_NAME.has(relation[child]!)) to = linked().last[child]! + 1
    }
    return { from, to }
  }

  return { children, childBy, subtree, subject, clauseVerb, nounPhrase }
}

const PART_OF_NAME = new Set<number>([RELATION.flat, RELATION.compound, RELATION.goeswith])
const BEFORE_NOUN = new Set<number>([
  RELATION.det,
  RELATION['det:predet'],
  RELATION.amod,
  RELATION.nummod,
  RELATION.compound,
  RELATION.flat,
  RELATION['nmod:poss'],
  RELATION['nmod:desc'],
])

interface Links {
  /** -1 where there is none. */
  firstChild: Int32Array
  nextSibling: Int32Array
  /** First and last token of the subtree. */
  first: Int32Array
  last: Int32Array
}

function linkChildren(head: Int32Array, count: number): Links {
  const firstChild = new Int32Array(count).fill(-1)
  const nextSibling = new Int32Array(count).fill(-1)
  for (let token = count - 1; token >= 0; token--) {
    const above = head[token]!
    if (above < 0) continue
    nextSibling[token] = firstChild[above]!
    firstChild[above] = token
  }
  const first = Int32Array.from({ length: count }, (_, token) => token)
  const last = first.slice()
  // depth is bounded by the longest sentence that is parsed
  for (let token = 0; token < count; token++) {
    for (let above = head[token]!; above >= 0 && first[above]! > token; above = head[above]!) first[above] = token
    for (let above = head[token]!; above >= 0 && last[above]! < token; above = head[above]!) last[above] = token
  }
  return { firstChild, nextSibling, first, last }
}

const CHUNK_BEFORE = new Set<number>([
  XPOS.DT,
  XPOS.PDT,
  XPOS.PRP$,
  XPOS.POS,
  XPOS.JJ,
  XPOS.JJR,
  XPOS.JJS,
  XPOS.CD,
  XPOS.$,
  XPOS.VBN,
  XPOS.HYPH,
  XPOS.NN,
  XPOS.NNS,
  XPOS.NNP,
  XPOS.NNPS,
])
const CHUNK_AFTER = new Set<number>([XPOS.NN, XPOS.NNS, XPOS.NNP, XPOS.NNPS])
/** A chunk is at most this long: what is longer is a list. */
const LONGEST_CHUNK = 20

function chunk(xpos: Uint8Array, noun: number, start: number, end: number): TokenRange {
  let from = noun
  let to = noun + 1
  while (from > start && noun - from < LONGEST_CHUNK && CHUNK_BEFORE.has(xpos[from - 1]!)) {
    // a determiner opens the phrase
    from--
    if (xpos[from] === XPOS.DT || xpos[from] === XPOS.PRP$) break
  }
  while (to < end && to - noun < LONGEST_CHUNK && CHUNK_AFTER.has(xpos[to]!)) to++
  return { from, to }
}
