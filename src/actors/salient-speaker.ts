import { LEGAL_FORMS, PeopleWord } from '../lexicon/index.js'
import { type Anaphor, AnaphorKind, tellsAge } from './anaphors.js'
import type { Member } from './cast.js'
import type { Candidate } from './features.js'
import { lowerForm, lowerOf, type Reading } from './reading.js'

/**
 * Whom a description that speaks means where the ranker found nobody: "the 23-year-old said", the last person; "the
 * company said", the last organisation whose name has the noun or that can be a company.
 * @param candidates the one mentioned last first
 */
export function salientSpeaker(reading: Reading, anaphor: Anaphor, candidates: readonly Candidate[]): Member | null {
  const { kind, head } = anaphor
  if (kind === AnaphorKind.PERSON && tellsAge(reading, anaphor.from, head))
    return candidates.find(({ member, isAhead }) => member.name !== null && !isAhead)?.member ?? null
  if (kind !== AnaphorKind.ORGANIZATION) return null
  const noun = lowerOf(reading, head)
  const bodies = candidates.filter(({ member, isAhead }) => member.type === 'organization' && !isAhead)
  const called = bodies.find(({ member }) => member.nameWords.has(noun))
  if (called || !COMPANY_NOUNS.has(lowerForm(reading, head))) return called?.member ?? null
  return bodies.find(({ member }) => isCompany(reading, member))?.member ?? null
}

const COMPANY_NOUNS = new Set(
  'company firm corporation business carmaker automaker manufacturer maker retailer insurer airline startup start-up'.split(
    ' ',
  ),
)

/** A body whose name does not say that it is something else: "the Tidal Commission", "the Rail Union". */
function isCompany({ people, document }: Reading, { nameWords }: Member): boolean {
  for (const word of nameWords) {
    const isKind = (people.of(word) & (PeopleWord.ORGANIZATION | PeopleWord.ALLIANCE)) !== 0
    const form = document.vocabulary.forms[word]!
    if (isKind && !LEGAL_FORMS.has(form) && !COMPANY_NOUNS.has(form)) return false
  }
  return true
}
