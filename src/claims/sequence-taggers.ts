import { type ClaimText, LONGEST_SENTENCE, type TokenSpan } from './claim-text.js'
import { type Columns, PAD } from './columns.js'
import {
  CONTENT_FEATURES,
  CONTENT_PLACES,
  ContentPlace,
  contentFeatures,
  contentWordFeatures,
  LABELS,
  Label,
} from './content-features.js'
import type { CueColumns, CueSpan } from './cue-columns.js'
import { CUE_FEATURES, CUE_PLACES, cueFeatures, cueWordFeatures, stepContext } from './cue-features.js'
import { SequenceDecoder } from './viterbi.js'
import { addScores, type Weights } from './weights.js'
import type { WordForms } from './word-forms.js'
import { WordScores } from './word-scores.js'

/** Labels of the cue tagger. */
export const CueLabel = { NONE: 0, OPENS: 1, INSIDE: 2 } as const
export const CUE_LABELS = 3

/** A content or source that the tagger found; tokens, half-open. */
export interface FoundSpan {
  from: number
  to: number
  /** By how much a word of it is preferred to none, on average, in the model's units. */
  margin: number
}

/** Runs of sentences of one paragraph that claims are read from. */
export function readableRuns(text: ClaimText): TokenSpan[] {
  const { sentences } = text.document
  const runs: [number, number][] = []
  let paragraph = -1
  for (let s = 0; s < sentences.count; s++) {
    const from = sentences.from[s]!
    const to = sentences.to[s]!
    if (!text.isRead(s) || to - from > LONGEST_SENTENCE || from === to) continue
    const last = runs.at(-1)
    if (last && paragraph === sentences.paragraph[s] && last[1] === from) last[1] = to
    else runs.push([from, to])
    paragraph = sentences.paragraph[s]!
  }
  return runs
}

/** Whether there is a cue in a run of one paragraph: without one nothing in it is looked at. */
export const holdsCue = ({ own, right }: CueColumns, from: number, to: number) =>
  from < to && (own[from]! >= 0 || right[from]! >= 0)

/** Scores of all labels of a run of tokens, and where the decoder reads its steps. */
class RunScores {
  scores = new Int32Array(0)
  contexts = new Uint8Array(0)
  labels = new Uint8Array(0)

  reset(count: number, labels: number): void {
    if (this.contexts.length < count) {
      this.scores = new Int32Array(count * labels)
      this.contexts = new Uint8Array(count)
      this.labels = new Uint8Array(count)
    }
    this.scores.fill(0, 0, count * labels)
  }
}

export class CueTagger {
  readonly #weights: Weights
  readonly #words: WordScores
  readonly #decoder: SequenceDecoder
  readonly #run = new RunScores()
  readonly #keys = new Int32Array(CUE_FEATURES)

  constructor(weights: Weights, forms: WordForms) {
    this.#weights = weights
    this.#words = new WordScores(weights, forms, CUE_PLACES.length, cueWordFeatures)
    this.#decoder = new SequenceDecoder(CUE_LABELS, weights)
  }

  /** @param bias what a cue gets for free, in the model's units: more finds more */
  read(text: ClaimText, columns: Columns, bias: number): CueSpan[] {
    const cues: CueSpan[] = []
    this.#words.update()
    for (const [from, to] of readableRuns(text)) {
      const { scores, contexts, labels } = this.#score(columns, from, to, bias)
      this.#decoder.decode(scores, contexts, to - from, labels)
      for (let i = from; i < to; i++) {
        const label = labels[i - from]!
        if (label === CueLabel.NONE) continue
        const at = (i - from) * CUE_LABELS
        const margin = Math.max(scores[at + 1]!, scores[at + 2]!) - scores[at]! - bias
        const last = cues.at(-1)
        if (label === CueLabel.INSIDE && last?.to === i) {
          last.to = i + 1
          if (margin > last.margin) {
            last.margin = margin
            last.main = i
          }
        } else cues.push({ from: i, to: i + 1, main: i, margin })
      }
    }
    return cues
  }

  #score(columns: Columns, from: number, to: number, bias: number): RunScores {
    const run = this.#run
    run.reset(to - from, CUE_LABELS)
    const { sums } = this.#words
    for (let i = from; i < to; i++) {
      const at = (i - from) * CUE_LABELS
      addScores(this.#weights, this.#keys, cueFeatures(columns, i, this.#keys), run.scores, at)
      let opens = bias
      let inside = bias
      for (let place = 0; place < CUE_PLACES.length; place++) {
        const sum = (columns.form[i + PAD + CUE_PLACES[place]!]! * CUE_PLACES.length + place) * (CUE_LABELS - 1)
        opens += sums[sum]!
        inside += sums[sum + 1]!
      }
      run.scores[at + CueLabel.OPENS]! += opens
      run.scores[at + CueLabel.INSIDE]! += inside
      run.contexts[i - from] = stepContext(columns, i)
    }
    return run
  }
}

export class ContentTagger {
  readonly #weights: Weights
  readonly #words: WordScores
  readonly #decoder: SequenceDecoder
  readonly #run = new RunScores()
  readonly #keys = new Int32Array(CONTENT_FEATURES)

  constructor(weights: Weights, forms: WordForms) {
    this.#weights = weights
    this.#words = new WordScores(weights, forms, CONTENT_PLACES, contentWordFeatures)
    this.#decoder = new SequenceDecoder(LABELS, weights)
  }

  read(text: ClaimText, columns: Columns, placed: CueColumns): { contents: FoundSpan[]; sources: FoundSpan[] } {
    const contents: FoundSpan[] = []
    const sources: FoundSpan[] = []
    const run = this.#run
    this.#words.update()
    for (const [from, to] of readableRuns(text)) {
      if (!holdsCue(placed, from, to)) continue
      run.reset(to - from, LABELS)
      for (let i = from; i < to; i++) {
        const at = (i - from) * LABELS
        const count = contentFeatures(columns, placed, i, this.#keys)
        addScores(this.#weights, this.#keys, count, run.scores, at)
        this.#addWords(columns.form, i + PAD, placed.own[i]! >= 0, run.scores, at)
        run.contexts[i - from] = stepContext(columns, i)
      }
      this.#decoder.decode(run.scores, run.contexts, to - from, run.labels)
      for (let i = from; i < to; i++) collect(run, i, from, contents, sources)
    }
    for (const span of contents) span.margin /= span.to - span.from
    for (const span of sources) span.margin /= span.to - span.from
    return { contents, sources }
  }

  #addWords(form: Int32Array, row: number, isInCue: boolean, scores: Int32Array, at: number): void {
    const { sums } = this.#words
    const before = sumAt(form[row - 1]!, ContentPlace.BEFORE)
    const own = sumAt(form[row]!, isInCue ? ContentPlace.AT_IN_CUE : ContentPlace.AT)
    const behind = sumAt(form[row + 1]!, ContentPlace.BEHIND)
    for (let k = 0; k < LABELS - 1; k++)
      scores[at + 1 + k] = scores[at + 1 + k]! + sums[before + k]! + sums[own + k]! + sums[behind + k]!
  }
}

const sumAt = (form: number, place: number) => (form * CONTENT_PLACES + place) * (LABELS - 1)

function collect(
  { labels, scores }: RunScores,
  i: number,
  from: number,
  contents: FoundSpan[],
  sources: FoundSpan[],
): void {
  const label = labels[i - from]!
  if (label === Label.OUTSIDE) return
  const isContent = label === Label.CONTENT_OPENS || label === Label.CONTENT
  const spans = isContent ? contents : sources
  const opens = label === Label.CONTENT_OPENS || label === Label.SOURCE_OPENS
  const at = (i - from) * LABELS
  const margin = scores[at + label]! - scores[at]!
  const last = spans.at(-1)
  if (!opens && last?.to === i) {
    last.to = i + 1
    last.margin += margin
  } else spans.push({ from: i, to: i + 1, margin })
}
