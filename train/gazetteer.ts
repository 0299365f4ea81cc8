import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PlaceKind } from '../src/analysis.js'
import { GAZETTEER_MODEL, NameUse, PLACE_KINDS, Seat } from '../src/lexicon/gazetteer.js'
import { placeKey } from '../src/lexicon/gazetteer-keys.js'
import { type DraftPlace, layOut } from './gazetteer-layout.js'
import { regionOfAdmin1 } from './gazetteer-regions.js'
import { type City, listed, readCities, readCounties, readTable } from './gazetteer-sources.js'

/** Builds models/gazetteer.bin out of data/places and the city and county packages; prints what it holds. */
export function trainGazetteer(data: string, models: string): void {
  const table = (name: string) => readTable(join(data, 'places', `${name}.tsv`))
  const regions = draftRegions(table('regions'), [...table('regions-more'), ...table('areas'), ...table('nature')])
  const countries = draftCountries(table('countries'), table('country-names'))
  const features = ['areas', 'nature', 'landmarks'].flatMap((name) => draftFeatures(table(name)))
  const cities = readCities().filter(isWanted)
  const regionOf = regionOfAdmin1(cities, [...regions.values()], table('admin1-codes'))
  addPeople(regions, cities, regionOf)
  const towns = draftCities(cities, regionOf, table('city-names'), table('countries'))
  const counties = draftCounties(cities)
  addAbbreviations(regions, table('abbreviations'))
  addDemonyms(regions, towns, table('demonyms'))
  dropNamesakes(regions, countries, towns)
  const places = [...regions.values(), ...countries, ...features, ...counties, ...towns]
  const file = layOut(places, regions.size)
  writeFileSync(join(models, `${GAZETTEER_MODEL}.bin`), file)
  console.log(`gazetteer: ${places.length} places, ${file.length} bytes`)
}

type Bare = Omit<DraftPlace, 'names'>

const draft = (place: Bare, names: Iterable<readonly [string, NameUse]>): DraftPlace => {
  const known = new Map<string, NameUse>([[place.name, NameUse.NAME]])
  for (const [name, use] of names) if (!known.has(name)) known.set(name, use)
  return { ...place, names: known }
}

const as = (use: NameUse, names: readonly string[]) => names.map((name) => [name, use] as const)

const MOST_FAME = 255
const REGION_FAME = 40
/** Of regions of this many people, and of those of countries that news in English knows best. */
const LARGE_REGION = 4_000_000
const LARGE_REGION_FAME = 120
const COUNTY_FAME = 8
const FAME_BY_RANK = [0, 150, 40, 10]
/** A capital weighs at least this share of its country: Washington is the place before it is the state. */
const CAPITAL_SHARE = 1 / 20

/** What stands for the population of a place that has none, by how well it is known. */
const PEOPLE_BY_RANK = [0, 20_000_000, 1_000_000, 60_000]

type Table = ReturnType<typeof readTable>

/** By ISO 3166-2 code. Own lists add names to a region that is there already. */
function draftRegions(natural: Table, own: Table): Map<string, DraftPlace> {
  const regions = new Map<string, DraftPlace>()
  for (const r of natural) {
    const code = r.iso_3166_2!
    if (code.startsWith('-') || code.includes('~') || r.country!.length !== 2) continue
    const name = r.name_en || r.name!
    const kind = COUNTY_LANDS.has(r.country!) ? 'county' : 'region'
    const others = [r.name!, ...r.alternates!.split(/[|,]/).map((s) => s.trim())]
    const people = r.type === 'Administrative County' ? 700_000 : kind === 'county' ? 200_000 : 300_000
    const id = Math.max(0, Number(r.geonames_id) || 0)
    const place: Bare = {
      ...{ name, kind, country: r.country!, region: code, ...pointOf(r) },
      ...{ population: people, fame: kind === 'county' ? COUNTY_FAME : REGION_FAME, id, seat: Seat.NONE },
    }
    const names = others.filter((n) => n.length > 3 && n !== name && !n.endsWith('.'))
    regions.set(code, draft(place, as(NameUse.ALTERNATE, names)))
  }
  const renamed = new Map<string, string>()
  for (const r of own.filter((r) => r.kind === 'region')) {
    const code = r.region || `${r.country}:${r.name}`
    if (renamed.has(code)) throw new Error(`data/places: ${r.name} and ${renamed.get(code)} share the code ${code}`)
    renamed.set(code, r.name!)
    const known = regions.get(code)
    const fresh = draftFeatures([{ ...r, kind: 'region' }], true)[0]!
    if (known === undefined) regions.set(code, { ...fresh, region: r.region! })
    else {
      known.name = fresh.name
      known.lat = fresh.lat
      known.lon = fresh.lon
      if (fresh.id !== 0) known.id = fresh.id
      for (const name of known.names.keys()) known.names.set(name, NameUse.ALTERNATE)
      known.population = Math.max(known.population, fresh.population)
      for (const [name, use] of fresh.names) known.names.set(name, use)
    }
  }
  for (const place of regions.values()) {
    for (const word of ['Province', 'State', 'Region', 'Oblast', 'Governorate', 'County']) {
      if (!placeKey(place.name).endsWith(word.toLowerCase()) && (word === 'County') === (place.kind === 'county'))
        place.names.set(`${place.name} ${word}`, NameUse.NAME)
    }
  }
  return regions
}

/** A region has the people of its cities. */
function addPeople(regions: Map<string, DraftPlace>, cities: City[], regionOf: (city: City) => string): void {
  const people = new Map<string, number>()
  for (const city of cities) {
    if (city.code === 'PPLX') continue
    const code = regionOf(city)
    people.set(code, (people.get(code) ?? 0) + city.population)
  }
  for (const [code, region] of regions) {
    region.population = Math.max(people.get(code) ?? 0, region.population)
    if (region.kind === 'region' && (ENGLISH_LANDS.has(region.country) || region.population > LARGE_REGION))
      region.fame = Math.max(region.fame, LARGE_REGION_FAME)
  }
}

/** Countries whose regions in the list are counties and boroughs. */
const COUNTY_LANDS = new Set(['GB', 'IE'])

const pointOf = (r: Readonly<Record<string, string>>) => ({ lat: Number(r.lat), lon: Number(r.lon) })

function draftCountries(countries: Table, own: Table): DraftPlace[] {
  const byCode = new Map(own.map((r) => [r.iso2!, r]))
  return countries.flatMap((c) => {
    const more = byCode.get(c.iso2!)
    if (more === undefined) return []
    const names = listed(more.names)
    const place: Bare = {
      ...{ name: SHOWN.get(c.iso2!) ?? c.name!, kind: 'country', country: c.iso2!, region: '', ...pointOf(more) },
      ...{
        population: Math.max(Number(c.population), 20_000),
        fame: MOST_FAME,
        id: Number(c.geonames_id),
        seat: Seat.NONE,
      },
    }
    return [
      draft(place, [
        ...as(NameUse.NAME, [c.name!, ...names.filter((n) => !isAbbreviation(n))]),
        ...as(NameUse.ABBREVIATION, names.filter(isAbbreviation)),
        ...as(NameUse.DEMONYM, listed(more.demonyms)),
      ]),
    ]
  })
}

/** Countries whose usual name in the news is another one than GeoNames'. */
const SHOWN = new Map([
  ['CZ', 'Czech Republic'],
  ['NL', 'Netherlands'],
  ['AX', 'Åland Islands'],
])

const isAbbreviation = (name: string) => /^[A-Z.]+$/.test(name) || name === 'BiH'

function draftFeatures(features: Table, regionsToo = false): DraftPlace[] {
  return features
    .filter((f) => regionsToo || f.kind !== 'region')
    .map((f) => {
      const names = listed(f.names)
      const kind = f.kind as PlaceKind
      if (!PLACE_KINDS.includes(kind)) throw new Error(`data/places: ${f.name} is of no known kind (${f.kind})`)
      const place = { name: f.name!, kind, country: f.country!, region: f.region!, ...pointOf(f) }
      return draft(
        {
          ...{ ...place, population: PEOPLE_BY_RANK[Number(f.rank)]!, fame: FAME_BY_RANK[Number(f.rank)]! },
          ...{ id: Number(f.geonames_id) || 0, seat: Seat.NONE },
        },
        [
          ...as(
            NameUse.NAME,
            names.filter((n) => !isAbbreviation(n)),
          ),
          ...as(NameUse.ABBREVIATION, names.filter(isAbbreviation)),
          ...as(NameUse.DEMONYM, listed(f.demonyms)),
        ],
      )
    })
}

/** Where newspapers in English are at home, villages count; elsewhere towns of a thousand people and seats of a district. */
const isWanted = (city: City) =>
  HOME_LANDS.has(city.country) ||
  city.population >= 1000 ||
  city.code === 'PPLA' ||
  city.code === 'PPLA2' ||
  city.code === 'PPLC'
const HOME_LANDS = new Set(['US', 'GB', 'IE', 'CA', 'AU', 'NZ', 'ZA', 'IN', 'IL', 'PH'])

const SEAT_OF_CODE = new Map<string, number>([
  ['PPLC', Seat.CAPITAL],
  ['PPLA', Seat.REGION],
  ['PPLA2', Seat.COUNTY],
])

function draftCities(cities: City[], regionOf: (city: City) => string, names: Table, countries: Table): DraftPlace[] {
  const own = new Map(names.map((r) => [`${r.city}, ${r.country}`, r]))
  const largest = largestByName(cities)
  for (const key of own.keys()) {
    if (!largest.has(key)) throw new Error(`data/places/city-names.tsv: there is no city ${key}`)
  }
  const capitals = new Map(countries.map((c) => [c.iso2!, c.capital!]))
  const people = new Map(countries.map((c) => [c.iso2!, Number(c.population)]))
  return cities.map((city) => {
    const key = `${city.name}, ${city.country}`
    const more = largest.get(key) === city ? own.get(key) : undefined
    const isCapital = city.code === 'PPLC' || (largest.get(key) === city && capitals.get(city.country) === city.name)
    const place: Bare = {
      ...{ name: more?.show || shortName(city.name), kind: city.code === 'PPLX' ? 'district' : 'city' },
      ...{ country: city.country, region: regionOf(city), lat: city.lat, lon: city.lon },
      ...{
        population: isCapital
          ? Math.max(city.population, (people.get(city.country) ?? 0) * CAPITAL_SHARE)
          : city.population,
      },
      fame: Math.min(MOST_FAME, city.alternates.length),
      ...{ id: city.id, seat: isCapital ? Seat.CAPITAL : (SEAT_OF_CODE.get(city.code) ?? Seat.NONE) },
    }
    return draft(place, [
      ...as(NameUse.NAME, [city.name, shortName(city.name), ...listed(more?.names)]),
      ...as(NameUse.ALTERNATE, alternatesOf(city)),
    ])
  })
}

/** "Townsville City", "Charleston Municipality": the place without what it is. */
const shortName = (name: string) =>
  name.replace(/^(?:City|Town|Township|Borough|Village) of /, '').replace(/ \(.*\)$/, '')

function largestByName(cities: City[]): Map<string, City> {
  const largest = new Map<string, City>()
  for (const city of cities) {
    const key = `${city.name}, ${city.country}`
    const known = largest.get(key)
    if (known === undefined || city.population > known.population) largest.set(key, city)
  }
  return largest
}

const ALTERNATES_FROM = 30_000
/** A name that an English text could have: a capital first, Latin letters with the usual accents. */
const READABLE = /^[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿ'’ .-]{3,}$/

function alternatesOf(city: City): string[] {
  if (ENGLISH_LANDS.has(city.country)) return []
  if (city.population < ALTERNATES_FROM && city.code !== 'PPLC' && city.code !== 'PPLA') return []
  const readable = city.alternates.filter((n) => READABLE.test(n) && n !== n.toUpperCase() && !/[ -][a-z]{6,}/.test(n))
  return readable.slice(0, MOST_ALTERNATES)
}
const MOST_ALTERNATES = 40
/** Where a city's other names are nicknames and mistakes, no spellings that an English text needs. */
const ENGLISH_LANDS = new Set(['US', 'GB', 'IE', 'CA', 'AU', 'NZ'])

function draftCounties(cities: City[]): DraftPlace[] {
  const people = new Map<string, number>()
  for (const city of cities) {
    if (city.country !== 'US') continue
    const key = `${city.admin1}${city.admin2}`
    people.set(key, (people.get(key) ?? 0) + city.population)
  }
  return readCounties().map((county) => {
    const word = county.state === 'LA' ? 'Parish' : county.state === 'AK' ? 'Borough' : 'County'
    const place: Bare = {
      ...{ name: `${county.name} ${word}`, kind: 'county', country: 'US', region: `US-${county.state}` },
      ...{ lat: county.lat, lon: county.lon, population: people.get(county.state + county.code) ?? 1000 },
      ...{ fame: COUNTY_FAME, id: 0, seat: Seat.NONE },
    }
    return draft(place, [
      [county.name, NameUse.ALTERNATE],
      [`${county.name} Co.`, NameUse.NAME],
    ])
  })
}

function addAbbreviations(regions: Map<string, DraftPlace>, table: Table): void {
  for (const { code, mark, abbreviations } of table) {
    const region = regions.get(code!)
    if (region === undefined) throw new Error(`data/places/abbreviations.tsv: there is no region ${code}`)
    for (const name of listed(abbreviations)) region.names.set(name, mark === 'a' ? NameUse.ABBREVIATION : NameUse.TAIL)
  }
}

/** Share of a region's people from which on its bare name rather means the city of that name. */
const MOSTLY_CITY = 0.6

/**
 * "Mexico" is the country before it is a state of Mexico, "Singapore" the country before its capital, "Kinshasa" the
 * city before its province: the other one loses the bare name and keeps "Kinshasa Province".
 */
function dropNamesakes(regions: Map<string, DraftPlace>, countries: DraftPlace[], towns: DraftPlace[]): void {
  const countryKeys = new Map(countries.flatMap((c) => [...c.names.keys()].map((name) => [placeKey(name), c.country])))
  const drop = (place: DraftPlace, isNamesake: (key: string) => boolean) => {
    for (const name of place.names.keys()) if (isNamesake(placeKey(name))) place.names.delete(name)
  }
  for (const region of regions.values()) if (region.region !== 'US-GA') drop(region, (key) => countryKeys.has(key))
  for (const town of towns) drop(town, (key) => countryKeys.get(key) === town.country)
  for (const town of towns) {
    const region = regions.get(town.region)
    const key = placeKey(town.name)
    if (region && placeKey(region.name) === key && town.population > region.population * MOSTLY_CITY)
      drop(region, (k) => k === key)
  }
}

function addDemonyms(regions: Map<string, DraftPlace>, towns: DraftPlace[], table: Table): void {
  for (const { place, demonyms } of table) {
    const [city, country] = place!.split(', ')
    const named = towns.filter((t) => t.country === country && t.names.has(city!))
    const found = country === undefined ? regions.get(place!) : named.sort((a, b) => b.population - a.population)[0]
    if (found === undefined) throw new Error(`data/places/demonyms.tsv: there is no place ${place}`)
    for (const name of listed(demonyms)) found.names.set(name, NameUse.DEMONYM)
  }
}
