import type { EntityType } from '../analysis.js'

/** Types in the order of the tags. */
export const NAME_TYPES: readonly EntityType[] = ['PER', 'ORG', 'LOC', 'MISC']

/**
 * BILOU tags (Ratinov and Roth 2009): 0 is O, a word outside names; type `t` has four tags from `1 + 4 * t` on: the
 * beginning, inside and last word of a longer name, and a name of one word.
 */
export const OUTSIDE = 0
export const TAGS = 1 + 4 * NAME_TYPES.length
const BEGIN = 0
const INSIDE = 1
const LAST = 2
const UNIT = 3

export const beginTag = (type: number): number => 1 + 4 * type + BEGIN
export const insideTag = (type: number): number => 1 + 4 * type + INSIDE
export const lastTag = (type: number): number => 1 + 4 * type + LAST
export const unitTag = (type: number): number => 1 + 4 * type + UNIT

export const typeOfTag = (tag: number): number => (tag - 1) >> 2
/** Whether no name is open behind the tag: O, a last word, a unit. */
export const isClosed = (tag: number): boolean => tag === OUTSIDE || ((tag - 1) & 3) >= LAST

/** Whether `next` may follow `tag`; the edges of a stretch count as O. */
export function mayFollow(tag: number, next: number): boolean {
  if (!isClosed(tag)) return next > 0 && typeOfTag(next) === typeOfTag(tag) && isContinuation(next)
  return !isContinuation(next)
}

const isContinuation = (tag: number) => tag > 0 && (((tag - 1) & 3) === INSIDE || ((tag - 1) & 3) === LAST)

/** Tags that may stand before each tag. */
export const PREVIOUS: readonly Uint8Array[] = Array.from({ length: TAGS }, (_, next) =>
  Uint8Array.from(Array.from({ length: TAGS }, (_, tag) => tag).filter((tag) => mayFollow(tag, next))),
)

/** Tags that may stand behind each tag. */
export const NEXT: readonly Uint8Array[] = Array.from({ length: TAGS }, (_, tag) =>
  Uint8Array.from(Array.from({ length: TAGS }, (_, next) => next).filter((next) => mayFollow(tag, next))),
)
