import type { ActorMentionForm, ActorType } from '../analysis.js'
import type { PersonName } from './person-name.js'

/** Words of the text that mean somebody. Spans are tokens, half-open. */
export interface Mention {
  from: number
  to: number
  /** The token that the rest hangs on: the last word of a name, the noun of a description. */
  head: number
  form: ActorMentionForm
  confidence: number
}

/** `place` is somewhere that does nothing in the article: it takes "it" and "the city" away from others. */
export type MemberType = ActorType | 'place'

/** One of those whom the article speaks of. */
export interface Member {
  /** Number in the cast, in order of first sight. */
  id: number
  type: MemberType
  /** The fullest name; null for somebody who is only described ("a survivor"). */
  name: string | null
  /** The parts of a person's fullest name. */
  person: PersonName | null
  /** Share of women among those who could be meant, 0 to 1; null where nothing tells. */
  femaleShare: number | null
  /** ISO code of a country, and of the country that a capital or a palace stands for. */
  country: string | null
  /** Lower-case vocabulary numbers of the words of its names and expansions. */
  nameWords: Set<number>
  /** Nouns that it was called by ("minister"), and what stood before them ("Spanish"), as vocabulary numbers. */
  roleWords: Set<number>
  modifiers: Set<number>
  /** Roles as the article says them, with where each was read (`RoleSource`). */
  roles: { text: string; source: number }[]
  /** Its names as they stand in the text, without titles. */
  aliases: Set<string>
  mentions: Mention[]
  /** Whether it does something in the article; a country that things only happen in does not. */
  acts: boolean
  /** How many of its mentions are names, in the whole article. */
  nameCount: number
}

/** Everybody that the article speaks of. */
export class Cast {
  readonly members: Member[] = []
  /** Members by ISO code. */
  readonly countries = new Map<string, Member>()

  add(type: MemberType, name: string | null): Member {
    const member: Member = {
      id: this.members.length,
      type,
      name,
      person: null,
      femaleShare: null,
      country: null,
      nameWords: new Set(),
      roleWords: new Set(),
      modifiers: new Set(),
      roles: [],
      aliases: new Set(),
      mentions: [],
      acts: type !== 'country' && type !== 'place',
      nameCount: 0,
    }
    this.members.push(member)
    return member
  }
}
