import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Analyzed, createAnalyzer, openResources, readArticles } from '../../src/index.js'
import { written } from '../write/sample.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const analyzer = createAnalyzer(openResources())

/** Articles of fixtures/, analysed. */
export async function analyzed(...names: string[]): Promise<Analyzed[]> {
  const items: Analyzed[] = []
  for await (const item of readArticles(
    names.map((name) => join(root, 'fixtures', name)),
    { root },
  )) {
    if ('error' in item) throw item.error
    items.push(analyzer.annotate(item))
  }
  return items
}

/** The page of articles of fixtures/. */
export const pageOf = async (...names: string[]) => written('html', await analyzed(...names))
