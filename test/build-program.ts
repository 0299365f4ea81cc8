import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Compiles dist/ and makes man/ once, before the tests that run the program. Types are `npm run check`'s business, not this. */
export function setup(): void {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const { error } = spawnSync('npm', ['run', 'build'], { cwd: root, stdio: 'ignore' })
  if (error) throw error
}
