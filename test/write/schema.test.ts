import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import type {
  ActorType,
  Analysis,
  ClaimKind,
  EntityType,
  FigureKind,
  Modality,
  PlaceKind,
  PlaceUse,
  Qualifier,
  SpeakerKind,
} from '../../src/analysis.js'
import { analysisSchema } from '../../src/write/index.js'
import { HOSTILE, hostileSample } from './hostile.js'
import { sample, written } from './sample.js'

const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(analysisSchema())

/** The compiler holds these against the types; the test holds them against the schema. */
const entityTypes: Record<EntityType, true> = { PER: true, ORG: true, LOC: true, MISC: true }
const actorTypes: Record<ActorType, true> = { person: true, organization: true, country: true, group: true }
const placeUses: Record<PlaceUse, true> = { literal: true, associative: true }
const claimKinds: Record<ClaimKind, true> = { direct: true, indirect: true, mixed: true }
const modalities: Record<Modality, true> = { asserted: true, negated: true, hypothetical: true, asked: true }
const placeKinds: Record<PlaceKind, true> = {
  continent: true,
  country: true,
  region: true,
  county: true,
  city: true,
  district: true,
  water: true,
  mountain: true,
  island: true,
  landmark: true,
  facility: true,
  area: true,
}
const speakerKinds: Record<SpeakerKind, true> = {
  person: true,
  organization: true,
  government: true,
  group: true,
  document: true,
  unnamed: true,
}
const figureKinds: Record<FigureKind, true> = {
  count: true,
  money: true,
  percent: true,
  duration: true,
  length: true,
  area: true,
  volume: true,
  mass: true,
  temperature: true,
  speed: true,
  energy: true,
  power: true,
  data: true,
  age: true,
  score: true,
  ratio: true,
  rate: true,
  other: true,
}
const qualifiers: Record<Qualifier, true> = {
  exact: true,
  about: true,
  'more-than': true,
  'less-than': true,
  'at-least': true,
  'up-to': true,
  range: true,
  up: true,
  down: true,
}

describe('the JSON Schema', () => {
  it('holds for what is written', async () => {
    const full = sample().analysis
    full.article.text = 'text'
    full.meta = { desk: 'coast' }
    full.warnings = [{ code: 'empty', message: 'nothing', start: null, end: null }]
    const [read] = JSON.parse(await written('json', [{ ...sample(), analysis: full }]))
    expect(validate(read) ? [] : validate.errors).toEqual([])
  })

  it.each(Object.entries(HOSTILE))('holds for hostile text: %s', async (_, text) => {
    // what is no language and no date is for the readers to refuse
    const { analysis } = hostileSample(text)
    for (const claim of analysis.claims) claim.when = null
    analysis.source.sha256 = ''
    expect(validate(JSON.parse(JSON.stringify(analysis))) ? [] : validate.errors).toEqual([])
  })

  it('refuses a key that it does not know and asks for every key that it knows', () => {
    expect(validate({ ...sample().analysis, extra: 1 })).toBe(false)
    for (const key of Object.keys(sample().analysis)) {
      const less: Partial<Analysis> = sample().analysis
      delete less[key as keyof Analysis]
      expect(validate(less)).toBe(false)
    }
  })

  it('knows the words that the types know', () => {
    const lists = new Set(enumsOf(analysisSchema()))
    for (const words of [
      entityTypes,
      actorTypes,
      placeKinds,
      placeUses,
      claimKinds,
      modalities,
      speakerKinds,
      figureKinds,
      qualifiers,
    ]) {
      expect(lists).toContain(Object.keys(words).sort().join(' '))
    }
  })
})

/** Every list of words in a schema, sorted, as one string each. */
function enumsOf(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const own = 'enum' in schema && Array.isArray(schema.enum) ? [schema.enum.toSorted().join(' ')] : []
  return [...own, ...Object.values(schema).flatMap(enumsOf)]
}
