import type { GeoPermissibleObjects, GeoProjection } from 'd3-geo'
import type { PlaceKind } from '../../analysis.js'
import { openResources } from '../../resources/index.js'
import { placeLabels } from './map-labels.js'
import { SvgPath } from './svg-path.js'
import type { MapDrawing, MapPoint } from './view/data.js'
import { type Cap, capOf, openWorld, touch } from './world.js'

/** A place for the map, in degrees. */
export interface MapPlace {
  /** Id of its row, where there is one. */
  row: string | null
  name: string
  kind: PlaceKind
  lat: number
  lon: number
  mentions: number
}

/** Draws the places of an article or of a folder; null where there are none. */
export type MapMaker = (places: readonly MapPlace[]) => MapDrawing | null

const WIDTH = 480
const LEAST_HEIGHT = 200
const MOST_HEIGHT = 320
/** Room around the outermost places, for their labels. */
const MARGIN_X = 70
const MARGIN_Y = 36
/** The outline is coarse: a map shows at least so many degrees from left to right. */
const LEAST_DEGREES = 14
/** Places further than this from their middle (in degrees) are shown on a map of the whole world. */
const FAR = 50
const MOST_POINTS = 250
const SMALLEST_RADIUS = 3.5
const LARGEST_RADIUS = 16
const LONGEST_NAME = 80

const AREAS: ReadonlySet<PlaceKind> = new Set(['continent', 'country', 'region', 'county', 'area', 'water', 'mountain'])

/** Opens what maps are drawn with: d3-geo and the outline of the world. Only a page with places needs them. */
export async function openMaps(): Promise<MapMaker> {
  const d3 = await import('d3-geo')
  const world = openWorld(openResources())

  function pathOf(projection: GeoProjection, lines: GeoPermissibleObjects): string {
    const path = new SvgPath()
    d3.geoPath(projection, path)(lines)
    return path.commands
  }

  /** A map around the places, or of the whole world where they are far apart. */
  function viewOf(places: readonly MapPlace[]): View {
    const { middle, reach } = capOf(places.map(({ lon, lat }) => [lon, lat]))
    const [lon = 0, lat = 0] = middle
    const near = reach < FAR
    const projection = near
      ? d3.geoAzimuthalEqualArea().rotate([-lon, -lat]).clipAngle(90)
      : d3.geoNaturalEarth1().rotate([-widestGap(places), 0])
    const height = placeIn(projection, places)
    return { projection, height, seen: near ? seenBy(projection, height) : WHOLE_WORLD }
  }

  return (places) => {
    if (places.length === 0) return null
    const drawn = places.toSorted((a, b) => b.mentions - a.mentions).slice(0, MOST_POINTS)
    const { projection, height, seen } = viewOf(drawn)
    const land = world.land.filter((piece) => touch(piece, seen)).map(({ lines }) => lines)
    const borders = world.borders.filter((piece) => touch(piece, seen)).flatMap(({ lines }) => lines)
    return {
      width: WIDTH,
      height,
      land: pathOf(projection, { type: 'MultiPolygon', coordinates: land }),
      borders: pathOf(projection, { type: 'MultiLineString', coordinates: borders }),
      points: pointsOf(drawn, projection, height),
      left: places.length - drawn.length,
    }
  }
}

interface View {
  projection: GeoProjection
  height: number
  /** What may be seen: the rest of the world need not be drawn. */
  seen: Cap
}

const WHOLE_WORLD: Cap = { middle: [0, 0], reach: 180 }

function seenBy(projection: GeoProjection, height: number): Cap {
  const corners = [0, WIDTH].flatMap((x) => [0, height].map((y) => projection.invert?.([x, y]) ?? [Number.NaN]))
  const seen = capOf(corners)
  return Number.isFinite(seen.reach) ? seen : WHOLE_WORLD
}

/** The longitude that stands opposite the widest gap between places: there a map of the world has its middle. */
function widestGap(places: readonly MapPlace[]): number {
  const sorted = places.map(({ lon }) => lon).sort((a, b) => a - b)
  let widest = sorted[0]! + 360 - sorted.at(-1)!
  let middle = (sorted[0]! + sorted.at(-1)!) / 2
  for (let i = 1; i < sorted.length; i++) {
    const gap = sorted[i]! - sorted[i - 1]!
    if (gap <= widest) continue
    widest = gap
    middle = (sorted[i]! + sorted[i - 1]!) / 2 + 180
  }
  return middle
}

/**
 * Scales and moves a projection so that all places stand within the margins.
 * @returns the height of the picture: places in a row make a low one
 */
function placeIn(projection: GeoProjection, places: readonly MapPlace[]): number {
  projection.scale(1).translate([0, 0])
  const points = places.map(({ lon, lat }): [x: number, y: number] => projection([lon, lat]) ?? [0, 0])
  const [left, right] = rangeOf(points.map(([x]) => x))
  const [top, bottom] = rangeOf(points.map(([, y]) => y))
  const scale = Math.min(
    (WIDTH - 2 * MARGIN_X) / (right - left),
    (MOST_HEIGHT - 2 * MARGIN_Y) / (bottom - top),
    WIDTH / (LEAST_DEGREES * (Math.PI / 180)),
  )
  const height = Math.max(LEAST_HEIGHT, Math.ceil(scale * (bottom - top)) + 2 * MARGIN_Y)
  projection
    .scale(scale)
    .translate([WIDTH / 2 - (scale * (left + right)) / 2, height / 2 - (scale * (top + bottom)) / 2])
    .clipExtent([
      [-1, -1],
      [WIDTH + 1, height + 1],
    ])
    // the outline's lines are short: none needs to be bent
    .precision(0)
  return height
}

function rangeOf(numbers: readonly number[]): [least: number, most: number] {
  return [Math.min(...numbers), Math.max(...numbers)]
}

function pointsOf(places: readonly MapPlace[], projection: GeoProjection, height: number): MapPoint[] {
  const circles = places.map((place) => {
    const [x, y] = projection([place.lon, place.lat]) ?? [0, 0]
    const radius = Math.min(LARGEST_RADIUS, SMALLEST_RADIUS * Math.sqrt(place.mentions))
    return { name: place.name, x: Math.round(x), y: Math.round(y), radius: Math.round(radius * 10) / 10 }
  })
  const labels = placeLabels(circles, WIDTH, height)
  return circles.map((circle, i) => ({
    ...circle,
    name: circle.name.slice(0, LONGEST_NAME),
    row: places[i]!.row,
    mentions: places[i]!.mentions,
    area: AREAS.has(places[i]!.kind),
    label: labels[i]!,
  }))
}
