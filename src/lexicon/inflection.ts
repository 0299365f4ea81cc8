import type { Resources } from '../resources/index.js'
import { degreeLemma, nounLemma, regularVerbForms, type VerbForms, verbLemma } from './inflection-rules.js'

export type { VerbForms } from './inflection-rules.js'

/** Version of models/inflection.bin that this code reads. */
export const INFLECTION_VERSION = 1

/**
 * How a form is bent: a verb in -s, -ed, -ing or another form than its base, a plural noun, a comparative or
 * superlative, or any other word ("n't", "'ll", "us").
 */
export type InflectedClass = 'verb' | 'noun' | 'degree' | 'other'
export const INFLECTED_CLASSES: readonly InflectedClass[] = ['verb', 'noun', 'degree', 'other']

/** English inflection: irregular words from a table, the others by rule. All words in and out are in lower case. */
export interface Inflection {
  /** Dictionary form: ("said", verb) -> "say", ("children", noun) -> "child", ("better", degree) -> "good". */
  lemma(form: string, as: InflectedClass): string
  /** "go" -> goes, went, gone, going */
  verbForms(lemma: string): VerbForms
  /** "soldiers" -> "soldier"; a singular stays as it is. */
  singularOf(noun: string): string
  /** Whether a noun is a plural by its form ("soldiers", "men"; not "news"). */
  isPlural(noun: string): boolean
}

/** @throws ResourceError when models/inflection.bin is missing or damaged */
export function openInflection(resources: Resources): Inflection {
  const model = resources.model('inflection', INFLECTION_VERSION)
  const irregular = new Map(INFLECTED_CLASSES.map((name) => [name, readPairs(model.strings(name))]))
  const forms = new Map(model.strings('verbForms').map((line) => readForms(line)))
  const verbs = new Set(model.strings('verbs'))
  return makeInflection(irregular, forms, verbs)
}

/** Used by training too, which builds the tables from what the rules get wrong. */
export function makeInflection(
  irregular: ReadonlyMap<InflectedClass, ReadonlyMap<string, string>>,
  forms: ReadonlyMap<string, VerbForms>,
  verbs: ReadonlySet<string>,
): Inflection {
  const isVerb = (word: string) => verbs.has(word)
  const lemma = (form: string, as: InflectedClass): string => {
    const known = irregular.get(as)?.get(form)
    if (known !== undefined) return known
    if (as === 'verb') return verbLemma(form, isVerb)
    if (as === 'noun') return nounLemma(form)
    return as === 'degree' ? degreeLemma(form) : form
  }
  return {
    lemma,
    verbForms: (verb) => forms.get(verb) ?? regularVerbForms(verb),
    singularOf: (noun) => lemma(noun, 'noun'),
    isPlural: (noun) => lemma(noun, 'noun') !== noun,
  }
}

const readPairs = (lines: string[]) => new Map(lines.map((line) => line.split(' ') as [string, string]))

function readForms(line: string): [string, VerbForms] {
  const [lemma = '', third = '', past = '', participle = '', gerund = ''] = line.split(' ')
  return [lemma, { third, past, participle, gerund }]
}
