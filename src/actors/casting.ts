import type { ActorMentionForm } from '../analysis.js'
import { COUNTRY_NAMES, GOVERNMENT_SEATS } from '../lexicon/index.js'
import type { ProjectNames } from '../names/index.js'
import type { PlaceEntry } from '../places/index.js'
import type { Cast, Member } from './cast.js'
import { castProject } from './cast-project.js'
import { mergeOrganizations } from './merge-organizations.js'
import { mergePersons } from './merge-persons.js'
import { lowerOf, type Reading } from './reading.js'

/** Names of the article with the members of the cast that they mean. */
export interface Casting {
  /** By name of the reading; null for names of nobody (works, events). */
  memberOf: (Member | null)[]
  /** Mentions beside the names (demonyms, descriptions that the project knows): tokens, half-open. */
  further: { from: number; to: number; form: ActorMentionForm; member: Member }[]
}

/** Decides who is named where, over the whole article, before anything else is resolved. */
export function castNames(reading: Reading, cast: Cast, project: ProjectNames | null): Casting {
  const { names } = reading
  const memberOf: (Member | null)[] = names.map(() => null)
  const further = castPlaces(reading, cast, memberOf)
  const persons: number[] = []
  const organizations: number[] = []
  const places = new Map<string, Member>()
  for (const [index, name] of names.entries()) {
    if (memberOf[index]) continue
    if (name.type === 'PER') persons.push(index)
    else if (name.type === 'ORG' && seatOf(textOf(reading, index)) === undefined) organizations.push(index)
    else if (name.type === 'LOC' || name.type === 'ORG') memberOf[index] = castUnplaced(reading, cast, index, places)
  }
  mergePersons(reading, cast, persons, memberOf)
  mergeOrganizations(reading, cast, organizations, memberOf)
  if (project) castProject(reading, cast, { memberOf, further }, project)
  for (const [index, member] of memberOf.entries()) {
    if (!member) continue
    member.nameCount++
    member.aliases.add(textOf(reading, index).replace(/\s+/g, ' '))
    for (let t = names[index]!.from; t < names[index]!.to; t++) member.nameWords.add(lowerOf(reading, t))
  }
  return { memberOf, further }
}

function textOf({ document, names }: Reading, index: number): string {
  return document.text.slice(names[index]!.start, names[index]!.end)
}

/** Country whose government a name stands for: "the Kremlin". */
const seatOf = (name: string): string | undefined => GOVERNMENT_SEATS.get(name.toLowerCase().replace(/^the /, ''))

/** A place that is on no map of ours, and palaces that are governments. */
function castUnplaced(reading: Reading, cast: Cast, index: number, places: Map<string, Member>): Member {
  const text = textOf(reading, index)
  const seat = seatOf(text)
  if (seat !== undefined) {
    const country = countryOf(cast, seat, null)
    country.acts = true
    return country
  }
  const key = text.toLowerCase()
  const known = places.get(key) ?? cast.add('place', text)
  places.set(key, known)
  return known
}

/**
 * Members for the places of the map. A country that acts somewhere ("Russia refused") is a country, and the capitals
 * that stand for it are the same member; other places that act are the people who run them.
 */
function castPlaces(reading: Reading, cast: Cast, memberOf: (Member | null)[]): Casting['further'] {
  const nameFrom = new Map(reading.names.map((name, index) => [name.from, index]))
  const further: Casting['further'] = []
  for (const place of reading.places) {
    let ownMember: Member | null = null
    for (const mention of place.mentions) {
      const index = nameFrom.get(mention.from)
      const type = index === undefined ? 'LOC' : reading.names[index]!.type
      // a person or a team of that name is not the place, whatever the map says
      if (type === 'PER' || (type === 'ORG' && mention.use === 'literal')) continue
      const isSeat = mention.use === 'associative' && place.kind !== 'country' && seatOf(place.name) === place.country
      const member: Member = isSeat ? countryOf(cast, place.country!, null) : (ownMember ?? memberOfPlace(cast, place))
      if (!isSeat) ownMember = member
      if (mention.use === 'associative' && mention.form === 'name') member.acts = true
      if (index === undefined) further.push({ from: mention.from, to: mention.to, form: mention.form, member })
      else memberOf[index] = member
    }
  }
  return further
}

function memberOfPlace(cast: Cast, place: PlaceEntry): Member {
  if (place.kind === 'country' && place.country !== null) return countryOf(cast, place.country, place.name)
  const acts = place.mentions.some(({ use, form }) => use === 'associative' && form === 'name')
  return cast.add(acts ? 'organization' : 'place', place.name)
}

/** The member of a country, made on first sight. */
function countryOf(cast: Cast, code: string, name: string | null): Member {
  const known = cast.countries.get(code)
  if (known) return known
  const member = cast.add('country', COUNTRY_NAMES.get(code) ?? name ?? code)
  member.country = code
  cast.countries.set(code, member)
  return member
}
