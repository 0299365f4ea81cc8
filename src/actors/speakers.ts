import type { SpeakerKind } from '../analysis.js'
import type { Attribution } from '../claims/index.js'
import { PeopleWord } from '../lexicon/index.js'
import { XPOS } from '../syntax/index.js'
import { firstIndex } from '../text/index.js'
import type { Cast, Member, Mention } from './cast.js'
import type { ActorsLayer, Speaker } from './index.js'
import { formOf, lowerForm, peopleFlags, type Reading, tokenAt } from './reading.js'

interface Met extends Mention {
  member: Member
}

/**
 * Speakers and audiences of the attributions. A source is one of the cast, or is given as the article says it
 * ("officials"); a quotation without a source goes on in the run of the conversation.
 * @param indexOf number of each member among the published actors
 */
export function speakersOf(
  reading: Reading,
  cast: Cast,
  indexOf: ReadonlyMap<Member, number>,
): Pick<ActorsLayer, 'speakers' | 'audiences'> {
  const { attributions, document } = reading
  const met = cast.members.flatMap((member) => member.mentions.map((mention) => ({ ...mention, member })))
  met.sort((a, b) => a.from - b.from || b.to - a.to)
  const find = (span: { start: number; end: number }) =>
    principal(reading, met, tokenAt(document, span.start), tokenAt(document, span.end))
  const speakers = attributions.map(({ source }): Speaker | null => {
    const pair = source ? pairOf(reading, met, source) : null
    if (pair !== null) return { actor: null, name: pair, kind: 'group' }
    return source
      ? speakerOf(reading, find(source), document.text.slice(source.start, source.end), source, indexOf)
      : null
  })
  const audiences = attributions.map(({ audience }) => {
    const found = audience ? find(audience) : null
    return found ? (indexOf.get(found.member) ?? null) : null
  })
  return { speakers: continueTalks(reading, speakers), audiences }
}

/** Words behind which the rest of a source only says more of it: "a spokesman for the ministry", "Ruiz, who …". */
const LINKS = new Set([
  'of',
  'for',
  'at',
  'with',
  'from',
  'in',
  'on',
  'to',
  'who',
  'whose',
  'which',
  'that',
  'by',
  'about',
])

/**
 * The mention that a source is about: the first one that owns nothing ("Ruiz's lawyer" is the lawyer) and does not
 * stand behind a preposition. null where the source names none of the cast.
 */
function principal(reading: Reading, met: readonly Met[], from: number, to: number): Met | null {
  let link = from
  while (link < to && !(link > from && LINKS.has(lowerForm(reading, link)))) link++
  for (let i = firstAt(met, from); i < met.length && met[i]!.from < link; i++) {
    const mention = met[i]!
    const owns = mention.to < link && reading.syntax.xpos[mention.to] === XPOS.POS
    if (
      !owns &&
      mention.to <= to &&
      mention.head < to &&
      mention.form !== 'demonym' &&
      !isOwner(reading, mention, link)
    )
      return mention
  }
  // "who said": the mention that the clause hangs on
  if (to - from === 1 && lowerForm(reading, from) === 'who') return before(reading, met, from)
  return null
}

/** "Ana Ruiz and Ben Cole": two who speak as one; null for other sources. */
function pairOf(
  { document, syntax }: Reading,
  met: readonly Met[],
  source: { start: number; end: number },
): string | null {
  const first = met[firstAt(met, tokenAt(document, source.start))]
  if (first?.form !== 'name' || syntax.xpos[first.to] !== XPOS.CC) return null
  const second = met[firstAt(met, first.to + 1)]
  if (second?.form !== 'name' || second.from !== first.to + 1) return null
  if (second.member === first.member || document.tokens.end[second.to - 1] !== source.end) return null
  return first.member.name !== null && second.member.name !== null
    ? `${first.member.name} and ${second.member.name}`
    : null
}

/** "his lawyer said": the pronoun is no speaker. */
const isOwner = ({ syntax }: Reading, { from, to }: Mention, end: number) =>
  to - from === 1 && to < end && syntax.xpos[from] === XPOS.PRP$

const firstAt = (met: readonly Met[], token: number) => firstIndex(met, ({ from }) => from < token)

function before(reading: Reading, met: readonly Met[], token: number): Met | null {
  const end = formOf(reading, token - 1) === ',' ? token - 1 : token
  for (let i = firstAt(met, token) - 1; i >= 0 && met[i]!.from > token - 20; i--) if (met[i]!.to === end) return met[i]!
  return null
}

function speakerOf(
  reading: Reading,
  found: Met | null,
  said: string,
  source: { start: number; end: number },
  indexOf: ReadonlyMap<Member, number>,
): Speaker {
  const words = said.replace(/\s+/g, ' ')
  if (!found) return { actor: null, name: words, kind: kindOfWords(reading, source) }
  const { member } = found
  const actor = indexOf.get(member) ?? null
  if (member.name !== null) return { actor, name: member.name, kind: kindOfMember(member) }
  // "he", where all that is known of him is "a survivor"
  const description = member.mentions.find(({ form }) => form === 'title')
  const { tokens, text } = reading.document
  const name =
    found.form === 'pronoun' && description
      ? text.slice(tokens.start[description.from], tokens.end[description.to - 1]).replace(/\s+/g, ' ')
      : words
  return { actor: null, name, kind: 'unnamed' }
}

const GOVERNMENT =
  /\b(government|ministry|cabinet|administration|department|treasury|white house|parliament|senate|congress)\b/i

function kindOfMember({ type, name }: Member): SpeakerKind {
  if (type === 'country' || type === 'place') return 'government'
  if (type === 'organization' && GOVERNMENT.test(name!)) return 'government'
  return type
}

/** Sources that give nobody away. */
const UNNAMED = new Set([
  'officials',
  'sources',
  'source',
  'official',
  'insiders',
  'insider',
  'aides',
  'people',
  'spokesman',
  'spokeswoman',
  'spokesperson',
])

/** What somebody is who is none of the cast: by the last noun before the first preposition. */
function kindOfWords(reading: Reading, { start, end }: { start: number; end: number }): SpeakerKind {
  const from = tokenAt(reading.document, start)
  const to = tokenAt(reading.document, end)
  let kind: SpeakerKind = 'unnamed'
  for (let t = from; t < to && !(t > from && LINKS.has(lowerForm(reading, t))); t++) {
    const flags = peopleFlags(reading, t)
    if (UNNAMED.has(lowerForm(reading, t))) kind = 'unnamed'
    else if (flags & PeopleWord.DOCUMENT) kind = 'document'
    else if (flags & PeopleWord.GROUP) kind = 'group'
    else if (flags & (PeopleWord.ORGANIZATION | PeopleWord.ALLIANCE)) {
      kind = GOVERNMENT.test(lowerForm(reading, t)) ? 'government' : 'organization'
    }
  }
  return kind
}

/** How many paragraphs a talk goes on without a source. */
const TALK_REACH = 2

/** A quotation without a source is said by who spoke last, in this paragraph or shortly before. */
function continueTalks({ attributions, document }: Reading, speakers: readonly (Speaker | null)[]): (Speaker | null)[] {
  const { sentences, tokens } = document
  const paragraphs = attributions.map(({ content }) => {
    const token = content[0] ? tokenAt(document, content[0].start) : 0
    return sentences.paragraph[tokens.sentence[Math.min(token, tokens.count - 1)]!] ?? 0
  })
  const inOrder = attributions
    .map((_, index) => index)
    .sort((a, b) => startOf(attributions[a]!) - startOf(attributions[b]!) || a - b)
  const found = [...speakers]
  for (const [place, index] of inOrder.entries()) {
    if (found[index] || attributions[index]!.kind !== 'direct') continue
    const last = inOrder[place - 1]
    const next = inOrder[place + 1]
    const isNear = last !== undefined && paragraphs[index]! - paragraphs[last]! <= TALK_REACH
    if (isNear && isPersonal(found[last])) found[index] = found[last]!
    else if (next !== undefined && paragraphs[next] === paragraphs[index]) found[index] = speakers[next]!
  }
  return found
}

const startOf = ({ content }: Attribution) => content[0]?.start ?? 0
const isPersonal = (speaker: Speaker | null | undefined) => speaker?.kind === 'person' || speaker?.kind === 'unnamed'
