import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseProjectNames } from '../../src/names/index.js'
import { readMarked } from './read.js'

describe('names that are one person', () => {
  test.each([
    ['a surname', '[PER Ana Ruiz] spoke first. [PER Ruiz] left early.', 'Ana Ruiz', ['Ana Ruiz', 'Ruiz']],
    [
      'a surname before the full name',
      '[PER Ruiz] won. The voters like [PER Ana Ruiz].',
      'Ana Ruiz',
      ['Ruiz', 'Ana Ruiz'],
    ],
    ['a first name', '[PER Ana Ruiz] sang. The fans love [PER Ana].', 'Ana Ruiz', ['Ana Ruiz', 'Ana']],
    ['a title', '[PER Ana Ruiz] came. Dr. [PER Ruiz] sat down.', 'Ana Ruiz', ['Ana Ruiz', 'Dr. Ruiz']],
    ['a middle initial', '[PER Tom B. Oake] ran. [PER Tom Oake] won.', 'Tom B. Oake', ['Tom B. Oake', 'Tom Oake']],
    [
      'a short first name',
      '[PER William Oake] ran. [PER Bill Oake] won.',
      'William Oake',
      ['William Oake', 'Bill Oake'],
    ],
    [
      'another spelling',
      '[PER Igor Gruschenko] ran. [PER Igor Grushenko] won.',
      'Igor Gruschenko',
      ['Igor Gruschenko', 'Igor Grushenko'],
    ],
    ['a possessive', "[PER Ana Ruiz] sang. [PER Ruiz]'s songs sold.", 'Ana Ruiz', ['Ana Ruiz', 'Ruiz']],
    [
      'a name like a keyword',
      '[PER __proto__ Smith] met [PER constructor Jones]. [PER Smith] left.',
      '__proto__ Smith',
      ['__proto__ Smith', 'Smith'],
    ],
  ])('joins %s', (_, marked, name, mentions) => {
    expect(readMarked(marked).mentionsOf(name)).toEqual(mentions)
  })

  test('keeps two people with one surname apart, by title and by who was named last', () => {
    const { mentionsOf } = readMarked(
      '[PER Peter Hale] married [PER Greta Hale]. Mrs. [PER Hale] spoke. [PER Peter Hale] slept. [PER Hale] snored.',
    )
    expect(mentionsOf('Greta Hale')).toEqual(['Greta Hale', 'Mrs. Hale'])
    expect(mentionsOf('Peter Hale')).toEqual(['Peter Hale', 'Peter Hale', 'Hale'])
  })

  test.each([
    ['another first name', '[PER Ana Ruiz] met [PER Berta Ruiz].'],
    ['another suffix', '[PER Tom Oake Sr.] met [PER Tom Oake Jr.] today.'],
  ])('keeps apart %s', (_, marked) => {
    expect(readMarked(marked).actors).toHaveLength(2)
  })
})

describe('names that are one organisation', () => {
  test.each([
    [
      'an acronym',
      'The [ORG Organization for Tidy Oceans] met. The [ORG OTO] voted.',
      'Organization for Tidy Oceans',
      ['Organization for Tidy Oceans', 'OTO'],
    ],
    [
      'an acronym before its expansion',
      'The [ORG OTO] met. The [ORG Organization for Tidy Oceans] voted.',
      'Organization for Tidy Oceans',
      ['OTO', 'Organization for Tidy Oceans'],
    ],
    [
      'an acronym in brackets that is no row of initials',
      'The [ORG Tidal Agency] ([ORG TIDA]) met.',
      'Tidal Agency',
      ['Tidal Agency', 'TIDA'],
    ],
    ['a legal form', '[ORG Orvex Inc.] grew. [ORG Orvex] sold more.', 'Orvex Inc.', ['Orvex Inc.', 'Orvex']],
    [
      'the noun at its end',
      'The [ORG Tidal Commission] met. The [ORG Commission] voted.',
      'Tidal Commission',
      ['Tidal Commission', 'Commission'],
    ],
    [
      'a team by the end of its name',
      '[ORG Dunmore Park Rovers] won. The [ORG Rovers] sang.',
      'Dunmore Park Rovers',
      ['Dunmore Park Rovers', 'Rovers'],
    ],
    ['its generic noun with a capital', '[ORG NATO] met. The [ORG Alliance] grew.', 'NATO', ['NATO', 'Alliance']],
  ])('joins %s', (_, marked, name, mentions) => {
    expect(readMarked(marked).mentionsOf(name)).toEqual(mentions)
  })

  test.each([
    ['people and some of them', 'The [ORG Liberal Senators] left. The [ORG Senators] stayed.'],
    ['a town and its university', 'The [ORG University of Dunmore] won. [ORG Dunmore] lost.'],
  ])('keeps apart %s', (_, marked) => {
    expect(readMarked(marked).actors).toHaveLength(2)
  })

  test('keeps a company apart from the city that it is named after', () => {
    const { actorOf, nameActors, actors } = readMarked(
      '[ORG Dunmore Motors] left [LOC Dunmore]. [ORG Dunmore Motors] was sold.',
    )
    expect(actorOf('Dunmore Motors', 2)).toBe('Dunmore Motors')
    expect(actors[nameActors[1]!]?.name).not.toBe('Dunmore Motors')
  })
})

describe('countries', () => {
  test('a capital or a palace that acts is its country', () => {
    const { mentionsOf } = readMarked(
      '[GPE RU Russia] refused. [GPE RU Moscow] wants more. The [ORG Kremlin] was silent.',
    )
    expect(mentionsOf('Russia')).toEqual(['Russia', 'Moscow', 'Kremlin'])
  })

  test('a country acts where only its capital is said to, in whatever order they come', () => {
    const marked = '[GPE RU Moscow] refused to talk about the border. The winter in [LOC Russia] is long.'
    expect(readMarked(marked).actors.map(({ name }) => name)).toEqual(['Russia'])
  })

  test('a place that only things happen in is no actor', () => {
    expect(readMarked('The fire in [LOC Dunmore] was put out.').actors).toEqual([])
  })
})

describe('names of nobody that the article speaks of', () => {
  test.each([
    ['the reporter', 'Dam Holds After Long Rain\nBy [PER Ida Holm]\n\n[PER Ana Ruiz] spoke.', ['Ana Ruiz']],
    ['the agency', 'DUNMORE ([ORG Reuters]) — [PER Ana Ruiz] spoke on Monday.', ['Ana Ruiz']],
    ['the editor', '[PER Ana Ruiz] spoke.\n\n(Reporting by [PER Ida Holm]; editing by [PER Tom Oake])', ['Ana Ruiz']],
    ['what a ministry is for', '[PER Ana Ruiz], minister for [ORG Foreign Affairs], spoke.', ['Ana Ruiz']],
    ['half of a compound', 'The [GPE RU East]-[GPE RU West] talks failed, [PER Ana Ruiz] said.', ['Ana Ruiz']],
  ])('%s', (_, marked, names) => {
    expect(readMarked(marked).actors.map(({ name }) => name)).toEqual(names)
  })
})

describe('talks', () => {
  const { mentionsOf, actorOf } = readMarked(
    [
      '[PER Ana Ruiz] spoke with [PER Tom Oake] about the dam.',
      'OAKE: When did you see the crack?',
      'RUIZ: I saw it in May. My father was a mason. He saw it first.',
      'OAKE: I did not know that.',
    ].join('\n\n'),
  )

  test('a label in capitals is the one with that surname', () => {
    expect(mentionsOf('Ana Ruiz')).toContain('RUIZ')
    expect(mentionsOf('Tom Oake').filter((words) => words === 'OAKE')).toHaveLength(2)
  })

  test('"I" is whose turn it is, "you" the other one', () => {
    expect(actorOf('you')).toBe('Ana Ruiz')
    expect(mentionsOf('Ana Ruiz')).toContain('I')
    expect(mentionsOf('Tom Oake').at(-1)).toBe('I')
  })

  test('"my father" and "he" are neither of the two', () => {
    expect(actorOf('My father')).toBeUndefined()
    expect(actorOf('He')).toBeUndefined()
  })

  test('speakers of labels that the article does not name talk all the same', () => {
    expect(readMarked('Q: Did you see it?\n\nA: I saw it.').actors).toEqual([])
  })
})

describe('roles', () => {
  test.each([
    [
      'behind the name',
      '[PER Ana Ruiz], the Spanish deputy minister for health, spoke.',
      'Spanish deputy minister for health',
    ],
    ['before the name', 'The Spanish health minister [PER Ana Ruiz] spoke.', 'Spanish health minister'],
    ['before the name, with "of"', 'The head of tidal research [PER Ana Ruiz] spoke.', 'head of tidal research'],
    ['before the name, with a name', 'The former [PER Oake] adviser [PER Ana Ruiz] spoke.', 'former Oake adviser'],
    ['with a verb', '[PER Ana Ruiz] is the mayor of [LOC Dunmore].', 'mayor of Dunmore'],
  ])('are read %s', (_, marked, role) => {
    expect(readMarked(marked).actors.find(({ name }) => name === 'Ana Ruiz')?.role).toBe(role)
  })

  test.each([
    ['"the first woman to win"', 'Rovers manager [PER Ana Ruiz], the first woman to win it, spoke.', 'Rovers manager'],
    [
      'an office before a comma',
      'A spokeswoman for the mill, [PER Ana Ruiz], said it was sold.',
      'spokeswoman for the mill',
    ],
  ])('%s', (_, marked, role) => {
    expect(readMarked(marked).actors.find(({ name }) => name === 'Ana Ruiz')?.role).toBe(role)
  })

  test('"Mrs." is no role', () => {
    expect(readMarked('Mrs. [PER Ruiz] spoke.').actors[0]?.role).toBeNull()
  })

  test('"the head of Turkish diplomacy" is the Turkish foreign minister', () => {
    const { mentionsOf } = readMarked(
      'The Turkish foreign minister [PER Emre Tan] met the Romanian foreign minister [PER Ion Lupu]. “It is over,” said the head of Turkish diplomacy.',
    )
    expect(mentionsOf('Emre Tan')).toContain('the head')
  })

  test('that come first join the name that speaks later', () => {
    const { mentionsOf } = readMarked(
      '“The talks have failed,” the secretary general said on Monday.\n\n“We will try again,” [PER Jan Okker] added.',
    )
    expect(mentionsOf('Jan Okker')).toContain('the secretary general')
  })
})

describe('pronouns', () => {
  test.each([
    ['he', '[PER Ana Ruiz] met [PER Tom Oake]. “I am glad,” he said.', 'he', 'Tom Oake'],
    ['she', '[PER Ana Ruiz] met [PER Tom Oake]. “I am glad,” she said.', 'she', 'Ana Ruiz'],
    ['his', '[PER Tom Oake] sold his house.', 'his', 'Tom Oake'],
    ['her', '[PER Ana Ruiz] sold her house.', 'her', 'Ana Ruiz'],
    ['he by a title', 'Mr. [PER Lox] met Mrs. [PER Box]. Later he left.', 'he', 'Lox'],
  ])('"%s" is resolved by sex', (_, marked, words, name) => {
    expect(readMarked(marked).actorOf(words)).toBe(name)
  })

  test('"he" beside a quotation is the last man who spoke', () => {
    const { actorOf } = readMarked(
      '“The dam holds,” said [PER Tom Oake], who had met [PER Jim Lund] on Monday.\n\n“We are safe,” he said.',
    )
    expect(actorOf('he', 2)).toBe('Tom Oake')
  })

  test('"I" in a quotation is its speaker, though a pronoun says only behind it who that is', () => {
    const { mentionsOf } = readMarked(
      '[PER Tom Oake] left. [PER Ana Ruiz] stayed.\n\n“I saw the dam break,” she said.\n\nShe wept.',
    )
    expect(mentionsOf('Ana Ruiz')).toEqual(['Ana Ruiz', 'I', 'she', 'She'])
  })

  test('"I" in a quotation is its speaker', () => {
    expect(readMarked('“I saw the dam break,” said [PER Tom Oake].').actorOf('I')).toBe('Tom Oake')
  })
})

describe('speakers', () => {
  test.each([
    ['a person', '“It is over,” said [PER Ana Ruiz].', { name: 'Ana Ruiz', kind: 'person' }],
    [
      'the person that a pronoun means',
      '[PER Ana Ruiz] wept. “It is over,” she said.',
      { name: 'Ana Ruiz', kind: 'person' },
    ],
    ['an organisation', '[ORG Orvex] said that it would sell the mill.', { name: 'Orvex', kind: 'organization' }],
    ['a government', '[GPE RU Russia] said that it would leave the talks.', { name: 'Russia', kind: 'government' }],
    ['people without a name', 'Officials said that the dam was safe.', { name: 'Officials', kind: 'unnamed' }],
    [
      'whom an office announces',
      'A spokeswoman for the mill, [PER Ana Ruiz], said it was sold.',
      { name: 'Ana Ruiz', kind: 'person' },
    ],
    [
      'the last person, by age',
      '[PER Ana Ruiz] scored. “I only heard it,” said the 19-year-old.',
      { name: 'Ana Ruiz', kind: 'person' },
    ],
    [
      'the company that it can be',
      '[ORG Orvex] met the [ORG Rail Union]. The company said that it would pay.',
      { name: 'Orvex', kind: 'organization' },
    ],
    [
      'the body whose name has the noun',
      'The [ORG Rail Union] met [ORG Orvex]. The union said that it would strike.',
      { name: 'Rail Union', kind: 'organization' },
    ],
    ['a document', 'The report said that the dam was old.', { name: 'The report', kind: 'document' }],
  ])('%s', (_, marked, speaker) => {
    expect(readMarked(marked).speakers[0]).toMatchObject(speaker)
  })

  test('a lawyer is not whom he speaks for', () => {
    expect(readMarked("[PER Ana Ruiz]'s lawyer said that she was ill.").speakers[0]).toMatchObject({ actor: null })
  })
})

describe("a project's names", () => {
  test('merge what nobody could know to be one, and name it', () => {
    const names = parseProjectNames('Ana Ruiz = The Falcon, the island poet', 'names.txt')
    const { mentionsOf } = readMarked('[PER Ana Ruiz] wrote. [PER The Falcon] sang. We like the island poet.', names)
    expect(mentionsOf('Ana Ruiz')).toEqual(['Ana Ruiz', 'The Falcon', 'the island poet'])
  })

  test('decide between namesakes', () => {
    const names = parseProjectNames('Berta Ruiz = Ruiz', 'names.txt')
    expect(readMarked('[PER Berta Ruiz] met [PER Ana Ruiz]. [PER Ruiz] left.', names).mentionsOf('Berta Ruiz')).toEqual(
      ['Berta Ruiz', 'Ruiz'],
    )
  })
})

describe('whatever the text', () => {
  const words = fc.constantFrom(
    ...[
      '[PER Ana Ruiz]',
      '[PER Ruiz]',
      '[ORG OTO]',
      '[GPE RU Moscow]',
      '[LOC Dunmore]',
      '[PER Tom Oake Jr.]',
      'he',
      'she',
      'his',
    ],
    ...[
      'the minister',
      'a',
      ',',
      '.',
      '“',
      '”',
      'said',
      "'s",
      'of',
      'and',
      'who',
      'is',
      'I',
      'they',
      'the company',
      '\n\n',
      '__proto__',
    ],
  )
  const articles = fc.array(words, { maxLength: 60 }).map((list) => list.join(' '))

  test('mentions lie inside the text, in order, and those of two actors overlap only where one holds the other', () => {
    fc.assert(
      fc.property(articles, (marked) => {
        const { actors, text } = readMarked(marked)
        const spans = actors.flatMap(({ mentions }, actor) => mentions.map(({ start, end }) => ({ start, end, actor })))
        for (const { start, end } of spans) expect(start >= 0 && start < end && end <= text.length).toBe(true)
        for (const { mentions } of actors) {
          expect(mentions.every((mention, i) => i === 0 || mentions[i - 1]!.start <= mention.start)).toBe(true)
        }
        for (const a of spans) {
          for (const b of spans) expect(a.start < b.start && b.start < a.end && a.end < b.end).toBe(false)
        }
      }),
      { numRuns: 200, seed: 10 },
    )
  })

  test('salience and confidence are shares, and the order is by salience', () => {
    fc.assert(
      fc.property(articles, (marked) => {
        const { actors } = readMarked(marked)
        for (const { salience, confidence } of actors) {
          expect(salience >= 0 && salience <= 1 && confidence >= 0 && confidence <= 1).toBe(true)
        }
        expect(actors.every((actor, i) => i === 0 || actors[i - 1]!.salience >= actor.salience)).toBe(true)
      }),
      { numRuns: 100, seed: 10 },
    )
  })

  test('the same text gives the same actors', () => {
    fc.assert(
      fc.property(articles, (marked) => {
        expect(JSON.stringify(readMarked(marked).actors)).toBe(JSON.stringify(readMarked(marked).actors))
      }),
      { numRuns: 50, seed: 10 },
    )
  })
})
