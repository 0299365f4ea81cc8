import type { Unit, Units } from '../lexicon/index.js'
import type { Document } from '../text/index.js'

/** Settles whose dollar, pound or peso an article means. */
export interface MoneyContext {
  /** The currency of a word or sign; the ambiguous unit itself ("peso") where nothing tells. */
  settle(unit: Unit): Unit
  /** The currency that a country's name or adjective makes of a sign: "$40 million Canadian"; undefined for other words. */
  ofCountry(unit: Unit, word: string): Unit | undefined
}

/** Reads the article for its countries only when an ambiguous currency turns up. */
export function moneyContext(units: Units, document: Document): MoneyContext {
  let counts: Map<string, number> | null = null
  const candidates = (unit: Unit) => unit.candidates.map((code) => units.byName(code)!)
  const mentions = (unit: Unit) => {
    counts ??= countWords(document)
    return unit.places.reduce((sum, place) => sum + (counts!.get(place) ?? 0), 0)
  }
  return {
    settle(unit) {
      if (unit.candidates.length === 0) return unit
      const here = candidates(unit).find((candidate) => isDateline(candidate, document))
      if (here && (unit.usual === null || unit.local.includes(here.name))) return here
      if (unit.usual !== null) return units.byName(unit.usual)!
      const ranked = candidates(unit)
        .map((candidate) => ({ candidate, count: mentions(candidate) }))
        .sort((a, b) => b.count - a.count)
      return ranked[0]!.count > (ranked[1]?.count ?? 0) ? ranked[0]!.candidate : unit
    },
    ofCountry(unit, word) {
      return word === '' ? undefined : candidates(unit).find((candidate) => candidate.places.includes(word))
    },
  }
}

/** "OTTAWA (Reuters) -": the dollars of the article are Canadian unless it says otherwise. */
function isDateline(unit: Unit, document: Document): boolean {
  const place = document.layout.dateline?.text.toLowerCase().replace(/[^\p{L}]+/gu, ' ') ?? ''
  return place !== '' && unit.places.some((name) => ` ${place} `.includes(` ${name} `))
}

/** How often each word, and each pair of neighbours, stands in the article. */
function countWords({ tokens, vocabulary }: Document): Map<string, number> {
  const counts = new Map<string, number>()
  let previous = ''
  for (let i = 0; i < tokens.count; i++) {
    const word = vocabulary.forms[vocabulary.lower[tokens.type[i]!]!]!
    for (const key of [word, `${previous} ${word}`]) counts.set(key, (counts.get(key) ?? 0) + 1)
    previous = word
  }
  return counts
}
