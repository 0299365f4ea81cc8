import type { Resources } from '../resources/index.js'
import type { LinearModel } from './linear.js'
import type { RankerModel } from './ranker.js'

export const PLACES_MODEL = 'places'
/** Version of models/places.bin that this code reads. */
export const PLACES_VERSION = 1

/** What was learned: which names are places, which place of that name, and in which use. */
export interface PlacesModel {
  /** Whether a spot names a place. */
  mention: LinearModel
  ranker: RankerModel
  /** Whether a mention is associative. */
  use: LinearModel
}

/** @throws ResourceError when models/places.bin is missing or damaged */
export function openPlacesModel(resources: Resources): PlacesModel {
  const model = resources.model(PLACES_MODEL, PLACES_VERSION)
  const linear = (name: string): LinearModel => ({
    weights: model.int8(name),
    unit: model.meta[`${name}Unit`] as number,
  })
  return {
    mention: linear('mention'),
    ranker: { alone: model.float32('alone'), together: model.float32('together') },
    use: linear('use'),
  }
}
