import type { Resources } from '../resources/index.js'
import type { Tree } from '../syntax/index.js'
import type { ClaimText, TokenSpan } from './claim-text.js'
import type { Columns } from './columns.js'
import { confidenceOf } from './confidence.js'
import { LABELS } from './content-features.js'
import { placeCues } from './cue-columns.js'
import type { Draft } from './draft.js'
import { Linker, NO_CUE } from './links.js'
import { ContentTagger, CUE_LABELS, CueTagger } from './sequence-taggers.js'
import { contentMask, SourceRanker, sourceCandidates } from './sources.js'
import { openWeights, type Weights } from './weights.js'
import type { WordForms } from './word-forms.js'

/** Version of models/claims.bin that this code reads. */
export const CLAIMS_VERSION = 3

/** What training makes for the claims desk. */
export interface ClaimsWeights {
  cues: Weights
  contents: Weights
  links: Weights
  sources: Weights
  /** Mean margin of a cue, in the cue tagger's units: what biases and margins are counted in. */
  unit: number
  /** Weights of `confidenceOf`. */
  confidence: Float32Array
}

export function openClaimsWeights(resources: Resources): ClaimsWeights {
  const model = resources.model('claims', CLAIMS_VERSION)
  return {
    cues: openWeights(model, 'cues', CUE_LABELS - 1),
    contents: openWeights(model, 'contents', LABELS - 1),
    links: openWeights(model, 'links', 1),
    sources: openWeights(model, 'sources', 1),
    unit: model.meta.unit as number,
    confidence: model.float32('confidence'),
  }
}

/**
 * The trained stages, each linear and greedy: cues, then contents and sources that see the cues, then a cue for each
 * content and a source for each cue. More cues are taken than are right, for the contents can refuse them.
 */
export class ClaimsModel {
  readonly #weights: ClaimsWeights
  readonly #cues: CueTagger
  readonly #contents: ContentTagger
  readonly #links: Linker
  readonly #sources: SourceRanker

  constructor(weights: ClaimsWeights, forms: WordForms) {
    this.#weights = weights
    this.#cues = new CueTagger(weights.cues, forms)
    this.#contents = new ContentTagger(weights.contents, forms)
    this.#links = new Linker(weights.links)
    this.#sources = new SourceRanker(weights.sources)
  }

  /** @param bias what a cue gets for free, in mean margins of a cue: more finds more */
  read(text: ClaimText, columns: Columns, tree: Tree, bias: number): Draft[] {
    const cues = this.#cues.read(text, columns, Math.round(bias * this.#weights.unit))
    const placed = placeCues(columns, cues, this.#weights.unit)
    const { contents, sources } = this.#contents.read(text, columns, placed)
    const links = this.#links.read(text, columns, placed, contents)
    const candidates = sourceCandidates(tree, placed, sources, contentMask(columns.count, contents))
    return groupByCue(links.cue, cues.length).map(({ cue, members }): Draft => {
      const parts = members.map((c) => contents[c]!)
      const { source, margin } = this.#sources.choose(text, columns, placed, candidates, cue)
      const { from, to } = cues[cue]!
      return {
        cue: [from, to],
        entry: null,
        source,
        audience: null,
        content: parts.map((part): TokenSpan => [part.from, part.to]),
        confidence: confidenceOf(this.#weights, text, cues[cue]!, parts, links.margin[members[0]!]!, margin),
        by: 'model',
      }
    })
  }
}

/** The contents of each cue that has any, in order of the cues. */
export function groupByCue(cueOf: Int32Array, cues: number): { cue: number; members: number[] }[] {
  const groups = Array.from({ length: cues }, (_, cue) => ({ cue, members: [] as number[] }))
  cueOf.forEach((cue, content) => {
    if (cue !== NO_CUE) groups[cue]!.members.push(content)
  })
  return groups.filter(({ members }) => members.length > 0)
}
