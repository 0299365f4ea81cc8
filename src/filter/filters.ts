import type { ActorType, ClaimKind, FigureKind, PlaceKind, TableName } from '../analysis.js'

/** What a reader wants to see of the tables; several of one are "or", different ones are "and". */
export interface Filters {
  /** Names of speakers, as a person writes them. */
  speaker?: readonly string[]
  actor?: readonly string[]
  /** Names of places; a country or a state holds the places in it. */
  place?: readonly string[]
  kind?: readonly string[]
  /** Acts of speech. */
  act?: readonly string[]
  unit?: readonly string[]
  /** Least value of a figure. */
  min?: number
  /** Each entry: words that all stand in a row's sentence. */
  contains?: readonly string[]
  /** First and last day, ISO 8601. */
  since?: string
  until?: string
}

const ACTOR_TYPES: readonly ActorType[] = ['person', 'organization', 'country', 'group']
const PLACE_KINDS: readonly PlaceKind[] = [
  ...(['continent', 'country', 'region', 'county', 'city', 'district'] as const),
  ...(['water', 'mountain', 'island', 'landmark', 'facility', 'area'] as const),
]
const CLAIM_KINDS: readonly ClaimKind[] = ['direct', 'indirect', 'mixed']
const FIGURE_KINDS: readonly FigureKind[] = [
  ...(['count', 'money', 'percent', 'duration', 'length', 'area', 'volume', 'mass', 'temperature'] as const),
  ...(['speed', 'energy', 'power', 'data', 'age', 'score', 'ratio', 'rate', 'other'] as const),
]

/** The kinds of rows that each table has (an actor's is its `type`). */
export const KINDS: Record<TableName, readonly string[]> = {
  actors: ACTOR_TYPES,
  places: PLACE_KINDS,
  claims: CLAIM_KINDS,
  figures: FIGURE_KINDS,
}

/** The acts of speech that cues have; a test holds the list against data/cues.tsv. */
export const ACTS: readonly string[] = [
  ...['accuse', 'admit', 'advise', 'agree', 'announce', 'answer', 'apologize', 'argue', 'ask', 'believe', 'claim'],
  ...['complain', 'conclude', 'confirm', 'criticize', 'decide', 'demand', 'deny', 'disagree', 'discuss', 'doubt'],
  ...['estimate', 'exclaim', 'explain', 'fear', 'find', 'hint', 'hope', 'ignore', 'joke', 'judge', 'know', 'offer'],
  ...['oppose', 'order', 'plan', 'praise', 'predict', 'promise', 'propose', 'recall', 'refuse', 'repeat', 'report'],
  ...['reveal', 'state', 'support', 'testify', 'thank', 'threaten', 'want', 'warn', 'write'],
]
