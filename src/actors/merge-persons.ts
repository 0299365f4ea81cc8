import type { Cast, Member } from './cast.js'
import { fullNamesAgree, type PersonName, readPersonName } from './person-name.js'
import type { Reading } from './reading.js'

/** How many namesakes are compared with a name: enough for any family, and linear on a list of 50,000 names. */
const NAMESAKES = 24

/**
 * Gives each name of a person its member: full names first ("Ana María Ruiz" before "Ana Ruiz"), then surnames and
 * first names alone, which go to the bearer who was named last.
 * @param indices the names to place, in text order
 * @param memberOf filled by name
 */
export function mergePersons(
  reading: Reading,
  cast: Cast,
  indices: readonly number[],
  memberOf: (Member | null)[],
): void {
  const registry = new Registry(cast)
  const parsed = new Map<number, PersonName>()
  for (const index of indices) {
    const name = reading.names[index]!
    parsed.set(index, readPersonName(reading, name.from, name.to))
  }
  const byLength = [...indices].sort((a, b) => parsed.get(b)!.words.length - parsed.get(a)!.words.length || a - b)
  for (const index of byLength) {
    const name = parsed.get(index)!
    if (name.words.length >= 2) memberOf[index] = registry.placeFullName(name)
  }
  for (const index of indices) {
    const name = parsed.get(index)!
    const member = memberOf[index] ?? (name.words.length === 1 ? registry.placeLoneName(name) : null)
    if (!member) continue
    memberOf[index] = member
    registry.see(member, index)
    noteSex(member, name)
  }
}

class Registry {
  readonly #cast: Cast
  readonly #byText = new Map<string, Member[]>()
  readonly #byLast = new Map<string, Member[]>()
  readonly #byFirst = new Map<string, Member[]>()
  /** Index of the last name seen of each member, in the walk over lone names. */
  readonly #lastSeen = new Map<Member, number>()

  constructor(cast: Cast) {
    this.#cast = cast
  }

  see(member: Member, index: number): void {
    this.#lastSeen.set(member, index)
  }

  placeFullName(name: PersonName): Member {
    const text = name.words.join(' ')
    const options = [
      ...(this.#byText.get(text) ?? []),
      ...(this.#byLast.get(name.words.at(-1)!) ?? []),
      ...(this.#byFirst.get(name.words[0]!) ?? []),
    ]
    const known = options.find((member) => fullNamesAgree(member.person!, name))
    if (known) return known
    const member = this.#add(name)
    remember(this.#byText, text, member)
    remember(this.#byFirst, name.words[0]!, member)
    for (const word of lastNames(name.words)) remember(this.#byLast, word, member)
    return member
  }

  /** "Clinton", "Mrs. Clinton", "Hillary": of several who fit, the one named last, else the one named next. */
  placeLoneName(name: PersonName): Member {
    const word = name.words[0]!
    const fits = (member: Member) => sexesAgree(member, name)
    const bearers = (this.#byLast.get(word) ?? []).filter(fits)
    const options = bearers.length > 0 || name.titled ? bearers : (this.#byFirst.get(word) ?? []).filter(fits)
    if (options.length > 0) return this.#mostRecent(options)
    const member = this.#add(name)
    remember(this.#byLast, word, member)
    return member
  }

  #mostRecent(options: readonly Member[]): Member {
    let best = options[0]!
    for (const option of options) {
      if ((this.#lastSeen.get(option) ?? -1) > (this.#lastSeen.get(best) ?? -1)) best = option
    }
    return best
  }

  #add(name: PersonName): Member {
    const member = this.#cast.add('person', name.text)
    member.person = name
    return member
  }
}

/** Small words that open a surname of several words: "van der Berg", "De la Cruz". */
const SURNAME_OPENERS = new Set([
  'van',
  'von',
  'de',
  'del',
  'della',
  'di',
  'da',
  'la',
  'le',
  'el',
  'al',
  'bin',
  'ibn',
  'ben',
  'der',
  'den',
  'ter',
  'st',
])

/** The last word, and each word before it that can be the surname by itself: "García Márquez" is called "García". */
function lastNames(words: readonly string[]): string[] {
  const found = [words.at(-1)!]
  for (let i = words.length - 2; i > 0; i--) {
    if (words[i]!.length > 2 && !SURNAME_OPENERS.has(words[i]!)) found.push(words[i]!)
  }
  return found
}

function remember(index: Map<string, Member[]>, key: string, member: Member): void {
  const members = index.get(key)
  if (!members) index.set(key, [member])
  else if (members.length < NAMESAKES) members.push(member)
}

/** Titles must not contradict each other; a first name is only a hint. */
function sexesAgree(member: Member, name: PersonName): boolean {
  if (!name.titled || member.femaleShare === null) return true
  return Math.abs(member.femaleShare - name.femaleShare!) < 0.9
}

function noteSex(member: Member, name: PersonName): void {
  if (name.femaleShare === null) return
  if (name.titled || member.femaleShare === null) member.femaleShare = name.femaleShare
}
