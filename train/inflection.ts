import { writeFileSync } from 'node:fs'
import nlp from 'compromise'
import {
  INFLECTED_CLASSES,
  INFLECTION_VERSION,
  type InflectedClass,
  makeInflection,
  type VerbForms,
} from '../src/lexicon/inflection.js'
import { regularVerbForms } from '../src/lexicon/inflection-rules.js'
import { encodeModelFile } from '../src/resources/index.js'
import { inflectedClass, XPOS } from '../src/syntax/index.js'
import type { GoldFolder } from './gold.js'
import { SILVER } from './syntax-data.js'

/** What this file uses of compromise's model, whose types it does not publish. */
interface CompromiseModel {
  one: { lexicon: Record<string, string | string[]> }
  two: { irregularPlurals: Record<string, string>; uncountable: Record<string, boolean> }
}
interface Conjugation {
  PastTense: string
  PresentTense: string
  Gerund: string
  Participle?: string
}
interface CompromiseTransform {
  verb: { conjugate(verb: string, model: CompromiseModel): Conjugation }
}

const TREEBANKS = ['syntax-ewt-train', 'syntax-gum-train', SILVER]
/** A form with a lemma seen less often may be a slip. */
const TRUSTED = 2
const WORD = /^[a-z'’-]+$/

/** Makes `inflection.bin`: the verbs, and what the rules get wrong of the treebanks' lemmas and of compromise's word lists. */
export function trainInflection(gold: GoldFolder): void {
  const model = nlp.model() as unknown as CompromiseModel
  const transform = (nlp as unknown as { methods(): { two: { transform: CompromiseTransform } } }).methods().two
    .transform
  const counts = countLemmas(gold)
  const verbs = knownVerbs(counts, model)
  const forms = new Map<string, VerbForms>()
  const pairs = new Map(INFLECTED_CLASSES.map((name) => [name, new Map<string, string>()]))
  for (const verb of verbs) {
    const conjugated = transform.verb.conjugate(verb, model)
    // compromise bends some regular verbs like "put" ("tweet", past "tweet"): only where the treebanks have it so
    const isRegular = conjugated.PastTense === verb && !counts.get('verb')!.has(verb)
    const bent: VerbForms = isRegular
      ? regularVerbForms(verb)
      : {
          third: conjugated.PresentTense,
          past: conjugated.PastTense,
          participle: conjugated.Participle || conjugated.PastTense,
          gerund: conjugated.Gerund,
        }
    if (!Object.values(bent).every((form) => WORD.test(form))) continue
    forms.set(verb, bent)
    for (const form of Object.values(bent)) if (!pairs.get('verb')!.has(form)) pairs.get('verb')!.set(form, verb)
  }
  for (const [singular, plural] of Object.entries(model.two.irregularPlurals)) pairs.get('noun')!.set(plural, singular)
  for (const noun of Object.keys(model.two.uncountable)) if (WORD.test(noun)) pairs.get('noun')!.set(noun, noun)
  // what was counted stands above what was derived
  for (const [name, byForm] of counts) {
    for (const [form, lemmas] of byForm) pairs.get(name)!.set(form, mostFrequent(lemmas))
  }
  write(pairs, forms, verbs)
}

type LemmaCounts = Map<InflectedClass, Map<string, Map<string, number>>>

function countLemmas(gold: GoldFolder): LemmaCounts {
  const counts: LemmaCounts = new Map(INFLECTED_CLASSES.map((name) => [name, new Map()]))
  for (const treebank of TREEBANKS) {
    for (const { text, gold: layers } of gold.read(treebank)) {
      for (const [start, end, lemma, , xpos] of (layers.syntax ?? []).flatMap(({ tokens }) => tokens)) {
        const form = text.slice(start, end).toLowerCase().replace('’', "'")
        const name = inflectedClass((XPOS as Record<string, number>)[xpos] ?? 0)
        // the silver lemma of "bigger" is "bigger"
        if (name === null || (treebank === SILVER && name !== 'verb' && name !== 'noun')) continue
        if (WORD.test(form) && WORD.test(lemma.toLowerCase())) count(counts.get(name)!, form, lemma.toLowerCase())
      }
    }
  }
  for (const byForm of counts.values()) {
    for (const [form, lemmas] of byForm) if (Math.max(...lemmas.values()) < TRUSTED) byForm.delete(form)
  }
  return counts
}

function count(byForm: Map<string, Map<string, number>>, form: string, lemma: string): void {
  const lemmas = byForm.get(form) ?? new Map<string, number>()
  lemmas.set(lemma, (lemmas.get(lemma) ?? 0) + 1)
  byForm.set(form, lemmas)
}

function mostFrequent(lemmas: Map<string, number>): string {
  return [...lemmas].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0]
}

function knownVerbs(counts: LemmaCounts, model: CompromiseModel): Set<string> {
  const verbs = new Set<string>()
  for (const [word, tags] of Object.entries(model.one.lexicon)) {
    if ([tags].flat().includes('Infinitive') && WORD.test(word)) verbs.add(word)
  }
  const seen = new Map<string, number>()
  for (const lemmas of counts.get('verb')!.values()) {
    for (const [lemma, count] of lemmas) seen.set(lemma, (seen.get(lemma) ?? 0) + count)
  }
  for (const [lemma, count] of seen) if (count >= TRUSTED * 2 && /^[a-z]+$/.test(lemma)) verbs.add(lemma)
  return verbs
}

/** Writes the pairs and forms that the rules alone would not give. */
function write(
  pairs: Map<InflectedClass, Map<string, string>>,
  forms: Map<string, VerbForms>,
  verbs: Set<string>,
): void {
  const byRule = makeInflection(new Map(), new Map(), verbs)
  const arrays: Record<string, string[]> = { verbs: [...verbs].sort() }
  for (const [name, lemmas] of pairs) {
    const irregular = [...lemmas].filter(([form, lemma]) => byRule.lemma(form, name) !== lemma)
    arrays[name] = irregular.map(([form, lemma]) => `${form} ${lemma}`).sort()
  }
  const lines = [...forms].map(([verb, bent]) => [verb, ...order(bent)].join(' '))
  arrays.verbForms = lines.filter((line) => line !== byRuleLine(line)).sort()
  const bytes = encodeModelFile('inflection', INFLECTION_VERSION, {}, arrays)
  writeFileSync('models/inflection.bin', bytes)
  const sizes = Object.entries(arrays).map(([name, { length }]) => `${length} ${name}`)
  console.log(`models/inflection.bin: ${sizes.join(', ')}; ${(bytes.length / 1e3).toFixed(0)} kB`)
}

const order = ({ third, past, participle, gerund }: VerbForms) => [third, past, participle, gerund]

function byRuleLine(line: string): string {
  const verb = line.slice(0, line.indexOf(' '))
  return [verb, ...order(regularVerbForms(verb))].join(' ')
}
