import { Shape } from '../text/index.js'
import type { Cast, Member } from './cast.js'
import { flagsOf, formOf, isRead, lowerForm, type Reading } from './reading.js'

/** A turn of a talk that is written down with labels: "RUIZ: I was born by the sea." Spans are tokens, half-open. */
export interface Turn {
  label: { from: number; to: number }
  /** The label and all that is said, up to the next label. */
  from: number
  to: number
  member: Member
  /** Whom "you" means: the other one of two; null where more talk. */
  addressee: Member | null
}

/** Turns of a talk in text order; a single label ("NOTE: …") is no talk. */
export function findTurns(reading: Reading, cast: Cast): Turn[] {
  const labels = findLabels(reading)
  if (labels.length < 2) return []
  const { sentences, tokens } = reading.document
  const speakers = new Map<string, Member>()
  const bySurname = surnames(cast)
  const turns = labels.map(({ from, to }, index): Turn => {
    const key = lowerForm(reading, to - 1)
    const member = speakers.get(key) ?? bySurname.get(key) ?? cast.add('person', null)
    speakers.set(key, member)
    const next = labels[index + 1]?.from
    return { label: { from, to }, from, to: next ?? paragraphEnd(from), member, addressee: null }
  })
  const [first, second, ...others] = new Set(speakers.values())
  if (first && second && others.length === 0) {
    for (const turn of turns) turn.addressee = turn.member === first ? second : first
  }
  return turns

  // what follows the last turn in paragraphs of its own can be the article again
  function paragraphEnd(token: number): number {
    let sentence = tokens.sentence[token]!
    const paragraph = sentences.paragraph[sentence]
    while (sentence + 1 < sentences.count && sentences.paragraph[sentence + 1] === paragraph) sentence++
    return sentences.to[sentence]!
  }
}

/** "SENATOR MARY WALLACE:" */
const LONGEST_LABEL = 4

/** Words in capitals, with a colon behind them, that open a paragraph. */
function findLabels(reading: Reading): { from: number; to: number }[] {
  const { sentences } = reading.document
  const labels: { from: number; to: number }[] = []
  for (let s = 0; s < sentences.count; s++) {
    if (s > 0 && sentences.paragraph[s] === sentences.paragraph[s - 1]) continue
    const from = sentences.from[s]!
    const last = Math.min(sentences.to[s]!, from + LONGEST_LABEL + 1)
    let to = from
    while (to < last && isLabelWord(reading, to)) to++
    if (to > from && to < last && formOf(reading, to) === ':' && isRead(reading, from)) labels.push({ from, to })
  }
  return labels
}

/** "WALLACE", "Q" */
function isLabelWord(reading: Reading, token: number): boolean {
  const flags = flagsOf(reading, token)
  return (flags & Shape.ALL_CAPS) !== 0 || /^\p{Lu}\.?$/u.test(formOf(reading, token))
}

/** People of the article by surname; of namesakes the first one. */
function surnames({ members }: Cast): Map<string, Member> {
  const found = new Map<string, Member>()
  for (const member of members) {
    const surname = member.person?.words.at(-1)
    if (surname !== undefined && !found.has(surname)) found.set(surname, member)
  }
  return found
}
