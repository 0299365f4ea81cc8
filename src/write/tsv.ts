import { separated } from './separated.js'

/** Tab-separated values: no cell holds a tab or a line end. */
export const tsv = separated('tsv', '\t')
