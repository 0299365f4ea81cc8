import type { ModelBytes } from '../resources/index.js'
import type { OutputFormat } from '../write/index.js'
import type { Analyst, AnalystOptions } from './analyst.js'

/**
 * Makes an analyst. Its desks are loaded one after the other: imported in the usual way their modules would all be
 * loaded at once, which has as many files open at a time: more than `ulimit -n 64` allows.
 * @param models files that are known already; those that are read come in addition
 * @throws ResourceError
 */
export async function loadAnalyst(models: ModelBytes, options: AnalystOptions): Promise<Analyst> {
  await import('../text/index.js')
  await import('../lexicon/index.js')
  await import('../syntax/index.js')
  await import('../names/index.js')
  await import('../places/index.js')
  await import('../claims/index.js')
  await import('../actors/index.js')
  await import('../figures/index.js')
  const { openResources } = await import('../resources/index.js')
  const { Analyst } = await import('./analyst.js')
  return new Analyst(openResources(undefined, models), options, await piecesOf(options))
}

async function piecesOf({ rendering }: AnalystOptions) {
  if (!rendering) return []
  const { outputFormats } = await import('../write/index.js')
  const format = (outputFormats as Record<string, OutputFormat>)[rendering.format]!
  return Promise.all(rendering.outputs.map((output) => format.pieces!(output)))
}
