import { type Gazetteer, NameUse, NO_REGION, PLACE_KINDS, Seat } from '../lexicon/index.js'
import { COUNTRY_KIND, type Context, partsBy } from './context.js'
import { type Candidate, kilometres } from './geography.js'
import { Cue, type Sense } from './senses.js'

/** What the ranker weighs in a candidate, by name: the order of the weights in the model. */
export const SIGNALS = [
  'population',
  'most people',
  'behind the most people',
  'known in many languages',
  'best known of the name',
  'a million people',
  'under a thousand people',
  'name in another language',
  'demonym',
  'abbreviation',
  ...PLACE_KINDS.map((kind) => `a ${kind}` as const),
  'capital',
  'seat of a region',
  'seat of a county',
  'word beside it',
  'of the kind of its neighbours in a list',
  'in the country of its neighbours in a list',
  'country of other places of the article',
  'country that the article names',
  'other country than the article',
  'region of the article',
  'near other places',
  'within a day of other places',
  'far from all other places',
  'near the dateline',
  'country of the dateline',
  'country of the publication',
  'named inside another place',
] as const

const COUNT = SIGNALS.length
const at = new Map<string, number>(SIGNALS.map((name, i) => [name, i]))
const index = (name: (typeof SIGNALS)[number]) => at.get(name)!
const POPULATION = index('population')
const MOST = index('most people')
const BEHIND = index('behind the most people')
const FAME = index('known in many languages')
const BEST_KNOWN = index('best known of the name')
const MILLION = index('a million people')
const TINY = index('under a thousand people')
const ALTERNATE = index('name in another language')
const DEMONYM = index('demonym')
const ABBREVIATION = index('abbreviation')
const FIRST_KIND = index('a continent')
const CAPITAL = index('capital')
const REGION_SEAT = index('seat of a region')
const COUNTY_SEAT = index('seat of a county')
const CUED = index('word beside it')
const LISTED_KIND = index('of the kind of its neighbours in a list')
const LISTED_COUNTRY = index('in the country of its neighbours in a list')
const COUNTRY = index('country of other places of the article')
const NAMED_COUNTRY = index('country that the article names')
const NO_COUNTRY = index('other country than the article')
const REGION = index('region of the article')
const NEAR = index('near other places')
const REACHABLE = index('within a day of other places')
const FAR = index('far from all other places')
const DATELINE = index('near the dateline')
const DATELINE_COUNTRY = index('country of the dateline')
const PUBLICATION = index('country of the publication')
const PARTIAL = index('named inside another place')

/** What an article gives beside its names. */
export interface Surroundings {
  /** The sense of the dateline. */
  dateline: Sense | null
  /** Number of the country that the publication's address tells; 0 for none. */
  publication: number
}

/** Signals of the candidates of a sense, row by row, without the article's other places. */
export function signalsAlone(gazetteer: Gazetteer, sense: Sense, around: Surroundings): Float32Array {
  const { candidates } = sense
  const out = new Float32Array(candidates.length * COUNT)
  const most = Math.max(0, ...candidates.map((c) => gazetteer.weight[c.row]!))
  const bestKnown = Math.max(0, ...candidates.map((c) => gazetteer.fame[c.row]!))
  candidates.forEach((candidate, c) => {
    const { row, use } = candidate
    const base = c * COUNT
    const kind = gazetteer.kind[row]!
    const seat = gazetteer.seat[row]
    out[base + POPULATION] = gazetteer.weight[row]! / WEIGHT_SCALE
    out[base + MOST] = gazetteer.weight[row] === most ? 1 : 0
    out[base + BEHIND] = (most - gazetteer.weight[row]!) / WEIGHT_SCALE
    out[base + FAME] = Math.log2(1 + gazetteer.fame[row]!) / FAME_SCALE
    out[base + BEST_KNOWN] = gazetteer.fame[row] === bestKnown ? 1 : 0
    out[base + MILLION] = gazetteer.weight[row]! >= MILLION_WEIGHT ? 1 : 0
    out[base + TINY] = gazetteer.weight[row]! < THOUSAND_WEIGHT ? 1 : 0
    out[base + ALTERNATE] = use === NameUse.ALTERNATE ? 1 : 0
    out[base + DEMONYM] = use === NameUse.DEMONYM ? 1 : 0
    out[base + ABBREVIATION] = use === NameUse.ABBREVIATION || use === NameUse.TAIL ? 1 : 0
    out[base + FIRST_KIND + kind] = 1
    out[base + CAPITAL] = seat === Seat.CAPITAL ? 1 : 0
    out[base + REGION_SEAT] = seat === Seat.REGION ? 1 : 0
    out[base + COUNTY_SEAT] = seat === Seat.COUNTY ? 1 : 0
    out[base + CUED] = isCued(sense.cues, PLACE_KINDS[kind]!, seat === Seat.CAPITAL)
    out[base + PUBLICATION] = around.publication !== 0 && gazetteer.country[row] === around.publication ? 1 : 0
    out[base + PARTIAL] = sense.partial && PLACE_KINDS[kind] !== 'city' ? 1 : 0
  })
  return out
}

const WEIGHT_SCALE = 40
const FAME_SCALE = 4
/** 8 times the binary logarithm. */
const MILLION_WEIGHT = 159
const THOUSAND_WEIGHT = 80

function isCued(cues: number, kind: string, isCapital: boolean): number {
  if (cues === 0) return 0
  const means =
    ((cues & Cue.COUNTY) !== 0 && kind === 'county') ||
    ((cues & Cue.STATE) !== 0 && kind === 'region') ||
    ((cues & Cue.CITY) !== 0 && (kind === 'city' || kind === 'district' || isCapital)) ||
    ((cues & Cue.WATER) !== 0 && kind === 'water') ||
    ((cues & Cue.ISLAND) !== 0 && kind === 'island') ||
    ((cues & Cue.COUNTRY) !== 0 && kind === 'country')
  return means ? 1 : -1
}

export function signalsTogether(
  gazetteer: Gazetteer,
  sense: Sense,
  context: Context,
  around: Surroundings,
): Float32Array {
  const out = signalsAlone(gazetteer, sense, around)
  const isPlace = (row: number) => gazetteer.kind[row] !== COUNTRY_KIND
  const ownCountries = partsBy(gazetteer.country, sense, isPlace)
  const ownRegions = partsBy(gazetteer.region, sense, isPlace)
  const others = Math.max(1, context.total - 1)
  sense.candidates.forEach((candidate, c) => {
    const base = c * COUNT
    const country = gazetteer.country[candidate.row]!
    const region = gazetteer.region[candidate.row]!
    // what the other names say: this name's own share does not speak for itself
    const countrywide = country === 0 ? 0 : (context.countries.get(country) ?? 0) - (ownCountries.get(country) ?? 0)
    const regionwide = region === NO_REGION ? 0 : (context.regions.get(region) ?? 0) - (ownRegions.get(region) ?? 0)
    const isNamed = isPlace(candidate.row) && country !== 0 ? (context.namedCountries.get(country) ?? 0) : 0
    out[base + NAMED_COUNTRY] = Math.min(1, isNamed)
    out[base + COUNTRY] = Math.sqrt(Math.max(0, countrywide) / others)
    out[base + NO_COUNTRY] = context.total > 1 && countrywide + isNamed < LITTLE ? 1 : 0
    out[base + REGION] = Math.sqrt(Math.max(0, regionwide) / others)
    addDistances(out, base, sense, candidate, context)
    addList(gazetteer, out, base, sense, candidate)
    addDateline(gazetteer, out, base, sense, candidate, around.dateline)
  })
  return out
}

const LITTLE = 0.2
const NEAR_KM = 60
const DAY_KM = 250

function addDistances(out: Float32Array, base: number, sense: Sense, candidate: Candidate, context: Context): void {
  let near = 0
  let reachable = 0
  let nearest = 0
  for (const { sense: other, candidate: anchor } of context.anchors) {
    if (other === sense || anchor.row === candidate.row) continue
    const km = kilometres(anchor, candidate)
    near += anchor.share * Math.exp(-km / NEAR_KM)
    if (km < DAY_KM) reachable += anchor.share
    nearest = Math.max(nearest, anchor.share * Math.exp(-km / DAY_KM))
  }
  out[base + NEAR] = Math.log1p(near)
  out[base + REACHABLE] = Math.log1p(reachable)
  out[base + FAR] = 1 - nearest
}

/** "Washington, West Virginia and Wyoming" are states, "Washington and Moscow" are cities. */
function addList(gazetteer: Gazetteer, out: Float32Array, base: number, sense: Sense, candidate: Candidate): void {
  if (sense.listed.size === 0) return
  let left = MOST_NEIGHBOURS
  let kind = 0
  let country = 0
  for (const neighbour of sense.listed) {
    if (left-- === 0) break
    for (const { row, share: part } of neighbour.candidates) {
      if (gazetteer.kind[row] === gazetteer.kind[candidate.row]) kind += part
      if (gazetteer.country[row] === gazetteer.country[candidate.row]) country += part
    }
  }
  const count = Math.min(sense.listed.size, MOST_NEIGHBOURS)
  out[base + LISTED_KIND] = kind / count
  out[base + LISTED_COUNTRY] = country / count
}

const MOST_NEIGHBOURS = 8

function addDateline(
  gazetteer: Gazetteer,
  out: Float32Array,
  base: number,
  sense: Sense,
  candidate: Candidate,
  dateline: Sense | null,
): void {
  if (dateline === null || dateline === sense) return
  for (const place of dateline.candidates) {
    if (gazetteer.country[place.row] === gazetteer.country[candidate.row]) out[base + DATELINE_COUNTRY]! += place.share
    out[base + DATELINE]! += place.share * Math.exp(-kilometres(place, candidate) / DAY_KM)
  }
}
