import type { FigureKind } from '../analysis.js'
import type { Resources } from '../resources/index.js'

export const UNITS_MODEL = 'units'
/** Version of models/units.bin that this code reads. */
export const UNITS_VERSION = 1

/** A line of data/units.tsv. */
export interface Unit {
  /** Singular English name, ISO 4217 code for money. */
  readonly name: string
  readonly kind: FigureKind
  /** One of this unit is `factor` (and `plus`) of the base unit. */
  readonly base: { readonly factor: number; readonly plus: number; readonly unit: string } | null
  /** Names that settle whose dollar an article means, in lower case. */
  readonly places: readonly string[]
  /** Of a word that several currencies share: their codes. */
  readonly candidates: readonly string[]
  /** The code that is meant where nothing else tells; null where the word alone says too little. */
  readonly usual: string | null
  /** Codes that an article from their country means by the bare word or sign. */
  readonly local: readonly string[]
  /** How it is written in a rate: "US dollar" for USD, else its name. */
  readonly spoken: string
}

export interface Units {
  readonly all: readonly Unit[]
  byName(name: string): Unit | undefined
  /** The unit of a symbol, upper and lower case told apart. */
  symbol(symbol: string): Unit | undefined
  /** Whether there is a symbol that is or starts with these characters. */
  startsSymbol(characters: string): boolean
  /** The same of the symbols of money alone. */
  startsMoneySign(characters: string): boolean
  /**
   * The longest name of a unit that starts at `from`.
   * @param word gives the word at an index in lower case, '' behind the end
   * @returns the unit and how many words its name takes, or null
   */
  phrase(word: (index: number) => string, from: number): { unit: Unit; length: number } | null
  /** The word that a happening is known by ("killed", "arrests") -> the event ("killed", "arrested"). */
  event(word: string): string | undefined
}

interface Phrase {
  words: readonly string[]
  unit: Unit
}

/** Opens the table of units and events. @throws ResourceError when the model is missing or damaged */
export function openUnits(resources: Resources): Units {
  const model = resources.model(UNITS_MODEL, UNITS_VERSION)
  const all: Unit[] = []
  const names = new Map<string, Unit>()
  const symbols = new Map<string, Unit>()
  const starts = new Set<string>()
  const moneyStarts = new Set<string>()
  const phrases = new Map<string, Phrase[]>()
  for (const line of model.strings('units')) {
    const row = line.split('\t')
    const unit = readUnit(row)
    all.push(unit)
    names.set(unit.name, unit)
    for (const symbol of split(row[4]!, ' ')) {
      symbols.set(symbol, unit)
      for (let end = 1; end <= symbol.length; end++) {
        starts.add(symbol.slice(0, end))
        if (unit.kind === 'money') moneyStarts.add(symbol.slice(0, end))
      }
    }
    for (const words of unitWords(row[5]!)) {
      const known = phrases.get(words[0]!)
      if (known) known.push({ words, unit })
      else phrases.set(words[0]!, [{ words, unit }])
    }
  }
  for (const list of phrases.values()) list.sort((a, b) => b.words.length - a.words.length)
  const events = new Map<string, string>()
  for (const line of model.strings('events')) {
    const [event = '', words = ''] = line.split('\t')
    for (const word of words.split(' ')) events.set(word, event)
  }
  return {
    all,
    byName: (name) => names.get(name),
    symbol: (symbol) => symbols.get(symbol),
    startsSymbol: (characters) => starts.has(characters),
    startsMoneySign: (characters) => moneyStarts.has(characters),
    phrase(word, from) {
      for (const { words, unit } of phrases.get(word(from)) ?? []) {
        if (words.every((part, i) => word(from + i) === part)) return { unit, length: words.length }
      }
      return null
    },
    event: (word) => events.get(word),
  }
}

function readUnit(row: readonly string[]): Unit {
  const [name, kind, base, , , words, context] = row as [string, FigureKind, string, string, string, string, string]
  const ambiguous = context.startsWith('=')
  const codes = ambiguous ? split(context.slice(1), ' ') : []
  return {
    name,
    kind,
    base: readBase(base),
    places: ambiguous ? [] : split(context.toLowerCase(), ' ').map((place) => place.replaceAll('-', ' ')),
    candidates: codes.map((code) => code.replace(/[!*]/, '')),
    local: codes.filter((code) => code.endsWith('*')).map((code) => code.slice(0, -1)),
    usual: codes.find((code) => code.endsWith('!'))?.slice(0, -1) ?? null,
    spoken: kind === 'money' ? words.split(/[,/]/)[0]! : name,
  }
}

/** "0.5556 kelvin + 255.37": factor, base unit and what is added. */
function readBase(base: string): Unit['base'] {
  const parts = /^(\S+) (.+?)(?: \+ (\S+))?$/.exec(base)
  return parts ? { factor: Number(parts[1]), plus: Number(parts[3] ?? 0), unit: parts[2]! } : null
}

/** The spellings of the `words` column, singular and plural, each as its lower-case words without hyphens. */
export function unitWords(column: string): string[][] {
  const spellings = split(column.toLowerCase(), ',').flatMap((entry) => {
    const [singular = '', plural = `${singular}s`] = entry.split('/')
    return singular === plural ? [singular] : [singular, plural]
  })
  return spellings.map((spelling) => spelling.split(/[ -]/))
}

const split = (list: string, by: string) => (list === '' ? [] : list.split(by))
