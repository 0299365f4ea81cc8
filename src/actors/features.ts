import { Shape } from '../text/index.js'
import { type Anaphor, AnaphorKind, Determiner } from './anaphors.js'
import type { Member, MemberType } from './cast.js'
import { governor, isConjunct, Part, partOf } from './grammar.js'
import { type ChoiceFeatures, classHash } from './ranker.js'
import { flagsOf, lowerForm, lowerOf, type Reading } from './reading.js'

/** What the walk through the article knows when it comes to an anaphor. */
export interface Situation {
  reading: Reading
  /** By token, its predicate's subject. */
  subjects: Int32Array
  /** The member that each attribution was said by, as far as it is known. */
  speakers: (Member | null)[]
  /** Who was said to speak last before this point, and who is about to be given as the source here. */
  lastSpeaker: Member | null
  /** Largest number of names of one member in the article. */
  mostNames: number
}

/** A member that an anaphor may mean, with the mention that stands nearest. */
export interface Candidate {
  member: Member
  /** Head and first token of its last mention, or of its next one where `isAhead`. */
  head: number
  from: number
  isAhead: boolean
  /** How many other candidates were mentioned since. */
  rank: number
  /** Whether only this candidate's sex fits. */
  isOnly: boolean
  /** How many other candidates were mentioned more often. */
  standing: number
  /** How many of the candidates with a name are known by the noun of the description. */
  bearers: number
  /** How many candidates near it, on its side, are named and known by no role. */
  roleless: number
}

const bucket = (n: number) => (n < 4 ? n : n < 7 ? 4 : n < 13 ? 5 : n < 25 ? 6 : n < 60 ? 7 : 8)

/** Class of an anaphor: features are learned for each of them apart and for all together. */
function classOf(reading: Reading, anaphor: Anaphor, part: Part): number {
  if (!anaphor.isPronoun) return 64 + anaphor.kind * 8 + anaphor.determiner
  const form = lowerForm(reading, anaphor.head)
  const isReflexive = form.endsWith('self') || form.endsWith('selves')
  const grade = isReflexive ? 0 : part === Part.SUBJECT ? 1 : part === Part.OWNER ? 2 : 3
  return anaphor.kind * 4 + grade
}

/** What is the same for all candidates of an anaphor. */
interface Role {
  anaphor: Anaphor
  part: Part
  /** The predicate that governs it, -1 for none, and the subjects of that one and of those above. */
  verb: number
  subjectsAbove: readonly number[]
  /** 1 where it stands in the first sentence of a paragraph. */
  opens: number
  /** The attribution whose words it stands in, -1 for none, and who is known to be its speaker. */
  quote: number
  speaker: Member | null
}

const ANY_CLASS = classHash(255)
/** A candidate counts in the class of the anaphor, in that of its kind, and in that of all anaphors. */
const CANDIDATE_CLASSES = 3
/** Nobody is the same for all anaphors: what speaks for it is learned for each class only. */
const NOBODY_CLASSES = 2

/**
 * Writes the features of the choice of each candidate.
 * @param withNobody whether those of the choice of nobody are to follow
 */
export function choiceFeatures(
  situation: Situation,
  anaphor: Anaphor,
  candidates: readonly Candidate[],
  withNobody: boolean,
  out: ChoiceFeatures,
): void {
  const { reading, subjects, speakers } = situation
  const { tokens, sentences } = reading.document
  const part = partOf(reading, anaphor.head)
  const verb = governor(reading, anaphor.head)
  const sentence = tokens.sentence[anaphor.head]!
  const quote = reading.quotedBy[anaphor.head]!
  const role: Role = {
    anaphor,
    part,
    verb,
    subjectsAbove: subjectsAbove(reading, subjects, verb),
    opens: sentence === 0 || sentences.paragraph[sentence] !== sentences.paragraph[sentence - 1] ? 1 : 0,
    quote,
    speaker: quote >= 0 ? speakers[quote]! : null,
  }
  out.reset([classHash(classOf(reading, anaphor, part)), classHash(anaphor.kind + 200), ANY_CLASS])
  for (let c = 0; c < candidates.length; c++) {
    const candidate = candidates[c]!
    addPlacement(reading, role, candidate, out)
    addStanding(situation, role, candidate, out)
    addSex(anaphor, candidate, out)
    addSpeech(situation, role, candidate, out)
    if (!anaphor.isPronoun) addDescription(reading, anaphor, candidate, out)
    out.close(CANDIDATE_CLASSES)
  }
  if (!withNobody) return
  addNobody(reading, role, candidates, out)
  out.close(NOBODY_CLASSES)
}

function addNobody(
  reading: Reading,
  { anaphor, part }: Role,
  candidates: readonly Candidate[],
  out: ChoiceFeatures,
): void {
  out.add(100, 0)
  out.add(101, Math.min(candidates.length, 6))
  out.add(102, reading.inQuotes[anaphor.head]!)
  out.add(103, part)
  out.add(108, reading.sourceOf[anaphor.head]! >= 0 ? 1 : 0)
  out.add(104, hashWord(lowerForm(reading, anaphor.head)))
  out.add(105, anaphor.kind === AnaphorKind.THING ? hashWord(lemmaBehind(reading, anaphor)) : 0)
  const wordsBefore = anaphor.head - anaphor.from
  out.add(106, anaphor.isPronoun ? 0 : Math.min(wordsBefore, 4))
  if (anaphor.isPronoun) return
  const isCapital = flagsOf(reading, anaphor.head) & Shape.CAPITAL ? 1 : 0
  out.add(107, isCapital * 3 + Math.min(candidates[0]?.bearers ?? 0, 2))
}

const lemmaBehind = ({ document, syntax }: Reading, { to }: Anaphor) =>
  to < document.tokens.count ? syntax.lemma(to) : ''

function hashWord(word: string): number {
  let hash = 0
  for (let i = 0; i < word.length && i < 12; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0
  return hash & 0xffff
}

/** Where the candidate's mention stands, and which part the two play. */
function addPlacement(reading: Reading, role: Role, candidate: Candidate, out: ChoiceFeatures): void {
  const { anaphor, part } = role
  const { sentence } = reading.document.tokens
  const { paragraph } = reading.document.sentences
  const own = sentence[anaphor.head]!
  const other = sentence[candidate.head]!
  const apart = Math.abs(own - other)
  const near = candidate.isAhead ? 3 : Math.min(apart, 2)
  const otherPart = partOf(reading, candidate.head)
  out.add(1, candidate.isAhead ? 20 + bucket(apart) : bucket(apart))
  out.add(2, near * 8 + otherPart)
  out.add(3, (near * 8 + otherPart) * 8 + part)
  out.add(4, candidate.isAhead ? 0 : mentionForm(candidate.member) * 4 + near)
  out.add(5, candidate.isAhead ? 9 : Math.min(candidate.rank, 6))
  out.add(6, near === 0 ? bucket(Math.abs(anaphor.head - candidate.head)) : 15)
  out.add(7, (paragraph[own] === paragraph[other] ? 4 : 0) + near)
  out.add(8, isConjunct(reading, candidate.head) ? 1 + near : 0)
  // how many predicates up the candidate is the subject: 1 for the own clause ("Ruiz sold her car"), 0 for none
  out.add(9, (role.subjectsAbove.indexOf(candidate.head) + 1) * 8 + part)
  if (apart === 0) {
    const sameVerb = role.verb === governor(reading, candidate.head)
    out.add(10, (sameVerb ? 64 : 0) + otherPart * 8 + part)
    out.add(11, clash(anaphor, candidate, reading))
  }
}

const FORM_NUMBERS = { name: 0, title: 1, pronoun: 2, demonym: 3 } as const
const mentionForm = (member: Member) => FORM_NUMBERS[member.mentions.at(-1)?.form ?? 'name']

const HIGHEST_CLAUSE = 4

/** The subjects of a predicate and of the predicates above it; -1 where one has none. */
function subjectsAbove(reading: Reading, subjects: Int32Array, verb: number): number[] {
  const found: number[] = []
  for (let at = verb; at >= 0 && found.length < HIGHEST_CLAUSE; at = governor(reading, at)) found.push(subjects[at]!)
  return found
}

/** Words that stand within or right before one another are rarely one person: "his wife Ana". */
function clash(anaphor: Anaphor, candidate: Candidate, reading: Reading): number {
  if (candidate.from <= anaphor.head && anaphor.head <= candidate.head) return 1
  if (anaphor.from <= candidate.head && candidate.head < anaphor.to) return 2
  let at = reading.syntax.head[anaphor.head]!
  for (let steps = 0; at >= 0 && steps < 4; steps++) {
    if (at === candidate.head) return 3
    at = reading.syntax.head[at]!
  }
  return candidate.isAhead && candidate.from - anaphor.to < 4 ? 4 : 0
}

const TYPES: readonly MemberType[] = ['person', 'organization', 'country', 'group', 'place']

/** How much the article speaks of the candidate. */
function addStanding(
  { mostNames, reading }: Situation,
  { anaphor, opens }: Role,
  candidate: Candidate,
  out: ChoiceFeatures,
): void {
  const { member, isAhead, head, standing } = candidate
  const { sentence } = reading.document.tokens
  const near = isAhead ? 3 : Math.min(Math.abs(sentence[anaphor.head]! - sentence[head]!), 2)
  out.add(26, Math.min(standing, 3) * 4 + near)
  out.add(27, opens * 16 + Math.min(standing, 3) * 4 + near)
  out.add(20, bucket(member.mentions.length))
  out.add(21, bucket(member.nameCount))
  out.add(22, member.nameCount === mostNames ? 1 : 0)
  out.add(23, member.name === null ? 1 + Math.min(member.mentions.length, 3) : 0)
  out.add(24, TYPES.indexOf(member.type))
  out.add(25, Math.round((6 * member.mentions.length) / Math.max(1, mostNames)) + (isAhead ? 20 : 0))
}

function addSex(anaphor: Anaphor, { member, isOnly }: Candidate, out: ChoiceFeatures): void {
  if (anaphor.femaleShare === null) return
  const share = member.femaleShare
  const fit = share === null ? 8 : Math.round(6 * Math.abs(share - anaphor.femaleShare))
  const isLone = member.person?.words.length === 1
  out.add(30, fit * 3 + (member.person?.titled ? 1 : isLone ? 2 : 0))
  out.add(31, isOnly ? 1 : 0)
  out.add(32, fit * 2 + (isOnly ? 1 : 0))
}

function addSpeech(
  { reading, lastSpeaker }: Situation,
  { anaphor, quote, speaker }: Role,
  { member, head }: Candidate,
  out: ChoiceFeatures,
): void {
  const within = reading.inQuotes[anaphor.head]!
  out.add(40, within * 4 + (speaker === member ? 2 : 0) + (reading.inQuotes[head] === within ? 1 : 0))
  const isSource = reading.sourceOf[anaphor.head]! >= 0 ? 1 : 0
  out.add(41, within * 4 + isSource * 2 + (lastSpeaker === member ? 1 : 0))
  out.add(44, isSource * 2 + (reading.sourceOf[head]! >= 0 ? 1 : 0))
  out.add(42, quote >= 0 && reading.quotedBy[head] === quote ? 1 : 0)
}

/** Does the description fit the candidate? */
function addDescription(
  reading: Reading,
  anaphor: Anaphor,
  { member, isAhead, bearers, roleless }: Candidate,
  out: ChoiceFeatures,
): void {
  const noun = lowerOf(reading, anaphor.head)
  const isNamed = member.nameWords.has(noun)
  const isKnown = member.roleWords.has(noun)
  const role = isKnown ? 2 : member.roleWords.size > 0 ? 1 : 0
  let shared = 0
  let strange = 0
  for (let t = anaphor.from; t < anaphor.head; t++) {
    const word = lowerOf(reading, t)
    if (t === anaphor.from && anaphor.determiner !== Determiner.NONE) continue
    if (member.modifiers.has(word) || member.nameWords.has(word)) shared++
    else strange++
  }
  out.add(50, role + (isNamed ? 4 : 0))
  out.add(51, Math.min(shared, 2) * 3 + Math.min(strange, 2))
  out.add(52, (role + (isNamed ? 4 : 0)) * 9 + Math.min(shared, 2) * 3 + Math.min(strange, 2))
  const isCapital = flagsOf(reading, anaphor.head) & Shape.CAPITAL ? 1 : 0
  const bearing = (isKnown ? 3 : 0) + Math.min(bearers, 2)
  out.add(54, bearing * 4 + isCapital * 2 + (member.name === null ? 1 : 0))
  out.add(55, (bearing * 4 + isCapital * 2 + (member.name === null ? 1 : 0)) * 3 + Math.min(strange, 2))
  const isRoleless = member.name !== null && member.roles.length === 0
  const isNew = member.mentions.length === 0
  out.add(56, isRoleless ? 1 + Math.min(roleless, 3) + (isAhead ? 10 : 0) + (isNew ? 20 : 0) : 0)
  out.add(53, isAhead ? role + 1 + (member.mentions.length > 0 ? 10 : 0) : 0)
}
