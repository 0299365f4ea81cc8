/**
 * `npm run train`: builds every file in models/ from data/ and a folder of gold files, in order, to the same bytes.
 *
 *   npm run train                        all parts (an hour on two cores); COPYDESK_GOLD names the gold folder
 *   npm run train -- names actors        only these parts ("units cues" need no gold folder)
 *   npm run train -- --without conll03   leave out the corpora whose name holds this word
 */
import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openResources } from '../src/resources/index.js'
import { actorsReader, trainActors } from './actors.js'
import { trainClaims } from './claims.js'
import { compileCues, readCueLines } from './claims-cues.js'
import { trainGazetteer } from './gazetteer.js'
import { type GoldFolder, openGold } from './gold.js'
import { trainInflection } from './inflection.js'
import { trainNames } from './names.js'
import { trainPeople } from './people.js'
import { trainPlaces } from './places.js'
import { trainSyntax } from './syntax.js'
import { trainUnits } from './units.js'
import { trainWords } from './words.js'
import { trainWorld } from './world.js'

const DATA = 'data'
const MODELS = 'models'
/** Where the syntax models go that have seen half of the silver trees each. */
const HALVES: readonly [string, string] = ['build/models-half0', 'build/models-half1']

const save = (name: string, bytes: Uint8Array) => writeFileSync(join(MODELS, `${name}.bin`), bytes)

/** In order: a part may rest on the files of those before it. */
const PARTS: Record<string, (gold: GoldFolder) => void> = {
  words: (gold) => save('words', trainWords(gold)),
  people: () => save('people', trainPeople(DATA)),
  units: () => save('units', trainUnits(DATA)),
  world: () => save('world', trainWorld()),
  cues: () => save('cues', compileCues(readCueLines(join(DATA, 'cues.tsv')))),
  gazetteer: () => trainGazetteer(DATA, MODELS),
  inflection: (gold) => trainInflection(gold),
  syntax: (gold) => trainSyntax(gold, HALVES),
  names: (gold) => save('names', trainNames(gold, openResources(MODELS))),
  places: (gold) => trainPlaces(gold, openResources(MODELS), DATA, MODELS),
  claims: (gold) => trainClaims(gold, { syntaxFolders: HALVES, file: join(MODELS, 'claims.bin') }),
  actors: (gold) => save('actors', trainActors(gold, actorsReader(openResources(MODELS)))),
}

/** Parts made from data/ alone: they need no gold files, and none of the packages that training reads. */
const FROM_DATA = new Set(['units', 'cues'])

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { without: { type: 'string', multiple: true, default: [] } },
})
const folder = process.env.COPYDESK_GOLD
const wanted = positionals.length > 0 ? positionals : Object.keys(PARTS)
const fromData = wanted.every((name) => FROM_DATA.has(name))
const unknown = positionals.filter((name) => !Object.hasOwn(PARTS, name))
if (unknown.length > 0) {
  console.error(`train: no part "${unknown[0]}"; the parts are ${Object.keys(PARTS).join(', ')}`)
  process.exitCode = 2
} else if (!folder && !fromData) console.log('train: skipped, COPYDESK_GOLD names no folder of gold files')
else {
  // word vectors, city lists: 440 MB that only training reads
  if (!fromData && !existsSync('train/node_modules'))
    execFileSync('npm', ['ci', '--prefix', 'train'], { stdio: 'inherit' })
  const gold = openGold(folder ?? '', values.without)
  for (const [name, train] of Object.entries(PARTS)) {
    if (!wanted.includes(name)) continue
    const start = performance.now()
    train(gold)
    console.log(`train: ${name} done in ${Math.round((performance.now() - start) / 1000)} s`)
  }
}
