import type { DraftPlace } from './gazetteer-layout.js'
import type { City } from './gazetteer-sources.js'

/**
 * Which ISO 3166-2 region a city lies in, from GeoNames' own codes of regions: by the table of codes, by the same
 * letters, else by pairing the regions of a country with the middles of the cities that share a code.
 */
export function regionOfAdmin1(
  cities: City[],
  regions: DraftPlace[],
  table: Readonly<Record<string, string>>[],
): (city: City) => string {
  const codes = new Map<string, string>()
  const known = new Set(regions.map((r) => r.region))
  for (const { country, codes: pairs } of table) {
    for (const pair of pairs!.split(' ')) {
      const [from, to] = pair.split('=')
      codes.set(`${country} ${from}`, `${country}-${to}`)
    }
  }
  const told = new Set(table.map((r) => r.country!))
  for (const [country, middles] of middlesByCountry(cities)) {
    if (told.has(country)) continue
    const candidates = regions.filter((r) => r.country === country && r.region !== '' && r.kind === 'region')
    if (candidates.length > middles.length * MOST_REGIONS_PER_CODE) continue
    const open = middles.filter(({ code }) => {
      const same = `${country}-${code}`
      if (!known.has(same) || /^\d+$/.test(code)) return true
      codes.set(`${country} ${code}`, same)
      return false
    })
    for (const [code, region] of pairs(open, candidates)) codes.set(`${country} ${code}`, region)
  }
  return (city) => codes.get(`${city.country} ${city.admin1}`) ?? ''
}

/** Above it, the list divides a country more finely than GeoNames does, and pairs would be wrong. */
const MOST_REGIONS_PER_CODE = 1.7
/** Farther apart (in degrees), a region and its cities are not the same. */
const FARTHEST = 3

interface Middle {
  code: string
  lat: number
  lon: number
  names: Set<string>
}

function middlesByCountry(cities: City[]): Map<string, Middle[]> {
  const sums = new Map<
    string,
    { country: string; code: string; lat: number; lon: number; n: number; names: Set<string> }
  >()
  for (const city of cities) {
    if (city.admin1 === '' || city.admin1 === '00') continue
    const key = `${city.country} ${city.admin1}`
    const sum = sums.get(key) ?? { country: city.country, code: city.admin1, lat: 0, lon: 0, n: 0, names: new Set() }
    sums.set(key, sum)
    sum.lat += city.lat
    sum.lon += city.lon
    sum.n++
    if (city.code === 'PPLA') sum.names.add(city.name)
  }
  const byCountry = new Map<string, Middle[]>()
  for (const { country, code, lat, lon, n, names } of sums.values()) {
    byCountry.set(country, [...(byCountry.get(country) ?? []), { code, lat: lat / n, lon: lon / n, names }])
  }
  return byCountry
}

/** Nearest pairs first; a region whose seat bears its name goes before all others. */
function pairs(middles: Middle[], regions: DraftPlace[]): [code: string, region: string][] {
  const all = middles.flatMap((m) =>
    regions.map((r) => {
      const degrees = Math.hypot(m.lat - r.lat, (m.lon - r.lon) * Math.cos((m.lat * Math.PI) / 180))
      return { code: m.code, region: r.region, degrees: m.names.has(r.name) ? degrees / 4 : degrees }
    }),
  )
  all.sort((a, b) => a.degrees - b.degrees)
  const found = new Map<string, string>()
  const taken = new Set<string>()
  for (const { code, region, degrees } of all) {
    if (degrees > FARTHEST || found.has(code) || taken.has(region)) continue
    found.set(code, region)
    taken.add(region)
  }
  return [...found]
}
