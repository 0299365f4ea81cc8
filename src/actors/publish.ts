import type { Why } from '../analysis.js'
import type { Cast, Member, Mention } from './cast.js'
import type { Casting } from './casting.js'
import { Part, partOf } from './grammar.js'
import type { ActorEntry, ActorsLayer } from './index.js'
import type { Reading } from './reading.js'
import { RoleSource, roleOf } from './roles.js'
import { speakersOf } from './speakers.js'

/** Turns the cast into the layer that the desk gives on: named members that act, in order of salience. */
export function publish(
  reading: Reading,
  cast: Cast,
  casting: Casting,
  saliences: Float64Array,
  explain: boolean,
): ActorsLayer {
  const actors = cast.members.filter((member) => isActor(reading, member) && !isPartOfNames(reading, member))
  actors.sort((a, b) => saliences[b.id]! - saliences[a.id]! || a.mentions[0]!.from - b.mentions[0]!.from || a.id - b.id)
  const indexOf = new Map(actors.map((member, index) => [member, index]))
  const nameActors = Int32Array.from(casting.memberOf, (member) => (member ? (indexOf.get(member) ?? -1) : -1))
  const { speakers, audiences } = speakersOf(reading, cast, indexOf)
  return {
    actors: actors.map((member) => entryOf(reading, member, saliences[member.id]!, explain)),
    speakers,
    audiences,
    nameActors,
  }
}

/**
 * A place that is only somewhere is no actor, nor are two people named side by side; those that the article comes back
 * to are: of places those that it says something of ("the city has …", not "Dunmore is a quiet city").
 */
function isActor(reading: Reading, { acts, name, type, mentions }: Member): boolean {
  if (name === null || mentions.length === 0) return false
  const isBack = ({ form, head }: Mention) =>
    (form === 'title' || form === 'pronoun') && (type !== 'place' || partOf(reading, head) === Part.SUBJECT)
  return acts || mentions.some(isBack)
}

/** Whether a member is only met inside of longer names: the town in "Dunmore Water Agency". */
const isPartOfNames = ({ names, nameAt }: Reading, { mentions }: Member) =>
  mentions.every(({ from, to }) => {
    const name = names[nameAt[from]!]
    return name !== undefined && name.to - name.from > to - from && name.from <= from && to <= name.to
  })

function entryOf({ document }: Reading, member: Member, salience: number, explain: boolean): ActorEntry {
  const { tokens } = document
  const mentions = member.mentions.map(({ from, to, form, confidence }) => ({
    start: tokens.start[from]!,
    end: tokens.end[to - 1]!,
    form,
    confidence,
  }))
  const named = mentions.filter(({ form }) => form === 'name')
  return {
    name: member.name!,
    type: member.type === 'place' ? 'organization' : member.type,
    role: roleOf(member),
    aliases: [...member.aliases].filter((alias) => alias !== member.name),
    salience,
    confidence: Math.max(0, ...named.map(({ confidence }) => confidence)),
    why: explain ? whyOf(member) : null,
    mentions,
  }
}

const SOURCES: Readonly<Record<number, string>> = {
  [RoleSource.DESCRIPTION]: 'description',
  [RoleSource.TITLE]: 'title before the name',
  [RoleSource.APPOSITION]: 'apposition or predicate',
}

/** The names that were taken for one, and where its roles were read. */
const whyOf = ({ aliases, roles }: Member): Why[] => [
  { by: 'names taken for one', words: [...aliases] },
  ...roles.map(({ text, source }) => ({ by: SOURCES[source]!, words: [text] })),
]
