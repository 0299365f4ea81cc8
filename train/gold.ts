import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A document of a gold file. Every offset below is a UTF-16 index of `text`, half-open (in the files: code points). */
export interface GoldDocument {
  id: string
  text: string
  title: string | null
  published: string | null
  /** Address of the article, or of the newspaper's site, where the corpus tells it. */
  url?: string
  /** Layers by key; a layer that the corpus does not annotate is absent. */
  gold: GoldLayers
}

export interface GoldLayers {
  entities?: GoldEntity[]
  coref?: GoldCluster[]
  attributions?: GoldAttribution[]
  places?: GoldPlace[]
  figures?: GoldFigure[]
  pronouns?: GoldPronoun[]
  syntax?: GoldSentence[]
  checkworthy?: (GoldSpan & { label: number; speaker: string })[]
  /** Only some of the places (figures) are annotated. */
  partial?: boolean
  /** Only figures of these kinds are annotated. */
  kinds?: string[]
}

export interface GoldSpan {
  start: number
  end: number
}

export interface GoldEntity extends GoldSpan {
  type: 'PER' | 'ORG' | 'LOC' | 'MISC'
}

export interface GoldCluster {
  name?: string
  type?: string
  salient?: boolean
  mentions: (GoldSpan & { head?: [number, number]; proper?: boolean; type?: string })[]
}

export interface GoldAttribution {
  source: [number, number][]
  cue: [number, number][]
  content: [number, number][]
  kind: 'direct' | 'indirect' | 'mixed'
  speaker?: string
  negative?: boolean
}

export interface GoldPlace extends GoldSpan {
  name: string
  lat?: number
  lon?: number
  geonameId?: string
  country?: string
  level?: string
  use?: 'literal' | 'associative'
  kind?: string
}

/** Two corpora give values without spans: there `start` and `end` are absent. */
export interface GoldFigure extends Partial<GoldSpan> {
  value: number
  value2?: number
  unit?: string | null
  unitKind?: string
  kind?: string
  change?: string | null
  concept?: string
  what?: string
  head?: string
  optional?: boolean
}

export interface GoldPronoun extends GoldSpan {
  candidates: (GoldSpan & { name: string; same: boolean })[]
}

/** `head` counts the words of the sentence from 1; 0 is the root. */
export interface GoldSentence extends GoldSpan {
  tokens: [start: number, end: number, lemma: string, upos: string, xpos: string, head: number, deprel: string][]
}

/** A folder of gold files, with the corpora that are to be left out. */
export interface GoldFolder {
  /** The documents of `<name>.jsonl`; none where that corpus is left out. @throws Error when the file is missing */
  read(name: string): GoldDocument[]
  /** Whether the file is there and not left out. */
  has(name: string): boolean
}

/**
 * @param folder where the JSONL files are
 * @param without corpora to leave out: the name of a file without its ending, or a part of it ("polnear")
 */
export function openGold(folder: string, without: readonly string[] = []): GoldFolder {
  const isLeftOut = (name: string) => without.some((part) => name.includes(part))
  const path = (name: string) => join(folder, `${name}.jsonl`)
  return {
    has: (name) => !isLeftOut(name) && existsSync(path(name)),
    read(name) {
      if (isLeftOut(name)) return []
      const lines = readFileSync(path(name), 'utf8').split('\n')
      return lines.filter((line) => line.trim() !== '').map((line) => readLine(line))
    },
  }
}

/** A line as the files have it: clusters of coreference come in two shapes. */
interface RawDocument extends Omit<GoldDocument, 'gold' | 'title' | 'published'> {
  domain?: string
  title?: string
  published?: string
  gold: Omit<GoldLayers, 'coref'> & { coref?: (GoldCluster | GoldCluster['mentions'])[] }
}

function readLine(line: string): GoldDocument {
  const { id, text, title, published, url, domain, gold } = JSON.parse(line) as RawDocument
  const address = url ?? (domain === undefined ? undefined : `https://${domain}/`)
  const { coref, ...layers } = gold
  const clusters = coref?.map((cluster) => (Array.isArray(cluster) ? { mentions: cluster } : cluster))
  const document: GoldDocument = {
    id,
    text,
    title: title ?? null,
    published: published ?? null,
    ...(address === undefined ? {} : { url: address }),
    gold: clusters ? { ...layers, coref: clusters } : layers,
  }
  const utf16 = utf16Offsets(text)
  if (utf16) moveOffsets(document.gold, utf16)
  return document
}

/** UTF-16 index of each code point and of the end; null where the two are the same. */
function utf16Offsets(text: string): Int32Array | null {
  let count = 0
  for (const _ of text) count++
  if (count === text.length) return null
  const offsets = new Int32Array(count + 1)
  let index = 0
  let point = 0
  for (const character of text) {
    offsets[point++] = index
    index += character.length
  }
  offsets[point] = index
  return offsets
}

function moveOffsets(gold: GoldLayers, utf16: Int32Array): void {
  const move = (span: Partial<GoldSpan>) => {
    if (span.start !== undefined) span.start = utf16[span.start]!
    if (span.end !== undefined) span.end = utf16[span.end]!
  }
  const movePair = (pair: [number, number]) => {
    pair[0] = utf16[pair[0]]!
    pair[1] = utf16[pair[1]]!
  }
  for (const layer of [gold.entities, gold.places, gold.figures, gold.checkworthy]) layer?.forEach(move)
  for (const mention of (gold.coref ?? []).flatMap((cluster) => cluster.mentions)) {
    move(mention)
    if (mention.head) movePair(mention.head)
  }
  for (const { source, cue, content } of gold.attributions ?? []) {
    for (const pair of [...source, ...cue, ...content]) movePair(pair)
  }
  for (const pronoun of gold.pronouns ?? []) {
    move(pronoun)
    pronoun.candidates.forEach(move)
  }
  for (const sentence of gold.syntax ?? []) {
    move(sentence)
    for (const token of sentence.tokens) {
      token[0] = utf16[token[0]]!
      token[1] = utf16[token[1]]!
    }
  }
}
