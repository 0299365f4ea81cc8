import type { Place } from '../analysis.js'
import { type Gazetteer, NameUse, placeKey } from '../lexicon/index.js'

/** Answers whether a place is the one that a person asked for, or lies in it. */
export type PlaceQuestion = (place: Place) => boolean

/**
 * A place as a person writes it: any of its names, in any case, with or without accents ("Kiev": Kyiv). A country, state
 * or province holds the places in it, as far as the row's country and region tell. Behind a comma stands what the place
 * lies in ("Paris, Texas"). Of a name that several places bear, all are meant.
 */
export function placeQuestion(gazetteer: Gazetteer, asked: string): PlaceQuestion {
  const parts = asked.split(',').filter((part) => placeKey(part) !== '')
  const tests = parts.map((part) => partQuestion(gazetteer, part))
  return (place) => tests.every((test) => test(place))
}

function partQuestion(gazetteer: Gazetteer, name: string): PlaceQuestion {
  const key = placeKey(name)
  const countries = countriesNamed(gazetteer, name)
  const rows = rowsNamed(gazetteer, name)
  const ids = new Set(rows.map(({ geonamesId }) => geonamesId).filter((id) => id !== null))
  const regions = new Set(rows.filter(({ kind }) => kind === 'region').map(({ region }) => region))
  return (place) =>
    placeKey(place.name) === key ||
    (place.geonamesId !== null && ids.has(place.geonamesId)) ||
    (place.country !== null && countries.has(place.country)) ||
    (place.region !== null && regions.has(place.region)) ||
    place.mentions.some(({ form, text }) => form === 'name' && placeKey(text) === key)
}

/** ISO codes of the countries that bear a name ("Holland", "USA", "Congo": two). */
export function countriesNamed(gazetteer: Gazetteer, name: string): Set<string> {
  const rows = rowsNamed(gazetteer, name).filter(({ kind }) => kind === 'country')
  return new Set(rows.map(({ country }) => country).filter((country) => country !== null))
}

/** "Ind." is Indiana behind a place only, and "Russian" is no place. */
const NO_NAMES: ReadonlySet<NameUse> = new Set([NameUse.TAIL, NameUse.DEMONYM])

function rowsNamed(gazetteer: Gazetteer, name: string) {
  const matches = gazetteer.find(name.trim()).filter(({ use }) => !NO_NAMES.has(use))
  return matches.map(({ row }) => gazetteer.row(row))
}
