import { describe, expect, it } from 'vitest'
import { ResourceError } from '../../src/errors.js'
import {
  capitalOf,
  countryName,
  countryOfDemonym,
  governmentOf,
  NameUse,
  openGazetteer,
  placeKey,
  regionName,
} from '../../src/lexicon/index.js'
import { openResources } from '../../src/resources/index.js'

const gazetteer = openGazetteer(openResources())

const found = (name: string) => gazetteer.find(name).map(({ row, use }) => ({ ...gazetteer.row(row), use }))

describe('looking up a name', () => {
  it.each([
    ['Brussels', 'BE', 'city'],
    ['brussels', 'BE', 'city'],
    ['São Paulo', 'BR', 'city'],
    ['Sao Paulo', 'BR', 'city'],
    ['St. Louis', 'US', 'city'],
    ['Saint Louis', 'US', 'city'],
    ['Kiev', 'UA', 'city'],
    ['Saigon', 'VN', 'city'],
    ['Peking', 'CN', 'city'],
    ['the Netherlands', 'NL', 'country'],
    ['U.S.', 'US', 'country'],
    ['UAE', 'AE', 'country'],
    ['Calif.', 'US', 'region'],
    ['Oxfordshire', 'GB', 'county'],
    ['Cook County', 'US', 'county'],
    ['West Bank', 'PS', 'area'],
    ['Silicon Valley', 'US', 'area'],
    ['Lake Victoria', null, 'water'],
    ['Mount Kilimanjaro', 'TZ', 'mountain'],
    ['Heathrow', 'GB', 'facility'],
  ])('%s is in %s, a %s', (name, country, kind) => {
    expect(found(name)).toContainEqual(expect.objectContaining({ country, kind }))
  })

  it('finds nothing for what is no name, whatever it looks like', () => {
    for (const name of ['', ' ', '__proto__', 'constructor', 'x'.repeat(100_000), '…']) expect(found(name)).toEqual([])
  })

  it('tells how a name belongs to a place', () => {
    expect(found('Russian')).toContainEqual(expect.objectContaining({ country: 'RU', use: NameUse.DEMONYM }))
    expect(found('Ill.')).toContainEqual(expect.objectContaining({ region: 'US-IL', use: NameUse.TAIL }))
    expect(found('US')).toContainEqual(expect.objectContaining({ country: 'US', use: NameUse.ABBREVIATION }))
  })

  it('knows how many words the names have that start with a word', () => {
    expect(gazetteer.longestFrom('united')).toBeGreaterThanOrEqual(2)
  })
})

describe('keys', () => {
  it.each([
    ['The Hague', 'hague'],
    ['Winston-Salem', 'winston salem'],
    ["Xi'an", 'xian'],
    ['Łódź', 'lodz'],
    ['Mt. Everest', 'mount everest'],
    ['Tromsø', 'tromso'],
  ])('%s is looked up as "%s"', (name, key) => {
    expect(placeKey(name)).toBe(key)
  })
})

describe('countries', () => {
  it('belong to demonyms', () => {
    expect(countryOfDemonym(gazetteer, 'Ukrainians')).toBe('UA')
    expect(countryOfDemonym(gazetteer, 'French')).toBe('FR')
    expect(countryOfDemonym(gazetteer, 'table')).toBeNull()
  })

  it('have names, capitals and regions', () => {
    expect(countryName(gazetteer, 'CZ')).toBe('Czech Republic')
    expect(countryName(gazetteer, 'QQ')).toBeNull()
    expect(gazetteer.row(capitalOf(gazetteer, 'UA')).name).toBe('Kyiv')
    expect(regionName(gazetteer, 'US-OH')).toBe('Ohio')
    expect(regionName(gazetteer, 'QQ-1')).toBeNull()
  })

  it('are the governments that their capitals stand for', () => {
    const moscow = gazetteer.find('Moscow').find(({ row }) => gazetteer.row(row).geonamesId === 524901)!
    expect(governmentOf(gazetteer, moscow.row)).toBe('RU')
    const lyon = gazetteer.find('Lyon').find(({ row }) => gazetteer.row(row).country === 'FR')!
    expect(governmentOf(gazetteer, lyon.row)).toBeNull()
  })
})

it('says which file is missing and what to do', () => {
  expect(() => openGazetteer(openResources('no/such/folder'))).toThrow(ResourceError)
  expect(() => openGazetteer(openResources('no/such/folder'))).toThrow(/gazetteer\.bin is missing/)
})
