import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../resources/index.js'

/** The script of the page, as the build makes one of its modules: a page that needs nothing but itself can import nothing. */
export function clientScript(): string {
  return readFileSync(join(packageRoot(), 'dist', 'page.js'), 'utf8')
}
