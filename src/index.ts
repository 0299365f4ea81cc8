import { createHash } from 'node:crypto'
import type { Analysis, Article } from './analysis.js'
import { type AnalyzeOptions, type Analyzer, createAnalyzer } from './analyze.js'
import { openResources, type Resources } from './resources/index.js'

export type * from './analysis.js'
export { type AnalyzeOptions, type Analyzer, createAnalyzer } from './analyze.js'
export { InputError, OutputError, ResourceError, UsageError } from './errors.js'
export { type ProjectNames, parseProjectNames } from './names/index.js'
export { readArticles } from './read/index.js'
export { openResources, type Resources } from './resources/index.js'

let resources: Resources | undefined
const analyzers = new Map<string, Analyzer>()

/**
 * Analyses one text or article with the package's own models, which are loaded on first use. For many articles, or
 * models of your own, make an analyzer: `createAnalyzer(openResources())`.
 * @throws ResourceError when a model file is missing or damaged
 */
export function analyze(text: string | Article, options: AnalyzeOptions = {}): Analysis {
  resources ??= openResources()
  const key = JSON.stringify(options)
  let analyzer = analyzers.get(key)
  if (!analyzer) {
    analyzer = createAnalyzer(resources, options)
    analyzers.set(key, analyzer)
  }
  return analyzer.analyze(typeof text === 'string' ? articleOf(text) : text)
}

/** An article of a bare text. */
function articleOf(text: string): Article {
  const bytes = new TextEncoder().encode(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { id: '-', text, source: { path: '-', format: 'text', encoding: 'utf-8', bytes: bytes.length, sha256 } }
}
