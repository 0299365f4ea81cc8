import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Article } from '../../src/analysis.js'
import { type Item, inBatches } from '../../src/batch/batches.js'
import { InputError } from '../../src/errors.js'

const article = (id: number, text = 'x'): Article => ({
  id: String(id),
  text,
  source: { path: 'x', format: 'text', encoding: 'utf-8', bytes: 1, sha256: '' },
})

async function sizesOf(items: AsyncIterator<Item>): Promise<number[]> {
  const sizes: number[] = []
  for await (const batch of inBatches(items)) sizes.push(batch.length)
  return sizes
}

it('a batch holds no more than so many articles, and all come in order', async () => {
  async function* items() {
    for (let id = 0; id < 70; id++) yield article(id)
  }
  const ids: string[] = []
  const sizes: number[] = []
  for await (const batch of inBatches(items())) {
    sizes.push(batch.length)
    ids.push(...batch.map((item) => ('id' in item ? item.id : '')))
  }
  expect(sizes).toEqual([32, 32, 6])
  expect(ids).toEqual(Array.from({ length: 70 }, (_, id) => String(id)))
})

it('a batch is full at so much text; an input that failed counts nothing', async () => {
  async function* items() {
    yield article(0, 'x'.repeat(40_000))
    yield { input: 'gone.txt', error: new InputError('gone.txt', 'is not there'), missing: true }
    yield article(1, 'x'.repeat(40_000))
    yield article(2)
  }
  expect(await sizesOf(items())).toEqual([3, 1])
})

it('what comes slowly does not wait for more', async () => {
  async function* items() {
    yield article(0)
    await setTimeout(200)
    yield article(1)
  }
  expect(await sizesOf(items())).toEqual([1, 1])
})

it('an error of the input comes after the articles before it', async () => {
  async function* items() {
    yield article(0, 'x'.repeat(70_000))
    throw new Error('broken pipe')
  }
  const batches = inBatches(items())
  expect((await batches.next()).value).toHaveLength(1)
  await expect(batches.next()).rejects.toThrow('broken pipe')
})

it('no items, no batches', async () => {
  async function* items(): AsyncGenerator<Item> {}
  expect(await sizesOf(items())).toEqual([])
})
