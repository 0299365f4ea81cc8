import { PeopleWord } from '../lexicon/index.js'
import { XPOS } from '../syntax/index.js'
import type { Member } from './cast.js'
import { isNoun, isPrenominal, lowerForm, lowerOf, peopleFlags, type Reading, shareOfFlags } from './reading.js'

/** Where a role was read: what is said in apposition is surer and fuller than a title, a title than a description. */
export const RoleSource = { DESCRIPTION: 1, TITLE: 2, APPOSITION: 3 } as const
export type RoleSource = (typeof RoleSource)[keyof typeof RoleSource]

const PERSON_WORDS = PeopleWord.ROLE | PeopleWord.KIN | PeopleWord.PERSON | PeopleWord.TITLE
/** Words before a name are no more than this: "former Spanish deputy prime minister Ana Ruiz". */
const LONGEST_TITLE = 8

/**
 * First token of the phrase that a person's name closes, titles and descriptions before it included:
 * "Mrs. Ruiz", "the Spanish minister Ana Ruiz", "the head of the agency Ana Ruiz"; `from` where there are none.
 */
export function titledStart(reading: Reading, from: number): number {
  const first = sentenceStart(reading, from)
  const phrase = phraseBefore(reading, from, first)
  if (phrase < from && peopleFlags(reading, from - 1) & PERSON_WORDS) return withDeterminer(reading, phrase, first)
  // "the head of European diplomacy Josep Borrell": the noun of the role stands before "of"
  const link = phrase - 1
  if (
    phrase < from &&
    link > first &&
    lowerForm(reading, link) === 'of' &&
    peopleFlags(reading, link - 1) & PeopleWord.ROLE
  ) {
    return withDeterminer(reading, phraseBefore(reading, link, first), first)
  }
  return from
}

function sentenceStart({ document }: Reading, token: number): number {
  return Math.max(document.sentences.from[document.tokens.sentence[token]!]!, token - LONGEST_TITLE)
}

function phraseBefore(reading: Reading, end: number, first: number): number {
  let from = end
  while (from > first && isTitlePart(reading, from - 1)) from--
  return from
}

function isTitlePart(reading: Reading, token: number): boolean {
  const name = reading.nameAt[token]!
  // "Trump adviser Ana Ruiz"
  if (name >= 0) return reading.names[name]!.type !== 'PER' || reading.names[name]!.to - reading.names[name]!.from === 1
  return isPrenominal(reading, token) || (peopleFlags(reading, token) & PeopleWord.TITLE) !== 0
}

const withDeterminer = (reading: Reading, from: number, first: number) =>
  from > first && isDeterminer(reading, from - 1) ? from - 1 : from

function isDeterminer({ syntax }: Reading, token: number): boolean {
  return syntax.xpos[token] === XPOS.DT || syntax.xpos[token] === XPOS.PRP$
}

/** Titles that tell a sex or a degree and no role. */
const HONORIFICS = new Set(
  'mr mister mrs ms miss mme mlle madame madam dr sir lady lord dame mssr monsieur herr frau señor señora senor senora hon st saint'.split(
    ' ',
  ),
)
const isHonorific = (reading: Reading, token: number) => HONORIFICS.has(lowerForm(reading, token).replace(/\.$/, ''))

/** Notes what the words from `from` to the name at `to` say of its bearer. */
export function noteTitle(reading: Reading, member: Member, from: number, to: number): void {
  const start = from < to && isDeterminer(reading, from) ? from + 1 : from
  for (let t = start; t < to; t++) {
    const flags = peopleFlags(reading, t)
    if (flags & PERSON_WORDS && !isHonorific(reading, t)) member.roleWords.add(lowerOf(reading, t))
    else member.modifiers.add(lowerOf(reading, t))
    noteShare(member, flags)
  }
  let end = to
  while (end > start && isHonorific(reading, end - 1)) end--
  let begin = start
  while (begin < end && isHonorific(reading, begin)) begin++
  if (begin < end) addRole(reading, member, begin, end, RoleSource.TITLE)
}

/** Notes what a description ("the Spanish minister for health") says of the member that it means. */
export function noteDescription(
  reading: Reading,
  member: Member,
  from: number,
  head: number,
  source: RoleSource,
): void {
  const flags = peopleFlags(reading, head)
  member.roleWords.add(lowerOf(reading, head))
  for (let t = from; t < head; t++) member.modifiers.add(lowerOf(reading, t))
  noteShare(member, flags)
  // "the first woman to win" says less than "the manager", and whose father "the father" is the words do not say
  const isVague = flags & PeopleWord.PERSON || (flags & PeopleWord.KIN && source === RoleSource.DESCRIPTION)
  if (member.type !== 'person' || !(flags & PeopleWord.ROLE) || isVague) return
  const start = from < head && isDeterminer(reading, from) ? from + 1 : from
  addRole(reading, member, start, roleEnd(reading, head), source)
}

function noteShare(member: Member, flags: number): void {
  const share = flags & PERSON_WORDS ? shareOfFlags(flags) : null
  if (share !== null && (member.femaleShare === null || (member.femaleShare > 0.15 && member.femaleShare < 0.85))) {
    member.femaleShare = share
  }
}

const LONGEST_ROLE = 14
const ROLE_LINKS = new Set(['of', 'for', 'at', 'in', 'to', 'and', 'the', 'on', '&'])

/** End of the role whose noun is `head`: "deputy minister for foreign affairs and trade". */
export function roleEnd(reading: Reading, head: number): number {
  const { document } = reading
  const last = Math.min(document.sentences.to[document.tokens.sentence[head]!]!, head + LONGEST_ROLE)
  let end = head + 1
  for (let t = head + 1; t < last; t++) {
    const isWord = reading.nameAt[t]! >= 0 || isPrenominal(reading, t) || reading.syntax.xpos[t] === XPOS.POS
    if (isWord && isNounEnd(reading, t)) end = t + 1
    else if (!isWord && !(ROLE_LINKS.has(lowerForm(reading, t)) && opensRolePart(reading, t, head))) break
  }
  return end
}

const isNounEnd = (reading: Reading, token: number) => reading.nameAt[token]! >= 0 || isNoun(reading, token)

/** "and" joins parts of a role only behind an "of": "minister of trade and industry", not "minister and mother". */
const opensRolePart = (reading: Reading, token: number, head: number) =>
  token > head + 1 || lowerForm(reading, token) !== 'and'

function addRole({ document }: Reading, member: Member, from: number, to: number, source: RoleSource): void {
  const { tokens, text } = document
  const words = text.slice(tokens.start[from], tokens.end[to - 1]).replace(/\s+/g, ' ')
  if (!member.roles.some((role) => role.text === words)) member.roles.push({ text: words, source })
}

/** The member's role as the article says it best; null where it says none. */
export function roleOf({ roles }: Member): string | null {
  let best: Member['roles'][number] | null = null
  for (const role of roles) {
    if (!best || role.source > best.source || (role.source === best.source && role.text.length > best.text.length))
      best = role
  }
  return best?.text ?? null
}
