import type { Position } from 'geojson'
import type { ModelFile, Resources } from '../../resources/index.js'

export const WORLD_MODEL = 'world'
export const WORLD_VERSION = 1

/** Coordinates are stored in whole hundredths of a degree: a kilometre, which is finer than the outline. */
export const WORLD_STEPS = 100

/** The outline of the world in longitude and latitude, in pieces. */
export interface World {
  /** A polygon each: its shore, and those of its inland seas. */
  land: readonly Outline[]
  /** A line each. */
  borders: readonly Outline[]
}

export interface Outline extends Cap {
  lines: Position[][]
}

/** A part of the globe: all that is no further from its middle than its reach, in degrees. */
export interface Cap {
  middle: Position
  reach: number
}

/** @throws ResourceError when models/world.bin is missing or damaged */
export function openWorld(resources: Resources): World {
  const file = resources.model(WORLD_MODEL, WORLD_VERSION)
  const rings = linesOf(file, 'coast', 'pointsOfRings')
  let ring = 0
  const polygons = Array.from(file.uint16('ringsOfPolygons'), (count) => {
    ring += count
    return rings.slice(ring - count, ring)
  })
  return {
    land: polygons.map(outline),
    borders: linesOf(file, 'borders', 'pointsOfBorders').map((line) => outline([line])),
  }
}

function linesOf(file: ModelFile, points: string, counts: string): Position[][] {
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

const outline = (lines: Position[][]): Outline => ({ lines, ...capOf(lines.flat()) })

/** The cap around the middle of some points that holds them all. */
export function capOf(points: readonly Position[]): Cap {
  let [x, y, z] = [0, 0, 0]
  for (const [lon = 0, lat = 0] of points) {
    x += Math.cos(lat * DEGREE) * Math.cos(lon * DEGREE)
    y += Math.cos(lat * DEGREE) * Math.sin(lon * DEGREE)
    z += Math.sin(lat * DEGREE)
  }
  const middle = [Math.atan2(y, x) / DEGREE, Math.atan2(z, Math.hypot(x, y)) / DEGREE]
  return { middle, reach: Math.max(...points.map((point) => distance(middle, point))) }
}

export const touch = (a: Cap, b: Cap) => distance(a.middle, b.middle) <= a.reach + b.reach

/** Along the globe, in degrees. */
function distance([lonA = 0, latA = 0]: Position, [lonB = 0, latB = 0]: Position): number {
  const cosine =
    Math.sin(latA * DEGREE) * Math.sin(latB * DEGREE) +
    Math.cos(latA * DEGREE) * Math.cos(latB * DEGREE) * Math.cos((lonA - lonB) * DEGREE)
  return Math.acos(Math.min(1, Math.max(-1, cosine))) / DEGREE
}

const DEGREE = Math.PI / 180
