import { UsageError } from '../errors.js'
import { pathsFrom } from '../read/index.js'
import type { RunOptions } from './options.js'

/** A path or pattern; bytes are a path as it is. */
type Input = string | Uint8Array

/** The inputs of a call; none when there is nothing to read and a terminal waits where standard input should be. */
export interface Inputs {
  paths: Iterable<Input> | AsyncIterable<Input>
  /** Those on the command line itself. */
  named: readonly string[]
}

/**
 * Where the articles come from: the arguments, then the list of `--files-from`; with neither, what is piped in.
 * @throws UsageError
 */
export function inputsOf(args: readonly string[], options: RunOptions): Inputs | undefined {
  if (options.null && options.filesFrom === undefined) {
    throw new UsageError(
      '-0 says how the paths of --files-from end\ngive --files-from FILE with it, or - for standard input',
    )
  }
  const readings = args.filter((arg) => arg === '-').length + (options.filesFrom === '-' ? 1 : 0)
  if (readings > 1)
    throw new UsageError('standard input (-) is named twice\nit can be read once: leave one of them out')
  if (options.filesFrom !== undefined) {
    return { named: args, paths: withList(args, pathsFrom(options.filesFrom, options.null ? 'nul' : 'line')) }
  }
  if (args.length > 0) return { named: args, paths: args }
  return process.stdin.isTTY ? undefined : { named: ['-'], paths: ['-'] }
}

async function* withList(args: readonly string[], list: AsyncIterable<Uint8Array>): AsyncGenerator<Input> {
  yield* args
  yield* list
}
