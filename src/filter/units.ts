import type { Units } from '../lexicon/index.js'

/**
 * Names that the table of figures may have for a unit as a person writes it: by its sign ("$", "km"), its name in
 * singular or plural ("dollars", "kilometers"), its code ("USD"), or as the table prints it ("US dollar per barrel").
 */
export function unitNames(units: Units, asked: string): Set<string> {
  const text = asked.trim().replace(/\s+/g, ' ')
  const words = text.toLowerCase().split(/[ -]/)
  const phrase = units.phrase((index) => words[index] ?? '', 0)
  const named = [
    units.symbol(text),
    units.byName(text),
    units.byName(text.toUpperCase()),
    phrase?.length === words.length ? phrase.unit : undefined,
  ]
  const names = named.filter((unit) => unit !== undefined).flatMap(({ name, candidates }) => [name, ...candidates])
  return new Set([text, text.toLowerCase(), ...names])
}
