import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../resources/index.js'

/** A hash of the program as it is installed, in hexadecimal: its version, its code and its models. */
export function programHash(): string {
  const root = packageRoot()
  const hash = createHash('sha256')
  for (const file of [
    join(root, 'package.json'),
    ...filesIn(join(root, 'dist'), '.js'),
    ...filesIn(join(root, 'models'), '.bin'),
  ]) {
    hash.update(createHash('sha256').update(readFileSync(file)).digest())
  }
  return hash.digest('hex')
}

function filesIn(folder: string, ending: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending))
  return files.sort().map((file) => join(folder, file))
}
