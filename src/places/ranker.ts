import { type Gazetteer, NameUse, PLACE_KINDS, Seat } from '../lexicon/index.js'
import { type Candidate, Cue, kilometres, type Sense } from './senses.js'

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

/** Weights of `SIGNALS`: for a first look at each name alone, and for the look with the article's other places. */
export interface RankerModel {
  readonly alone: Float32Array
  readonly together: Float32Array
}

/** What an article gives beside its names. */
export interface Surroundings {
  /** The sense of the dateline. */
  dateline: Sense | null
  /** Number of the country that the publication's address tells; 0 for none. */
  publication: number
}

/** How often the shares of all names are reckoned from one another. */
const ROUNDS = 3
/** So many names are weighed beside one another; what has more is a list of places, no article. */
const MOST_TOGETHER = 1500

/** Gives each candidate its share (softmax of a linear score), first by itself, then beside the others. */
export function rank(gazetteer: Gazetteer, senses: readonly Sense[], model: RankerModel, around: Surroundings): void {
  for (const sense of senses) share(sense, signalsAlone(gazetteer, sense, around), model.alone)
  const first = senses.slice(0, MOST_TOGETHER)
  for (let round = 0; round < ROUNDS; round++) {
    const context = contextOf(gazetteer, first)
    const all = first.map((sense) => signalsTogether(gazetteer, sense, context, around))
    first.forEach((sense, i) => {
      share(sense, all[i]!, model.together)
    })
  }
}

export function share(sense: Sense, signals: Float32Array, weights: Float32Array): void {
  const scores = sense.candidates.map((_, c) => {
    let score = 0
    for (let i = 0; i < COUNT; i++) score += weights[i]! * signals[c * COUNT + i]!
    return score
  })
  const highest = Math.max(...scores)
  let sum = 0
  for (let c = 0; c < scores.length; c++) sum += Math.exp(scores[c]! - highest)
  sense.candidates.forEach((candidate, c) => {
    candidate.share = Math.exp(scores[c]! - highest) / sum
  })
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

/** The places that the article speaks of, as far as the shares of now tell. */
export interface Context {
  /** Share of the names of places within a country, by country and by region; each name counts once. */
  countries: Map<number, number>
  /** Share of the names of countries themselves. */
  namedCountries: Map<number, number>
  regions: Map<number, number>
  total: number
  /** The likeliest places of the first names, each with its sense. */
  anchors: { sense: Sense; candidate: Candidate }[]
}

/** Names that others are measured against: enough for an article, and a bound for a list of thousands. */
const MOST_ANCHORS = 80
const LEAST_SHARE = 0.1

export function contextOf(gazetteer: Gazetteer, senses: readonly Sense[]): Context {
  const context: Context = {
    countries: new Map(),
    namedCountries: new Map(),
    regions: new Map(),
    total: 0,
    anchors: [],
  }
  for (const sense of senses) {
    if (sense.candidates.length === 0) continue
    context.total++
    for (const { row, share: part } of sense.candidates) {
      add(
        gazetteer.kind[row] === COUNTRY_KIND ? context.namedCountries : context.countries,
        gazetteer.country[row]!,
        part,
      )
      add(context.regions, gazetteer.region[row]!, part)
    }
    for (const candidate of sense.candidates) {
      if (context.anchors.length >= MOST_ANCHORS) break
      if (candidate.share > LEAST_SHARE && isSmall(gazetteer, candidate.row)) context.anchors.push({ sense, candidate })
    }
  }
  return context
}

const add = (map: Map<number, number>, key: number, value: number) => map.set(key, (map.get(key) ?? 0) + value)

/** Countries and continents have no neighbourhood that would tell of a town. */
const LARGE = new Set(['continent', 'country', 'area', 'water'].map((kind) => PLACE_KINDS.indexOf(kind as never)))
const COUNTRY_KIND = PLACE_KINDS.indexOf('country')
const isSmall = (gazetteer: Gazetteer, row: number) => !LARGE.has(gazetteer.kind[row]!)

function partsBy(
  column: Uint8Array | Uint16Array,
  sense: Sense,
  counts: (row: number) => boolean,
): Map<number, number> {
  const parts = new Map<number, number>()
  for (const { row, share: part } of sense.candidates) if (counts(row)) add(parts, column[row]!, part)
  return parts
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
    const regionwide = region === NO_REGION_ROW ? 0 : (context.regions.get(region) ?? 0) - (ownRegions.get(region) ?? 0)
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

const NO_REGION_ROW = 0xffff
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
