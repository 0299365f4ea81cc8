import type { ActorMentionForm } from '../analysis.js'
import type { ProjectNames } from '../names/index.js'
import type { Cast, Member } from './cast.js'
import { castPlaces, countryOf, seatOf } from './cast-places.js'
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
