import type { Analyst } from './analyst.js'

/**
 * Loads the desks one after the other. Imported in the usual way their modules would all be loaded at once, which has
 * as many files open at a time: more than `ulimit -n 64` allows.
 */
export async function loadAnalyst(): Promise<typeof Analyst> {
  await import('../text/index.js')
  await import('../lexicon/index.js')
  await import('../syntax/index.js')
  await import('../names/index.js')
  await import('../places/index.js')
  await import('../claims/index.js')
  await import('../actors/index.js')
  await import('../figures/index.js')
  return (await import('./analyst.js')).Analyst
}
