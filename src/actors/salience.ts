import { SentenceKind } from '../text/index.js'
import type { Cast, Member, MemberType } from './cast.js'
import { Part, partOf } from './grammar.js'
import type { Reading } from './reading.js'

/** Number of features of a member; the model has a weight for each. */
export const SALIENCE_FEATURES = 14

/** How much the article is about each member, by id: 0 to 1, the chance that a summary of it would name them. */
export function salienceOf(reading: Reading, cast: Cast, weights: Float32Array): Float64Array {
  const most = mostMentions(cast)
  const saliences = new Float64Array(cast.members.length)
  for (const member of cast.members) {
    if (member.mentions.length === 0) continue
    const features = salienceFeatures(reading, member, most)
    const sum = features.reduce((total, value, index) => total + value * weights[index]!, 0)
    saliences[member.id] = 1 / (1 + Math.exp(-sum))
  }
  return saliences
}

export const mostMentions = ({ members }: Cast): number =>
  members.reduce((most, { name, mentions }) => (name === null ? most : Math.max(most, mentions.length)), 1)

const TYPES: readonly MemberType[] = ['person', 'organization', 'country', 'group']

/** Features of a member that has mentions; `most` is the largest number of mentions of one member. */
export function salienceFeatures(reading: Reading, { mentions, type, roles }: Member, most: number): number[] {
  const { tokens, sentences } = reading.document
  const first = mentions[0]!
  const sentence = tokens.sentence[first.head]!
  const subjects = mentions.filter(({ head }) => partOf(reading, head) === Part.SUBJECT).length
  const spoken = mentions.filter(({ head }) => reading.sourceOf[head]! >= 0).length
  const length = Math.max(1, sentences.count)
  return [
    1,
    Math.log(mentions.length),
    mentions.length / most,
    mentions.length / length,
    1 - sentence / length,
    sentence < 2 ? 1 : 0,
    sentences.paragraph[sentence]! < 2 ? 1 : 0,
    sentences.kind[sentence] === SentenceKind.HEADLINE ? 1 : 0,
    Math.log(1 + subjects),
    Math.log(1 + spoken),
    roles.length > 0 ? 1 : 0,
    ...TYPES.slice(0, 3).map((kind) => (kind === type ? 1 : 0)),
  ]
}
