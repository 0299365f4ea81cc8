import { statSync } from 'node:fs'
import { outputError, UsageError } from '../errors.js'
import { type StoreFormatName, storeFormats, type WriteOptions } from '../write/index.js'
import type { Destination } from './destination.js'
import { say } from './messages.js'
import type { AnalysisOptions } from './options.js'
import { makeFolder, openFileOutput } from './output.js'

export const isStore = (format: AnalysisOptions['format']): format is StoreFormatName => format in storeFormats

/**
 * A store never goes to a screen or into a pipe.
 * @throws OutputError, UsageError
 */
export async function openStore(
  { quiet }: AnalysisOptions,
  name: StoreFormatName,
  path: string | undefined,
  write: WriteOptions,
): Promise<Destination> {
  const { makes, example, open } = storeFormats[name]
  const right = `use a ${makes} of its own: copydesk -f ${name} -o ${example}`
  if (path === undefined) throw new UsageError(`${name} does not go to standard output\n${right}`)
  const status = statusOf(path)
  if (status && !(makes === 'file' ? status.isFile() : status.isDirectory())) {
    throw new UsageError(`${path} is no ${makes === 'file' ? 'plain file' : 'folder'}\n${right}`)
  }
  if (makes === 'folder') makeFolder(path)
  const warn = (message: string) => {
    if (!quiet) say(`${path}: warning: ${message}`)
  }
  const store = await open(path, { ...write, openFile: openFileOutput, warn })
  return {
    paths: store.paths,
    rendering: null,
    async article(content) {
      // without a rendering, analyses are all that comes
      if (!Array.isArray(content)) await store.article(content)
    },
    finish: () => store.finish(),
    interrupt: () => store.interrupt(),
    abandon: () => store.abandon(),
    discard: () => store.abandon(),
  }
}

function statusOf(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch (error) {
    throw outputError(path, error)
  }
}
