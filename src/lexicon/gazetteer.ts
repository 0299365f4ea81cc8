import type { PlaceKind } from '../analysis.js'
import type { ModelFile, Resources } from '../resources/index.js'
import { wordCheck, wordKey } from '../text/index.js'
import { FIRST_WORD_SLOTS, LONGEST_PLACE_NAME, placeKey } from './gazetteer-keys.js'

export { MOST_NAME_WORDS, placeKey } from './gazetteer-keys.js'

export const GAZETTEER_MODEL = 'gazetteer'
export const GAZETTEER_VERSION = 1

/** Kinds of places; the `kind` column indexes it. */
export const PLACE_KINDS: readonly PlaceKind[] = [
  'continent',
  'country',
  'region',
  'county',
  'city',
  'district',
  'water',
  'mountain',
  'island',
  'landmark',
  'facility',
  'area',
]

/** In which way a name belongs to a place. */
export const NameUse = {
  NAME: 0,
  /** A name in another language, an older or a rarer name, a county without the word "County". */
  ALTERNATE: 1,
  /** Only in capitals or with a full stop ("US", "Calif."), for "us" is another word. */
  ABBREVIATION: 2,
  /** Only behind a place and a comma ("Gary, Ind.", "Salem, OR"). */
  TAIL: 3,
  DEMONYM: 4,
} as const
export type NameUse = (typeof NameUse)[keyof typeof NameUse]

/** Ranks of a city in its country. */
export const Seat = { NONE: 0, COUNTY: 1, REGION: 2, CAPITAL: 3 } as const

/** A place that bears the name that was looked up. */
export interface PlaceMatch {
  row: number
  use: NameUse
}

export interface PlaceRow {
  name: string
  kind: PlaceKind
  /** ISO 3166-1 alpha-2. */
  country: string | null
  /** ISO 3166-2. */
  region: string | null
  lat: number
  lon: number
  geonamesId: number | null
}

/**
 * Places of the world by name: columns over rows, one row a place, used in place as the file has them.
 * A row is a number from 0 to `size`, exclusive.
 */
export interface Gazetteer {
  readonly size: number
  /** Degrees times 10,000. */
  readonly lat: Int32Array
  readonly lon: Int32Array
  /** Index into `PLACE_KINDS`. */
  readonly kind: Uint8Array
  /** 8 times the binary logarithm of the population (or of what stands for it where a place has none). */
  readonly weight: Uint8Array
  /** Names that other languages and spellings have for it, 0 to 255: how far it is known. */
  readonly fame: Uint8Array
  /** One of `Seat`. */
  readonly seat: Uint8Array
  /** Number of the country; 0 for none. */
  readonly country: Uint8Array
  /** Row of the state, province … that the place lies in (of itself where it is one); `NO_REGION` for none. */
  readonly region: Uint16Array
  /** The places that bear a name, in any case, with or without accents; a name in another case may be another word. */
  find(name: string): PlaceMatch[]
  /** Most words of a name that starts with this word (0: none does); may be too large, never too small. */
  longestFrom(word: string): number
  row(row: number): PlaceRow
  /** Row of a country by number; -1 where there is none. */
  countryRow(country: number): number
  /** Row of the capital of a country by number; -1 where there is none. */
  capitalRow(country: number): number
  /** Row of a state or province by its ISO 3166-2 code; -1 where there is none. */
  regionRow(code: string): number
  /** Number of a country by its ISO code; 0 where it is unknown. */
  countryNumber(iso: string): number
}

export const NO_REGION = 0xffff

/** @throws ResourceError when models/gazetteer.bin is missing or damaged */
export function openGazetteer(resources: Resources): Gazetteer {
  const model = resources.model(GAZETTEER_MODEL, GAZETTEER_VERSION)
  const countries = model.meta.countries as string[]
  const countryRows = model.meta.countryRows as number[]
  const capitalRows = model.meta.capitalRows as number[]
  const country = model.uint8('country')
  const region = model.uint16('region')
  const kind = model.uint8('kind')
  const ids = model.uint32('ids')
  const lat = model.int32('lat')
  const lon = model.int32('lon')
  const longest = model.uint8('longest')
  const text = textReader(model)
  const numbers = new Map(countries.map((iso, number) => [iso, number]))
  const regionCodes = model.strings('regionCodes')
  return {
    size: lat.length,
    lat,
    lon,
    kind,
    country,
    region,
    weight: model.uint8('weight'),
    fame: model.uint8('fame'),
    seat: model.uint8('seat'),
    find: finder(model),
    longestFrom: (word) => longest[wordKey(word) & (FIRST_WORD_SLOTS - 1)]!,
    row: (row) => ({
      name: text(row),
      kind: PLACE_KINDS[kind[row]!]!,
      country: country[row] === 0 ? null : countries[country[row]!]!,
      region: region[row] === NO_REGION ? null : regionCodes[region[row]!]! || null,
      lat: lat[row]! / 10_000,
      lon: lon[row]! / 10_000,
      geonamesId: ids[row] === 0 ? null : ids[row]!,
    }),
    countryRow: (number) => countryRows[number] ?? -1,
    capitalRow: (number) => capitalRows[number] ?? -1,
    regionRow: (code) => regionCodes.indexOf(code),
    countryNumber: (iso) => numbers.get(iso) ?? 0,
  }
}

/** ISO codes of the country that a demonym belongs to ("Russian" -> "RU"); null where it is none. */
export function countryOfDemonym(gazetteer: Gazetteer, word: string): string | null {
  const match = gazetteer.find(word).find((m) => m.use === NameUse.DEMONYM && isCountry(gazetteer, m.row))
  return match ? gazetteer.row(match.row).country : null
}

/** Row of the capital of a country by its ISO code; -1 where it has none. */
export function capitalOf(gazetteer: Gazetteer, iso: string): number {
  return gazetteer.capitalRow(gazetteer.countryNumber(iso))
}

/** English name of a country by its ISO code; null where it is unknown. */
export function countryName(gazetteer: Gazetteer, iso: string): string | null {
  const row = gazetteer.countryRow(gazetteer.countryNumber(iso))
  return row < 0 ? null : gazetteer.row(row).name
}

/** English name of a state or province by its ISO 3166-2 code; null where it is unknown. */
export function regionName(gazetteer: Gazetteer, code: string): string | null {
  const row = gazetteer.regionRow(code)
  return row < 0 ? null : gazetteer.row(row).name
}

/** The country that a row is or is the capital of ("Moscow" -> "RU"), as an ISO code; null for all other places. */
export function governmentOf(gazetteer: Gazetteer, row: number): string | null {
  return isCountry(gazetteer, row) || gazetteer.seat[row] === Seat.CAPITAL ? gazetteer.row(row).country : null
}

const COUNTRY = PLACE_KINDS.indexOf('country')
const isCountry = (gazetteer: Gazetteer, row: number) => gazetteer.kind[row] === COUNTRY

/** Bits of an entry that hold its `NameUse`; the row stands above them. */
export const USE_BITS = 3

function finder(model: ModelFile): (name: string) => PlaceMatch[] {
  const hashes = model.uint32('hashes')
  const checks = model.uint8('checks')
  const entries = model.uint32('entries')
  return (name) => {
    if (name.length > LONGEST_PLACE_NAME) return []
    const key = placeKey(name)
    const hash = wordKey(key)
    const low = firstAt(hashes, hash)
    if (hashes[low] !== hash) return []
    const check = wordCheck(key)
    const found: PlaceMatch[] = []
    for (let i = low; hashes[i] === hash; i++) {
      if (checks[i] !== check) continue
      found.push({ row: entries[i]! >>> USE_BITS, use: (entries[i]! & ((1 << USE_BITS) - 1)) as NameUse })
    }
    return found
  }
}

/** The hashes are spread evenly: each lies about as far in the list as its share of all numbers, give or take so many places. */
const NEAR = 1 << 10

/** Index of the first of some sorted hashes that is not below `hash`. */
function firstAt(hashes: Uint32Array, hash: number): number {
  const guess = Math.floor((hash / 2 ** 32) * hashes.length)
  let low = Math.max(0, guess - NEAR)
  let high = Math.min(hashes.length, guess + NEAR)
  if (low > 0 && hashes[low - 1]! >= hash) low = 0
  if (high < hashes.length && hashes[high]! < hash) high = hashes.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (hashes[middle]! < hash) low = middle + 1
    else high = middle
  }
  return low
}

/** Names by row, decoded when asked: a name is its bytes from one offset to the next. */
function textReader(model: ModelFile): (row: number) => string {
  const bytes = model.uint8('names')
  const offsets = model.uint32('nameOffsets')
  const decoder = new TextDecoder()
  // sliced: a TextDecoder refuses views of shared memory
  return (row) => {
    const offset = offsets[row]!
    const length = bytes[offset]!
    return decoder.decode(bytes.slice(offset + 1, offset + 1 + length))
  }
}
