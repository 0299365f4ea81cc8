import { type Gazetteer, NameUse, PeopleWord } from '../lexicon/index.js'
import { Shape } from '../text/index.js'
import type { FeatureList } from './linear.js'
import { clusterAt, flagsAt, type Reading, wordAt } from './reading.js'
import type { Spot } from './spots.js'

/** What the rest of the article tells of a name: asked by the word, built once an article. */
export interface NameEvidence {
  /** Words that end the name of a person of two words or more. */
  surnames: ReadonlySet<string>
  /** Words that stand in lower case somewhere. */
  lowerCase: ReadonlySet<number>
  /** Keys of spots that the tagger holds for places somewhere. */
  tagged: ReadonlySet<string>
}

export function evidenceOf(reading: Reading, spots: readonly Spot[]): NameEvidence {
  const { tokens, vocabulary } = reading.document
  const surnames = new Set<string>()
  for (const name of reading.names) {
    if (name.type === 'PER' && name.to - name.from > 1) surnames.add(wordAt(reading, name.to - 1, name.to - 1))
  }
  const lowerCase = new Set<number>()
  for (let i = 0; i < tokens.count; i++) {
    const type = tokens.type[i]!
    if (vocabulary.lower[type] === type) lowerCase.add(type)
  }
  const tagged = new Set(spots.filter((s) => s.fit === 'whole' && s.name?.type === 'LOC').map((s) => s.key))
  return { surnames, lowerCase, tagged }
}

/** Features of the decision whether a spot names a place. */
export function mentionFeatures(
  reading: Reading,
  gazetteer: Gazetteer,
  spot: Spot,
  evidence: NameEvidence,
  out: FeatureList,
): void {
  const { tokens, vocabulary, sentences } = reading.document
  const { from, to, name, fit } = spot
  const tagged = name === null ? 'none' : `${name.type} ${fit}`
  const best = heaviest(gazetteer, spot)
  const use = best < 0 ? 'unknown' : spot.partial ? 'part' : spot.matches[best]!.use
  const row = best < 0 ? -1 : spot.matches[best]!.row
  const kind = row < 0 ? 'unknown' : gazetteer.kind[row]!
  const size = row < 0 ? -1 : gazetteer.weight[row]! >> 4
  const sentence = tokens.sentence[from]!
  const isFirst = from === sentences.from[sentence]
  const previous = wordAt(reading, from - 1, from)
  const next = wordAt(reading, to, from)
  const lower = vocabulary.lower[tokens.type[from]!]!
  out.add('bias', tagged)
  out.add('use', tagged, use)
  out.add('kind', tagged, kind)
  out.add('size', tagged, size)
  out.add('kind and size', kind, size, use)
  out.add('confidence', name === null ? 'none' : `${tagged} ${Math.floor(name.confidence * 5)}`)
  out.add('words', tagged, Math.min(to - from, 4))
  out.add('previous word', previous)
  out.add('next word', next)
  out.add('previous word of name', tagged, previous)
  out.add('next word of name', tagged, next)
  out.add('previous cluster', clusterAt(reading, from - 1, from))
  out.add('next cluster', clusterAt(reading, to, from))
  out.add('last word', wordAt(reading, to - 1, from))
  out.add('own cluster', clusterAt(reading, from, from))
  out.add('tag', reading.syntax.xpos[from]!, reading.syntax.xpos[to - 1]!)
  out.add('next tag', to < tokens.count ? reading.syntax.xpos[to]! : 0)
  out.add('sentence', sentences.kind[sentence]!, isFirst)
  out.add('capitals', (flagsAt(reading, from) & Shape.ALL_CAPS) !== 0, use)
  if (to - from === 1) {
    out.add('also in lower case', evidence.lowerCase.has(lower), isFirst, tagged)
    out.add('surname', evidence.surnames.has(wordAt(reading, from, from)), tagged)
    out.add('first name', (reading.people.of(tokens.type[from]!) & PeopleWord.SHARE) !== 0, name === null)
  }
  out.add('place elsewhere', evidence.tagged.has(spot.key), tagged)
  out.add('title before', from > 0 && (reading.people.of(tokens.type[from - 1]!) & PeopleWord.TITLE) !== 0)
  out.add('capital after', to < tokens.count && next !== '-' && (flagsAt(reading, to) & Shape.CAPITAL) !== 0)
  if (name !== null && (fit === 'head' || fit === 'inner' || fit === 'tail')) {
    const nameEnd = wordAt(reading, name.to - 1, from)
    out.add('name ends in', name.type, nameEnd)
    out.add('name ends in cluster', name.type, fit, clusterAt(reading, name.to - 1, from))
    out.add('name length', tagged, Math.min(name.to - name.from, 5))
    out.add('demonym in name', tagged, use === NameUse.DEMONYM)
  }
}

/** Index of the match of the most people; -1 without matches. */
export function heaviest(gazetteer: Gazetteer, spot: Spot): number {
  let best = -1
  let most = -1
  for (let i = 0; i < spot.matches.length; i++) {
    const { row, use } = spot.matches[i]!
    const weight = gazetteer.weight[row]! - (use === NameUse.ALTERNATE ? ALTERNATE_COST : 0)
    if (weight > most) {
      most = weight
      best = i
    }
  }
  return best
}

/** A name in another language counts like a name of a place eight times smaller. */
const ALTERNATE_COST = 24
