export { openWordVectors, type WordVectors } from './word-vectors.js'
