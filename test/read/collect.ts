import type { Article } from '../../src/analysis.js'
import { type FailedInput, isFailed, type ReadOptions, readArticles } from '../../src/read/index.js'

/** All that is read from some inputs. */
export async function collect(
  inputs: readonly (string | Uint8Array)[],
  options: ReadOptions = {},
): Promise<{ articles: Article[]; failed: FailedInput[]; all: (Article | FailedInput)[] }> {
  const all: (Article | FailedInput)[] = []
  for await (const item of readArticles(inputs, options)) all.push(item)
  return { all, articles: all.filter((item) => !isFailed(item)) as Article[], failed: all.filter(isFailed) }
}

/** Reads bytes as if they came through standard input, in chunks of a size. */
export function fromStdin(bytes: string | Uint8Array, options: ReadOptions = {}, size = 1 << 20) {
  const buffer = Buffer.from(bytes as Uint8Array)
  async function* stdin() {
    for (let start = 0; start < buffer.length; start += size) yield buffer.subarray(start, start + size)
  }
  return collect(['-'], { stdin: stdin(), ...options })
}
