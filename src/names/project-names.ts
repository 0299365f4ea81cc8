import type { EntityType, Span } from '../analysis.js'
import { UsageError } from '../errors.js'
import type { Document } from '../text/index.js'
import type { NameSpan } from './index.js'

/** The names that a project knows, as its `--names` file gives them; they win over everything that is found. */
export interface ProjectNames {
  /** Each is one actor. */
  readonly actors: readonly ProjectName[]
  /** Names to leave out, as they stand in articles. */
  readonly removed: ReadonlySet<string>
}

export interface ProjectName {
  /** What the actor is called in the output. */
  readonly name: string
  /** Given for names to add; null where the articles' own reading decides. */
  readonly type: EntityType | null
  /** Every way it is written, the name itself included; other ways that start with a small letter are descriptions. */
  readonly forms: readonly string[]
}

/** An example that explains the format; `--help` prints it. */
export const PROJECT_NAMES_EXAMPLE = `# one actor: its name, then the other ways to write it
Jens Stoltenberg = Stoltenberg, the NATO chief
# a name to add, with its type: PER, ORG, LOC or MISC
+ ORG Frontex = EU border agency
# no name, whatever it looks like
- Reading`

const TYPES: ReadonlySet<string> = new Set(['PER', 'ORG', 'LOC', 'MISC'])

/**
 * Reads a file of names. One entry a line: "Name = alias, alias", "+ TYPE Name = alias, alias", "- Name"; lines that
 * start with # and empty lines say nothing.
 * @param path for messages
 * @throws UsageError that names the line
 */
export function parseProjectNames(text: string, path: string): ProjectNames {
  const actors: ProjectName[] = []
  const removed = new Set<string>()
  const owners = new Map<string, number>()
  for (const [index, raw] of text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .entries()) {
    const line = tidy(raw)
    if (line === '' || line.startsWith('#')) continue
    const fail = (what: string) => new UsageError(`${path}:${index + 1}: ${what}`)
    if (line.startsWith('-')) {
      const name = tidy(line.slice(1))
      if (name === '') throw fail('a name is missing after -; write: - Reading')
      removed.add(name)
      continue
    }
    const actor = parseActor(line, fail)
    for (const form of actor.forms) {
      const owner = owners.get(form)
      if (owner !== undefined) throw fail(`"${form}" is also on line ${owner}; a name belongs to one line`)
      owners.set(form, index + 1)
    }
    actors.push(actor)
  }
  return { actors, removed }
}

const tidy = (text: string) => text.trim().replace(/\s+/g, ' ')

function parseActor(line: string, fail: (what: string) => UsageError): ProjectName {
  const isAddition = line.startsWith('+')
  const entry = isAddition ? tidy(line.slice(1)) : line
  const [left = '', ...rest] = entry.split('=')
  const [first = '', ...words] = tidy(left).split(' ')
  const type = isAddition ? first : null
  if (type !== null && !TYPES.has(type))
    throw fail(`"${type}" is no type; write: + ORG ${tidy(left)} (PER, ORG, LOC or MISC)`)
  const name = isAddition ? words.join(' ') : tidy(left)
  if (name === '') throw fail('a name is missing; write: Jens Stoltenberg = Stoltenberg, the NATO chief')
  if (rest.length > 1) throw fail('more than one "="; write each actor on its own line')
  const aliases = (rest[0] ?? '')
    .split(',')
    .map(tidy)
    .filter((alias) => alias !== '')
  if (!isAddition && aliases.length === 0) throw fail(`"${name}" has no aliases; to add a name write: + PER ${name}`)
  return { name, type: type as EntityType | null, forms: [...new Set([name, ...aliases])] }
}

/** A form of a project's name in an article. Offsets are UTF-16, tokens half-open. */
export interface ProjectMatch {
  start: number
  end: number
  from: number
  to: number
  form: string
  actor: ProjectName
}

/**
 * Finds the forms in an article, the longest at each place; blanks and line ends between words count as the same.
 * Linear in the text for a fixed list.
 */
export function findProjectNames({ text, tokens }: Document, { actors }: ProjectNames): ProjectMatch[] {
  const byOpening = new Map<string, { form: string; words: string[]; actor: ProjectName }[]>()
  for (const actor of actors) {
    for (const form of actor.forms) {
      const listed = byOpening.get(opening(form)) ?? []
      listed.push({ form, words: form.split(' '), actor })
      byOpening.set(opening(form), listed)
    }
  }
  for (const listed of byOpening.values()) listed.sort((a, b) => b.form.length - a.form.length)
  const found: ProjectMatch[] = []
  for (let from = 0; from < tokens.count; from++) {
    const start = tokens.start[from]!
    for (const { form, words, actor } of byOpening.get(opening(text.slice(start, start + 8))) ?? []) {
      const end = endOfMatch(text, start, words)
      const to = end < 0 ? -1 : tokenEnding(tokens, from, end)
      if (to < 0) continue
      found.push({ start, end, from, to, form, actor })
      from = to - 1
      break
    }
  }
  return found
}

/** Forms are looked up by their first letters or digits, at most three. */
const opening = (text: string): string => /^[\p{L}\p{N}]{1,3}|^./u.exec(text)?.[0] ?? ''

function endOfMatch(text: string, start: number, words: readonly string[]): number {
  let at = start
  for (const [index, word] of words.entries()) {
    if (index > 0) {
      const blank = at
      while (at < text.length && /\s/.test(text[at]!)) at++
      if (at === blank) return -1
    }
    if (!text.startsWith(word, at)) return -1
    at += word.length
  }
  return at
}

/** Number of the token behind the one that ends at `end`; -1 where none ends there. */
function tokenEnding(tokens: Document['tokens'], from: number, end: number): number {
  for (let t = from; t < tokens.count && tokens.start[t]! < end; t++) if (tokens.end[t] === end) return t + 1
  return -1
}

/**
 * The names of an article as the project wants them: those to leave out are gone, those that it knows are there with
 * their type. Descriptions ("the NATO chief") are no names; the actors desk takes them.
 * @param names as the names desk found them, in text order
 */
export function applyProjectNames(document: Document, names: readonly NameSpan[], project: ProjectNames): NameSpan[] {
  const kept = names.filter((name) => !isRemoved(document, name, project))
  const matches = findProjectNames(document, project).filter((match) => !isDescription(match))
  const typeOf = typesOf(matches, kept)
  const added = matches.map(({ start, end, from, to, form, actor }): NameSpan => {
    const why = [{ by: 'project names', words: [form] }]
    return { start, end, from, to, type: typeOf(actor), confidence: 1, why }
  })
  let next = 0
  const free = kept.filter((name) => {
    while (next < added.length && added[next]!.end <= name.start) next++
    return next === added.length || added[next]!.start >= name.end
  })
  return [...free, ...added].sort((a, b) => a.start - b.start)
}

/** Whether the project says of these words that they are no name: they are no place then either. Offsets are UTF-16. */
export const isRemoved = ({ text }: Document, { start, end }: Span, { removed }: ProjectNames): boolean =>
  removed.has(tidy(text.slice(start, end)))

/** An alias that starts with a small letter ("the NATO chief") describes somebody and is no name. */
export const isDescription = ({ form, actor }: ProjectMatch): boolean => form !== actor.name && /^\p{Ll}/u.test(form)

/** Type of an actor without one: that of the first name that was found where it is written, else a person. */
function typesOf(matches: readonly ProjectMatch[], names: readonly NameSpan[]): (actor: ProjectName) => EntityType {
  const byStart = new Map(names.map((name) => [name.start, name.type]))
  const found = new Map<ProjectName, EntityType>()
  for (const { start, actor } of matches) {
    const type = byStart.get(start)
    if (type && !found.has(actor)) found.set(actor, type)
  }
  return (actor) => actor.type ?? found.get(actor) ?? 'PER'
}
