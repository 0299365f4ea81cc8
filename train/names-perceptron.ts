import { LEXICAL_FEATURES, POSITIONS, WINDOW } from '../src/names/features.js'
import { SEEN_WORDS } from '../src/names/network-input.js'
import { ROW } from '../src/names/perceptron.js'
import { LONGEST_PIECE } from '../src/names/sentence-reading.js'
import { TAGS } from '../src/names/tags.js'
import { Decoder } from '../src/names/viterbi.js'
import type { NamesData, Stretch } from './names-data.js'
import { seededRandom, shuffledIndices } from './random.js'

/** How often a token is read without its own word: the model must learn to judge by context. */
const WORD_DROPOUT = 0.2

export interface PerceptronWeights {
  /** `ROW` numbers a row. */
  rows: Float32Array
  /** `TAGS` by `TAGS`. */
  transitions: Float32Array
}

/** Averaged structured perceptron (Collins 2002); the mean over all runs and steps. */
export function trainPerceptron(
  data: NamesData,
  stretches: readonly Stretch[],
  { epochs, seed }: { epochs: number; seed: number },
): PerceptronWeights {
  const run = new PerceptronRun(data, seededRandom(seed))
  for (let epoch = 0; epoch < epochs; epoch++) {
    const order = shuffledIndices(stretches.length, seededRandom(seed + epoch + 1))
    let wrong = 0
    for (const index of order) if (run.learn(stretches[index]!)) wrong++
    console.log(`  perceptron ${seed}, epoch ${epoch + 1}: ${wrong} of ${stretches.length} stretches wrong`)
  }
  return run.average()
}

export function meanWeights(runs: readonly PerceptronWeights[]): PerceptronWeights {
  const mean = (pick: (weights: PerceptronWeights) => Float32Array) =>
    pick(runs[0]!).map((_, i) => runs.reduce((sum, run) => sum + pick(run)[i]!, 0) / runs.length)
  return { rows: mean((run) => run.rows), transitions: mean((run) => run.transitions) }
}

class PerceptronRun {
  readonly #weights: Float32Array
  /** Sum of each change times the step it was made at: the average is taken off it at the end. */
  readonly #changes: Float64Array
  readonly #transitions = new Float32Array(TAGS * TAGS)
  readonly #transitionChanges = new Float64Array(TAGS * TAGS)
  readonly #scores = new Float32Array(LONGEST_PIECE * TAGS)
  readonly #tags = new Uint8Array(LONGEST_PIECE)
  readonly #dropped = new Uint8Array(LONGEST_PIECE)
  readonly #decoder = new Decoder(this.#transitions, LONGEST_PIECE)
  #step = 0

  constructor(
    private readonly data: NamesData,
    private readonly random: () => number,
  ) {
    this.#weights = new Float32Array(data.rowCount * ROW)
    this.#changes = new Float64Array(data.rowCount * ROW)
  }

  /** Tags a stretch, corrects the weights where the tags are wrong, and tells whether they were. */
  learn({ from, to, weight }: Stretch): boolean {
    const { tags } = this.data
    const count = to - from
    this.#step++
    for (let i = 0; i < count; i++) {
      this.#dropped[i] = this.random() < WORD_DROPOUT ? 1 : 0
      scoreToken(this.data, this.#weights, from + i, this.#scores, i * TAGS, this.#dropped[i] === 1)
    }
    this.#decoder.decode(this.#scores, count, this.#tags)
    let wrong = false
    let goldBefore = 0
    let ownBefore = 0
    for (let i = 0; i < count; i++) {
      const gold = tags.values[from + i]!
      const own = this.#tags[i]!
      if (gold !== own) {
        wrong = true
        this.#correct(from + i, gold, own, weight, this.#dropped[i] === 1)
      }
      if (gold !== own || goldBefore !== ownBefore) {
        this.#changeTransition(goldBefore * TAGS + gold, weight)
        this.#changeTransition(ownBefore * TAGS + own, -weight)
      }
      goldBefore = gold
      ownBefore = own
    }
    return wrong
  }

  average(): PerceptronWeights {
    const steps = this.#step
    return {
      rows: this.#weights.map((weight, i) => weight - this.#changes[i]! / steps),
      transitions: this.#transitions.map((weight, i) => weight - this.#transitionChanges[i]! / steps),
    }
  }

  #correct(token: number, gold: number, own: number, weight: number, dropped: boolean): void {
    forEachRow(this.data, token, dropped, (row) => {
      const base = row * ROW - 1
      if (gold > 0) this.#change(base + gold, weight)
      if (own > 0) this.#change(base + own, -weight)
    })
  }

  #change(index: number, by: number): void {
    this.#weights[index]! += by
    this.#changes[index]! += by * this.#step
  }

  #changeTransition(index: number, by: number): void {
    this.#transitions[index]! += by
    this.#transitionChanges[index]! += by * this.#step
  }
}

/** Scores of all tags of a token; that of O is 0. */
export function scoreToken(
  data: NamesData,
  weights: Float32Array,
  token: number,
  scores: Float32Array,
  at: number,
  dropped: boolean,
): void {
  scores.fill(0, at, at + TAGS)
  forEachRow(data, token, dropped, (row) => {
    const base = row * ROW
    for (let k = 0; k < ROW; k++) scores[at + 1 + k]! += weights[base + k]!
  })
}

function forEachRow(data: NamesData, token: number, dropped: boolean, use: (row: number) => void): void {
  const skipped = dropped ? LEXICAL_FEATURES : 0
  const rows = data.rows.values
  const end = data.rowStart.values[token + 1]!
  for (let k = data.rowStart.values[token]! + skipped; k < end; k++) use(rows[k]!)
  for (let position = 0; position < POSITIONS; position++) {
    const word = data.wordRows[data.seen.values[token * SEEN_WORDS + position]! + 1]![position]!
    for (let k = position === WINDOW ? skipped : 0; k < word.length; k++) use(word[k]!)
  }
}
