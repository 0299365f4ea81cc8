import { describe, expect, it } from 'vitest'
import { ResourceError } from '../../src/errors.js'
import { createPlaces } from '../../src/places/index.js'
import type { Resources } from '../../src/resources/index.js'
import { openResources } from '../../src/resources/index.js'
import { Vocabulary } from '../../src/text/index.js'
import { readPlaces } from './read.js'

describe('the right one of several places', () => {
  it.each([
    ['Paris', 'FR', null, 'The museum in Paris will close on Monday, the French culture ministry said.'],
    ['Paris', 'US', 'US-TX', 'A tornado hit Paris, Texas, on Monday, and power was out for hours.'],
    ['Springfield', 'US', 'US-IL', 'The bridge in Springfield, Ill., will be closed for repairs.'],
    ['Springfield', 'US', 'US-MA', 'The mayor of Springfield, Mass., has resigned.'],
    ['Georgia', 'GE', null, 'Protesters marched in Tbilisi and Batumi, and Georgia asked Armenia for help.'],
    ['Georgia', 'US', 'US-GA', 'Voters in Atlanta and Savannah, Georgia, went to the polls on Tuesday.'],
    ['London', 'CA', 'CA-ON', 'Police in London, Ontario, and in Toronto are looking for two men.'],
    ['Birmingham', 'US', 'US-AL', 'Flights from Birmingham, Ala., to Atlanta were cancelled.'],
    ['Kiev', 'UA', null, 'The minister flew to Kiev on Sunday for talks with the Ukrainian government.'],
    ['Kyiv', 'UA', null, 'The minister flew to Kyiv on Sunday for talks with the Ukrainian government.'],
    ['Bombay', 'IN', null, 'The trains in Bombay were late again, and so were those in Calcutta.'],
    ['Geneva', 'CH', null, 'Talks between the two countries were held in Geneva under the roof of the United Nations.'],
    ['Santiago', 'CL', null, 'The earthquake was felt in Santiago and in Valparaíso, Chilean officials said.'],
    ['Washington', 'US', 'US-DC', 'The ambassador flew from Berlin to Washington to see the president.'],
  ])('%s is in %s %s', (name, country, region, text) => {
    const place = readPlaces(text).of(name)
    expect(place?.country).toBe(country)
    if (region !== null) expect(place?.region).toBe(region)
  })

  it('reads a list of states as states', () => {
    const { of } = readPlaces('Cases were found in Nevada, Oregon, Washington, Wyoming and Georgia, the agency said.')
    const found = ['Nevada', 'Oregon', 'Washington', 'Wyoming', 'Georgia'].map((name) => of(name)?.region)
    expect(found).toEqual(['US-NV', 'US-OR', 'US-WA', 'US-WY', 'US-GA'])
  })

  it('keeps two places of one name apart where each has its state', () => {
    const { places } = readPlaces('She moved from Columbus, Ohio, to Columbus, Ga., as a child.')
    const towns = places.filter((place) => place.name === 'Columbus')
    expect(towns.map((place) => place.region)).toEqual(['US-OH', 'US-GA'])
  })

  it('gives coordinates, codes and ids', () => {
    expect(readPlaces('He lives in Brussels, Belgium.').of('Brussels')).toMatchObject({
      ...{ name: 'Brussels', kind: 'city', country: 'BE', region: 'BE-BRU', geonamesId: 2800866 },
      ...{ lat: 50.8505, lon: 4.3488 },
    })
  })
})

describe('what is a place', () => {
  it.each([
    ['a dateline in capitals', 'BUCHAREST (Reuters) - The price of bread has doubled, officials said.', 'BUCHAREST'],
    ['an abbreviated state', 'He was born in Gary, Ind., in 1950.', 'Ind.'],
    ['a country in front of a hyphen', 'A U.S.-led force landed on Friday.', 'U.S.'],
    ['a demonym', 'Two Russian ships left the port on Monday.', 'Russian'],
    ['a demonym of several words', 'The South Korean president is in Ankara.', 'South Korean'],
    ['a sea', 'The ship sank in the Black Sea during a storm.', 'Black Sea'],
    ['a river', 'The Danube flooded three towns in Austria.', 'Danube'],
    ['a part of the world', 'Oil prices rose after new fighting in the Middle East.', 'Middle East'],
    ['a country of the past', 'He grew up in the Soviet Union and left it in 1980.', 'Soviet Union'],
    ['a county', 'A judge in Orange County, Calif., stopped the sale.', 'Orange County'],
    ['a name with hyphens', 'Aid reached Port-au-Prince on Friday, the group said.', 'Port-au-Prince'],
  ])('finds %s', (_, text, words) => {
    expect(readPlaces(text).of(words)).toBeDefined()
  })

  it.each([
    ['a point of the compass', 'The platform for East-West dialogue met again on Friday.', 'West'],
    ['a word of a body', 'The Federal Rivers Agency warned of floods in May.', 'Federal'],
    ['a person', 'Michael Jordan said he would sell the team. Jordan said he was tired.', 'Jordan'],
    ['a woman', 'Georgia Miller said she was ready. "I am happy," Georgia Miller said.', 'Georgia'],
    ['a man with a title', 'Mr. Washington said he would go. Mr. Washington said no more.', 'Washington'],
    ['a newspaper', 'The Washington Post reported the story first.', 'Washington Post'],
    ['a word at the start of a sentence', 'Reading is good for children. Nice words help too.', 'Reading'],
    ['the pronoun in capitals', 'WHAT THEY TOLD US ABOUT THE DEAL', 'US'],
    ['a small word', 'Of all the plans, this is the best. Mobile phones were not allowed.', 'Of'],
  ])('does not take %s for one', (_, text, words) => {
    expect(readPlaces(text).of(words)).toBeUndefined()
  })

  it('places a facility where the town in its name is', () => {
    const { of } = readPlaces('The final will be played at Cairo Stadium on Friday, Egyptian officials said.')
    expect(of('Cairo Stadium')).toMatchObject({ kind: 'facility', country: 'EG', geonamesId: null })
  })

  it('makes one place of its names and demonyms', () => {
    const { of } = readPlaces('The United States will vote in May. American farmers are angry, U.S. officials said.')
    expect(of('American')).toBe(of('United States'))
    expect(of('United States')?.mentions.map((m) => m.form)).toEqual(['name', 'demonym', 'name'])
  })

  it('takes names that look like keys of objects for words', () => {
    expect(readPlaces('In __proto__ and constructor, toString said no.').places).toEqual([])
  })
})

describe('the use of a place', () => {
  it.each([
    ['associative', 'Moscow', 'Moscow called on its neighbours to sign the treaty.'],
    ['associative', 'London', 'The row between London and Madrid over the fishing boats is getting worse.'],
    ['associative', 'Canada', 'Canada beat Sweden 3-2 in the final.'],
    ['associative', 'Polish', 'The Polish government turned the offer down.'],
    ['literal', 'Moscow', 'She has lived in Moscow for ten years.'],
    ['literal', 'Madrid', 'The train to Madrid was late.'],
    ['literal', 'Kenya', 'Heavy rain fell across Kenya on Sunday.'],
  ])('is %s for %s in "%s"', (use, words, text) => {
    expect(readPlaces(text).use(words)).toBe(use)
  })
})

describe('why', () => {
  it('names the place behind the comma', () => {
    const why = readPlaces('A tornado hit Paris, Texas, on Monday.').of('Paris')?.why
    expect(why).toEqual([{ by: 'the place behind the comma', words: ['Paris', 'Texas'] }])
  })

  it('names the signals that decided among namesakes', () => {
    const [why] = readPlaces('The museum in Paris will close, the French ministry said.').of('Paris')?.why ?? []
    expect(why?.by).toMatch(/^the ranker, among \d+ places named Paris$/)
    expect(why?.words.length).toBeGreaterThan(0)
  })
})

describe('bad input', () => {
  it('says which file is missing', () => {
    const resources: Resources = { has: () => false, model: openResources('no/such/folder').model }
    expect(() => createPlaces(resources, new Vocabulary(), { explain: false })).toThrow(ResourceError)
  })

  it('reads nothing out of nothing', () => {
    expect(readPlaces('').places).toEqual([])
    expect(readPlaces('…—…').places).toEqual([])
  })

  it('reads a long run of capitals and gives spans inside the text', () => {
    const text = 'NEW YORK LONDON '.repeat(3000)
    for (const { mentions } of readPlaces(text).places) {
      for (const { start, end } of mentions) expect(end > start && end <= text.length).toBe(true)
    }
  })
})
