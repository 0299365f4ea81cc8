import { GENERIC_NOUNS, LEGAL_FORMS, LINK_WORDS, PeopleWord } from '../lexicon/index.js'
import type { NameSpan } from '../names/index.js'
import type { Cast, Member } from './cast.js'
import { formOf, lowerForm, lowerOf, type Reading } from './reading.js'

/** How many organisations with one first or last word are compared with a short name. */
const NAMESAKES = 24
const SHORTEST_ACRONYM = 2
const LONGEST_ACRONYM = 8

/**
 * Gives each name of an organisation its member: the same words with or without "the" and "Inc.", acronyms ("OXY" is
 * "Organization for X and Y"), and parts ("the Commission", "Toyota").
 * @param indices the names to place, in text order
 * @param memberOf filled by name
 */
export function mergeOrganizations(
  reading: Reading,
  cast: Cast,
  indices: readonly number[],
  memberOf: (Member | null)[],
): void {
  const registry = new Registry(cast)
  const parsed = new Map(indices.map((index) => [index, readOrganizationName(reading, reading.names[index]!)]))
  const byLength = [...indices].sort((a, b) => parsed.get(b)!.words.length - parsed.get(a)!.words.length || a - b)
  for (const index of byLength) memberOf[index] = registry.place(parsed.get(index)!)
  joinBracketed(reading, indices, memberOf)
  joinGeneric(reading, cast, indices, memberOf)
}

/** Bodies of countries that the table knows, by noun: the nouns become words of their members. */
function joinGeneric(reading: Reading, cast: Cast, indices: readonly number[], memberOf: (Member | null)[]): void {
  const { vocabulary } = reading.document
  const known = new Map<string, Member>()
  for (const member of cast.members) {
    if (member.type !== 'organization') continue
    for (const noun of genericNouns(member.name!)) {
      member.nameWords.add(vocabulary.id(noun))
      if (!known.has(noun)) known.set(noun, member)
    }
  }
  // "the Alliance", "the Military Alliance": capitals make a name of a description
  const joinedTo = new Map<Member, Member>()
  for (const index of indices) {
    const { from, to } = reading.names[index]!
    if (to - from > LONGEST_GENERIC || !isDefinite(reading, from)) continue
    const member = known.get(lowerForm(reading, to - 1))
    if (member && member !== memberOf[index]) joinedTo.set(memberOf[index]!, member)
  }
  for (const index of indices) memberOf[index] = joinedTo.get(memberOf[index]!) ?? memberOf[index]!
}

/** "the Alliance", "the Military Alliance" */
const LONGEST_GENERIC = 2
const isDefinite = (reading: Reading, from: number) =>
  lowerForm(reading, from) === 'the' || (from > 0 && lowerForm(reading, from - 1) === 'the')

const GENERIC = new Map(GENERIC_NOUNS.flatMap(([names, nouns]) => names.map((name) => [name, nouns] as const)))
const genericNouns = (name: string) => GENERIC.get(name.toLowerCase().replace(/^the /, '')) ?? []

interface OrganizationName {
  text: string
  /** Lower case, without "the" and legal forms. */
  words: string[]
  acronym: string | null
  initials: string[]
  /** Whether the last word says what kind of body it is ("Commission"). */
  isKindLast: boolean
  /** Whether the last word is one for people ("Senators"). */
  isPeople: boolean
}

function readOrganizationName(reading: Reading, { from, to }: NameSpan): OrganizationName {
  const { tokens, text } = reading.document
  const words: string[] = []
  for (let t = from; t < to; t++) {
    const word = lowerForm(reading, t)
    if (/[\p{L}\p{N}]/u.test(word)) words.push(word)
  }
  if (words.length > 1 && words[0] === 'the') words.shift()
  const initials = initialsOf(reading, from, to)
  while (words.length > 1 && LEGAL_FORMS.has(words.at(-1)!.replace(/\.$/, ''))) words.pop()
  const kind = reading.people.of(lowerOf(reading, to - 1))
  return {
    text: text.slice(tokens.start[from], tokens.end[to - 1]),
    words,
    acronym: to - from === 1 ? acronymOf(formOf(reading, from)) : null,
    initials,
    isKindLast: (kind & (PeopleWord.ORGANIZATION | PeopleWord.ALLIANCE)) !== 0,
    isPeople: (kind & (PeopleWord.ROLE | PeopleWord.GROUP | PeopleWord.PERSON)) !== 0,
  }
}

function acronymOf(form: string): string | null {
  const letters = form.replace(/[.&]/g, '')
  if (letters.length < SHORTEST_ACRONYM || letters.length > LONGEST_ACRONYM) return null
  return letters === letters.toUpperCase() && /^\p{L}+$/u.test(letters) ? letters.toLowerCase() : null
}

/** First letters of the name's words, with and without the small words: "FBI", "DOJ". */
function initialsOf(reading: Reading, from: number, to: number): string[] {
  let all = ''
  let capitals = ''
  for (let t = from; t < to; t++) {
    const word = lowerForm(reading, t)
    if (!/^[\p{L}]/u.test(word) || (word === 'the' && t === from)) continue
    all += word[0]
    if (!LINK_WORDS.has(word)) capitals += word[0]
  }
  return [...new Set([all, capitals])].filter((initials) => initials.length >= SHORTEST_ACRONYM)
}

class Registry {
  readonly #cast: Cast
  readonly #byText = new Map<string, Member>()
  readonly #byInitials = new Map<string, Member>()
  readonly #byFirst = new Map<string, Listed[]>()
  readonly #byLast = new Map<string, Listed[]>()

  constructor(cast: Cast) {
    this.#cast = cast
  }

  place(name: OrganizationName): Member {
    const text = name.words.join(' ')
    const member =
      this.#byText.get(text) ??
      (name.acronym === null ? undefined : this.#byInitials.get(name.acronym)) ??
      this.#whole(name) ??
      this.#cast.add('organization', name.text)
    if (this.#byText.has(text)) return member
    this.#byText.set(text, member)
    for (const initials of name.initials) {
      if (!this.#byInitials.has(initials)) this.#byInitials.set(initials, member)
    }
    remember(this.#byFirst, name.words[0]!, { words: name.words, member })
    remember(this.#byLast, name.words.at(-1)!, { words: name.words, member })
    return member
  }

  /** The longer name that this one is the beginning ("Toyota") or the end of ("the Commission", "Rovers"). */
  #whole({ words, isKindLast, isPeople }: OrganizationName): Member | undefined {
    const longer = (listed: Listed) => listed.words.length > words.length
    const opened = (this.#byFirst.get(words[0]!) ?? []).find(
      (listed) => longer(listed) && words.every((word, i) => listed.words[i] === word),
    )
    if (opened && !(words.length === 1 && isKindLast)) return opened.member
    const closed = (this.#byLast.get(words.at(-1)!) ?? []).filter(
      (listed) =>
        longer(listed) && words.every((word, i) => listed.words[listed.words.length - words.length + i] === word),
    )
    // the "Dunmore" of "University of Dunmore" is a town, and "Senators" are more than the "Liberal Senators"
    const isTeam = closed.length === 1 && !isPeople && !closed[0]!.words.some((word) => LINK_WORDS.has(word))
    return isKindLast || isTeam ? closed[0]?.member : undefined
  }
}

interface Listed {
  words: string[]
  member: Member
}

function remember(index: Map<string, Listed[]>, key: string, listed: Listed): void {
  const list = index.get(key)
  if (!list) index.set(key, [listed])
  else if (list.length < NAMESAKES) list.push(listed)
}

/** "World Health Organization (WHO)", "Frontex (European Border and Coast Guard Agency)". */
function joinBracketed(reading: Reading, indices: readonly number[], memberOf: (Member | null)[]): void {
  const joinedTo = new Map<Member, Member>()
  for (let i = 1; i < indices.length; i++) {
    const outer = reading.names[indices[i - 1]!]!
    const inner = reading.names[indices[i]!]!
    if (inner.from !== outer.to + 1 || formOf(reading, outer.to) !== '(') continue
    if (inner.to >= reading.document.tokens.count || formOf(reading, inner.to) !== ')') continue
    const acronym = acronymOf(formOf(reading, inner.from)) ?? acronymOf(formOf(reading, outer.from))
    const kept = memberOf[indices[i - 1]!]!
    const joined = memberOf[indices[i]!]!
    if (acronym === null || kept === joined || joinedTo.has(kept)) continue
    const long = readOrganizationName(reading, inner.to - inner.from > 1 ? inner : outer).words.join('')
    if (!isSubsequence(acronym, long)) continue
    joinedTo.set(joined, kept)
    if (joined.name!.length > kept.name!.length) kept.name = joined.name
  }
  for (const index of indices) memberOf[index] = joinedTo.get(memberOf[index]!) ?? memberOf[index]!
}

/** Whether the letters stand in the name in this order, the first one first: "Interpol", "Médecins Sans Frontières (MSF)". */
function isSubsequence(letters: string, name: string): boolean {
  if (letters[0] !== name[0]) return false
  let at = 0
  for (const letter of name) if (letter === letters[at]) at++
  return at === letters.length
}
