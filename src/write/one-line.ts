import { sanitizeLine } from './sanitize.js'

/** Text as it stands in a cell: one line, no white space around it, nothing that acts on a terminal. */
export const oneLine = (text: string): string => sanitizeLine(text.replace(/\s+/g, ' ').trim())
