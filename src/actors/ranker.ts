import type { Resources } from '../resources/index.js'
import type { Chooser } from './resolve.js'

export const ACTORS_MODEL = 'actors'
export const ACTORS_VERSION = 1

/** Number of weights; a power of two, so that a hash is cut with a mask. */
export const RANKER_WEIGHTS = 1 << 15

/** More than one choice has. */
const MOST_VALUES = 64

/**
 * What speaks for and against each of several choices, in one list that is used again for the next anaphor: each value
 * of a choice is a feature of each of its classes.
 */
export class ChoiceFeatures {
  /** Number of choices. */
  count = 0
  /** Hashes of `template = value`, of the choices one behind the other; those of choice `i` end at `ends[i]`. */
  values = new Int32Array(MOST_VALUES)
  ends: number[] = []
  /** Hashes of the classes of anaphors that features are learned for, and how many of them a choice counts in. */
  classes: readonly number[] = []
  classCounts: number[] = []
  #length = 0

  /** Begins with the choices of another anaphor. */
  reset(classes: readonly number[]): void {
    this.count = 0
    this.#length = 0
    this.classes = classes
  }

  add(template: number, value: number): void {
    this.values[this.#length++] = valueHash(template, value)
  }

  /** Ends a choice: what is added from now on speaks of the next one. */
  close(classCount: number): void {
    this.ends[this.count] = this.#length
    this.classCounts[this.count++] = classCount
    if (this.#length + MOST_VALUES <= this.values.length) return
    const larger = new Int32Array(2 * this.values.length)
    larger.set(this.values)
    this.values = larger
  }

  /** One that stays as it is. */
  copy(): ChoiceFeatures {
    const copy = new ChoiceFeatures()
    copy.count = this.count
    copy.values = this.values.slice(0, this.#length)
    copy.ends = this.ends.slice(0, this.count)
    copy.classes = this.classes
    copy.classCounts = this.classCounts.slice(0, this.count)
    return copy
  }
}

/** A linear ranker over hashed features; the weights are trained by train/actors.ts. */
export class Ranker {
  readonly weights: Float32Array

  constructor(weights: Float32Array) {
    this.weights = weights
  }

  /** How much speaks for choice `index`. */
  score({ values, ends, classes, classCounts }: ChoiceFeatures, index: number): number {
    const { weights } = this
    const classCount = classCounts[index]!
    const end = ends[index]!
    let sum = 0
    for (let v = index > 0 ? ends[index - 1]! : 0; v < end; v++) {
      const value = values[v]!
      for (let c = 0; c < classCount; c++) sum += weights[feature(value, classes[c]!)]!
    }
    return sum
  }
}

/** @throws ResourceError when models/actors.bin is missing or damaged */
export function openModel(resources: Resources): { ranker: Ranker; salience: Float32Array } {
  const model = resources.model(ACTORS_MODEL, ACTORS_VERSION)
  return { ranker: new Ranker(model.float32('ranker')), salience: model.float32('salience') }
}

/** The two parts of a feature: `template = value`, and the class of anaphors that it is learned for. */
const valueHash = (template: number, value: number) =>
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
  const scores: number[] = []
  return ({ features }) => {
    let index = 0
    for (let i = 0; i < features.count; i++) {
      scores[i] = ranker.score(features, i)
      if (scores[i]! > scores[index]!) index = i
    }
    let total = 0
    for (let i = 0; i < features.count; i++) total += Math.exp(scores[i]! - scores[index]!)
    return { index, confidence: 1 / total }
  }
}
