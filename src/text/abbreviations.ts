/** Words that keep their full stop, in lower case without it. */

/** A name, a number or a place follows: they never end a sentence. "Mr. Lee", "Gen. Ruiz", "St. Louis", "No. 5" */
const BEFORE_NAME = `
  mr mrs ms mx dr prof rev fr sr hon pres gov lt col gen maj capt cmdr adm sgt cpl pvt det insp supt sen rep reps sens amb
  atty asst dep sec st ste mt ft messrs mmes drs profs gens cols lts govs attys rt
  vs v cf viz approx est e.g i.e eg al figs fig nos vol vols pp
`

/** They may end a sentence: the next word decides. "Acme Corp.", "at 5 p.m.", "in Springfield, Ill.", "on Jan. 5" */
const ANYWHERE = `
  jr inc corp co ltd llc plc bros cos dept univ assn intl natl govt
  jan feb apr jun jul aug sept oct nov dec mon tue tues wed thu thur thurs fri
  ala ariz ark calif colo conn del fla ga ill ind kan ky md mich minn miss mont neb nev okla ore pa penn tenn tex vt va wash wis wyo mass
  ont que alta sask man
  etc ph.d m.d b.a m.a d.c u.s u.k u.n e.u a.m p.m min hr hrs sq km lb lbs oz ave blvd rd sts bldg no ext tel
`

const words = (list: string) => new Set(list.trim().split(/\s+/))
const beforeName = words(BEFORE_NAME)
const anywhere = words(ANYWHERE)

/** Words of these lists that are also common words ("no.", "ill."): only with a capital, or before a digit. */
const AMBIGUOUS = new Set(
  'no ill ind miss mass wash ore man mon min del est fig al co sec rep dep gen det fr ext conn pa wed'.split(' '),
)

const INITIALS = /^(?:\p{L}\.)*\p{L}$/u

export const Abbreviation = { NONE: 0, BEFORE_NAME: 1, ANYWHERE: 2, INITIAL: 3 } as const

/**
 * What a word in front of a full stop is.
 * @param word without its last full stop, at most a few letters long ("Mr", "U.S", "J")
 * @param next the first character after the full stop and its blanks, "" at the end of the line
 */
export function abbreviationOf(word: string, next: string): number {
  if (word.length > 6) return Abbreviation.NONE
  const lower = word.toLowerCase()
  const capital = word !== lower
  if (AMBIGUOUS.has(lower) && !capital) return Abbreviation.NONE
  if (lower === 'no' || lower === 'fig')
    return next >= '0' && next <= '9' ? Abbreviation.BEFORE_NAME : Abbreviation.NONE
  if (beforeName.has(lower)) return Abbreviation.BEFORE_NAME
  if (anywhere.has(lower)) return Abbreviation.ANYWHERE
  if (INITIALS.test(word)) {
    if (word.length > 1) return Abbreviation.ANYWHERE // "U.S.", "a.k.a."
    return capital ? Abbreviation.INITIAL : Abbreviation.NONE // "J. Smith"
  }
  return Abbreviation.NONE
}
