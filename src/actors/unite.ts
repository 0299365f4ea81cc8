import { PeopleWord } from '../lexicon/index.js'
import { Shape } from '../text/index.js'
import type { Cast, Member } from './cast.js'
import { flagsOf, formOf, lowerForm, lowerOf, peopleFlags, type Reading } from './reading.js'
import { RoleSource } from './roles.js'

/** Sentences within which a name that comes later can be whom an office was said to speak. */
const SENTENCES_AHEAD = 12
/** Sentences back in which a name without a role can be whom an office is about. */
const SENTENCES_BACK = 5
/** No more people than this are looked at for one office. */
const MOST = 24

/**
 * Joins people known by an office alone ("the Spanish president") with a name, from what the article says and nothing
 * else: the name that has the office as its title; the next new name that speaks, when the office spoke before it; the
 * only name just before that has no role. Run after the walk through the article.
 */
export function unite(reading: Reading, cast: Cast): void {
  const offices = cast.members.filter(
    (member) => member.name === null && (officeOf(reading, member) >= 0 || diplomacyOf(reading, member) !== null),
  )
  if (offices.length === 0) return
  const people = cast.members.filter(
    ({ name, type, mentions }) => name !== null && type === 'person' && mentions.length > 0,
  )
  const firsts = people.map((member) => ({ from: member.mentions[0]!.from, member })).sort((a, b) => a.from - b.from)
  const named = namedMentions(people)
  const byOffice = new Map<number, Member[]>()
  for (const person of people) {
    for (const word of person.roleWords) {
      const bearers = byOffice.get(word)
      if (!bearers) byOffice.set(word, [person])
      else if (bearers.length < MOST) bearers.push(person)
    }
  }
  const joined = new Set<Member>()
  for (const office of offices) {
    const fits = (person: Member) => sexesAgree(office, person)
    const titled = (byOffice.get(officeOf(reading, office)) ?? []).filter((person) => fits(person) && hasTitle(person))
    const diplomats = titled.length > 0 ? [] : chiefDiplomats(reading, office, byOffice)
    const person =
      diplomats.length === 1
        ? diplomats[0]!
        : titled.length > 0
          ? theOne(reading, office, titled)
          : (nextSpeaker(reading, office, firsts) ?? lastNamed(reading, office, named))
    if (!person || !fits(person)) continue
    join(office, person)
    joined.add(person)
  }
  for (const { mentions } of joined) mentions.sort((a, b) => a.from - b.from)
}

/** Lower-case word of the office in the first description, -1 where it is none: "the minister", not "a driver". */
function officeOf(reading: Reading, { mentions }: Member): number {
  const first = mentions[0]
  if (first?.form !== 'title' || lowerForm(reading, first.from) !== 'the') return -1
  const flags = peopleFlags(reading, first.head)
  return flags & PeopleWord.TITLE && flags & PeopleWord.ROLE ? lowerOf(reading, first.head) : -1
}

/** "the head of Turkish diplomacy" has no more words than this between "of" and "diplomacy". */
const LONGEST_DIPLOMACY = 3

/** Foreign ministers by the name that French and Spanish articles have for them: "the head of Turkish diplomacy". */
function chiefDiplomats(reading: Reading, office: Member, byOffice: ReadonlyMap<number, Member[]>): Member[] {
  const words = diplomacyOf(reading, office)
  if (words === null) return []
  const { vocabulary } = reading.document
  const ministers = byOffice.get(vocabulary.id('minister')) ?? []
  return ministers.filter(
    ({ modifiers }) => modifiers.has(vocabulary.id('foreign')) && words.every((word) => modifiers.has(word)),
  )
}

/** The words between "of" and "diplomacy", in lower case; null where the description is of something else. */
function diplomacyOf(reading: Reading, { mentions }: Member): number[] | null {
  const first = mentions[0]
  const { count } = reading.document.tokens
  if (!first || first.head + 1 >= count || lowerForm(reading, first.head + 1) !== 'of') return null
  const words: number[] = []
  for (let t = first.head + 2; t < count && words.length <= LONGEST_DIPLOMACY; t++) {
    if (lowerForm(reading, t) === 'diplomacy') return words
    words.push(lowerOf(reading, t))
  }
  return null
}

const hasTitle = ({ roles }: Member) => roles.some(({ source }) => source >= RoleSource.TITLE)

function sexesAgree(a: Member, b: Member): boolean {
  return a.femaleShare === null || b.femaleShare === null || Math.abs(a.femaleShare - b.femaleShare) < 0.5
}

/** Of those with the title, the only one that no capitalised word speaks against: "the French" is not "the Spanish president". */
function theOne(reading: Reading, office: Member, titled: readonly Member[]): Member | null {
  const first = office.mentions[0]!
  const fitting = titled.filter(({ modifiers, nameWords }) => {
    for (let t = first.from + 1; t < first.head; t++) {
      const word = lowerOf(reading, t)
      if (flagsOf(reading, t) & Shape.CAPITAL && !modifiers.has(word) && !nameWords.has(word)) return false
    }
    return true
  })
  return fitting.length === 1 ? fitting[0]! : null
}

const sentenceOf = ({ document }: Reading, token: number) => document.tokens.sentence[token]!
const isSource = ({ sourceOf }: Reading, head: number) => sourceOf[head]! >= 0

/** "The NATO chief said … Jens Stoltenberg added": a full name, without a word about who that is, speaks next. */
function nextSpeaker(reading: Reading, office: Member, firsts: readonly Named[]): Member | null {
  const { head } = office.mentions[0]!
  if (!isSource(reading, head)) return null
  const next = firstAfter(firsts, head)
  for (const { member } of firsts.slice(next, next + MOST)) {
    const first = member.mentions[0]!
    if (sentenceOf(reading, first.from) - sentenceOf(reading, head) > SENTENCES_AHEAD) return null
    const after = Math.min(first.to, reading.document.tokens.count - 1)
    const isBare = member.roles.length === 0 && formOf(reading, after) !== ','
    if (isBare && isSource(reading, first.head)) return (member.person?.words.length ?? 0) > 1 ? member : null
  }
  return null
}

/** "… is used by Vladimir Putin. The Russian president believes": the only one just before without a role. */
function lastNamed(reading: Reading, office: Member, named: readonly Named[]): Member | null {
  const { from } = office.mentions[0]!
  const first = sentenceOf(reading, from) - SENTENCES_BACK
  const near = new Set<Member>()
  const last = firstAfter(named, from) - 1
  for (let i = last; i >= 0 && i > last - MOST && sentenceOf(reading, named[i]!.from) >= first; i--) {
    if (named[i]!.member.roles.length === 0) near.add(named[i]!.member)
  }
  return near.size === 1 ? [...near][0]! : null
}

interface Named {
  from: number
  member: Member
}

/** Every mention of people with a name, in text order. */
function namedMentions(people: readonly Member[]): Named[] {
  const named = people.flatMap((member) => member.mentions.map(({ from }) => ({ from, member })))
  return named.sort((a, b) => a.from - b.from)
}

/** Index of the first that starts behind `token`. */
function firstAfter(sorted: readonly { from: number }[], token: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]!.from <= token) low = middle + 1
    else high = middle
  }
  return low
}

function join(office: Member, person: Member): void {
  for (const mention of office.mentions) person.mentions.push(mention)
  person.roles.push(...office.roles)
  for (const word of office.roleWords) person.roleWords.add(word)
  for (const word of office.modifiers) person.modifiers.add(word)
  person.femaleShare ??= office.femaleShare
  office.mentions = []
}
