import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import { encodeModelFile } from '../src/resources/index.js'
import { WORLD_MODEL, WORLD_STEPS, WORLD_VERSION } from '../src/write/html/world.js'

type World = Topology<{ countries: GeometryCollection; land: GeometryCollection }>

/** Longitude and latitude, in degrees. */
type Line = number[][]

/** Builds models/world.bin: coasts and borders of Natural Earth at 1:110 million, for the map of the page. */
export function trainWorld(): Uint8Array {
  const path = createRequire(import.meta.url).resolve('world-atlas/countries-110m.json')
  const world: World = JSON.parse(readFileSync(path, 'utf8'))
  const { countries, land } = world.objects
  const polygons = feature(world, land).features.flatMap(({ geometry }) =>
    geometry.type === 'MultiPolygon' ? geometry.coordinates : [],
  )
  // each border once, and no coast
  const borders = mesh(world, countries as never, (a, b) => a !== b).coordinates
  console.log(`world: ${polygons.length} pieces of land, ${borders.length} borders`)
  const coast = polygons.flat()
  return encodeModelFile(
    WORLD_MODEL,
    WORLD_VERSION,
    {},
    {
      ringsOfPolygons: Uint16Array.from(polygons, (rings) => rings.length),
      pointsOfRings: Uint16Array.from(coast, (ring) => ring.length),
      coast: steps(coast),
      pointsOfBorders: Uint16Array.from(borders, (line) => line.length),
      borders: steps(borders),
    },
  )
}

/** Longitudes and latitudes one behind the other, in whole steps. */
const steps = (lines: readonly Line[]) => Int16Array.from(lines.flat(2), (degrees) => Math.round(degrees * WORLD_STEPS))
