import type { TokenSpan } from '../src/claims/claim-text.js'
import type { CueColumns } from '../src/claims/cue-columns.js'
import { CandidateCues, LINK_FEATURES, linkFeatures, NO_CUE } from '../src/claims/links.js'
import type { FoundSpan } from '../src/claims/sequence-taggers.js'
import {
  candidateSources,
  contentMask,
  NO_SOURCE,
  SOURCE_FEATURES,
  sourceCandidates,
  sourceFeatures,
} from '../src/claims/sources.js'
import { packWeights, type Weights } from '../src/claims/weights.js'
import type { ClaimsArticle, GoldClaim } from './claims-data.js'
import { FeatureNumbers, heaviest, Learner } from './claims-learner.js'
import { seededRandom, shuffledIndices } from './random.js'

/** What the first two stages found in an article that they had not seen. */
export interface Found {
  article: ClaimsArticle
  placed: CueColumns
  contents: FoundSpan[]
  sources: FoundSpan[]
}

/** Candidates with the keys of their features, and which of them are right. */
export interface Choice {
  keys: Int32Array[]
  right: boolean[]
}

export function linkChoices({ article, placed, contents }: Found): Choice[] {
  const { text, columns } = article
  const owners = ownersOf(article)
  const candidates = new CandidateCues(placed)
  const keys = new Int32Array(LINK_FEATURES)
  const choices: Choice[] = []
  let previous = NO_CUE
  contents.forEach((content, c) => {
    const claim = mostShared(owners, content)
    const options = candidates.of(content)
    const isRight = (cue: number) => cue !== NO_CUE && claim !== null && touches(claim.cue, placed.cues[cue]!)
    const anyRight = options.some(isRight)
    // a claim whose cue is not among them teaches nothing; a content outside all claims has no cue
    if (anyRight || claim === null) {
      choices.push({
        keys: options.map((option) =>
          keys.slice(0, linkFeatures(text, columns, placed, contents, c, option, previous, keys)),
        ),
        right: options.map((option) => (anyRight ? isRight(option) : option === NO_CUE)),
      })
    }
    previous = anyRight ? options.find(isRight)! : NO_CUE
  })
  return choices
}

export function sourceChoices({ article, placed, contents, sources }: Found): Choice[] {
  const { text, columns, claims } = article
  const spans = sourceCandidates(article.tree, placed, sources, contentMask(columns.count, contents))
  const keys = new Int32Array(SOURCE_FEATURES)
  const choices: Choice[] = []
  placed.cues.forEach((cue, c) => {
    const claim = claims.find((candidate) => touches(candidate.cue, cue))
    if (!claim) return
    const options = candidateSources(spans, placed, c)
    const isRight = (s: number) =>
      s === NO_SOURCE
        ? claim.source.length === 0
        : claim.source.some(([from, to]) => from < spans[s]!.to && spans[s]!.from < to)
    if (!options.some(isRight)) return
    choices.push({
      keys: options.map((option) => keys.slice(0, sourceFeatures(text, columns, placed, spans, option, c, keys))),
      right: options.map(isRight),
    })
  })
  return choices
}

/** The claim of each token of a content. */
function ownersOf({ claims, text }: ClaimsArticle): (GoldClaim | null)[] {
  const owners = new Array<GoldClaim | null>(text.document.tokens.count).fill(null)
  for (const claim of claims) for (const [from, to] of claim.content) owners.fill(claim, from, to)
  return owners
}

/** The claim that has at least half of the tokens of a span. */
function mostShared(owners: readonly (GoldClaim | null)[], { from, to }: FoundSpan): GoldClaim | null {
  const counts = new Map<GoldClaim, number>()
  for (let i = from; i < to; i++) {
    const owner = owners[i]!
    if (owner) counts.set(owner, (counts.get(owner) ?? 0) + 1)
  }
  for (const [claim, count] of counts) if (count * 2 >= to - from) return claim
  return null
}

const touches = (spans: readonly TokenSpan[], { from, to }: { from: number; to: number }) =>
  spans.some(([start, end]) => start < to && from < end)

const RANKER_ROUNDS = 5
/** Trainings, each in an order of its own, whose mean is kept. */
const RANKER_TRAININGS = 4
/** By how much a right candidate has to lead, in what one feature learns of one mistake. */
const RANKER_MARGIN = 20

/** Averaged perceptron with a margin that ranks a right candidate above all wrong ones. */
export function rankerOf(choices: readonly Choice[]): Weights {
  const numbers = new FeatureNumbers()
  for (const { keys } of choices) for (const row of keys) numbers.count(row)
  numbers.settle(2)
  const numbered = choices.map(({ keys, right }) => ({
    right,
    rows: keys.map((row) => {
      const out = new Int32Array(row.length)
      return out.subarray(0, numbers.number(row, out))
    }),
  }))
  const averages = new Float64Array(numbers.keys.length)
  let learned = 0
  for (let training = 0; training < RANKER_TRAININGS; training++) {
    const learner = new Learner(numbers.keys.length, 1)
    const random = seededRandom(5 + training)
    for (let round = 0; round < RANKER_ROUNDS; round++) {
      learned = 0
      for (const index of shuffledIndices(numbered.length, random))
        if (learnChoice(learner, numbered[index]!)) learned++
    }
    learner.addAverages(averages)
  }
  console.log(`  ranker: ${learned} of ${choices.length} not far enough ahead in the last round`)
  return packWeights(heaviest(numbers.keys, averages, RANKER_KEPT), 1)
}

/** Whether there was something to learn. */
function learnChoice(learner: Learner, { rows, right }: { rows: readonly Int32Array[]; right: readonly boolean[] }) {
  const scores = new Float64Array(2)
  learner.now++
  let best = -1
  let bestScore = Number.NEGATIVE_INFINITY
  let bestRight = -1
  let bestRightScore = Number.NEGATIVE_INFINITY
  rows.forEach((row, i) => {
    scores.fill(0)
    learner.addScores(row, 0, row.length, scores)
    const score = scores[1]! + (right[i] ? 0 : RANKER_MARGIN)
    if (score > bestScore) [best, bestScore] = [i, score]
    if (right[i] && score > bestRightScore) [bestRight, bestRightScore] = [i, score]
  })
  if (right[best]) return false
  learner.update(rows[bestRight]!, 0, rows[bestRight]!.length, 1, 1)
  learner.update(rows[best]!, 0, rows[best]!.length, 1, -1)
  return true
}

const RANKER_KEPT = { scale: 8 / RANKER_TRAININGS, smallest: 1, most: 40_000 }
