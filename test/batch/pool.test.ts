import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/analysis.js'
import { inBatches } from '../../src/batch/batches.js'
import { analyzeInWorkers } from '../../src/batch/pool.js'
import { InputError } from '../../src/errors.js'
import type { FailedInput } from '../../src/read/index.js'

const source = { path: 'x', format: 'text', encoding: 'utf-8', bytes: 0, sha256: '' }
const article = (id: number, text = 'fine'): Article => ({ id: String(id), text, source })

const options = {
  jobs: 2,
  worker: new URL('./faulty-worker.mjs', import.meta.url),
  workerData: 'good',
  heap: 64,
  signal: new AbortController().signal,
}

async function outcomesOf(items: (Article | FailedInput)[], workerData = 'good'): Promise<string[]> {
  async function* stream() {
    yield* items
  }
  const outcomes = []
  for await (const outcome of analyzeInWorkers(inBatches(stream()), { ...options, workerData })) {
    outcomes.push('error' in outcome ? `${outcome.input} failed: ${outcome.error.message}` : outcome.id)
  }
  return outcomes
}

const hundred = (odd: Record<number, string>) => Array.from({ length: 100 }, (_, i) => article(i, odd[i]))

describe('worker threads', () => {
  it('give results in the order of the items', async () => {
    expect(await outcomesOf(hundred({}))).toEqual(Array.from({ length: 100 }, (_, i) => String(i)))
  })

  it('leave failed inputs in their places', async () => {
    const failed = { input: 'b', error: new InputError('b', 'is broken'), missing: false }
    expect(await outcomesOf([article(1), failed, article(2)])).toEqual(['1', 'b failed: is broken', '2'])
  })

  it.each(['throw', 'memory'])('put aside the article that brings a worker down (%s)', async (fault) => {
    const outcomes = await outcomesOf(hundred({ 7: fault, 60: fault }))
    const expected = Array.from({ length: 100 }, (_, i) =>
      i === 7 || i === 60 ? expect.stringMatching(new RegExp(`^${i} failed: brought its worker down`)) : String(i),
    )
    expect(outcomes).toEqual(expected)
  })

  it('that cannot start end the run', async () => {
    await expect(outcomesOf(hundred({}), 'bad')).rejects.toThrow('no model')
  })

  it('pass on an error of the reading', async () => {
    async function* broken(): AsyncGenerator<Article> {
      yield article(1)
      throw new Error('the disk is gone')
    }
    const run = async () => {
      for await (const _ of analyzeInWorkers(inBatches(broken()), options));
    }
    await expect(run()).rejects.toThrow('the disk is gone')
  })
})
