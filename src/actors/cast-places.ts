import type { PlaceKind } from '../analysis.js'
import { COUNTRY_NAMES, GOVERNMENT_SEATS, PeopleWord } from '../lexicon/index.js'
import type { PlaceEntry, PlaceMentionSpan } from '../places/index.js'
import { XPOS } from '../syntax/index.js'
import type { Cast, Member } from './cast.js'
import type { Casting } from './casting.js'
import { isNoun, isSpokenOf, lowerForm, peopleFlags, type Reading } from './reading.js'

/** Country whose government a name stands for: "the Kremlin". */
export const seatOf = (name: string): string | undefined =>
  GOVERNMENT_SEATS.get(name.toLowerCase().replace(/^the /, ''))

/** The member of a country, made on first sight. */
export function countryOf(cast: Cast, code: string, name: string | null): Member {
  const known = cast.countries.get(code)
  if (known) return known
  const member = cast.add('country', COUNTRY_NAMES.get(code) ?? name ?? code)
  member.country = code
  cast.countries.set(code, member)
  return member
}

/**
 * Members for the places of the map. A country that acts somewhere ("Russia refused") is a country, and the capitals
 * that stand for it are the same member; other places that act are the people who run them.
 * @param memberOf filled by name
 * @returns mentions that are no names by themselves
 */
export function castPlaces(reading: Reading, cast: Cast, memberOf: (Member | null)[]): Casting['further'] {
  const nameFrom = new Map(reading.names.map((name, index) => [name.from, index]))
  const peoples = new Map<string, Member>()
  const further: Casting['further'] = []
  for (const place of reading.places) {
    const isSeat = place.kind !== 'country' && place.country !== null && seatOf(place.name) === place.country
    const standsForCountry = isSeat && mostlyActs(place)
    let own: Member | null = null
    for (const mention of place.mentions) {
      const opened = nameFrom.get(mention.from)
      const index = opened !== undefined && reading.names[opened]!.to === mention.to ? opened : undefined
      if (!isSpokenOf(reading, mention.from, true) || !isPlace(reading, mention, index)) continue
      let member: Member
      if (mention.form === 'demonym' && isPlural(reading, mention)) member = peopleOf(reading, cast, peoples, mention)
      else if (standsForCountry) member = countryOf(cast, place.country!, null)
      else member = own ??= memberOfPlace(reading, cast, place)
      if (acts(reading, mention)) member.acts = true
      if (index === undefined) further.push({ from: mention.from, to: mention.to, form: mention.form, member })
      else memberOf[index] = member
    }
  }
  return further
}

/** A capital in whose name more is said than happens there: "Moscow refused … in Moscow … Moscow wants". */
function mostlyActs({ mentions }: PlaceEntry): boolean {
  return mentions.filter(({ use }) => use === 'associative').length * 2 >= mentions.length
}

/**
 * A person or a team of that name is not the place, nor is a part of a compound ("East-West talks"); and "Spanish ships" are no deed of Spain.
 */
function isPlace(reading: Reading, mention: PlaceMentionSpan, index: number | undefined): boolean {
  const isWithin = index === undefined && reading.nameAt[mention.from]! >= 0
  if (isHyphenated(reading, mention)) return false
  if (mention.form === 'demonym') return !isWithin && (isPlural(reading, mention) || isOfPeople(reading, mention.to))
  const type = index === undefined ? 'LOC' : reading.names[index]!.type
  return type !== 'PER' && !(type === 'ORG' && mention.use === 'literal')
}

const isHyphenated = ({ syntax, document }: Reading, { from, to }: PlaceMentionSpan) =>
  (from > 0 && syntax.xpos[from - 1] === XPOS.HYPH) || (to < document.tokens.count && syntax.xpos[to] === XPOS.HYPH)

/** "Russians", "the French" as a noun. */
const isPlural = ({ syntax }: Reading, { to }: PlaceMentionSpan) =>
  syntax.xpos[to - 1] === XPOS.NNPS || syntax.xpos[to - 1] === XPOS.NNS

const PEOPLE = PeopleWord.ROLE | PeopleWord.GROUP | PeopleWord.ORGANIZATION | PeopleWord.PERSON
const LONGEST_PHRASE = 6

/** Whether the phrase that goes on at `token` is about people or a body: "[Russian] deputy foreign minister". */
function isOfPeople(reading: Reading, token: number): boolean {
  const { count } = reading.document.tokens
  let head = -1
  for (
    let t = token;
    t < count && t < token + LONGEST_PHRASE && (isNoun(reading, t) || reading.syntax.xpos[t] === XPOS.JJ);
    t++
  ) {
    if (isNoun(reading, t)) head = t
  }
  return head >= 0 && (peopleFlags(reading, head) & PEOPLE) !== 0
}

/** The people of a country, apart from the country: "Russians". */
function peopleOf(reading: Reading, cast: Cast, peoples: Map<string, Member>, { from, to }: PlaceMentionSpan): Member {
  const key = lowerForm(reading, to - 1)
  const { tokens, text } = reading.document
  const known = peoples.get(key) ?? cast.add('group', text.slice(tokens.start[from], tokens.end[to - 1]))
  peoples.set(key, known)
  return known
}

const acts = (reading: Reading, { use, form, from }: PlaceMentionSpan) =>
  (use === 'associative' && form === 'name') || (form === 'name' && reading.sourceOf[from]! >= 0)

function memberOfPlace(reading: Reading, cast: Cast, place: PlaceEntry): Member {
  const member = newMember(cast, place)
  const { vocabulary } = reading.document
  for (const noun of KIND_NOUNS[place.kind] ?? []) member.nameWords.add(vocabulary.id(noun))
  if (place.kind === 'city' && seatOf(place.name) !== undefined) member.nameWords.add(vocabulary.id('capital'))
  return member
}

function newMember(cast: Cast, place: PlaceEntry): Member {
  if (place.kind === 'country' && place.country !== null) return countryOf(cast, place.country, place.name)
  const isActing = place.mentions.some(({ use, form }) => use === 'associative' && form === 'name')
  if (!isActing) return cast.add('place', place.name)
  return cast.add(place.kind === 'continent' ? 'group' : 'organization', place.name)
}

/** What a place of a kind is called when the article comes back to it: "the city", "this nation". */
const KIND_NOUNS: Readonly<Partial<Record<PlaceKind, readonly string[]>>> = {
  continent: ['continent'],
  country: ['country', 'nation', 'state', 'republic', 'kingdom', 'homeland'],
  region: ['region', 'state', 'province', 'territory', 'area'],
  county: ['county', 'district', 'region', 'area'],
  city: ['city', 'town', 'village', 'municipality', 'community', 'settlement'],
  district: ['district', 'neighborhood', 'neighbourhood', 'suburb', 'borough', 'area'],
  water: ['river', 'lake', 'sea', 'ocean', 'bay'],
  mountain: ['mountain', 'volcano', 'peak'],
  island: ['island', 'territory'],
}
