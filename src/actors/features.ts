import { Shape } from '../text/index.js'
import { type Anaphor, AnaphorKind, Determiner } from './anaphors.js'
import type { Member } from './cast.js'
import { governor, isConjunct, Part, partOf } from './grammar.js'
import { classHash, type Traits, valueHash } from './ranker.js'
import { flagsOf, formOf, lowerForm, lowerOf, type Reading } from './reading.js'

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
  const form = formOf(reading, anaphor.head).toLowerCase()
  const isReflexive = form.endsWith('self') || form.endsWith('selves')
  const grade = isReflexive ? 0 : part === Part.SUBJECT ? 1 : part === Part.OWNER ? 2 : 3
  return anaphor.kind * 4 + grade
}

/** An anaphor, its part in the clause, and what else is the same for all of its candidates. */
interface Role {
  anaphor: Anaphor
  part: Part
  /** Hashes of the class that it is of, of its kind, and of all anaphors. */
  classes: readonly number[]
  /** The predicate that governs it, -1 for none, and the subjects of that one and of those above. */
  verb: number
  subjectsAbove: readonly number[]
}

const ANY_CLASS = classHash(255)

/**
 * Features of the choice of each candidate.
 * @param withNobody whether those of the choice of nobody are to follow
 */
export function choiceFeatures(
  situation: Situation,
  anaphor: Anaphor,
  candidates: readonly Candidate[],
  withNobody: boolean,
): Traits[] {
  const { reading, subjects } = situation
  const part = partOf(reading, anaphor.head)
  const own = classHash(classOf(reading, anaphor, part))
  const classes = [own, classHash(anaphor.kind + 200), ANY_CLASS]
  const verb = governor(reading, anaphor.head)
  const role: Role = { anaphor, part, classes, verb, subjectsAbove: subjectsAbove(reading, subjects, verb) }
  const features = candidates.map((candidate) => candidateFeatures(situation, role, candidate))
  if (withNobody) features.push(nobodyFeatures(situation, role, candidates))
  return features
}

function candidateFeatures(situation: Situation, role: Role, candidate: Candidate): Traits {
  const { anaphor, classes } = role
  const values: number[] = []
  const add = (template: number, value: number) => {
    values.push(valueHash(template, value))
  }
  addPlacement(situation.reading, role, candidate, add)
  addStanding(situation, anaphor, candidate, add)
  addSex(anaphor, candidate, add)
  addSpeech(situation, anaphor, candidate, add)
  if (!anaphor.isPronoun) addDescription(situation.reading, anaphor, candidate, add)
  return { values, classes }
}

function nobodyFeatures(
  { reading }: Situation,
  { anaphor, part, classes }: Role,
  candidates: readonly Candidate[],
): Traits {
  const values: number[] = []
  const add = (template: number, value: number) => {
    values.push(valueHash(template, value))
  }
  add(100, 0)
  add(101, Math.min(candidates.length, 6))
  add(102, reading.inQuotes[anaphor.head]!)
  add(103, part)
  add(108, reading.sourceOf[anaphor.head]! >= 0 ? 1 : 0)
  add(104, hashWord(lowerForm(reading, anaphor.head)))
  const next = anaphor.to < reading.document.tokens.count ? reading.syntax.lemma(anaphor.to) : ''
  add(105, anaphor.kind === AnaphorKind.THING ? hashWord(next) : 0)
  const wordsBefore = anaphor.head - anaphor.from
  add(106, anaphor.isPronoun ? 0 : Math.min(wordsBefore, 4))
  if (!anaphor.isPronoun) {
    const isCapital = flagsOf(reading, anaphor.head) & Shape.CAPITAL ? 1 : 0
    add(107, isCapital * 3 + Math.min(candidates[0]?.bearers ?? 0, 2))
  }
  // nobody is the same for all anaphors: what speaks for it is learned for each class only
  return { values, classes: classes.slice(0, 2) }
}

function hashWord(word: string): number {
  let hash = 0
  for (let i = 0; i < word.length && i < 12; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0
  return hash & 0xffff
}

type Add = (template: number, value: number) => void

/** Where the candidate's mention stands, and which part the two play. */
function addPlacement(reading: Reading, role: Role, candidate: Candidate, add: Add): void {
  const { anaphor, part } = role
  const { sentence } = reading.document.tokens
  const { paragraph } = reading.document.sentences
  const own = sentence[anaphor.head]!
  const other = sentence[candidate.head]!
  const apart = Math.abs(own - other)
  const near = candidate.isAhead ? 3 : Math.min(apart, 2)
  const otherPart = partOf(reading, candidate.head)
  add(1, candidate.isAhead ? 20 + bucket(apart) : bucket(apart))
  add(2, near * 8 + otherPart)
  add(3, (near * 8 + otherPart) * 8 + part)
  add(4, candidate.isAhead ? 0 : mentionForm(candidate.member) * 4 + near)
  add(5, candidate.isAhead ? 9 : Math.min(candidate.rank, 6))
  add(6, near === 0 ? bucket(Math.abs(anaphor.head - candidate.head)) : 15)
  add(7, (paragraph[own] === paragraph[other] ? 4 : 0) + near)
  add(8, isConjunct(reading, candidate.head) ? 1 + near : 0)
  // how many predicates up the candidate is the subject: 1 for the own clause ("Ruiz sold her car"), 0 for none
  add(9, (role.subjectsAbove.indexOf(candidate.head) + 1) * 8 + part)
  if (apart === 0) {
    const sameVerb = role.verb === governor(reading, candidate.head)
    add(10, (sameVerb ? 64 : 0) + otherPart * 8 + part)
    add(11, clash(anaphor, candidate, reading))
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

/** How much the article speaks of the candidate. */
function addStanding(situation: Situation, anaphor: Anaphor, candidate: Candidate, add: Add): void {
  const { mostNames, reading } = situation
  const { member, isAhead, head, standing } = candidate
  const { sentence } = reading.document.tokens
  const { paragraph } = reading.document.sentences
  const own = sentence[anaphor.head]!
  const opens = own === 0 || paragraph[own] !== paragraph[own - 1] ? 1 : 0
  const near = isAhead ? 3 : Math.min(Math.abs(own - sentence[head]!), 2)
  add(26, Math.min(standing, 3) * 4 + near)
  add(27, opens * 16 + Math.min(standing, 3) * 4 + near)
  add(20, bucket(member.mentions.length))
  add(21, bucket(member.nameCount))
  add(22, member.nameCount === mostNames ? 1 : 0)
  add(23, member.name === null ? 1 + Math.min(member.mentions.length, 3) : 0)
  add(24, ['person', 'organization', 'country', 'group', 'place'].indexOf(member.type))
  add(25, Math.round((6 * member.mentions.length) / Math.max(1, mostNames)) + (isAhead ? 20 : 0))
}

function addSex(anaphor: Anaphor, { member, isOnly }: Candidate, add: Add): void {
  if (anaphor.femaleShare === null) return
  const share = member.femaleShare
  const fit = share === null ? 8 : Math.round(6 * Math.abs(share - anaphor.femaleShare))
  const isLone = member.person?.words.length === 1
  add(30, fit * 3 + (member.person?.titled ? 1 : isLone ? 2 : 0))
  add(31, isOnly ? 1 : 0)
  add(32, fit * 2 + (isOnly ? 1 : 0))
}

function addSpeech(situation: Situation, anaphor: Anaphor, { member, head }: Candidate, add: Add): void {
  const { reading, speakers, lastSpeaker } = situation
  const quote = reading.quotedBy[anaphor.head]!
  const speaker = quote >= 0 ? speakers[quote] : null
  const within = reading.inQuotes[anaphor.head]!
  add(40, within * 4 + (speaker === member ? 2 : 0) + (reading.inQuotes[head] === within ? 1 : 0))
  const isSource = reading.sourceOf[anaphor.head]! >= 0 ? 1 : 0
  add(41, within * 4 + isSource * 2 + (lastSpeaker === member ? 1 : 0))
  add(44, isSource * 2 + (reading.sourceOf[head]! >= 0 ? 1 : 0))
  add(42, quote >= 0 && reading.quotedBy[head] === quote ? 1 : 0)
}

/** Does the description fit the candidate? */
function addDescription(
  reading: Reading,
  anaphor: Anaphor,
  { member, isAhead, bearers, roleless }: Candidate,
  add: Add,
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
  add(50, role + (isNamed ? 4 : 0))
  add(51, Math.min(shared, 2) * 3 + Math.min(strange, 2))
  add(52, (role + (isNamed ? 4 : 0)) * 9 + Math.min(shared, 2) * 3 + Math.min(strange, 2))
  const isCapital = flagsOf(reading, anaphor.head) & Shape.CAPITAL ? 1 : 0
  const bearing = (isKnown ? 3 : 0) + Math.min(bearers, 2)
  add(54, bearing * 4 + isCapital * 2 + (member.name === null ? 1 : 0))
  add(55, (bearing * 4 + isCapital * 2 + (member.name === null ? 1 : 0)) * 3 + Math.min(strange, 2))
  const isRoleless = member.name !== null && member.roles.length === 0
  const isNew = member.mentions.length === 0
  add(56, isRoleless ? 1 + Math.min(roleless, 3) + (isAhead ? 10 : 0) + (isNew ? 20 : 0) : 0)
  add(53, isAhead ? role + 1 + (member.mentions.length > 0 ? 10 : 0) : 0)
}
