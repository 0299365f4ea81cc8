import { createRequire } from 'node:module'

/** Finds the data packages of train/package.json; this file runs compiled, two folders below the project's. */
export const requireData = createRequire(new URL('../../train/package.json', import.meta.url))
