import { describe, expect, it } from 'vitest'
import { addScores, packWeights } from '../../src/claims/weights.js'

const sumOf = (classes: number, features: [key: number, ...weights: number[]][], asked: number[]) => {
  const weights = packWeights(
    features.map(([key, ...weights]) => ({ key, weights })),
    classes,
  )
  const scores = new Int32Array(classes + 1)
  addScores(weights, Int32Array.from(asked), asked.length, scores, 0)
  return [...scores]
}

describe('weights of claims', () => {
  it('add up by class, class 0 staying at 0', () => {
    const features: [number, ...number[]][] = [
      [11, 5, -7, 300, -32767],
      [-12, 1, 2, 3, 4],
    ]
    expect(sumOf(4, features, [11, -12])).toEqual([0, 6, -5, 303, -32763])
  })

  it('are nothing for a key that is not there', () => {
    expect(sumOf(1, [[11, 5]], [12, 13, 0x7fffffff, -1])).toEqual([0, 0])
  })

  it('count once for each time a key is asked for', () => {
    expect(sumOf(2, [[11, 5, -1]], [11, 11])).toEqual([0, 10, -2])
  })
})
