import { PeopleWord } from '../lexicon/index.js'
import { XPOS } from '../syntax/index.js'
import { formOf, isNoun, isPrenominal, isRead, lowerForm, peopleFlags, type Reading, shareOfFlags } from './reading.js'

/** What a pronoun or a description can mean. */
export const AnaphorKind = {
  /** he, she */
  SINGULAR: 0,
  /** they */
  PLURAL: 1,
  /** it */
  THING: 2,
  /** I */
  SPEAKER: 3,
  /** we */
  SPEAKERS: 4,
  /** "the minister", "her brother", "a woman" */
  PERSON: 5,
  /** "the ministry", "the alliance" */
  ORGANIZATION: 6,
  /** "the country", "the city" */
  PLACE: 7,
  /** you */
  ADDRESSEE: 8,
} as const
export type AnaphorKind = (typeof AnaphorKind)[keyof typeof AnaphorKind]

export const Determiner = { NONE: 0, THE: 1, THIS: 2, A: 3, POSSESSIVE: 4 } as const
export type Determiner = (typeof Determiner)[keyof typeof Determiner]

/** A pronoun or description. Spans are tokens, half-open. */
export interface Anaphor {
  from: number
  to: number
  /** The pronoun, or the noun of the description. */
  head: number
  kind: AnaphorKind
  isPronoun: boolean
  /** Share of women among those who could be meant; null where the word does not tell. */
  femaleShare: number | null
  determiner: Determiner
  /** A noun that says nothing of people by itself: it counts where grammar ties it to somebody ("Ruiz was a legend", "Dunmore is a town"). */
  isLoose: boolean
}

interface Pronoun {
  kind: AnaphorKind
  femaleShare: number | null
}
const pronouns = (kind: AnaphorKind, femaleShare: number | null, words: string): [string, Pronoun][] =>
  words.split(' ').map((word) => [word, { kind, femaleShare }])

const PRONOUNS = new Map<string, Pronoun>([
  ...pronouns(AnaphorKind.SINGULAR, 0, 'he him his himself'),
  ...pronouns(AnaphorKind.SINGULAR, 1, 'she her hers herself'),
  ...pronouns(AnaphorKind.PLURAL, null, 'they them their theirs themselves'),
  ...pronouns(AnaphorKind.THING, null, 'it its itself'),
  ...pronouns(AnaphorKind.SPEAKER, null, 'i me my mine myself'),
  ...pronouns(AnaphorKind.ADDRESSEE, null, 'you your yours yourself'),
  ...pronouns(AnaphorKind.SPEAKERS, null, 'we us our ours ourselves'),
])

/** Pronouns and descriptions of people, organisations and places, in text order. */
export function findAnaphors(reading: Reading): Anaphor[] {
  const { count } = reading.document.tokens
  const found: Anaphor[] = []
  for (let t = 0; t < count; t++) {
    if (reading.nameAt[t]! >= 0 || !isRead(reading, t)) continue
    const pronoun = pronounAt(reading, t)
    if (pronoun)
      found.push({
        from: t,
        to: t + 1,
        head: t,
        kind: pronoun.kind,
        femaleShare: pronoun.femaleShare,
        isPronoun: true,
        determiner: Determiner.NONE,
        isLoose: false,
      })
    else if (isNoun(reading, t) || closesAge(reading, t)) {
      const description = describe(reading, t)
      if (description) found.push(description)
    }
  }
  return found
}

function pronounAt(reading: Reading, token: number): Pronoun | undefined {
  // "US" is a country, "mine" a pit, "IT" a trade: their tag and case tell
  const tag = reading.syntax.xpos[token]
  if (tag !== 0 && tag !== XPOS.PRP && tag !== XPOS.PRP$) return undefined
  const pronoun = PRONOUNS.get(lowerForm(reading, token))
  if (!pronoun) return undefined
  const form = formOf(reading, token)
  return form.length > 1 && form === form.toUpperCase() ? undefined : pronoun
}

const PERSON_WORDS = PeopleWord.ROLE | PeopleWord.KIN | PeopleWord.PERSON
const ORGANIZATION_WORDS = PeopleWord.ORGANIZATION | PeopleWord.ALLIANCE
const PLACE_WORDS = PeopleWord.COUNTRY | PeopleWord.PLACE

/** The description that ends with the noun at `head`: "the former Spanish minister"; null where it is none. */
function describe(reading: Reading, head: number): Anaphor | null {
  const flags = peopleFlags(reading, head)
  if (!endsPhrase(reading, head)) return null
  const isCommon = !(flags & (PERSON_WORDS | ORGANIZATION_WORDS | PLACE_WORDS))
  const { from, determiner } = phraseStart(reading, head)
  if (reading.syntax.xpos[head] === XPOS.NNS || reading.syntax.xpos[head] === XPOS.NNPS) return null
  let kind: AnaphorKind = AnaphorKind.PERSON
  if (isCommon && determiner !== Determiner.A && determiner !== Determiner.THE) return null
  if (!isCommon && !(flags & PERSON_WORDS))
    kind = flags & ORGANIZATION_WORDS ? AnaphorKind.ORGANIZATION : AnaphorKind.PLACE
  if (kind !== AnaphorKind.PERSON && determiner === Determiner.NONE) return null
  const isLoose =
    (isCommon && !tellsAge(reading, from, head)) || (kind !== AnaphorKind.PERSON && determiner === Determiner.A)
  return { from, to: head + 1, head, kind, isPronoun: false, femaleShare: shareOfFlags(flags), determiner, isLoose }
}

/** "the 19-year-old said", "the 31-year-old keeper": only people and animals are so many years old. */
export function tellsAge(reading: Reading, from: number, head: number): boolean {
  for (let t = from; t <= head; t++) if (isAge(reading, t)) return true
  return false
}

const closesAge = (reading: Reading, token: number) => isAge(reading, token) && endsPhrase(reading, token)

function isAge(reading: Reading, token: number): boolean {
  const word = lowerForm(reading, token)
  if (word !== 'old') return word.endsWith('-year-old')
  return token > 3 && lowerForm(reading, token - 2) === 'year' && reading.syntax.xpos[token - 1] === XPOS.HYPH
}

/** "the police officer" is about an officer; "minister Ana Ruiz" is a name with its title. */
function endsPhrase(reading: Reading, head: number): boolean {
  const next = head + 1
  if (next >= reading.document.tokens.count) return true
  const name = reading.nameAt[next]!
  if (name >= 0) return reading.names[name]!.type !== 'PER' && !isNoun(reading, next)
  return !isNoun(reading, next) && reading.syntax.xpos[next] !== XPOS.HYPH
}

/** A description has no more words before its noun than this. */
const LONGEST_PHRASE = 10

function phraseStart(reading: Reading, head: number): { from: number; determiner: Determiner } {
  const { document, syntax } = reading
  const first = Math.max(document.sentences.from[document.tokens.sentence[head]!]!, head - LONGEST_PHRASE)
  let from = head
  while (from > first && (isPrenominal(reading, from - 1) || reading.nameAt[from - 1]! >= 0)) from--
  if (from === first) return { from, determiner: Determiner.NONE }
  const before = from - 1
  if (syntax.xpos[before] === XPOS.PRP$) return { from: before, determiner: Determiner.POSSESSIVE }
  // "Canada's prime minister": the owner is part of the description
  if (syntax.xpos[before] === XPOS.POS)
    return { from: ownerStart(reading, before, first), determiner: Determiner.POSSESSIVE }
  if (syntax.xpos[before] !== XPOS.DT) return { from, determiner: Determiner.NONE }
  const word = lowerForm(reading, before)
  if (word === 'the') return { from: before, determiner: Determiner.THE }
  if (word === 'this' || word === 'that') return { from: before, determiner: Determiner.THIS }
  if (word === 'a' || word === 'an') return { from: before, determiner: Determiner.A }
  return { from, determiner: Determiner.NONE }
}

function ownerStart(reading: Reading, mark: number, first: number): number {
  let from = mark
  while (from > first && (isPrenominal(reading, from - 1) || reading.nameAt[from - 1]! >= 0)) from--
  return from > first && reading.syntax.xpos[from - 1] === XPOS.DT ? from - 1 : from
}
