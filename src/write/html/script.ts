import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../resources/index.js'

/** Modules of the page's script, each behind those that it imports. */
const MODULES = [
  'view/element',
  'view/map',
  'view/voices',
  'view/dates',
  'view/table',
  'view/article',
  'view/front',
  'client/dom',
  'client/sortable-table',
  'client/panel',
  'client/spotlight',
  'client/corrections',
  'client/page',
  'client/single-page',
  'client/folder-page',
  'client/main',
]

/**
 * The script of the page: its compiled modules as one, since a page that needs nothing but itself can import nothing.
 * No two of them may give a name to different things at their top level; a browser would refuse the script.
 */
export function clientScript(): string {
  const folder = join(packageRoot(), 'dist', 'write', 'html')
  const modules = MODULES.map((module) =>
    readFileSync(join(folder, `${module}.js`), 'utf8')
      .replace(/^import [^;]*;\n/gm, '')
      .replace(/^export \{\};\n/gm, '')
      .replace(/^export /gm, ''),
  )
  return `'use strict';\n{\n${modules.join('')}}\n`
}
