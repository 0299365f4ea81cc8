import type { Why } from '../analysis.js'
import { ResourceError } from '../errors.js'
import { openWordVectors } from '../lexicon/index.js'
import type { Resources } from '../resources/index.js'
import { type Document, SentenceKind, Shape, type Vocabulary } from '../text/index.js'
import { CaseHabits } from './case-habits.js'
import { DocumentEvidence } from './evidence.js'
import { explainName } from './explain.js'
import type { NameSpan } from './index.js'
import { Network, readNetwork } from './network.js'
import { Perceptron } from './perceptron.js'
import { LONGEST_PIECE, SentenceReading } from './sentence-reading.js'
import { isClosed, NAME_TYPES, OUTSIDE, TAGS, typeOfTag } from './tags.js'
import { Decoder } from './viterbi.js'
import { WordFacts } from './word-facts.js'

/** Version of models/names.bin that this code reads. */
export const NAMES_VERSION = 1

/** For each type, slope and offset of the logistic function from a name's margin to its confidence. */
export type ConfidenceFit = [slope: number, offset: number][]

/** Beyond this a margin says nothing more: annotators err as well. */
export const FARTHEST_MARGIN = 8

/** Reads the names of articles: two models' scores added, one Viterbi a stretch of tokens that may hold names. */
export class Tagger {
  readonly #facts: WordFacts
  readonly #sentence: SentenceReading
  readonly #evidence: DocumentEvidence
  readonly #perceptron: Perceptron
  readonly #network: Network
  readonly #confidence: ConfidenceFit
  readonly #decoder: Decoder
  readonly #explain: boolean
  readonly #scores = new Float32Array(LONGEST_PIECE * TAGS)
  readonly #tags = new Uint8Array(LONGEST_PIECE)
  readonly #margins = new Float32Array(LONGEST_PIECE)

  constructor(resources: Resources, vocabulary: Vocabulary, options: { explain: boolean }) {
    this.#explain = options.explain
    const model = resources.model('names', NAMES_VERSION)
    const vectors = openWordVectors(resources, vocabulary)
    const habits = model.uint8('habits')
    if (habits.length * vectors.dimensions !== vectors.values.length) {
      throw new ResourceError('models/names.bin was made for another models/words.bin; build both with: npm run train')
    }
    this.#facts = new WordFacts(vocabulary, vectors, new CaseHabits(vectors, habits))
    this.#sentence = new SentenceReading(this.#facts)
    this.#evidence = new DocumentEvidence(this.#facts)
    this.#perceptron = new Perceptron(this.#facts, model.int8('perceptron'), model.meta.perceptronUnit as number)
    this.#network = new Network(this.#facts, readNetwork(model))
    this.#confidence = model.meta.confidence as ConfidenceFit
    this.#decoder = new Decoder(model.float32('transitions'), LONGEST_PIECE)
  }

  read(document: Document): NameSpan[] {
    const sentence = this.#sentence
    this.#facts.begin()
    this.#sentence.begin(document)
    this.#evidence.begin()
    for (const _ of pieces(document, sentence)) this.#evidence.add(document, sentence)
    const names: NameSpan[] = []
    for (const _ of pieces(document, sentence)) {
      for (let from = 0; from < sentence.count; ) {
        let to = from
        while (to < sentence.count && sentence.candidate[to] === 1) to++
        if (to > from) this.#readStretch(document, from, to, names)
        from = to + 1
      }
    }
    return names
  }

  #readStretch(document: Document, from: number, to: number, names: NameSpan[]): void {
    const scores = this.#scores
    for (let i = from; i < to; i++) {
      const at = (i - from) * TAGS
      this.#network.score(this.#sentence, this.#evidence, i, scores, at)
      this.#perceptron.score(this.#sentence, this.#evidence, i, scores, at + 1)
    }
    const tags = this.#tags
    this.#decoder.decode(scores, to - from, tags)
    if (!tags.subarray(0, to - from).some((tag) => tag !== OUTSIDE)) return
    this.#decoder.measure(scores, to - from, tags, this.#margins)
    for (let i = 0; i < to - from; i++) {
      if (tags[i] === OUTSIDE) continue
      const first = i
      while (!isClosed(tags[i]!)) i++
      names.push(this.#name(document, from, first, i))
    }
  }

  /** The name whose tokens, counted from the stretch's first, are `first` to `last`. */
  #name(document: Document, from: number, first: number, last: number): NameSpan {
    const { start, end } = document.tokens
    const token = this.#sentence.offset + from
    const type = typeOfTag(this.#tags[first]!)
    // the best reading of the stretch without this very name is as far behind as that of its weakest tag
    let margin = FARTHEST_MARGIN
    for (let i = first; i <= last; i++) margin = Math.min(margin, this.#margins[i]!)
    const [slope, offset] = this.#confidence[type]!
    return {
      start: start[token + first]!,
      end: end[token + last]! - (endsWithSentenceStop(document, token + last) ? 1 : 0),
      from: token + first,
      to: token + last + 1,
      type: NAME_TYPES[type]!,
      confidence: 1 / (1 + Math.exp(-(slope * margin + offset))),
      why: this.#explain ? this.#why(from, first, last) : null,
    }
  }

  #why(from: number, first: number, last: number): Why[] {
    const tagAt = (i: number) => this.#tags[i - from]!
    return explainName(this.#facts, this.#sentence, this.#evidence, this.#perceptron, from + first, from + last, tagAt)
  }
}

/**
 * Whether the stop of the abbreviation at `token` is its sentence's as well, and no part of the name: "He works for Lee
 * Inc." names "Lee Inc"; initials keep theirs ("in the U.S.").
 */
function endsWithSentenceStop(document: Document, token: number): boolean {
  const { tokens, sentences, vocabulary } = document
  const type = tokens.type[token]!
  if ((vocabulary.flags[type]! & Shape.ABBREVIATION) === 0) return false
  const form = vocabulary.forms[type]!
  if (form.indexOf('.') < form.length - 1) return false
  const next = token + 1
  const last = sentences.to[tokens.sentence[token]!]! - 1
  return token === last || (next === last && (vocabulary.flags[tokens.type[next]!]! & Shape.QUOTE) !== 0)
}

/** Reads the sentences one after the other into `sentence`, long ones in pieces; page furniture and credits hold no names. */
export function* pieces(document: Document, sentence: SentenceReading): Generator<void> {
  const { sentences } = document
  for (let s = 0; s < sentences.count; s++) {
    const kind = sentences.kind[s] as SentenceKind
    if (kind === SentenceKind.DEBRIS || kind === SentenceKind.CREDIT) continue
    for (let from = sentences.from[s]!; from < sentences.to[s]!; from += LONGEST_PIECE) {
      sentence.read(document, from, Math.min(from + LONGEST_PIECE, sentences.to[s]!), kind)
      yield
    }
  }
}
