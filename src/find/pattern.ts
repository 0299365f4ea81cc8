import { UsageError } from '../errors.js'
import { suggestion } from '../suggestion.js'
import { sanitizeLine } from '../write/index.js'
import type { Compromise, Step } from './compromise.js'

/** A pattern in compromise's match language, read and found right. */
export interface Pattern {
  steps: readonly Step[]
  /** Names of its capture groups in order; those without a name are "0", "1" … */
  groups: readonly string[]
  /** Every tag that it asks for. */
  tags: ReadonlySet<string>
}

/**
 * compromise takes what it cannot read for a word that no text has; here it is an error.
 * @throws UsageError with what is wrong on one line and an example on the next
 */
export function parsePattern(nlp: Compromise, source: string): Pattern {
  const steps = parse(nlp, source)
  if (steps.length === 0) throw badPattern(source, 'is empty')
  const all = steps.flatMap(withChoices)
  for (const step of all) {
    const fault = faultOf(step, nlp)
    if (fault !== undefined) throw badPattern(source, fault)
  }
  const opened = steps.filter(({ groupStart }) => groupStart).length
  const closed = steps.filter(({ groupEnd }) => groupEnd).length
  if (opened !== closed)
    throw badPattern(source, opened > closed ? 'has a "[" without its "]"' : 'has a "]" without its "["')
  const groups = new Set(steps.map(({ group }) => group).filter((name) => name !== undefined && name !== null))
  const tags = new Set(all.map(({ tag }) => tag).filter((tag) => tag !== undefined))
  return { steps, groups: [...groups], tags }
}

/** Longest pattern in UTF-16 units: nobody writes a longer one, and compromise's own reading of it is not linear. */
const LONGEST_PATTERN = 2000

function parse(nlp: Compromise, source: string): Step[] {
  if (source.length > LONGEST_PATTERN)
    throw badPattern(source.slice(0, 40), `is longer than ${LONGEST_PATTERN} characters`)
  if (/\[<(?![\w-]+>)/.test(source)) throw badPattern(source, 'has a group without a name like [<n>#Value]')
  try {
    return nlp.parseMatch(source)
  } catch (error) {
    throw badPattern(source, `cannot be read (${(error as Error).message})`, error)
  }
}

function withChoices(step: Step): Step[] {
  return [step, ...(step.choices ?? []).flat().flatMap(withChoices)]
}

const CHUNKS: ReadonlySet<string> = new Set(['Noun', 'Verb', 'Adjective', 'Pivot'])

/** What is wrong with a step; undefined where nothing is. */
function faultOf(step: Step, nlp: Compromise): string | undefined {
  const { model, methods } = nlp.world()
  const { tag, method, chunk, root, fastOr } = step
  if (tag !== undefined && !Object.hasOwn(model.one.tagSet, tag))
    return unknown(`#${tag}`, Object.keys(model.one.tagSet), '#')
  const known = methods.one.termMethods
  if (method !== undefined && !Object.hasOwn(known, method)) return unknown(`@${method}`, Object.keys(known), '@')
  if (chunk !== undefined && !CHUNKS.has(chunk)) return unknown(`<${chunk}>`, CHUNKS, '<')
  if (root !== undefined && fastOr === undefined) return `knows no forms of {${root}}`
  for (const word of [step.word ?? '', ...(fastOr ?? [])]) {
    const mark = /[()[\]{}<>|]/.exec(word)?.[0]
    if (mark !== undefined) return `has a "${mark}" that belongs to nothing, at '${word}'`
    const punctuation = /^["“”„«»,;:!?]|["“”„«»,;:!?]$/.exec(word)?.[0]
    if (punctuation !== undefined)
      return `has a ${punctuation} at '${word}': words stand without marks (try @hasComma, @hasQuote)`
  }
  return undefined
}

function unknown(name: string, known: Iterable<string>, sign: string): string {
  const nearest = suggestion(name.slice(1).replace('>', ''), known)
  const right = sign === '<' ? `<${nearest}>` : sign + nearest
  return `has ${name}, which is none${nearest ? `; did you mean ${right}?` : ''}`
}

const EXAMPLE = `write it like '#Person+ (denied|rejected) .' or '[<n>#Value] [<what>(troops|soldiers)]'`

const badPattern = (source: string, fault: string, cause?: unknown) =>
  new UsageError(`the pattern '${sanitizeLine(source)}' ${sanitizeLine(fault)}\n${EXAMPLE}`, { cause })
