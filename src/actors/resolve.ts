import { fitsKind, isOfOtherSex, isUnsure, sexDistance } from './agreement.js'
import { type Anaphor, AnaphorKind, Determiner, findAnaphors } from './anaphors.js'
import type { Cast, Member, Mention } from './cast.js'
import type { Casting } from './casting.js'
import { type Candidate, choiceFeatures, type Situation } from './features.js'
import { copulaSubject, governor, subjectsOf } from './grammar.js'
import { type NamedMention, namedMentions } from './named-mentions.js'
import { ChoiceFeatures } from './ranker.js'
import { formOf, lowerForm, lowerOf, type Reading } from './reading.js'
import { noteDescription, RoleSource, roleEnd } from './roles.js'
import { salientSpeaker } from './salient-speaker.js'
import type { Turn } from './turns.js'

/** A choice to be made: one of the candidates, or nobody (one more of the features, where that is possible). */
export interface Choice {
  anaphor: Anaphor
  candidates: readonly Candidate[]
  /** Of all choices; good until the next one. */
  features: ChoiceFeatures
}

/** Makes a choice: the index of a candidate, `candidates.length` for nobody. */
export type Chooser = (choice: Choice) => { index: number; confidence: number }

/** How many members are looked back at, and how many names ahead. */
const LOOK_BACK = 20
const LOOK_AHEAD = 3
/** A name ahead counts within this many sentences: "the minister … Ana Ruiz said". */
const SENTENCES_AHEAD = 8
/** The members named most often are always candidates. */
const TOPICS = 3
const SAME_NOUN = 6
/** Sentences within which somebody without a role may be whom a role is about. */
const NEAR = 5

/** Walks through the article and gives each name, description and pronoun to a member. */
export function resolve(reading: Reading, cast: Cast, casting: Casting, choose: Chooser): void {
  new Walk(reading, cast, casting.turns, choose).run(namedMentions(reading, cast, casting))
}

/** Tokens of a mention. */
type Span = Pick<Mention, 'from' | 'to' | 'head'>

/** An "I" and whom it was given to. */
interface Quoted {
  anaphor: Anaphor
  member: Member
}

class Walk {
  readonly #reading: Reading
  readonly #cast: Cast
  readonly #choose: Chooser
  readonly #features = new ChoiceFeatures()
  readonly #situation: Situation
  /** By token: id of the member whose mention has its head there, -1 for none. */
  readonly #memberAt: Int32Array
  /** Members by the time of their last mention, the last one at the end. */
  readonly #recent: Member[] = []
  readonly #byNoun = new Map<number, Member[]>()
  /** "I" in quotations whose source comes later. */
  readonly #quoted: Quoted[] = []
  readonly #turns: readonly Turn[]
  /** By token: index of the turn it stands in, -1 for none. */
  readonly #turnAt: Int32Array
  #topics: Member[] = []
  /** Counts the anaphors that candidates were looked for, and by id of a member, for which one it was the last time. */
  #offers = 0
  readonly #offeredIn: number[] = []

  constructor(reading: Reading, cast: Cast, turns: readonly Turn[], choose: Chooser) {
    this.#reading = reading
    this.#cast = cast
    this.#choose = choose
    this.#memberAt = new Int32Array(reading.document.tokens.count).fill(-1)
    this.#turns = turns
    this.#turnAt = new Int32Array(reading.document.tokens.count).fill(-1)
    for (const [index, { from, to }] of turns.entries()) this.#turnAt.fill(index, from, to)
    const mostNames = cast.members.reduce((most, { nameCount }) => Math.max(most, nameCount), 0)
    const speakers = reading.attributions.map(() => null)
    this.#situation = { reading, subjects: subjectsOf(reading), speakers, lastSpeaker: null, mostNames }
  }

  run(named: readonly NamedMention[]): void {
    const taken = new Uint8Array(this.#memberAt.length)
    for (const { from, to } of named) taken.fill(1, from, to)
    const anaphors = findAnaphors(this.#reading).filter(({ head }) => taken[head] === 0)
    this.#topics = [...this.#cast.members].sort((a, b) => b.nameCount - a.nameCount || a.id - b.id).slice(0, 3 * TOPICS)
    for (const { head, member } of named) {
      this.#noteSpeaker(head, member)
      for (const noun of member.roleWords) this.#listNoun(member, noun)
    }
    this.#situation.lastSpeaker = null
    let next = 0
    for (const anaphor of anaphors) {
      while (next < named.length && named[next]!.from < anaphor.from) this.#meetNamed(named[next++]!)
      this.#resolveOne(anaphor, named, next)
    }
    while (next < named.length) this.#meetNamed(named[next++]!)
    this.#giveQuoted()
  }

  /** "“I saw it,” she said": an "I" that was somebody else's before its speaker was known. */
  #giveQuoted(): void {
    const speakerOf = ({ anaphor }: Quoted) => this.#situation.speakers[this.#reading.quotedBy[anaphor.head]!]
    const wrong = this.#quoted.filter((quoted) => {
      const speaker = speakerOf(quoted)
      return speaker?.type === 'person' && speaker !== quoted.member
    })
    const heads = new Set(wrong.map(({ anaphor }) => anaphor.head))
    for (const member of new Set(wrong.map(({ member }) => member)))
      member.mentions = member.mentions.filter(({ head }) => !heads.has(head))
    for (const quoted of wrong)
      speakerOf(quoted)!.mentions.push({ ...quoted.anaphor, form: 'pronoun', confidence: 0.9 })
    for (const speaker of new Set(wrong.map(speakerOf))) speaker!.mentions.sort((a, b) => a.from - b.from)
  }

  #meetNamed(mention: NamedMention): void {
    this.#meet(mention.member, mention, mention.form, mention.confidence)
  }

  #meet(member: Member, { from, to, head }: Span, form: Mention['form'], confidence: number): void {
    member.mentions.push({ from, to, head, form, confidence })
    this.#memberAt[head] = member.id
    this.#memberAt[to - 1] = member.id
    this.#noteSpeaker(head, member)
    const at = this.#recent.lastIndexOf(member)
    if (at >= 0) this.#recent.splice(at, 1)
    else if (this.#recent.length === LOOK_BACK) this.#recent.shift()
    this.#recent.push(member)
  }

  /** A mention in the source of an attribution is its speaker; in "Ruiz's lawyer" the last one is. */
  #noteSpeaker(head: number, member: Member): void {
    const attribution = this.#reading.sourceOf[head]!
    if (attribution < 0) return
    this.#situation.speakers[attribution] = member
    this.#situation.lastSpeaker = member
  }

  #resolveOne(anaphor: Anaphor, named: readonly NamedMention[], next: number): void {
    const partner = this.#partner(anaphor, named, next)
    if (partner && anaphor.isPronoun) {
      this.#attach(partner, anaphor, 0.9)
      return
    }
    if (partner) {
      this.#describe(partner, anaphor, RoleSource.APPOSITION)
      this.#meet(partner, anaphor, 'title', 0.9)
      return
    }
    if (anaphor.isLoose || (!anaphor.isPronoun && anaphor.determiner === Determiner.NONE)) return
    const candidates = anaphor.determiner === Determiner.A ? [] : this.#candidates(anaphor, named, next)
    // "he" and "she" always mean somebody
    const isBound = anaphor.kind === AnaphorKind.SINGULAR && candidates.length > 0
    choiceFeatures(this.#situation, anaphor, candidates, !isBound, this.#features)
    const { index, confidence } = this.#choose({ anaphor, candidates, features: this.#features })
    const chosen =
      candidates[index]?.member ??
      (this.#isSpeaking(anaphor) ? salientSpeaker(this.#reading, anaphor, candidates) : null)
    if (chosen) this.#attach(chosen, anaphor, confidence)
    else if (anaphor.kind === AnaphorKind.PERSON) this.#attach(this.#cast.add('person', null), anaphor, 1)
  }

  #attach(member: Member, anaphor: Anaphor, confidence: number): void {
    if (anaphor.isPronoun) {
      if (anaphor.femaleShare !== null && isUnsure(member.femaleShare)) member.femaleShare = anaphor.femaleShare
    } else this.#describe(member, anaphor, RoleSource.DESCRIPTION)
    if (this.#isBeforeSpeaker(anaphor)) this.#quoted.push({ anaphor, member })
    this.#meet(member, anaphor, anaphor.isPronoun ? 'pronoun' : 'title', confidence)
  }

  #describe(member: Member, anaphor: Anaphor, source: RoleSource): void {
    noteDescription(this.#reading, member, anaphor.from, anaphor.head, source)
    this.#listNoun(member, lowerOf(this.#reading, anaphor.head))
  }

  #listNoun(member: Member, noun: number): void {
    const bearers = this.#byNoun.get(noun)
    if (!bearers) this.#byNoun.set(noun, [member])
    else if (bearers.length < SAME_NOUN && !bearers.includes(member)) bearers.push(member)
  }

  #isBeforeSpeaker({ kind, head }: Anaphor): boolean {
    const quote = this.#reading.quotedBy[head]!
    if (kind !== AnaphorKind.SPEAKER || quote < 0 || this.#situation.speakers[quote]) return false
    const source = this.#reading.attributions[quote]!.source
    return source !== null && source.start > this.#reading.document.tokens.start[head]!
  }

  /** The member that grammar ties the description to: "Ana Ruiz, the minister", "Ruiz is a minister". */
  #partner(anaphor: Anaphor, named: readonly NamedMention[], next: number): Member | null {
    if (anaphor.isPronoun) return this.#introduced(anaphor, named[next])
    const before = anaphor.from - 2
    const first = this.#reading.document.sentences.from[this.#reading.document.tokens.sentence[anaphor.head]!]!
    if (!anaphor.isLoose && before >= first && formOf(this.#reading, before + 1) === ',') {
      const named = this.#memberAtToken(before)
      if (named?.name && fitsKind(named.type, anaphor.kind)) return named
    }
    const subject = saidOf(this.#reading, anaphor, this.#situation.subjects)
    if (subject >= 0) {
      const member = this.#memberAtToken(subject)
      if (member && fitsKind(member.type, anaphor.kind)) return member
    }
    return anaphor.isLoose || anaphor.determiner === Determiner.NONE ? null : this.#announced(anaphor, named, next)
  }

  /** "the minister, Ana Ruiz, said", "a spokesman for the mill, Tom Oake, said" */
  #announced(anaphor: Anaphor, named: readonly NamedMention[], next: number): Member | null {
    const end = roleEnd(this.#reading, anaphor.head)
    let at = next
    while (at < named.length && named[at]!.from < end) at++
    const following = named[at]
    if (following?.from !== end + 1 || formOf(this.#reading, end) !== ',') return null
    const after = following.to < this.#reading.document.tokens.count ? formOf(this.#reading, following.to) : '.'
    const isClosed = after === ',' || after === '.' || after === ')'
    return isClosed && fitsKind(following.member.type, anaphor.kind) ? following.member : null
  }

  /** "I" in a quotation whose speaker is named, "I" and "you" in a turn, and "I'm Ana Ruiz" */
  #introduced(anaphor: Anaphor, following: NamedMention | undefined): Member | null {
    const turn = this.#reading.inQuotes[anaphor.head] === 0 ? this.#turnOf(anaphor) : undefined
    if (turn && anaphor.kind === AnaphorKind.ADDRESSEE) return turn.addressee
    if (anaphor.kind !== AnaphorKind.SPEAKER) return null
    if (turn) return turn.member
    const quote = this.#reading.quotedBy[anaphor.head]!
    const speaker = quote >= 0 ? this.#situation.speakers[quote] : null
    if (speaker?.type === 'person') return speaker
    if (following?.from !== anaphor.to + 1 || following.member.type !== 'person') return null
    return INTRODUCTIONS.has(lowerForm(this.#reading, anaphor.to)) ? following.member : null
  }

  #isSpeaking({ head, determiner }: Anaphor): boolean {
    return this.#reading.sourceOf[head]! >= 0 && determiner === Determiner.THE
  }

  #turnOf({ head }: Anaphor): Turn | undefined {
    return this.#turns[this.#turnAt[head]!]
  }

  #memberAtToken(token: number): Member | null {
    const id = this.#memberAt[token]!
    return id >= 0 ? this.#cast.members[id]! : null
  }

  #candidates(anaphor: Anaphor, named: readonly NamedMention[], next: number): Candidate[] {
    const found: Candidate[] = []
    this.#offers++
    const turn = isThird(anaphor) ? this.#turnOf(anaphor) : undefined
    for (let i = this.#recent.length - 1; i >= 0; i--) this.#offerAgain(found, anaphor, turn, this.#recent[i]!)
    for (const member of this.#topics) this.#offerAgain(found, anaphor, turn, member)
    if (!anaphor.isPronoun) {
      const bearers = this.#byNoun.get(lowerOf(this.#reading, anaphor.head))
      if (bearers) for (const member of bearers) this.#offerAgain(found, anaphor, turn, member)
    }
    const { sentence } = this.#reading.document.tokens
    const reach = anaphor.isPronoun ? 0 : SENTENCES_AHEAD
    for (let i = next; i < named.length && found.length < LOOK_BACK + 8; i++) {
      if (sentence[named[i]!.from]! - sentence[anaphor.head]! > reach || i - next >= LOOK_AHEAD * 4) break
      this.#offer(found, anaphor, turn, named[i]!.member, named[i]!, true)
    }
    compareCandidates(this.#reading, anaphor, found)
    return found
  }

  #offerAgain(found: Candidate[], anaphor: Anaphor, turn: Turn | undefined, member: Member): void {
    const { mentions } = member
    if (mentions.length > 0) this.#offer(found, anaphor, turn, member, mentions[mentions.length - 1]!, false)
  }

  /** @param turn the turn of a talk whose two are not meant */
  #offer(
    found: Candidate[],
    anaphor: Anaphor,
    turn: Turn | undefined,
    member: Member,
    { head, from }: Mention,
    isAhead: boolean,
  ): void {
    if (this.#offeredIn[member.id] === this.#offers || !fitsKind(member.type, anaphor.kind)) return
    if (turn && (member === turn.member || member === turn.addressee)) return
    if (isOfOtherSex(member, anaphor)) return
    this.#offeredIn[member.id] = this.#offers
    found.push({
      member,
      head,
      from,
      isAhead,
      rank: found.length,
      isOnly: false,
      bearers: 0,
      standing: 0,
      roleless: 0,
    })
  }
}

/** Notes of each candidate how it stands among the others. */
function compareCandidates(reading: Reading, anaphor: Anaphor, found: readonly Candidate[]): void {
  const { sentence } = reading.document.tokens
  const noun = lowerOf(reading, anaphor.head)
  let fitting = 0
  let bearers = 0
  let ahead = 0
  let behind = 0
  for (const { member, head, isAhead } of found) {
    if (fitsSex(member, anaphor)) fitting++
    if (member.name === null) continue
    if (member.roleWords.has(noun)) bearers++
    if (member.roles.length > 0 || Math.abs(sentence[head]! - sentence[anaphor.head]!) > NEAR) continue
    if (isAhead) ahead++
    else behind++
  }
  for (const candidate of found) {
    const { member, isAhead } = candidate
    candidate.isOnly = fitting === 1 && fitsSex(member, anaphor)
    candidate.bearers = bearers
    candidate.roleless = isAhead ? ahead : behind
    for (const other of found) if (other.member.mentions.length > member.mentions.length) candidate.standing++
  }
}

const fitsSex = (member: Member, anaphor: Anaphor) => member.femaleShare === null || sexDistance(member, anaphor) < 0.5

/** In a talk of two, "he" and "my father" are a third one. */
const isThird = ({ kind }: Anaphor) => kind === AnaphorKind.SINGULAR || kind === AnaphorKind.PERSON

const INTRODUCTIONS = new Set(['am', "'m", '’m'])

/** The subject that a description is said of: "Ruiz is a doctor", "Ruiz worked as a doctor"; -1 for none. */
function saidOf(reading: Reading, { head, from }: Anaphor, subjects: Int32Array): number {
  if (from === 0 || lowerForm(reading, from - 1) !== 'as') return copulaSubject(reading, head, subjects)
  const verb = governor(reading, head)
  return verb >= 0 && subjects[verb]! < from ? subjects[verb]! : -1
}
