import type { DocumentEvidence } from '../src/names/evidence.js'
import { contextFeatures, FeatureList, POSITIONS, wordFeatures } from '../src/names/features.js'
import { rowOf } from '../src/names/hash.js'
import { INPUT_GROUPS, inputStates, inputsOf, SEEN_WORDS, seenWords, TOKEN_INPUTS } from '../src/names/network-input.js'
import type { SentenceReading } from '../src/names/sentence-reading.js'
import { pieces } from '../src/names/tagger.js'
import { beginTag, insideTag, lastTag, NAME_TYPES, unitTag } from '../src/names/tags.js'
import type { WordFacts } from '../src/names/word-facts.js'
import { type Document, readDocument, type Vocabulary } from '../src/text/index.js'
import type { GoldDocument, GoldEntity } from './gold.js'

/** A stretch of tokens that the tagger looks at: `[from, to)` of the columns of its set. */
export interface Stretch {
  from: number
  to: number
  weight: number
  /** Which article it is of, in the order they were added, and its first token there. */
  article: number
  offset: number
}

/** A name in the gold, or one that a model found. */
export type TypedSpan = Pick<GoldEntity, 'start' | 'end' | 'type'>

/** An array of numbers that grows. */
export class Growing {
  values = new Int32Array(1 << 16)
  length = 0
  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = new Int32Array(this.length * 2)
      wider.set(this.values)
      this.values = wider
    }
    this.values[this.length++] = value
  }
}

/** The tools that read an article as the tagger will. */
export interface Reader {
  facts: WordFacts
  sentence: SentenceReading
  evidence: DocumentEvidence
}

/** Stretches of many articles with their features, in columns by token. */
export class NamesData {
  readonly stretches: Stretch[] = []
  readonly tags = new Growing()
  /** `SEEN_WORDS` vocabulary numbers a token, the window first; -1 where there is none. */
  readonly seen = new Growing()
  /** The network's inputs of token `t` that are on: `inputs[inputStart[t], inputStart[t + 1])`. */
  readonly inputs = new Growing()
  readonly inputStart = new Growing()
  /** Rows of the context features of token `t`: `rows[rowStart[t], rowStart[t + 1])`. */
  readonly rows = new Growing()
  readonly rowStart = new Growing()
  /** By vocabulary number and position: rows of the word features. */
  readonly wordRows: (Int32Array[] | undefined)[] = []
  readonly facts: WordFacts
  readonly #articles: GoldDocument[] = []
  readonly #list = new FeatureList()
  readonly #seen = new Int32Array(SEEN_WORDS)
  readonly #states = new Int32Array(INPUT_GROUPS)
  readonly #inputs = new Uint8Array(TOKEN_INPUTS)

  constructor(
    private readonly reader: Reader,
    readonly rowCount: number,
  ) {
    this.facts = reader.facts
    this.rowStart.push(0)
    this.inputStart.push(0)
  }

  /** Adds an article with its names. */
  add(gold: GoldDocument, names: readonly TypedSpan[], weight: number): void {
    const { facts, sentence, evidence } = this.reader
    const document = readArticle(gold, facts.vocabulary)
    const tags = projectNames(document, names)
    this.#articles.push(gold)
    facts.begin()
    sentence.begin(document)
    evidence.begin()
    for (const _ of pieces(document, sentence)) evidence.add(document, sentence)
    for (const _ of pieces(document, sentence)) this.#addSentence(tags, weight)
  }

  /** Gives an article other names than it was added with. */
  retag(article: number, names: readonly TypedSpan[]): void {
    const tags = projectNames(readArticle(this.#articles[article]!, this.facts.vocabulary), names)
    for (const { from, to, offset } of this.#stretchesOf(article)) {
      this.tags.values.set(cutNames(tags, offset, offset + to - from), from)
    }
  }

  #addSentence(tags: Uint8Array, weight: number): void {
    const { sentence } = this.reader
    for (let from = 0; from < sentence.count; ) {
      let to = from
      while (to < sentence.count && sentence.candidate[to] === 1) to++
      if (to > from) {
        const first = this.tags.length
        for (let i = from; i < to; i++) this.#addToken(i)
        const own = cutNames(tags, sentence.offset + from, sentence.offset + to)
        for (const tag of own) this.tags.push(tag)
        const article = this.#articles.length - 1
        this.stretches.push({ from: first, to: this.tags.length, weight, article, offset: sentence.offset + from })
      }
      from = to + 1
    }
  }

  #addToken(i: number): void {
    const { facts, sentence, evidence } = this.reader
    const list = this.#list
    seenWords(sentence, evidence, i, this.#seen, 0)
    for (const type of this.#seen) {
      this.seen.push(type)
      if (!this.wordRows[type + 1]) this.wordRows[type + 1] = this.#rowsOfWord(type)
    }
    inputStates(sentence, evidence, i, this.#states)
    let count = 0
    for (const state of this.#states) count += inputsOf(state, this.#inputs.subarray(count))
    for (const input of this.#inputs.subarray(0, count).sort()) this.inputs.push(input)
    this.inputStart.push(this.inputs.length)
    list.count = 0
    contextFeatures(facts, sentence, evidence, i, list)
    for (let f = 0; f < list.count; f++) this.rows.push(rowOf(list.hashes[f]!, this.rowCount))
    this.rowStart.push(this.rows.length)
  }

  #stretchesOf(article: number): Stretch[] {
    return this.stretches.filter((stretch) => stretch.article === article)
  }

  #rowsOfWord(type: number): Int32Array[] {
    const list = this.#list
    return Array.from({ length: POSITIONS }, (_, position) => {
      list.count = 0
      wordFeatures(this.reader.facts, type, position, list)
      return Int32Array.from(list.hashes.subarray(0, list.count), (hash) => rowOf(hash, this.rowCount))
    })
  }
}

export function readArticle(gold: GoldDocument, vocabulary: Vocabulary): Document {
  const source = { path: gold.id, format: 'ndjson', encoding: 'utf-8', bytes: 0, sha256: '' }
  const title = gold.title === null ? {} : { title: gold.title }
  return readDocument({ id: gold.id, text: gold.text, ...title, source }, vocabulary)
}

/** A tag for each token of the document; a name takes all tokens that it touches. */
function projectNames(document: Document, names: readonly TypedSpan[]): Uint8Array {
  const { tokens } = document
  const tags = new Uint8Array(tokens.count)
  let token = 0
  for (const name of [...names].sort((a, b) => a.start - b.start)) {
    while (token < tokens.count && tokens.end[token]! <= name.start) token++
    let to = token
    while (to < tokens.count && tokens.start[to]! < name.end) to++
    const type = NAME_TYPES.indexOf(name.type)
    if (to === token + 1) tags[token] = unitTag(type)
    else if (to > token) {
      tags[token] = beginTag(type)
      tags.fill(insideTag(type), token + 1, to - 1)
      tags[to - 1] = lastTag(type)
    }
    token = to
  }
  return tags
}

/** The tags of `[from, to)`, without what is left of names that cross the edges. */
function cutNames(tags: Uint8Array, from: number, to: number): Uint8Array {
  const own = tags.slice(from, to)
  const isInner = (tag: number) => tag > 0 && (((tag - 1) & 3) === 1 || ((tag - 1) & 3) === 2)
  const isOpen = (tag: number) => tag > 0 && ((tag - 1) & 3) <= 1
  for (let i = 0; i < own.length && isInner(own[i]!); i++) own[i] = 0
  for (let i = own.length - 1; i >= 0 && isOpen(own[i]!); i--) own[i] = 0
  return own
}
