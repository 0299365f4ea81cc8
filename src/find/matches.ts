import type { Span } from '../analysis.js'
import type { Step, View } from './compromise.js'

/** A match and its capture groups, as spans of the text that the places of the terms are in. */
export interface SpanMatch {
  span: Span
  groups: [name: string, span: Span][]
}

/**
 * The matches of a pattern in a view, in text order.
 * @param places of the view's terms, one sentence after the other
 */
export function matchesOf(view: View, steps: readonly Step[], places: readonly Span[]): SpanMatch[] {
  const firsts = firstTerms(view)
  const found = view.match(steps)
  const rangesOf = (of: View) =>
    of.fullPointer.map(([n, from, to]): Range => ({ from: firsts[n]! + from, to: firsts[n]! + to }))
  const groups = Object.entries(found.groups()).map(([name, group]) => ({ name, ranges: rangesOf(group) }))
  return rangesOf(found).map((range) => ({
    span: spanOf(range, places),
    groups: groups.flatMap(({ name, ranges }) => {
      const own = ranges.find(({ from, to }) => from >= range.from && to <= range.to && from < to)
      return own ? [[name, spanOf(own, places)] as [string, Span]] : []
    }),
  }))
}

/** Terms, half-open. */
interface Range {
  from: number
  to: number
}

/** Index of the first term of each sentence. */
function firstTerms({ docs }: View): number[] {
  let next = 0
  return docs.map((terms) => {
    next += terms.length
    return next - terms.length
  })
}

const spanOf = ({ from, to }: Range, places: readonly Span[]): Span => ({
  start: places[from]!.start,
  end: places[to - 1]!.end,
})
