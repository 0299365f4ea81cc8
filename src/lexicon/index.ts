export { openWordVectors, type WordVectors } from './word-vectors.js'
export { openPeople, type People, PeopleWord } from './people.js'
export { COUNTRY_NAMES, GENERIC_NOUNS, GOVERNMENT_SEATS, LEGAL_FORMS, LINK_WORDS } from './organizations.js'
