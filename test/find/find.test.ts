import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/analysis.js'
import { loadCompromise } from '../../src/find/compromise.js'
import { loadFinder, type Match } from '../../src/find/index.js'
import { requiredWords } from '../../src/find/required-words.js'
import { sentencesOf } from '../../src/find/sentences.js'
import { openResources } from '../../src/resources/index.js'
import { root } from '../cli/program.js'

const nlp = await loadCompromise()
const resources = openResources()

const articleOf = (text: string): Article => ({
  id: 'a.txt',
  text,
  source: { path: 'a.txt', format: 'text', encoding: 'utf-8', bytes: 0, sha256: '' },
})

async function find(pattern: string, text: string, context = 0): Promise<Match[]> {
  const makeFinder = await loadFinder(resources, { pattern, context })
  return makeFinder().find(articleOf(text)).matches
}

const texts = async (pattern: string, text: string) => (await find(pattern, text)).map((match) => match.text)

const folder = join(root, 'fixtures')
const fixtures = readdirSync(folder)
  .filter((name) => /\.(?:txt|md)$/.test(name))
  .map((name) => readFileSync(join(folder, name), 'utf8'))

/** Forms that contractions, spellings, numbers and quotes take; no article has them all. */
const ODD_TEXT = `The N.A.T.O. chief didn't say "no!" and left. They're gonna re-enact it, won't they? He’d gone; she's been lookin' for 1,200 cafés & bars.
“We go. We win.” said Zoë. Prices rose 5% to 5kg, 10-20 people (or 3rd-graders) he/she can't count. U.S. troops w/ co-operation of the E.U.'s
army… İstanbul's naïve Ｆｕｌｌ text. That's what I'd do: y'know, cannot, dunno, l'avion. It cost $5m. And so on.`

/** What a word in a pattern is held against. */
interface ReadTerm {
  normal: string
  machine?: string
  implicit?: string
  alias?: string[]
}

describe('the same matches as compromise alone', () => {
  const PATTERNS = [
    ...[
      '(said|says) .',
      '{say} .',
      'will #Adverb? #Verb',
      '#Determiner #Adjective+ #Noun',
      'not',
      'would',
      'percent',
      'and',
    ],
    ...['^the #Noun', '.$', '.+ (people|crews) .+', '/^un/', '~minister~', '(!the) minister', '@hasComma .', '#Money'],
    ...['[<n>#Value] [<what>(soldiers|people|members)]', 'the [<x>#Noun+] of .', '(#Noun && minister)', '{go/verb} .'],
    ...[
      'nato',
      'looking',
      'going',
      'did not',
      'cafe',
      '1200',
      'kg',
      '5',
      'zoe',
      'reenact',
      'us',
      'eu',
      '!not .',
      'full',
      'do',
    ],
    ...[
      '(a|the) . of',
      '#Verb{2,3}',
      '[one?] (in|of) #Noun',
      'he? told .',
      'no and',
      'istanbul',
      'she has',
      'avion',
      'le',
    ],
  ]

  it.each(PATTERNS)('%s', async (pattern) => {
    for (const text of [...fixtures, ODD_TEXT]) {
      const alone = nlp(text)
      const found = alone.match(nlp.parseMatch(pattern))
      const sentences = found.fullPointer.map(([sentence]) =>
        alone.docs[sentence]!.map(({ pre, text, post }) => pre + text + post)
          .join('')
          .trim(),
      )
      const words = found.fullPointer.map(([sentence, from, to]) =>
        alone.docs[sentence]!.slice(from, to)
          .map(({ text, implicit }) => text || implicit)
          .join(' '),
      )
      const matches = await find(pattern, text)
      expect(matches.map(({ sentence }) => sentence.text)).toEqual(sentences)
      // a part of a contraction is shown as the whole of it
      const plain = (match: string) => match.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
      for (const [index, match] of matches.entries()) {
        const isContraction = alone.docs[found.fullPointer[index]![0]]!.some(({ implicit }) => implicit)
        if (!isContraction) expect(plain(match.text)).toBe(plain(words[index]!))
      }
    }
  })

  it('every word that compromise reads in a sentence passes the look for fixed words', () => {
    for (const text of [...fixtures, ODD_TEXT]) {
      for (const { start, end } of sentencesOf(nlp, text)) {
        const sentence = text.slice(start, end)
        for (const term of nlp(sentence).docs.flat() as unknown as ReadTerm[]) {
          for (const word of [term.normal, term.machine, term.implicit, ...(term.alias ?? [])]) {
            if (!word || word.includes(' ')) continue
            const tests = requiredWords(nlp, [{ word }])
            expect({ word, passes: tests.every((test) => test.test(sentence.toLowerCase())) }).toEqual({
              word,
              passes: true,
            })
          }
        }
      }
    }
  })
})

describe('matches', () => {
  const TEXT = 'Harbour news 🚢\n\nMayor Ada Lindqvist rejected the plan. She wants 1,200 boats, and 30 cranes.\n'

  it('have offsets in code points, and groups', async () => {
    const [first, second] = await find('[<n>#Value] [<what>(boats|cranes)]', TEXT)
    expect(first).toMatchObject({ text: '1,200 boats', start: 65, end: 76 })
    expect([...TEXT].slice(65, 76).join('')).toBe('1,200 boats')
    expect(Object.fromEntries(second!.groups)).toMatchObject({ n: { text: '30' }, what: { text: 'cranes' } })
    expect(second!.sentence.text).toBe('She wants 1,200 boats, and 30 cranes.')
  })

  it('have the sentences around them', async () => {
    const [match] = await find('rejected', TEXT, 1)
    expect(match!.before.map(({ text }) => text)).toEqual(['Harbour news 🚢'])
    expect(match!.after.map(({ text }) => text)).toEqual(['She wants 1,200 boats, and 30 cranes.'])
  })

  it.each([
    ['a part of a contraction is the whole of it', 'will not', "They won't go.", ["won't"]],
    [
      'alternatives of several words',
      '(ruled out|denied) .',
      'He ruled out war. She denied it.',
      ['ruled out war', 'denied it'],
    ],
    ['in any case, without accents', 'benitez', 'BENÍTEZ met Benítez.', ['BENÍTEZ', 'Benítez']],
    ['a word is a whole word', 'cat', 'The cattle scattered.', []],
    ['what may be missing', 'very? good', 'A good day, a very good day.', ['good', 'very good']],
  ])('%s', async (_, pattern, text, expected) => {
    expect(await texts(pattern, text)).toEqual(expected)
  })
})

describe('names and places in a pattern are those of copydesk', () => {
  const TEXT =
    'Spokeswoman Oyelaran Grace said the Halden Press office in Bishkek would close. Minister Emre Aksoy denied it.'

  it('people, organizations, places', async () => {
    expect(await texts('#Person+ denied', TEXT)).toEqual(['Emre Aksoy denied'])
    expect(await texts('#Organization+ office', TEXT)).toEqual(['Halden Press office'])
    expect(await texts('in #City', TEXT)).toEqual(['in Bishkek'])
    expect(await texts('in #Place+', TEXT)).toEqual(['in Bishkek'])
    expect(await texts('in #Country', TEXT)).toEqual([])
  })

  it('and those of a file of names', async () => {
    const names = {
      actors: [{ name: 'Frobozz', type: 'PER' as const, forms: ['Frobozz'] }],
      removed: new Set<string>(),
    }
    const text = 'The frobozz Frobozz denied it.'
    const finder = (await loadFinder(resources, { pattern: '#Person denied', context: 0, names }))()
    expect(finder.find(articleOf(text)).matches.map((match) => match.text)).toEqual(['Frobozz denied'])
  })
})

describe('odd texts', () => {
  it('a sentence without an end is passed over with a warning', async () => {
    const makeFinder = await loadFinder(resources, { pattern: 'ship', context: 0 })
    const { matches, warnings } = makeFinder().find(articleOf(`A ship came. ${'cargo, '.repeat(3000)}ship`))
    expect(matches.map(({ text }) => text)).toEqual(['ship'])
    expect(warnings).toMatchObject([{ code: 'long-sentence' }])
  })

  it('sentences cover a text of any length, in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('word ', 'Mr. ', 'End. ', '“Quote', '”', '"', '(', ')', '\n', '…', '. . ', 'é🚢 '), {
          maxLength: 200,
        }),
        fc.integer({ min: 1, max: 60 }),
        (parts, times) => {
          const text = parts.join('').repeat(times)
          let end = 0
          for (const sentence of sentencesOf(nlp, text)) {
            expect(sentence.start).toBeGreaterThanOrEqual(end)
            expect(text.slice(end, sentence.start).trim()).toBe('')
            end = sentence.end
          }
          expect(text.slice(end).trim()).toBe('')
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('a bad pattern says what is wrong', () => {
  it.each([
    ['', /is empty/],
    ['#Peson said', /#Peson, which is none; did you mean #Person\?/],
    ['@hasComa', /@hasComa, which is none; did you mean @hasComma\?/],
    ['<Nuon>', /<Nuon>, which is none; did you mean <Noun>\?/],
    ['[<n>#Value', /a "\[" without its "\]"/],
    ['#Value]', /a "\]" without its "\["/],
    ['[<>x]', /a group without a name/],
    ['[<', /a group without a name/],
    ['(said|told', /a "\(" that belongs to nothing/],
    ['said)', /a "\)" that belongs to nothing/],
    ['((a|b)|c)', /that belongs to nothing/],
    ['{walk', /a "\{" that belongs to nothing/],
    ['/(/', /cannot be read \(Invalid regular expression/],
    ['{sweet/foo}', /knows no forms of \{sweet\}/],
    ['"said"', /words stand without marks/],
    ['said, that', /words stand without marks/],
    [`${'word '.repeat(1000)}`, /is longer than 2000 characters/],
  ])('%s', async (pattern, message) => {
    const read = loadFinder(resources, { pattern, context: 0 })
    await expect(read).rejects.toThrow(message)
    await expect(read).rejects.toThrow(/\nwrite it like '/)
  })
})
