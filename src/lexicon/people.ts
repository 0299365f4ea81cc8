import type { ModelFile, Resources } from '../resources/index.js'
import { type Vocabulary, WordMemo, wordKey } from '../text/index.js'

export const PEOPLE_MODEL = 'people'
export const PEOPLE_VERSION = 1

/** What a word can be in the name or the description of someone; flags of `People.of`. */
export const PeopleWord = {
  /** Five bits: 0 for no first name, else 1 + 30 times the share of women among its bearers. */
  SHARE: 31,
  SURNAME: 1 << 5,
  /** Stands before a name: "Mrs.", "President". */
  TITLE: 1 << 6,
  /** "the minister", "a survivor". */
  ROLE: 1 << 7,
  /** "her brother". */
  KIN: 1 << 8,
  /** "the woman". */
  PERSON: 1 << 9,
  /** "officials", "the allies". */
  GROUP: 1 << 10,
  /** Of a title, role or kin: "spokeswoman". */
  FEMALE: 1 << 11,
  MALE: 1 << 12,
  /** "the ministry". */
  ORGANIZATION: 1 << 13,
  /** A body whose members are countries: "the bloc". */
  ALLIANCE: 1 << 14,
  COUNTRY: 1 << 15,
  /** "the city". */
  PLACE: 1 << 16,
  /** "the report". */
  DOCUMENT: 1 << 17,
} as const

const SHARE_STEPS = 30

/** A share of women, 0 to 1, as the low bits of a word's flags. */
export const packShare = (share: number): number => 1 + Math.round(share * SHARE_STEPS)

/** What the lists know of words as parts of names and descriptions; asked by vocabulary number, once a word. */
export interface People {
  /** `PeopleWord` flags of a word of the vocabulary; the word's case does not matter. */
  of(type: number): number
  /** Share of women among those with this first name, 0 to 1; null where it is no first name that is known. */
  femaleShare(type: number): number | null
}

/** @throws ResourceError when models/people.bin is missing or damaged */
export function openPeople(resources: Resources, vocabulary: Vocabulary): People {
  const find = finder(resources.model(PEOPLE_MODEL, PEOPLE_VERSION))
  const memo = new WordMemo(vocabulary, (type) => find(vocabulary.forms[vocabulary.lower[type]!]!))
  const of = (type: number) => memo.of(type)
  return {
    of,
    femaleShare(type) {
      const share = of(type) & PeopleWord.SHARE
      return share === 0 ? null : (share - 1) / SHARE_STEPS
    },
  }
}

function finder(model: ModelFile): (word: string) => number {
  const keys = model.uint32('keys')
  const values = model.uint32('values')
  return (word) => {
    // among 60,000 of 4 billion keys a stranger is rarely taken for a word of the lists
    const key = wordKey(word.endsWith('.') ? word.slice(0, -1) : word)
    let low = 0
    let high = keys.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (keys[middle]! < key) low = middle + 1
      else high = middle
    }
    return keys[low] === key ? values[low]! : 0
  }
}
