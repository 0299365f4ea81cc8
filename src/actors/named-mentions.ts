import { XPOS } from '../syntax/index.js'
import type { Cast, Member, Mention } from './cast.js'
import type { Casting } from './casting.js'
import { readPersonName } from './person-name.js'
import { headOf, lowerForm, type Reading } from './reading.js'
import { noteTitle, titledStart } from './roles.js'

/** Mentions by name in text order, with the titles before them; two people named together are a third mention. */
export function namedMentions(reading: Reading, cast: Cast, casting: Casting): NamedMention[] {
  return withPairs(reading, cast, namesOnly(reading, casting))
}

/** A mention whose member its name tells. */
export interface NamedMention extends Mention {
  member: Member
}

/** The mentions by name, and what the titles in front of names say, before anything else is resolved. */
function namesOnly(reading: Reading, { memberOf, further }: Casting): NamedMention[] {
  const found: NamedMention[] = []
  for (const [index, member] of memberOf.entries()) {
    if (!member) continue
    const { from, to, confidence, type } = reading.names[index]!
    const form = type === 'MISC' ? 'demonym' : 'name'
    let start = member.type === 'person' ? titledStart(reading, from) : from
    if (form === 'demonym' && to - from > 1 && lowerForm(reading, from) === 'the') start++
    // some names come with their title inside: "Secretary Ruiz"
    if (member.type === 'person') noteTitle(reading, member, start, readPersonName(reading, from, to).from)
    found.push({ from: start, to, head: headOf(reading, from, to), form, confidence, member })
  }
  for (const { from, to, form, member } of further) {
    found.push({ from, to, head: to - 1, form, confidence: 0.9, member })
  }
  return found.sort((a, b) => a.from - b.from)
}

/** "Ana Ruiz and Ben Cole": two people named in one breath are a group that "they" and "we" can mean. */
function withPairs(reading: Reading, cast: Cast, named: readonly NamedMention[]): NamedMention[] {
  const pairs = new Map<string, Member>()
  const found: NamedMention[] = []
  for (const [i, second] of named.entries()) {
    const first = named[i - 1]
    if (first && second.from === first.to + 1 && isPair(reading, first, second)) {
      const key = `${first.member.id} ${second.member.id}`
      const pair = pairs.get(key) ?? cast.add('group', `${first.member.name} and ${second.member.name}`)
      pair.acts = false
      pairs.set(key, pair)
      found.push({ from: first.from, to: second.to, head: first.to, form: 'name', confidence: 0.9, member: pair })
    }
    found.push(second)
  }
  return found.sort((a, b) => a.from - b.from || b.to - a.to)
}

function isPair({ syntax }: Reading, first: NamedMention, second: NamedMention): boolean {
  const people = first.member.type === 'person' && second.member.type === 'person' && first.member !== second.member
  return people && first.form === 'name' && second.form === 'name' && syntax.xpos[first.to] === XPOS.CC
}
