/** What lines of an article are that are no sentences. Patterns run on short lines only, and are anchored. */

/** Lines longer than this (UTF-16) are running text. */
export const LONGEST_FURNITURE = 200

/** News agencies by the names that datelines and credits give them. */
const AGENCIES: readonly (readonly [RegExp, string])[] = [
  [/\bAgence France[- ]Presse\b|\bAFP\b/, 'AFP'],
  [/\bAssociated Press\b|\bAP\b/, 'AP'],
  [/\bReuters\b|\bREUTERS\b/, 'Reuters'],
  [/\bDeutsche Presse-Agentur\b|\bdpa\b|\bDPA\b/, 'dpa'],
  [/\bUnited Press International\b|\bUPI\b/, 'UPI'],
  [/\bBloomberg\b/, 'Bloomberg'],
  [/\bCanadian Press\b/, 'The Canadian Press'],
  [/\bPress Association\b|\bPA Media\b/, 'PA Media'],
  [/\bXinhua\b/, 'Xinhua'],
  [/\bKyodo\b/, 'Kyodo'],
  [/\bYonhap\b/, 'Yonhap'],
  [/\bInterfax\b/, 'Interfax'],
  [/\b(?:ITAR-)?TASS\b/, 'TASS'],
  [/\bEFE\b/, 'EFE'],
  [/\bANSA\b/, 'ANSA'],
  [/\bCNN\b/, 'CNN'],
  [/\bPress Trust of India\b|\bPTI\b/, 'PTI'],
  [/\bAsian News International\b|\bANI\b/, 'ANI'],
  [/\bAustralian Associated Press\b|\bAAP\b/, 'AAP'],
]

/** The agency that a dateline or credit names, in its usual short form; null where it names none that is known. */
export function agencyIn(line: string): string | null {
  for (const [pattern, name] of AGENCIES) if (pattern.test(line)) return name
  return null
}

/** Credits: who else worked on it. Each with an example. */
const CREDITS: readonly RegExp[] = [
  /^[—–-]*\s*with (?:files from|reporting by|additional reporting|contributions? (?:from|by)|agenc(?:y|ies))\b/i, // "With files from The Canadian Press"
  /^with (?:the )?(?:Agence France-Presse|Associated Press|Reuters|AFP|AP|dpa|Bloomberg)\.?$/i, // "With Agence France-Presse"
  /^\(?(?:additional )?(?:reporting|writing|editing|compiled|translated) by\b/i, // "(Reporting by Ann Lee; editing by Tom Orr)"
  /^(?:AP|Associated Press|AFP|Reuters|Bloomberg)(?: \w+){0,3} writers?\b.*\bcontributed\b/i, // "AP writer Ann Lee contributed"
  /\bcontributed to this (?:report|story|article)\.?\)?$/i, // "Ann Lee contributed to this report."
  /^(?:©|\(c\)|copyright\b)/i, // "© 2020 The Daily"
  /^[—–-]{1,2}\s*(?:AFP|AP|Reuters|dpa|Bloomberg|The Canadian Press|PA Media)\.?$/, // "— AFP"
  /^(?:AFP|AP|Reuters|dpa|Bloomberg|The Associated Press|The Canadian Press|PA Media|Agence France-Presse)\.?$/,
]

/** Page furniture. */
const DEBRIS: readonly RegExp[] = [
  /^(?:watch|play|see|view)(?: the)? (?:video|gallery|slideshow|photos?|images?|live)\b/i, // "Watch video"
  /^(?:video|photo|image|picture|graphic|infographic|file photo|caption|credit|photograph)s?(?: credit| by| courtesy of)?\s*[:|]/i, // "Photo: Jane Roe"
  /^source\s*:?\s*(?:https?:\/\/\S+|www\.\S+|[\w.-]*\d[\w.-]*|\S+\.(?:com|org|net|co\.\w\w))$/i, // "source site-12"
  /^(?:share|tweet|print|email|e-mail|pin|comment|save|bookmark|like|subscribe|advertisement|sponsored|loading|menu|search|home)(?: (?:this|on|via|to|by|now|it|us|article|story|page|post|content|facebook|twitter|whatsapp|linkedin|with friends?))*[.:…]*$/i, // "Share this article"
  /^(?:read|see|find out|learn|show|load|view) (?:more|also|next|all|less)\b[^.!?]{0,120}$/i, // "Read more: …"
  /^(?:click|tap|scroll) (?:here|to|on|down|for)\b/i, // "Click here to subscribe"
  /^(?:sign up|log in|subscribe|register)\b[^"“]{0,120}$/i, // "Sign up for our newsletter"
  /^(?:follow|like|join|find|contact|reach) (?:us|me|him|her|them|the author)\b[^"“]{0,140}$/i, // "Follow us on Twitter"
  /^(?:related|related (?:stories|articles|topics|news|content|links?|coverage)|more (?:on|from|about|stories|news|in)|most (?:read|popular|viewed)|recommended|trending|tags?|topics?|keywords?|filed under|categories)\b\s*:?[^.!?"“]{0,100}$/i, // "Related stories: …"
  /^(?:this (?:article|story|post)|the post) (?:was |has been )?(?:first |originally )?(?:appeared|published|updated|amended|corrected|syndicated)\b/i, // "This article was originally published in …"
  /^(?:last )?(?:updated|published|posted|modified)\s*(?:on|at|:)/i, // "Updated: 12 May"
  /^(?:all rights reserved|terms (?:of|and)|privacy policy|cookie|about us|advertise)\b/i,
  /^[\s\d/|•·*=_~#<>-]{3,}$/, // "* * *", "-----"
]

const matches = (patterns: readonly RegExp[], line: string) => patterns.some((pattern) => pattern.test(line))

export const isCredit = (line: string): boolean => line.length <= LONGEST_FURNITURE && matches(CREDITS, line)
export const isDebris = (line: string): boolean => line.length <= LONGEST_FURNITURE && matches(DEBRIS, line)

/** "By Jane Roe", "By JANE ROE and John Doe, Staff Writers", "Words by Jane Roe", "Jane Roe, BBC News, Kyiv" */
const NAME_WORD = String.raw`(?:\p{Lu}[\p{L}.'’-]*|d[ei]|van|von|al|bin|la|le|der|and|&|in|for|of|the|staff|writers?|reporters?|correspondent|editor)`
const BYLINE = new RegExp(
  String.raw`^(?:(?:(?:[Ss]tory|STORY|[Ww]ords|[Ww]ritten|[Rr]eport(?:ed)?|[Tt]ext|[Aa]nalysis) )?(?:[Bb]y|BY):?|Author:)\s+(\p{Lu}[\p{L}.'’-]*(?:,? ${NAME_WORD}){0,14})[.,]?$`,
  'u',
)
const CORRESPONDENT =
  /^(\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3}),? (?:(?:\p{Lu}[\p{L}'’-]+ ){0,3})(?:correspondent|reporter|staff writer|editor|Reuters|AFP|BBC News|Associated Press)(?:[ ,].{0,40})?$/u

/** The names of a byline, null where the line is none. */
export function bylineOf(line: string): string | null {
  if (line.length > LONGEST_FURNITURE || /[!?"“”]/.test(line)) return null
  const by = BYLINE.exec(line) ?? CORRESPONDENT.exec(line)
  return by ? by[1]!.replace(/[, ]+$/, '') : null
}

/** How much of a paragraph's start is looked at for a dateline. */
export const DATELINE_WINDOW = 120

const PLACE = String.raw`\p{Lu}[\p{L}.'’-]*(?:[ -](?:\p{Lu}[\p{L}.'’-]*|de|la|le|du|of|and)){0,3}`
const MONTH = String.raw`(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?`
const DAY = String.raw`(?:(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)(?:day|\.)?,? )?(?:${MONTH} \d{1,2}|\d{1,2} ${MONTH})(?:,? \d{4})?`
const DATELINE = new RegExp(
  String.raw`^(${PLACE}(?:, ?${PLACE})?)(,? ?${DAY})?( ?\([\p{Lu}\p{L}][\p{L}/ .-]{1,40}\))?( ?[—–-]{1,3} ?|: |\. ?[—–-]{1,2} ?| (?=["“]?\p{Lu}))`,
  'u',
)
/** "LONDON 1996-08-30": a line of its own. */
const DATELINE_LINE = new RegExp(String.raw`^(${PLACE}(?:, ?${PLACE})?),? (\d{4}-\d{2}-\d{2})$`, 'u')

export interface Dateline {
  /** Lengths within the line: of the place, and of the whole with its dash. */
  place: number
  whole: number
  date: string | null
  agency: string | null
}

/**
 * The dateline at the start of a paragraph: "BRUSSELS (AFP) —", "DES MOINES, Iowa, May 5 (AP) -", "Paris, 3 May –".
 * In mixed case it needs an agency in brackets or a date, and its dash; in capitals a dash or the agency.
 */
export function datelineOf(line: string): Dateline | null {
  // every one has a dash or an agency in brackets
  if (!/[—–(-]/.test(line.slice(0, DATELINE_WINDOW))) return null
  const own = line.length <= DATELINE_WINDOW ? DATELINE_LINE.exec(line) : null
  if (own) return { place: own[1]!.length, whole: line.length, date: own[2]!, agency: null }
  const found = DATELINE.exec(line.slice(0, DATELINE_WINDOW))
  if (!found) return null
  const [all, place, day, brackets, dash] = found
  const capitals = /\p{Lu}{3}/u.test(place!) && !/\p{Ll}{3}/u.test(place!.split(',')[0]!)
  const agency = brackets ? agencyIn(brackets) : null
  const hasDash = /[—–-]/.test(dash!)
  if (capitals ? !(hasDash || agency) : !(agency || (day && hasDash))) return null
  if (/^ ?-$/.test(dash!) && !agency && !day) return null // "NATO -led", "COVID-19"
  if (!/\p{Ll}{2}/u.test(line.slice(all!.length))) return null // "CRICKET - HOME SIDE WINS BY A MILE": a headline
  return { place: place!.length, whole: all!.length, date: null, agency }
}
