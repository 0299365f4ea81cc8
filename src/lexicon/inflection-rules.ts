/** The regular inflection of English, as spelling rules; what is irregular stands in models/inflection.bin. */

const VOWEL = /[aeiou]/
const HISSING = /(?:s|x|z|ch|sh)$/
/** "stop", "plan": one vowel, one consonant, as a whole word. */
const DOUBLES = /^[^aeiou]*[aeiou][bdgklmnprt]$/
const DOUBLED = /([bdgklmnprtv])\1$/
/** Stems that lost an "e": "creat-ed", "realiz-ed", "announc-ed", "believ-ed", "argu-ed", "caus-ed", "handl-ed". */
const LOST_E = /(?:[^aeo]at|iz|[^s]c|v|u|[aeiou]s|[bcdfgkpt]l|[nrd]g|[aiou][^aeiou]{1}ir|quir|is)$/
const MAX_FORM = 40

/** Lemma of a regular form ("walking", "hopes", "stopped"); `isVerb` knows verbs in their base form. */
export function verbLemma(form: string, isVerb: (word: string) => boolean): string {
  if (form.length > MAX_FORM || isVerb(form)) return form
  if (form.endsWith('ies') && form.length > 4) return `${form.slice(0, -3)}y`
  if (form.endsWith('s') && !form.endsWith('ss')) return thirdPersonLemma(form, isVerb)
  if (form.endsWith('ied') && form.length > 4) return `${form.slice(0, -3)}y`
  const cut = form.endsWith('ing') ? 3 : form.endsWith('ed') ? 2 : 0
  const stem = form.slice(0, form.length - cut)
  if (cut === 0 || stem.length < 2 || !/[aeiouy]/.test(stem)) return form
  const single = DOUBLED.test(stem) ? stem.slice(0, -1) : stem
  for (const candidate of [`${stem}e`, stem, single]) if (isVerb(candidate)) return candidate
  if (single !== stem && !/(?:ll|ss|ff|zz)$/.test(stem)) return single
  return LOST_E.test(stem) ? `${stem}e` : stem
}

function thirdPersonLemma(form: string, isVerb: (word: string) => boolean): string {
  const plain = form.slice(0, -1)
  if (isVerb(plain) || !form.endsWith('es')) return plain
  const bare = form.slice(0, -2)
  return isVerb(bare) || /(?:ch|sh|x|ss|zz|o)$/.test(bare) ? bare : plain
}

/** Singular of a regular plural ("parties", "churches", "votes", "policemen"). */
export function nounLemma(form: string): string {
  if (form.length > MAX_FORM) return form
  if (form.endsWith('men') && form.length > 4) return `${form.slice(0, -2)}an`
  if (!form.endsWith('s') || /(?:ss|us|is)$/.test(form) || form.length < 3) return form
  if (form.endsWith('ies') && form.length > 4) return `${form.slice(0, -3)}y`
  if (/(?:ch|sh|x|ss|zz)es$/.test(form)) return form.slice(0, -2)
  return form.slice(0, -1)
}

/** Base form of a regular comparative or superlative ("bigger", "happiest", "larger"). */
export function degreeLemma(form: string): string {
  const cut = form.endsWith('est') ? 3 : form.endsWith('er') ? 2 : 0
  if (cut === 0 || form.length > MAX_FORM || form.length - cut < 2) return form
  const stem = form.slice(0, -cut)
  if (stem.endsWith('i')) return `${stem.slice(0, -1)}y`
  if (DOUBLED.test(stem)) return stem.slice(0, -1)
  return /[^aeiou][aeiou][gcvs]$|[lr]g$|[bdpt]l$/.test(stem) ? `${stem}e` : stem
}

export interface VerbForms {
  /** "goes" */
  third: string
  /** "went" */
  past: string
  /** "gone" */
  participle: string
  /** "going" */
  gerund: string
}

/** The forms of a regular verb. */
export function regularVerbForms(lemma: string): VerbForms {
  const doubled = DOUBLES.test(lemma) ? lemma + lemma.at(-1) : lemma
  const isConsonantY = lemma.endsWith('y') && !VOWEL.test(lemma.at(-2) ?? 'a')
  const stem = isConsonantY ? lemma.slice(0, -1) : lemma
  const past = lemma.endsWith('e') ? `${lemma}d` : isConsonantY ? `${stem}ied` : `${doubled}ed`
  let gerund = `${doubled}ing`
  if (/ie$/.test(lemma)) gerund = `${lemma.slice(0, -2)}ying`
  else if (/[^eoy]e$/.test(lemma)) gerund = `${lemma.slice(0, -1)}ing`
  const third = isConsonantY
    ? `${stem}ies`
    : HISSING.test(lemma) || /[^aeiou]o$/.test(lemma)
      ? `${lemma}es`
      : `${lemma}s`
  return { third, past, participle: past, gerund }
}
