import type { PlaceKind } from '../src/analysis.js'
import {
  GAZETTEER_MODEL,
  GAZETTEER_VERSION,
  type NameUse,
  NO_REGION,
  PLACE_KINDS,
  Seat,
  USE_BITS,
} from '../src/lexicon/gazetteer.js'
import {
  FIRST_WORD_SLOTS,
  firstWord,
  LONGEST_PLACE_NAME,
  MOST_NAME_WORDS,
  placeKey,
} from '../src/lexicon/gazetteer-keys.js'
import { encodeModelFile } from '../src/resources/index.js'
import { wordCheck, wordKey } from '../src/text/index.js'

/** A place while the gazetteer is built. */
export interface DraftPlace {
  name: string
  kind: PlaceKind
  country: string
  /** ISO 3166-2 of the region that it lies in, or is. */
  region: string
  lat: number
  lon: number
  population: number
  /** Number of languages and spellings that have a name for it, or what stands for that. */
  fame: number
  id: number
  seat: number
  names: Map<string, NameUse>
}

/**
 * The gazetteer's file.
 * @param regionCount the places that come first are the regions: others point at them by row
 */
export function layOut(places: DraftPlace[], regionCount: number): Uint8Array {
  const countries = ['', ...new Set(places.map((p) => p.country).filter(Boolean))].sort()
  const numbers = new Map(countries.map((iso, i) => [iso, i]))
  const regionRows = new Map(
    places.slice(0, regionCount).flatMap((p, row) => (p.region ? [[p.region, row] as const] : [])),
  )
  const rowsOf = (test: (p: DraftPlace) => boolean) => {
    const rows = countries.map(() => -1)
    places.forEach((p, row) => {
      if (test(p)) rows[numbers.get(p.country)!] = row
    })
    return rows
  }
  const regionOfRow = places.map((p, row) => (row < regionCount ? row : (regionRows.get(p.region) ?? NO_REGION)))
  const meta = {
    countries,
    countryRows: rowsOf((p) => p.kind === 'country'),
    capitalRows: rowsOf((p) => p.seat === Seat.CAPITAL),
    sources: 'GeoNames (CC BY 4.0), Natural Earth (public domain), us-atlas (ISC), own lists (MIT)',
  }
  return encodeModelFile(GAZETTEER_MODEL, GAZETTEER_VERSION, meta, {
    ...{ lat: new Int32Array(places.map((p) => Math.round(p.lat * 10_000))) },
    ...{ lon: new Int32Array(places.map((p) => Math.round(p.lon * 10_000))) },
    ids: new Uint32Array(places.map((p) => p.id)),
    region: new Uint16Array(regionOfRow),
    country: new Uint8Array(places.map((p) => numbers.get(p.country)!)),
    kind: new Uint8Array(places.map((p) => PLACE_KINDS.indexOf(p.kind))),
    weight: new Uint8Array(places.map((p) => Math.min(255, Math.round(8 * Math.log2(p.population + 1))))),
    fame: new Uint8Array(places.map((p) => p.fame)),
    seat: new Uint8Array(places.map((p) => p.seat)),
    regionCodes: places.slice(0, regionCount).map((p) => p.region),
    ...indexNames(places),
    ...packNames(places.map((p) => p.name)),
  })
}

/** Entries of the name index, sorted by hash of the key; and for each first word how many words its names have. */
function indexNames(places: DraftPlace[]) {
  const entries: { hash: number; check: number; entry: number }[] = []
  const longest = new Uint8Array(FIRST_WORD_SLOTS)
  places.forEach((place, row) => {
    const uses = new Map<string, NameUse>()
    for (const [name, use] of place.names) {
      const key = placeKey(name)
      if (key === '' || name.length > LONGEST_PLACE_NAME) continue
      uses.set(key, Math.min(use, uses.get(key) ?? use) as NameUse)
    }
    for (const [key, use] of uses) {
      const words = key.split(' ').length
      if (words > MOST_NAME_WORDS) continue
      entries.push({ hash: wordKey(key), check: wordCheck(key), entry: row * (1 << USE_BITS) + use })
      const slot = wordKey(firstWord(key)) & (FIRST_WORD_SLOTS - 1)
      longest[slot] = Math.max(longest[slot]!, words)
    }
  })
  entries.sort((a, b) => a.hash - b.hash || a.entry - b.entry)
  return {
    hashes: new Uint32Array(entries.map((e) => e.hash)),
    checks: new Uint8Array(entries.map((e) => e.check)),
    entries: new Uint32Array(entries.map((e) => e.entry)),
    longest,
  }
}

/** Each distinct name once: its length in bytes, then its UTF-8. */
function packNames(names: string[]) {
  const offsets = new Map<string, number>()
  const parts: number[] = []
  const encoder = new TextEncoder()
  for (const name of names) {
    if (offsets.has(name)) continue
    offsets.set(name, parts.length)
    const bytes = encoder.encode(name)
    parts.push(bytes.length, ...bytes)
  }
  return { names: new Uint8Array(parts), nameOffsets: new Uint32Array(names.map((name) => offsets.get(name)!)) }
}
