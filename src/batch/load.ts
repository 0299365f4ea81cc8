import type { ModelBytes } from '../resources/index.js'
import type { AnalystOptions, ArticleDesk } from './analyst.js'
import type { AttemptOptions } from './attempt.js'
import type { Search } from './searcher.js'

/** What is done with the articles of a run: they are analysed, or looked through for a pattern. */
export type Work = AnalystOptions | ({ search: Search } & AttemptOptions)

/**
 * Makes what works on the articles. The desks are loaded one after the other: imported in the usual way their modules
 * would all be loaded at once, which has as many files open at a time: more than `ulimit -n 64` allows.
 * @param models files that are known already; those that are read come in addition
 * @throws ResourceError, UsageError for a bad pattern
 */
export async function loadDesk(models: ModelBytes, work: Work): Promise<ArticleDesk> {
  const { openResources } = await import('../resources/index.js')
  const resources = openResources(undefined, models)
  if ('search' in work) {
    const { findPieces, loadFinder } = await import('../find/index.js')
    const { Searcher } = await import('./searcher.js')
    const { options, rendering } = work.search
    return new Searcher(await loadFinder(resources, options), work, await findPieces(rendering))
  }
  await import('../text/index.js')
  await import('../lexicon/index.js')
  await import('../syntax/index.js')
  await import('../names/index.js')
  await import('../places/index.js')
  await import('../claims/index.js')
  await import('../actors/index.js')
  await import('../figures/index.js')
  const { Analyst } = await import('./analyst.js')
  return new Analyst(resources, work, await piecesOf(work))
}

async function piecesOf({ rendering }: AnalystOptions) {
  if (!rendering) return []
  const { outputFormat } = await import('../write/index.js')
  const format = outputFormat(rendering.format, rendering.count)
  return Promise.all(rendering.outputs.map((output) => format.pieces!(output)))
}
