import { type Attribution, createClaims } from '../src/claims/index.js'
import { openResources } from '../src/resources/index.js'
import { createSyntax } from '../src/syntax/index.js'
import { type Document, readDocument, Vocabulary } from '../src/text/index.js'
import { type GoldAttribution, type GoldDocument, openGold } from '../train/gold.js'

const MEASURED = ['seed', 'claims-polnear-dev', 'claims-ggt-dev', 'claims-gum-dev']

/**
 * Claims on the gold files that measure (COPYDESK_GOLD names their folder): content words, attributions that share half
 * of their words, right sources among them, and whether confidences are kept. `node build/bench/claims.js`.
 */
function main(): void {
  const folder = process.env.COPYDESK_GOLD
  if (!folder) throw new Error('set COPYDESK_GOLD to the folder with the gold files')
  const gold = openGold(folder)
  const resources = openResources()
  const vocabulary = new Vocabulary()
  const syntaxDesk = createSyntax(resources, vocabulary)
  const options = { explain: false }
  const all = createClaims(resources, vocabulary, { ...options, speechOnly: false })
  const speech = createClaims(resources, vocabulary, { ...options, speechOnly: true })
  const read = ({ id, text }: GoldDocument) =>
    readDocument(
      { id, text, source: { path: id, format: 'ndjson', encoding: 'utf-8', bytes: 0, sha256: '' } },
      vocabulary,
    )
  for (const name of MEASURED) {
    const desk = name.includes('ggt') ? speech : all
    const tally = new Tally()
    for (const article of gold.read(name)) {
      const document = read(article)
      tally.add(document, article.gold.attributions ?? [], desk.read(document, syntaxDesk.read(document), []))
    }
    tally.print(name)
  }
}

/** Confidences are shown in steps of a tenth. */
const STEPS = 10

class Tally {
  #words = { found: 0, gold: 0, shared: 0 }
  #claims = { found: 0, gold: 0, matched: 0, source: 0 }
  readonly #found = new Array<number>(STEPS).fill(0)
  readonly #right = new Array<number>(STEPS).fill(0)

  add(document: Document, gold: readonly GoldAttribution[], found: readonly Attribution[]): void {
    const goldWords = gold.map(({ content }) => wordsIn(document, content))
    const foundWords = found.map(({ content }) =>
      wordsIn(
        document,
        content.map(({ start, end }) => [start, end]),
      ),
    )
    const allGold = new Set(goldWords.flatMap((words) => [...words]))
    const allFound = new Set(foundWords.flatMap((words) => [...words]))
    this.#words.gold += allGold.size
    this.#words.found += allFound.size
    for (const word of allFound) if (allGold.has(word)) this.#words.shared++
    this.#claims.gold += gold.length
    this.#claims.found += found.length
    const free = new Set(gold.keys())
    found.forEach(({ confidence, source }, f) => {
      const match = [...free].find((g) => overlap(goldWords[g]!, foundWords[f]!) >= 0.5)
      const step = Math.min(STEPS - 1, Math.floor(confidence * STEPS))
      this.#found[step]! += 1
      if (match === undefined) return
      free.delete(match)
      this.#claims.matched++
      const named = gold[match]!.source
      if (named.length > 0 && !named.some(([start, end]) => source && source.start < end && start < source.end)) return
      this.#claims.source++
      this.#right[step]! += 1
    })
  }

  print(name: string): void {
    const { found, gold, matched, source } = this.#claims
    const words = this.#words
    const percent = (part: number, whole: number) => ((100 * part) / whole).toFixed(1)
    const f1 = (shared: number, a: number, b: number) => percent(2 * shared, a + b)
    console.log(
      `${name.padEnd(20)} content words ${f1(words.shared, words.found, words.gold)}  attributions ${f1(matched, found, gold)}` +
        `  source right ${percent(source, matched)}  end to end ${f1(source, found, gold)}`,
    )
    const steps = this.#found.flatMap((count, s) =>
      count > 0 ? [`${s / STEPS}: ${percent(this.#right[s]!, count)}% of ${count}`] : [],
    )
    console.log(`  right by confidence  ${steps.join('  ')}`)
  }
}

function wordsIn({ tokens, text }: Document, spans: readonly (readonly [number, number])[]): Set<number> {
  const words = new Set<number>()
  for (const [start, end] of spans) {
    let low = 0
    let high = tokens.count
    while (low < high) {
      const middle = (low + high) >> 1
      if (tokens.end[middle]! <= start) low = middle + 1
      else high = middle
    }
    for (let i = low; i < tokens.count && tokens.start[i]! < end; i++) {
      if (/[\p{L}\p{N}]/u.test(text.slice(tokens.start[i]!, tokens.end[i]!))) words.add(i)
    }
  }
  return words
}

function overlap(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  let shared = 0
  for (const word of a) if (b.has(word)) shared++
  return shared / (a.size + b.size - shared)
}

main()
