import type { EntityType } from '../analysis.js'
import {
  findProjectNames,
  isDescription,
  type ProjectMatch,
  type ProjectName,
  type ProjectNames,
} from '../names/index.js'
import type { Cast, Member, MemberType } from './cast.js'
import type { Casting } from './casting.js'
import { readPersonName } from './person-name.js'
import type { Reading } from './reading.js'

/** Lets the project's own names win: each of its actors is one member, called as the project calls it. */
export function castProject(reading: Reading, cast: Cast, casting: Casting, project: ProjectNames): void {
  const matches = findProjectNames(reading.document, project)
  const nameFrom = new Map(reading.names.map((name, index) => [name.from, index]))
  const members = new Map<ProjectName, Member>()
  const claimed = new Set<Member>()
  // the full name first: its member keeps what the article says of it
  const byRank = [...matches].sort((a, b) => Number(b.form === b.actor.name) - Number(a.form === a.actor.name))
  for (const match of byRank) {
    if (members.has(match.actor)) continue
    const index = nameFrom.get(match.from)
    const known = index === undefined ? null : casting.memberOf[index]
    const member = known && !claimed.has(known) ? known : newMember(reading, cast, match)
    claimed.add(member)
    members.set(match.actor, member)
    member.name = match.actor.name
    member.acts = true
    if (match.actor.type !== null) member.type = MEMBER_TYPES[match.actor.type]
  }
  for (const match of matches) {
    const { actor, from, to } = match
    const member = members.get(actor)!
    const index = nameFrom.get(from)
    if (isDescription(match)) casting.further.push({ from, to, form: 'title', member })
    else if (index !== undefined) casting.memberOf[index] = member
  }
}

const MEMBER_TYPES: Readonly<Record<EntityType, MemberType>> = {
  PER: 'person',
  ORG: 'organization',
  LOC: 'place',
  MISC: 'group',
}

function newMember(reading: Reading, cast: Cast, { actor, from, to }: ProjectMatch): Member {
  const member = cast.add(actor.type === null ? 'person' : MEMBER_TYPES[actor.type], actor.name)
  if (member.type === 'person') member.person = readPersonName(reading, from, to)
  return member
}
