import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inBatches } from '../src/batch/batches.js'
import type { Article } from '../src/index.js'
import { type GoldDocument, openGold } from '../train/gold.js'
import { seededRandom } from '../train/random.js'
import { root } from './project.js'

/** An article as a line of NDJSON gives it. */
export type BenchArticle = Pick<GoldDocument, 'id' | 'text' | 'title' | 'published'>

/** The gold file whose articles are measured as well, where COPYDESK_GOLD is set: newspapers, as they were printed. */
const GOLD_FILE = 'claims-polnear-dev'

/** As many of them. */
const GOLD_WORDS = 30_000

/** The first articles of a gold file; none without the folder of the gold files. */
export function goldArticles(): BenchArticle[] {
  const folder = process.env.COPYDESK_GOLD
  if (!folder) return []
  const articles: BenchArticle[] = []
  for (const { id, text, title, published } of openGold(folder).read(GOLD_FILE)) {
    articles.push({ id, text, title, published })
    if (countWords(articles) >= GOLD_WORDS) break
  }
  return articles
}

/**
 * Articles without end, each of about so many characters: a headline of the fixtures and then paragraphs of any of
 * them, in which the people have other names. The same seed gives the same articles.
 */
export function* variedArticles(characters: number, seed = 1): Generator<BenchArticle, never> {
  const random = seededRandom(seed)
  const { headlines, paragraphs } = readFixtures()
  const one = (of: readonly string[]) => of[Math.floor(random() * of.length)]!
  for (let number = 1; ; number++) {
    let pieces = [one(headlines)]
    let length = pieces[0]!.length
    const renamed: string[] = []
    while (length < characters) {
      pieces.push(one(paragraphs))
      length += pieces.at(-1)!.length + PARAGRAPH_END.length
      if (pieces.length < SAME_PEOPLE) continue
      renamed.push(withOtherNames(pieces.join(PARAGRAPH_END), random))
      pieces = []
    }
    if (pieces.length > 0) renamed.push(withOtherNames(pieces.join(PARAGRAPH_END), random))
    yield { id: `varied/${number}`, title: null, published: '2024-05-17', text: renamed.join(PARAGRAPH_END) }
  }
}

/** The first so many of them. */
export function someArticles(count: number, characters: number): BenchArticle[] {
  const articles = variedArticles(characters)
  return Array.from({ length: count }, () => articles.next().value)
}

/** Words as everybody counts them, so that all contestants are measured by the same number. */
export const countWords = (articles: readonly BenchArticle[]): number =>
  articles.reduce((sum, { text }) => sum + text.split(/\s+/).filter((word) => word !== '').length, 0)

/** An article as its reader would give it. */
export function asArticle({ id, text, title, published }: BenchArticle): Article {
  const source = { path: id, format: 'ndjson', encoding: 'utf-8', bytes: 0, sha256: '' }
  return { id, text, source, ...(title === null ? {} : { title }), ...(published === null ? {} : { published }) }
}

/** Articles in batches, as the program takes them. */
export async function batchesOf(articles: readonly BenchArticle[]): Promise<Article[][]> {
  async function* items() {
    yield* articles.map(asArticle)
  }
  const batches: Article[][] = []
  for await (const batch of inBatches(items())) batches.push(batch as Article[])
  return batches
}

/** Writes articles as NDJSON. */
export function writeArticles(path: string, articles: readonly BenchArticle[]): void {
  writeFileSync(path, articles.map((article) => `${JSON.stringify(article)}\n`).join(''))
}

const PARAGRAPH_END = '\n\n'

/** After so many paragraphs other people take over: a long article has many. */
const SAME_PEOPLE = 30

function readFixtures(): { headlines: string[]; paragraphs: string[] } {
  const folder = join(root, 'fixtures')
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
  const texts = files.map((file) =>
    readFileSync(join(folder, file), 'utf8')
      .trim()
      .split(/\n{2,}/),
  )
  return { headlines: texts.map(([headline]) => headline!), paragraphs: texts.flatMap((text) => text.slice(1)) }
}

/** The people of the fixtures, by the names that are exchanged. */
const PEOPLE =
  `Carmel Zerafa Lina Karam Rosanna Vella Joseph Micallef Teresa Mbeki Colin Avery Daniel Farrow Priya Nair Alan Prewitt
  Moira Kane Tom Hollis Anneke Visser Joost Aigerim Sadykova Rustam Yusupov Nurlan Asanov Maria Lindholm Callum Reid
  Marco Bellini Ines Duarte Stuart Laing Kwame Mensah Bill Gourlay Ioana Petrescu Emre Aksoy Jonas Keller Petra Lindqvist
  Amira Haddad Helena Brandt`.split(/\s+/)
const PERSON_NAME = new RegExp(`\\b(?:${PEOPLE.join('|')}|${PEOPLE.join('|').toUpperCase()})\\b`, 'g')

const SYLLABLES =
  `ba ber bo dan del do fa fer ga gre han hol ja jor ka kes ko la len lo ma mer mo na nor o pa per ra ren
  ro sa sel so ta ter to va vin wal win za`.split(/\s+/)

/** The same person has the same new name in all of the text. */
function withOtherNames(text: string, random: () => number): string {
  const names = new Map<string, string>()
  return text.replace(PERSON_NAME, (name) => {
    const key = name.toUpperCase()
    let other = names.get(key)
    if (other === undefined) {
      const syllables = Array.from({ length: 3 }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]!).join('')
      other = syllables[0]!.toUpperCase() + syllables.slice(1)
      names.set(key, other)
    }
    return name === key ? other.toUpperCase() : other
  })
}
