import type { Anaphor, AnaphorKind } from './anaphors.js'
import type { Member, MemberType } from './cast.js'

/** Whether a share of women leaves it open: nothing known, or a name of both. */
export const isUnsure = (share: number | null) => share === null || (share > 0.15 && share < 0.85)
/** How far apart the sexes are that a member and an anaphor tell: 0 to 1. */
export const sexDistance = (member: Member, anaphor: Anaphor) =>
  member.femaleShare === null || anaphor.femaleShare === null ? 0 : Math.abs(member.femaleShare - anaphor.femaleShare)

/** Titles ("Mrs.") and most first names leave no doubt; a name alone can be a surname ("Kelly"). */
export function isOfOtherSex({ person, femaleShare }: Member, anaphor: Anaphor): boolean {
  if (femaleShare === null || anaphor.femaleShare === null) return false
  const limit = person === null || person.titled ? 0.5 : person.words.length > 1 ? 0.99 : 1
  return Math.abs(femaleShare - anaphor.femaleShare) > limit
}

/** By kind of anaphor. */
const FITS: readonly (readonly MemberType[])[] = [
  ['person'],
  ['group', 'organization', 'country'],
  ['organization', 'country', 'place'],
  ['person'],
  ['group', 'organization', 'country'],
  ['person'],
  ['organization'],
  ['country', 'place', 'organization'],
  ['person'],
]
/** Whether an anaphor of a kind can mean a member of a type. */
export const fitsKind = (type: MemberType, kind: AnaphorKind) => FITS[kind]!.includes(type)
