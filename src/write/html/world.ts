import type { MultiLineString, MultiPolygon, Position } from 'geojson'
import type { ModelFile, Resources } from '../../resources/index.js'

export const WORLD_MODEL = 'world'
export const WORLD_VERSION = 1

/** Coordinates are stored in whole hundredths of a degree: a kilometre, which is finer than the outline. */
export const WORLD_STEPS = 100

/** The outline of the world in longitude and latitude. */
export interface World {
  land: MultiPolygon
  borders: MultiLineString
}

/** @throws ResourceError when models/world.bin is missing or damaged */
export function openWorld(resources: Resources): World {
  const file = resources.model(WORLD_MODEL, WORLD_VERSION)
  const rings = lines(file, 'coast', 'pointsOfRings')
  let ring = 0
  const polygons = Array.from(file.uint16('ringsOfPolygons'), (count) => {
    ring += count
    return rings.slice(ring - count, ring)
  })
  return {
    land: { type: 'MultiPolygon', coordinates: polygons },
    borders: { type: 'MultiLineString', coordinates: lines(file, 'borders', 'pointsOfBorders') },
  }
}

function lines(file: ModelFile, points: string, counts: string): Position[][] {
  const steps = file.int16(points)
  let point = 0
  return Array.from(file.uint16(counts), (count) => {
    const line: Position[] = []
    for (const end = point + count; point < end; point++) {
      line.push([steps[2 * point]! / WORLD_STEPS, steps[2 * point + 1]! / WORLD_STEPS])
    }
    return line
  })
}
