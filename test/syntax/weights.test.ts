import { describe, expect, it } from 'vitest'
import { addStepScores, packStepWeights } from '../../src/syntax/step-weights.js'
import { addScores, type FeatureWeights, finishKeys, packWeights, templates } from '../../src/syntax/weights.js'

const CLASSES = 6

const features: FeatureWeights[] = [
  { key: 0x5bd1e995, classes: [1, 3], weights: [4, -9] },
  { key: -0x2c1b3c6d, classes: [0, 1, 2, 3], weights: [1, 2, 300, -4] },
  { key: 0x27d4eb2f, classes: [2], weights: [-300] },
]

function scoresOf(keys: number[], asked: number[]): number[] {
  const scores = new Int32Array(CLASSES)
  const classes = Uint8Array.from(asked)
  addScores(packWeights(features, CLASSES, 2), Int32Array.from(keys), keys.length, classes, 0, classes.length, scores)
  return asked.map((label) => scores[label]!)
}

describe('weights of the tagger and of relations', () => {
  it('add up, whether a feature speaks for few classes or for many', () => {
    expect(scoresOf([features[0]!.key, features[1]!.key], [0, 1, 2, 3, 4])).toEqual([1, 6, 300, -13, 0])
  })

  it('hold weights larger than a byte', () => {
    expect(scoresOf([features[2]!.key], [2])).toEqual([-300])
  })

  it('are nothing for a key that is not there', () => {
    expect(scoresOf([0x12345678, -1, 0], [0, 1, 2, 3, 4, 5])).toEqual([0, 0, 0, 0, 0, 0])
  })
})

describe('weights of the steps', () => {
  const steps = packStepWeights(
    [
      { key: 0x5bd1e995, classes: [0, 1, 2], weights: [2, -3, 9] },
      { key: -0x2c1b3c6d, classes: [1], weights: [500] },
    ],
    16,
  )
  const sum = (...keys: number[]) => {
    const scores = new Int32Array(3)
    addStepScores(steps, Int32Array.from(keys), keys.length, scores)
    return [...scores]
  }

  it('count against SHIFT, cut to a byte', () => {
    expect(sum(0x5bd1e995)).toEqual([0, -5, 7])
    expect(sum(0x5bd1e995, -0x2c1b3c6d)).toEqual([0, 122, 7])
  })

  it('are nothing for a key that is not there', () => {
    expect(sum(0x12345678, -1)).toEqual([0, 0, 0])
  })
})

describe('keys of features', () => {
  it('differ by template where the values are the same', () => {
    const keys = new Int32Array(4).fill(12_345)
    expect(finishKeys(templates([1, 2], [7, 8]), keys)).toBe(4)
    expect(new Set(keys).size).toBe(4)
  })
})
