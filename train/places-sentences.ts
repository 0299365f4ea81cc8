import { readTable } from './gazetteer-sources.js'
import type { GoldDocument, GoldPlace } from './gold.js'

/** Each sentence is filled in so many times, with other places. */
const COPIES = 5

const FILLINGS = {
  C: 'Moscow London Paris Berlin Beijing Tokyo Madrid Rome Ankara Tehran Cairo Kyiv Warsaw Brussels Washington Nairobi Canberra Ottawa Islamabad Seoul Jakarta Lima Athens Vienna Riyadh'.split(
    ' ',
  ),
  N: 'Russia Germany France Britain China Japan Spain Italy Turkey Iran Egypt Ukraine Poland Belgium Kenya Australia Canada Pakistan Brazil Peru Greece Austria India Mexico Sweden'.split(
    ' ',
  ),
  T: 'Bristol Lyon Hamburg Osaka Toledo Naples Izmir Shiraz Luxor Odesa Gdansk Ghent Mombasa Geelong Calgary Lahore Busan Cusco Patras Graz Dayton Tampa Leeds'.split(
    ' ',
  ),
} as const

/** The sentences of data/places/use-sentences.tsv with places filled in, as documents that say which use is which. */
export function useSentences(path: string, random: () => number): GoldDocument[] {
  return readTable(path).flatMap(({ sentence }, line) =>
    Array.from({ length: COPIES }, (_, copy) => filledIn(`${line + 1}.${copy + 1}`, sentence!, random)),
  )
}

function filledIn(id: string, sentence: string, random: () => number): GoldDocument {
  const pick = (places: readonly string[]) => places[Math.floor(random() * places.length)]!
  const marked = sentence.replace(/\{([CNT])\}/g, (_, kind: keyof typeof FILLINGS) => pick(FILLINGS[kind]))
  const places: GoldPlace[] = []
  let text = ''
  for (const piece of marked.split(/(<[^>]+>|\[[^\]]+\])/)) {
    const isMarked = piece.startsWith('<') || piece.startsWith('[')
    const name = isMarked ? piece.slice(1, -1) : piece
    const use = piece.startsWith('<') ? 'associative' : 'literal'
    if (isMarked) places.push({ start: text.length, end: text.length + name.length, name, use })
    text += name
  }
  return { id, text, title: null, published: null, gold: { places, partial: true } }
}
