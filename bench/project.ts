import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'

/** The project's folder; this file runs compiled, two folders below it. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The program as users start it. */
export const program = fileURLToPath(new URL('../../bin/copydesk.js', import.meta.url))

/** Finds the programs that are measured against: bench/package.json names them. */
export const requirePeer = createRequire(new URL('../../bench/package.json', import.meta.url))

export const processors = availableParallelism()
