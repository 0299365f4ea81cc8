import type { ChalkInstance } from 'chalk'
import type { Span } from '../analysis.js'
import { type Positions, sanitizeLine } from '../write/index.js'
import type { Match } from './index.js'

/**
 * A sentence on one line with its match and what the capture groups hold: in colour, or where there is none in the
 * brackets of the pattern itself, "sent [[<n>850] [<what>soldiers]] north". No character of the text acts on a terminal.
 */
export function markedSentence(match: Match, positions: Positions, chalk: ChalkInstance): string {
  const paint = chalk.level > 0 ? inColor(chalk) : IN_BRACKETS
  const { sentence } = match
  const text = (start: number, end: number) => sanitizeLine(positions.slice(start, end).replace(/\s+/g, ' '))
  const groups = [...match.groups].sort(([, a], [, b]) => a.start - b.start)
  let at = match.start
  let marked = ''
  for (const [name, group] of groups) {
    if (!isWithin(group, { start: at, end: match.end })) continue
    marked += paint.match(text(at, group.start)) + paint.group(name, text(group.start, group.end))
    at = group.end
  }
  marked += paint.match(text(at, match.end))
  return text(sentence.start, match.start) + paint.whole(marked) + text(match.end, sentence.end)
}

const isWithin = (inner: Span, outer: Span) => inner.start >= outer.start && inner.end <= outer.end

interface Paint {
  /** The match with everything in it. */
  whole(marked: string): string
  /** What of it no group holds. */
  match(text: string): string
  group(name: string, text: string): string
}

const IN_BRACKETS: Paint = {
  whole: (marked) => `[${marked}]`,
  match: (text) => text,
  group: (name, text) => (isNamed(name) ? `[<${name}>${text}]` : `[${text}]`),
}

const inColor = (chalk: ChalkInstance): Paint => ({
  whole: (marked) => marked,
  match: (text) => chalk.bold.red(text),
  group: (name, text) => (isNamed(name) ? chalk.dim(`<${name}>`) : '') + chalk.bold.blue(text),
})

/** Groups without a name are numbered. */
const isNamed = (name: string) => !/^\d+$/.test(name)
