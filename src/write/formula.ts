/**
 * Whether a spreadsheet would read a text as a formula: one that starts, after white space and signs without width,
 * with = + - @ or their full-width and small forms.
 */
export const isFormula = (text: string): boolean => FORMULA.test(text)

const FORMULA = /^[\s\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff\ufffd]*[=+\-@＝＋－＠﹦﹢﹣﹫]/
