import { type Gazetteer, NameUse, PeopleWord, PLACE_KINDS, Seat } from '../lexicon/index.js'
import { RELATION_NAMES, XPOS_NAMES } from '../syntax/index.js'
import { Shape } from '../text/index.js'
import type { FeatureList } from './linear.js'
import { clusterAt, flagsAt, type Reading, wordAt } from './reading.js'
import type { Spot } from './spots.js'

/**
 * Features of the decision whether a mention means the place itself or what belongs to it (government, people, team).
 * @param row the place that was chosen; -1 where nothing is known of it
 */
export function useFeatures(reading: Reading, gazetteer: Gazetteer, spot: Spot, row: number, out: FeatureList): void {
  const kind = row < 0 ? 'unknown' : `${PLACE_KINDS[gazetteer.kind[row]!]}${gazetteer.seat[row] === Seat.CAPITAL}`
  const isDemonym = spot.matches.some((m) => m.row === row && m.use === NameUse.DEMONYM)
  const name = spot.name === null ? 'none' : `${spot.name.type} ${spot.fit}`
  out.add('kind', kind)
  out.add('demonym', isDemonym)
  out.add('name', name)
  if (spot.name !== null && spot.fit !== 'whole') {
    out.add('name ends in', spot.name.type, wordAt(reading, spot.name.to - 1, spot.from))
  }
  addWords(reading, spot, kind, out)
  addOwned(reading, spot, out)
  addVector(reading, 'before is like', spot.from - 1, spot.from, out)
  addVector(reading, 'behind is like', spot.to, spot.from, out)
  addVerb(reading, spot, out)
  addTree(reading, spot, kind, out)
}

/** Words around the mention: how far before (-) or behind it, and the names of their features. */
const NEIGHBOURS = [-1, -2, -3, 1, 2, 3].map((distance) => {
  const label = distance < 0 ? String(distance) : `+${distance}`
  return { distance, word: `word ${label}`, cluster: `cluster ${label}`, tag: `tag ${label}` }
})

/** The words on either side, one by one and together. */
function addWords(reading: Reading, { from, to }: Spot, kind: string, out: FeatureList): void {
  const { tokens, sentences } = reading.document
  const sentence = tokens.sentence[from]!
  out.add('sentence', sentences.kind[sentence]!)
  const before = wordAt(reading, from - 1, from)
  const after = wordAt(reading, to, from)
  for (const { distance, word, cluster, tag } of NEIGHBOURS) {
    const token = distance < 0 ? from + distance : to + distance - 1
    const neighbour = wordAt(reading, token, from)
    out.add(word, neighbour)
    out.add(cluster, clusterAt(reading, token, from))
    if (neighbour !== '-') out.add(tag, XPOS_NAMES[reading.syntax.xpos[token]!]!)
  }
  out.add('around', before, after)
  out.add('before and kind', before, kind)
  out.add('after and kind', after, kind)
  out.add('two before', wordAt(reading, from - 2, from), before)
  out.add('two after', after, wordAt(reading, to + 1, from))
  out.add('first', from === sentences.from[sentence], kind)
  out.add('own tag', XPOS_NAMES[reading.syntax.xpos[to - 1]!]!)
}

/** "Moscow's troops": what is owned; "Russian troops": what is described. */
function addOwned(reading: Reading, { from, to }: Spot, out: FeatureList): void {
  const { tokens } = reading.document
  const after = wordAt(reading, to, from)
  const owned = after === "'s" || after === '’s' || after === "'" ? to + 1 : to
  if (owned < tokens.count) {
    out.add('owner', owned > to, clusterAt(reading, owned, from))
    out.add('person after', (reading.people.of(tokens.type[owned]!) & (PeopleWord.TITLE | PeopleWord.ROLE)) !== 0)
    out.add('capital after', (flagsAt(reading, owned) & Shape.CAPITAL) !== 0)
  }
}

/** The next verb within reach on either side: without trees, subjects show by the verb behind them. */
function addVerb(reading: Reading, { from, to }: Spot, out: FeatureList): void {
  const { tokens } = reading.document
  const isVerb = (token: number) =>
    wordAt(reading, token, from) !== '-' && XPOS_NAMES[reading.syntax.xpos[token]!]!.startsWith('VB')
  for (let i = to; i < Math.min(to + REACH, tokens.count); i++) {
    if (!isVerb(i)) continue
    addVector(reading, 'verb behind is like', i, from, out)
    out.add('verb behind', reading.syntax.lemma(i), i === to)
    out.add('verb cluster behind', clusterAt(reading, i, from), i === to)
    break
  }
  for (let i = from - 1; i >= Math.max(from - REACH, 0); i--) {
    if (!isVerb(i)) continue
    addVector(reading, 'verb before is like', i, from, out)
    out.add('verb before', reading.syntax.lemma(i), i === from - 1)
    out.add('verb cluster before', clusterAt(reading, i, from), i === from - 1)
    break
  }
}

const REACH = 5

/** Role of the mention in the sentence: "Moscow called on …" is a subject, "in Moscow" hangs on a preposition. */
function addTree(reading: Reading, { from, to }: Spot, kind: string, out: FeatureList): void {
  const { head, relation } = reading.syntax
  let top = to - 1
  for (let i = from; i < to; i++) if (head[i]! < from || head[i]! >= to) top = i
  // "Moscow and Kiev": what Kiev is in the sentence, Moscow shows
  for (let steps = 0; steps < REACH && RELATION_NAMES[relation[top]!] === 'conj' && head[top]! >= 0; steps++) {
    top = head[top]!
  }
  const governor = head[top]!
  const role = RELATION_NAMES[relation[top]!]!
  out.add('role', role)
  out.add('role and kind', role, kind)
  const preposition = prepositionOf(reading, top, from)
  out.add('preposition', preposition)
  if (governor < 0) return
  const lemma = reading.syntax.lemma(governor)
  addVector(reading, 'governor is like', governor, from, out)
  out.add('governor', role, preposition, lemma)
  out.add('governor cluster', role, preposition, clusterAt(reading, governor, from))
  out.add('governor tag', role, XPOS_NAMES[reading.syntax.xpos[governor]!]!)
  // "the government of Georgia said": one step up
  const above = head[governor]!
  if (above >= 0) out.add('above', role, RELATION_NAMES[relation[governor]!]!, clusterAt(reading, above, from))
}

/** The preposition that marks a word: the nearest case marker before it that hangs on it. */
function prepositionOf(reading: Reading, token: number, home: number): string {
  const { head, relation } = reading.syntax
  for (let i = token - 1; i >= Math.max(0, token - REACH); i--) {
    if (head[i] === token && RELATION_NAMES[relation[i]!] === 'case') return wordAt(reading, i, home)
  }
  return '-'
}

/** A component of a word's vector (-127 to 127) tells something from here on. */
const STRONG_COMPONENT = 30
/** By component, what the feature of a large one and of one far below zero finds. */
const LARGE: string[] = []
const SMALL: string[] = []

/** The strong components of a word's vector, each as a feature: words that are used alike share many. */
function addVector(reading: Reading, label: string, token: number, home: number, out: FeatureList): void {
  const { tokens } = reading.document
  if (wordAt(reading, token, home) === '-') return
  const { words } = reading
  const row = words.row(tokens.type[token]!)
  if (row < 0) return
  for (let d = LARGE.length; d < words.dimensions; d++) {
    LARGE.push(`${d} true`)
    SMALL.push(`${d} false`)
  }
  for (let d = 0; d < words.dimensions; d++) {
    const value = words.values[row * words.dimensions + d]!
    if (Math.abs(value) > STRONG_COMPONENT) out.add(label, value > 0 ? LARGE[d]! : SMALL[d]!)
  }
}
