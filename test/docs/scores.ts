import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../cli/program.js'

type Floors = Record<string, Record<string, number>>

/** A figure and, in a comment that no reader sees, which score it is: `94.2<!-- actors-conll03-dev: entities (exact) -->`. */
const SCORE = /[\d.]+(?=<!-- ([\w-]+): (.*?) -->)/g

/**
 * The document with the scores of bench/floors.json in place of those that it shows.
 * @throws Error for a score that is not there
 */
export function withScores(markdown: string): string {
  const floors: Floors = JSON.parse(readFileSync(join(root, 'bench', 'floors.json'), 'utf8'))
  return markdown.replace(SCORE, (_, set: string, measure: string) => {
    const score = floors[set]?.[measure]
    if (score === undefined) throw new Error(`bench/floors.json has no "${measure}" of ${set}`)
    return score.toFixed(1)
  })
}
