import nlp from 'compromise'
import type { Article } from '../src/analysis.js'
import { createNames, type NameSpan } from '../src/names/index.js'
import { openResources } from '../src/resources/index.js'
import { readDocument, Vocabulary } from '../src/text/index.js'
import { type GoldDocument, openGold } from '../train/gold.js'

/**
 * Names, next to compromise: exact-span F1 of people, organizations and places on the gold files that measure
 * (COPYDESK_GOLD names their folder). `node build/bench/names.js`.
 */
function main(): void {
  const folder = process.env.COPYDESK_GOLD
  if (!folder) throw new Error('set COPYDESK_GOLD to the folder with the gold files')
  const vocabulary = new Vocabulary()
  const desk = createNames(openResources(), vocabulary, { explain: false })
  const read = (article: GoldDocument) => desk.read(readDocument(asArticle(article), vocabulary))
  const gold = openGold(folder)
  for (const name of MEASURED) {
    const articles = gold.read(name)
    const own = scores(articles, read)
    console.log(`${name.padEnd(28)} copydesk ${own}   compromise ${scores(articles, readWithCompromise)}`)
  }
}

const MEASURED = [
  'seed',
  'actors-conll03-dev',
  'actors-crossner-politics-dev',
  'actors-uner-ewt-dev',
  'actors-gum-dev',
  'actors-polnear-silver-dev',
]

type Found = Pick<NameSpan, 'start' | 'end' | 'type'>

const COMPROMISE_TYPES = [
  ['PER', 'people'],
  ['ORG', 'organizations'],
  ['LOC', 'places'],
] as const

function readWithCompromise(article: GoldDocument): Found[] {
  const view = nlp(article.text)
  return COMPROMISE_TYPES.flatMap(([type, method]) => {
    const found = view[method]().json({ offset: true }) as { text: string; offset: { start: number } }[]
    return found.map(({ text, offset }) => {
      const bare = text.replace(/['’]s$|[\s\p{P}]+$/gu, '')
      return { type, start: offset.start, end: offset.start + bare.length }
    })
  })
}

function scores(articles: readonly GoldDocument[], read: (article: GoldDocument) => Found[]): string {
  const types = ['PER', 'ORG', 'LOC']
  const right = [0, 0, 0]
  const found = [0, 0, 0]
  const wanted = [0, 0, 0]
  for (const article of articles) {
    const key = ({ start, end, type }: Found) => `${start} ${end} ${type}`
    const gold = (article.gold.entities ?? []).filter(({ type }) => type !== 'MISC')
    const keys = new Set(gold.map(key))
    for (const { type } of gold) wanted[types.indexOf(type)]!++
    for (const name of read(article).filter(({ type }) => type !== 'MISC')) {
      found[types.indexOf(name.type)]!++
      if (keys.has(key(name))) right[types.indexOf(name.type)]!++
    }
  }
  const f1 = (a: number, b: number, c: number) => (b + c === 0 ? '-' : ((200 * a) / (b + c)).toFixed(1))
  const sum = (counts: number[]) => counts.reduce((a, b) => a + b, 0)
  const each = types.map((type, i) => `${type} ${f1(right[i]!, found[i]!, wanted[i]!)}`)
  return `${f1(sum(right), sum(found), sum(wanted))} (${each.join(', ')})`
}

function asArticle({ id, text, title }: GoldDocument): Article {
  const source = { path: id, format: 'text', encoding: 'utf-8', bytes: 0, sha256: '' }
  return { id, text, source, ...(title === null ? {} : { title }) }
}

main()
