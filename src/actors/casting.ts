import type { ActorMentionForm } from '../analysis.js'
import type { ProjectNames } from '../names/index.js'
import type { Cast, Member } from './cast.js'
import { castPlaces, countryOf, seatOf } from './cast-places.js'
import { castProject } from './cast-project.js'
import { mergeOrganizations } from './merge-organizations.js'
import { mergePersons } from './merge-persons.js'
import { isSpokenOf, lowerForm, lowerOf, type Reading } from './reading.js'
import { findTurns, type Turn } from './turns.js'

/** Names of the article with the members of the cast that they mean. */
export interface Casting {
  /** By name of the reading; null for names of nobody (works, events). */
  memberOf: (Member | null)[]
  /** Mentions beside the names (demonyms, descriptions that the project knows): tokens, half-open. */
  further: { from: number; to: number; form: ActorMentionForm; member: Member }[]
  /** Turns of a talk, in text order. */
  turns: Turn[]
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
    if (memberOf[index] || isPortfolio(reading, name.from) || !isSpokenOf(reading, name.from, name.type === 'LOC'))
      continue
    if (name.type === 'PER') persons.push(index)
    else if (name.type === 'ORG' && seatOf(textOf(reading, index)) === undefined) organizations.push(index)
    else if (name.type === 'LOC' || name.type === 'ORG') memberOf[index] = castUnplaced(reading, cast, index, places)
  }
  mergePersons(reading, cast, persons, memberOf)
  mergeOrganizations(reading, cast, organizations, memberOf)
  const casting = { memberOf, further, turns: findTurns(reading, cast) }
  castLabels(reading, casting)
  if (project) castProject(reading, cast, casting, project)
  for (const [index, member] of memberOf.entries()) {
    if (!member) continue
    member.nameCount++
    member.aliases.add(textOf(reading, index).replace(/\s+/g, ' '))
    for (let t = names[index]!.from; t < names[index]!.to; t++) member.nameWords.add(lowerOf(reading, t))
  }
  return casting
}

const PORTFOLIO_HOLDERS = new Set(['minister', 'secretary', 'undersecretary', 'ministry', 'department'])

/** "minister for Foreign Affairs", "Secretary of State": a name that says what the office is for is no body of its own. */
const isPortfolio = (reading: Reading, from: number) =>
  from > 1 &&
  (lowerForm(reading, from - 1) === 'for' || lowerForm(reading, from - 1) === 'of') &&
  PORTFOLIO_HOLDERS.has(lowerForm(reading, from - 2))

/** The label of a turn ("RUIZ:") is a mention of whoever speaks, whatever it looked like by itself. */
function castLabels(reading: Reading, { memberOf, further, turns }: Casting): void {
  for (const { label, member } of turns) {
    const index = reading.nameAt[label.from]!
    const { from, to } = reading.names[index] ?? { from: -1, to: -1 }
    if (from === label.from && to === label.to) memberOf[index] = member
    else if (index < 0) further.push({ ...label, form: member.name === null ? 'title' : 'name', member })
  }
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
