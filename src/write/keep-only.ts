import type { Analysis, TableName } from '../analysis.js'

/** The analysis with the lists of tables that were not asked for empty. */
export function keepOnly(analysis: Analysis, tables: readonly TableName[]): Analysis {
  return {
    ...analysis,
    actors: tables.includes('actors') ? analysis.actors : [],
    places: tables.includes('places') ? analysis.places : [],
    claims: tables.includes('claims') ? analysis.claims : [],
    figures: tables.includes('figures') ? analysis.figures : [],
  }
}
