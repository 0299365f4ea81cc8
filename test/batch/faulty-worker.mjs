import { workerData } from 'node:worker_threads'

if (workerData[1] === 'bad') throw new Error('no model')

/** Stands in for the worker: an article's text says what goes wrong with it. */
export function analyzeBatch(articles) {
  return articles.map(({ id, text }) => {
    if (text === 'throw') throw new Error('out of order')
    if (text === 'memory') for (const hoard = []; ; ) hoard.push(new Array(1e6).fill(id))
    return { id, words: 0, bytes: 0, warnings: [], content: [] }
  })
}
