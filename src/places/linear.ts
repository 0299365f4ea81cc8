import { hashText, hashUnit } from '../text/index.js'

/** Bits of a feature's slot: models hold 2 to this many weights. */
export const SLOT_BITS = 16
const SLOT_MASK = (1 << SLOT_BITS) - 1

/** Features of one decision, each a slot of a hashed weight table (feature hashing, Weinberger et al. 2009). */
export class FeatureList {
  readonly slots = new Int32Array(MOST_FEATURES)
  /** What each feature says, kept only when asked for. */
  readonly names: string[] = []
  count = 0
  readonly #named: boolean
  /** Hash of the feature that is being added, and how many more characters of its value count. */
  #hash = 0
  #left = 0
  /** Hashes of the names of features, with which those of the features begin. */
  readonly #hashes = new Map<string, number>()

  constructor(named: boolean) {
    this.#named = named
  }

  clear(): void {
    this.count = 0
    this.names.length = 0
  }

  /**
   * @param name one word for the template ("next word")
   * @param a what it found, in up to four parts: the same as one text with blanks between them; long ones are cut
   */
  add(name: string, a: Value, b?: Value, c?: Value, d?: Value): void {
    if (this.count === MOST_FEATURES) return
    this.#hash = this.#hashOf(name)
    this.#left = LONGEST_VALUE
    this.#addText(String(a))
    if (b !== undefined) this.#addPart(b)
    if (c !== undefined) this.#addPart(c)
    if (d !== undefined) this.#addPart(d)
    if (this.#named) this.names[this.count] = [name, a, b, c, d].filter((part) => part !== undefined).join(' ')
    this.slots[this.count++] = (this.#hash ^ (this.#hash >>> SLOT_BITS)) & SLOT_MASK
  }

  #addPart(part: Value): void {
    this.#addText(' ')
    this.#addText(String(part))
  }

  #addText(text: string): void {
    const length = Math.min(text.length, this.#left)
    this.#hash = hashText(text, 0, length, this.#hash)
    this.#left -= length
  }

  #hashOf(name: string): number {
    let hash = this.#hashes.get(name)
    if (hash === undefined) {
      hash = hashUnit(hashText(name, 0, name.length), EQUALS)
      this.#hashes.set(name, hash)
    }
    return hash
  }
}

type Value = string | number | boolean

/** Stands between a feature's name and its value. */
const EQUALS = 0x3d
const MOST_FEATURES = 400
const LONGEST_VALUE = 40

/** Weights of a yes-or-no decision. */
export interface LinearModel {
  readonly weights: Int8Array
  /** What one step of a weight is worth. */
  readonly unit: number
}

/** Log-odds of yes. */
export function logOdds(model: LinearModel, features: FeatureList): number {
  let sum = 0
  for (let i = 0; i < features.count; i++) sum += model.weights[features.slots[i]!]!
  return sum * model.unit
}

/** The features that spoke most for a decision (for yes where it is yes), strongest first. */
export function strongest(model: LinearModel, features: FeatureList, yes: boolean, most: number): string[] {
  const sign = yes ? 1 : -1
  const all = features.names.map((name, i) => ({ name, weight: sign * model.weights[features.slots[i]!]! }))
  return all
    .filter((f) => f.weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
    .map((f) => f.name)
}

export const logistic = (x: number) => 1 / (1 + Math.exp(-x))
