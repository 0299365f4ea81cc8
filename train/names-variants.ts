import type { GoldDocument } from './gold.js'

/** The same article in other capitals; lengths and offsets stay. */
export type Variant = (text: string) => string

const sameLength = (change: (character: string) => string) => (text: string) =>
  text.replace(/\p{L}/gu, (letter) => (change(letter).length === letter.length ? change(letter) : letter))

/** "EU LEADERS MEET IN PARIS" */
export const inCapitals: Variant = sameLength((letter) => letter.toUpperCase())
/** "eu leaders meet in paris" */
export const inLowerCase: Variant = sameLength((letter) => letter.toLowerCase())
/** "EU Leaders Meet in Paris": small words of up to three letters stay small. */
export const inTitleCase: Variant = (text) =>
  text.replace(/(?<![\p{L}\p{M}'’])\p{Ll}\p{L}{3,}/gu, (word) => inCapitals(word.slice(0, 1)) + word.slice(1))

export const withText = (article: GoldDocument, variant: Variant): GoldDocument => ({
  ...article,
  text: variant(article.text),
})
