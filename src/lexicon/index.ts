export { A, B, C, D, mixKey, TEMPLATE } from './feature-keys.js'
export {
  capitalOf,
  countryName,
  countryOfDemonym,
  type Gazetteer,
  governmentOf,
  MOST_NAME_WORDS,
  NameUse,
  NO_REGION,
  openGazetteer,
  PLACE_KINDS,
  type PlaceMatch,
  type PlaceRow,
  placeKey,
  regionName,
  Seat,
} from './gazetteer.js'
export { type InflectedClass, type Inflection, openInflection, type VerbForms } from './inflection.js'
export { type KeyPlaces, keyPlaces, placeKeys, placeOf, SPREAD } from './key-places.js'
export {
  denominator,
  MOST_NUMBER_WORDS,
  numberWord,
  PLAIN_SCALE_LETTERS,
  readDigits,
  readLongNumber,
  readNumberWords,
  scaleLetters,
  vagueNumber,
  vulgarFraction,
} from './numbers.js'
export { COUNTRY_NAMES, GENERIC_NOUNS, GOVERNMENT_SEATS, LEGAL_FORMS, LINK_WORDS } from './organizations.js'
export { openPeople, type People, PeopleWord } from './people.js'
export { openUnits, type Unit, type Units } from './units.js'
export { openWordVectors, type WordVectors } from './word-vectors.js'
