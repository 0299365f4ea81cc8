import type { Days } from './calendar.js'

/** A date in the text; UTF-16 offsets, ISO 8601 days, null where nothing anchors it. */
export interface DateEntry {
  start: number
  end: number
  from: string | null
  to: string | null
  anchor: 'absolute' | 'published' | 'dateline' | 'text' | null
}

/** A date phrase as its reader found it. */
export interface DatePhrase {
  /** Tokens, half-open. */
  from: number
  to: number
  /** null where the article gives no anchor, or the phrase can be read in two ways ("03/04/2019"). */
  days: Days | null
  /** Whether the phrase names its day and year by itself. */
  isAbsolute: boolean
}
