/**
 * A peer as a whole program: `node peer-program.js NAME FILE I N` reads the articles of an NDJSON file, analyses every
 * N-th from the I-th on, and writes a line of JSON for each.
 */
import { readFileSync } from 'node:fs'
import { isPeer, peers } from './peers.js'

const [name = '', file = '', index = '', count = ''] = process.argv.slice(2)
if (!isPeer(name)) throw new Error(`no peer is called '${name}'`)
const peer = await peers[name]()
for (const [number, line] of readFileSync(file, 'utf8').trimEnd().split('\n').entries()) {
  if (number % Number(count) !== Number(index)) continue
  process.stdout.write(`${JSON.stringify(peer((JSON.parse(line) as { text: string }).text))}\n`)
}
