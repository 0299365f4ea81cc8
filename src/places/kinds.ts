import type { PlaceKind } from '../analysis.js'

/** What the words of a name that the gazetteer lacks tell of its kind: "Kish River", "Cairo Stadium", "North Texas". */
export function kindOfName(key: string): PlaceKind {
  const words = key.split(' ')
  return LAST_WORD.get(words.at(-1)!) ?? FIRST_WORD.get(words[0]!) ?? 'area'
}

const table = (rows: readonly (readonly [PlaceKind, string])[]) =>
  new Map(rows.flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)))

const LAST_WORD = table([
  ['water', 'river lake creek bay sea ocean gulf strait canal reservoir pond harbor harbour brook lagoon falls'],
  ['mountain', 'mountain mountains hills peak ridge volcano range'],
  ['island', 'island islands isle peninsula'],
  ['county', 'county parish'],
  ['region', 'province state oblast governorate prefecture region'],
  ['district', 'district neighborhood neighbourhood quarter ward heights'],
  ['city', 'city town village township twp borough'],
  [
    'landmark',
    'park bridge tower square castle palace monument memorial cathedral church mosque temple building garden gardens',
  ],
  [
    'facility',
    'street avenue road drive lane boulevard highway parkway turnpike freeway airport stadium arena hospital school ' +
      'university college station prison jail base camp mall hotel court courthouse library museum theatre theater ' +
      'center centre plant mine port dam cemetery speedway',
  ],
])

const FIRST_WORD = table([
  ['water', 'river lake lough loch'],
  ['mountain', 'mount'],
  ['facility', 'camp fort port highway route interstate'],
])
