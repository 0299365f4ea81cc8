import type { Resources } from '../resources/index.js'
import type { Chooser } from './resolve.js'

export const ACTORS_MODEL = 'actors'
export const ACTORS_VERSION = 1

/** Number of weights; a power of two, so that a hash is cut with a mask. */
export const RANKER_WEIGHTS = 1 << 15

/** What speaks for and against one choice: each of the values is a feature of each of the classes. */
export interface Traits {
  /** Hashes of `template = value`. */
  values: number[]
  /** Hashes of the classes of anaphors that the features are learned for. */
  classes: readonly number[]
}

/** A linear ranker over hashed features; the weights are trained by train/actors.ts. */
export class Ranker {
  readonly weights: Float32Array

  constructor(weights: Float32Array) {
    this.weights = weights
  }

  score({ values, classes }: Traits): number {
    let sum = 0
    for (const value of values) for (const ofClass of classes) sum += this.weights[feature(value, ofClass)]!
    return sum
  }
}

/** @throws ResourceError when models/actors.bin is missing or damaged */
export function openModel(resources: Resources): { ranker: Ranker; salience: Float32Array } {
  const model = resources.model(ACTORS_MODEL, ACTORS_VERSION)
  return { ranker: new Ranker(model.float32('ranker')), salience: model.float32('salience') }
}

/** The two parts of a feature: `template = value`, and the class of anaphors that it is learned for. */
export const valueHash = (template: number, value: number) =>
  Math.imul(template + 1, 0x9e3779b1) ^ Math.imul(value + 7, 0x85ebca6b)
export const classHash = (anaphorClass: number) => Math.imul(anaphorClass + 3, 0xc2b2ae35)

/** Index of a feature among the weights, of its two parts. */
export function feature(ofValue: number, ofClass: number): number {
  let hash = ofValue ^ ofClass
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  hash ^= hash >>> 13
  return hash & (RANKER_WEIGHTS - 1)
}

/** Chooses what scores best; the confidence is its share of the softmax. */
export function bestOf(ranker: Ranker): Chooser {
  return ({ features }) => {
    const scores = features.map((traits) => ranker.score(traits))
    const top = Math.max(...scores)
    const total = scores.reduce((sum, score) => sum + Math.exp(score - top), 0)
    return { index: scores.indexOf(top), confidence: 1 / total }
  }
}
