import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * How long the program takes to start, beside Node doing nothing: each command run in turn, so that a busy machine
 * slows all of them alike. `npm run bench`.
 */
const ROUNDS = 15

const program = fileURLToPath(new URL('../../bin/copydesk.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'copydesk-bench-'))
const article = join(folder, 'article.txt')
writeFileSync(article, 'WESTPORT — Mayor Anna Reyes said on Monday that 12 cranes would arrive from Hamburg in May.\n')

const commands: [name: string, args: string[]][] = [
  ['node -e 0', ['-e', '0']],
  ['copydesk --version', [program, '--version']],
  ['copydesk article.txt', [program, article]],
]
const times = commands.map((): number[] => [])
for (let round = 0; round < ROUNDS; round++) {
  for (const [i, [, args]] of commands.entries()) {
    const start = performance.now()
    const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' })
    if (status !== 0) throw new Error(`${commands[i]![0]} failed`)
    times[i]!.push(performance.now() - start)
  }
}
rmSync(folder, { recursive: true })

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!
const [node = 0, ...others] = times.map(median)
console.log(`${commands[0]![0].padEnd(24)} ${node.toFixed(0).padStart(5)} ms`)
for (const [i, time] of others.entries()) {
  console.log(
    `${commands[i + 1]![0].padEnd(24)} ${time.toFixed(0).padStart(5)} ms  ${(time / node).toFixed(2)} times node`,
  )
}
