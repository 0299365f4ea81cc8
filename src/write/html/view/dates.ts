import type { PageDate } from './data.js'
import { element, type View } from './element.js'

/** The dates that the text gives: a time line, and the list of them with their words. */
export function dateSection(dates: readonly PageDate[], published: string | null, prefix: string): View {
  const groups = new Map<string, PageDate[]>()
  for (const date of dates.toSorted(inTime)) {
    const span = spanOf(date)
    const group = groups.get(span) ?? []
    group.push(date)
    groups.set(span, group)
  }
  const lines = [...groups].map(([span, group]) => {
    const links = group.flatMap(({ id, text }, i) => [
      i === 0 ? ' ' : ', ',
      element('a', { href: `#${prefix}${id}`, dir: 'auto' }, [text]),
    ])
    return element('li', {}, [element('time', { datetime: group[0]!.from }, [span]), ...links])
  })
  return element('section', { id: `${prefix}dates`, 'aria-labelledby': 'dates-title' }, [
    element('h2', { id: 'dates-title', tabindex: -1 }, ['dates', element('small', {}, ['when'])]),
    ...timeLine(dates, published),
    element('ol', { class: 'dates' }, lines),
  ])
}

/** ISO dates are in the order of time as text. */
function inTime(a: Span, b: Span): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1
  return a.to === b.to ? 0 : a.to < b.to ? -1 : 1
}

/** "2022", "2022-03", "2022-03-12", "2022-03-10 to 2022-03-12". */
function spanOf({ from, to }: Span): string {
  if (from === to) return from
  if (from.endsWith('-01-01') && to === `${from.slice(0, 4)}-12-31`) return from.slice(0, 4)
  if (from.endsWith('-01') && to.slice(0, 7) === from.slice(0, 7) && Number(to.slice(8)) >= 28) return from.slice(0, 7)
  return `${from} to ${to}`
}

interface Span {
  from: string
  to: string
}

const WIDTH = 480
const HIGHEST = 36
const LOWEST = 6
/** A column is this much higher for each time that its days are spoken of, where there is room. */
const STEP = 8
/** Room under the axis, for the dates at its ends. */
const BELOW = 24
/** Columns that days are gathered in. */
const COLUMNS = 48
const COLUMN = WIDTH / COLUMNS
const DAY = 24 * 60 * 60 * 1000

/**
 * A column for the days that are spoken of, the higher the more often; longer spans are lines under them. One day alone
 * makes no line.
 * @param published marked by a triangle
 */
export function timeLine(spans: readonly Span[], published: string | null): View[] {
  const days = spans.map(({ from, to }) => ({ from: dayOf(from), to: dayOf(to) }))
  const marked = published === null ? [] : [dayOf(published)]
  const first = days.reduce((least, { from }) => Math.min(least, from), marked[0] ?? Number.POSITIVE_INFINITY)
  const last = days.reduce((most, { to }) => Math.max(most, to), marked[0] ?? Number.NEGATIVE_INFINITY)
  if (last <= first) return []
  const x = (day: number) => Math.round(((WIDTH - COLUMN) * (day - first)) / (last - first) + COLUMN / 2)
  const { columns, lines, top } = shapesOf(days.map(({ from, to }) => ({ from: x(from), to: x(to) })))
  const picture = element('svg', { viewBox: `0 ${-top} ${WIDTH} ${top + BELOW}`, 'aria-hidden': 'true' }, [
    ...columns,
    element('path', { class: 'spans', d: lines }),
    element('path', { class: 'axis', d: `M0 0H${WIDTH}` }),
    ...marked.map((day) => element('path', { class: 'published', d: `M${x(day)} 1l-5 8h10z` })),
    element('text', { x: 0, y: BELOW - 4 }, [iso(first)]),
    element('text', { x: WIDTH, y: BELOW - 4, 'text-anchor': 'end' }, [iso(last)]),
  ])
  const caption = published === null ? [] : [element('figcaption', {}, [`▴ published ${published}`])]
  return [element('figure', { class: 'timeline' }, [picture, ...caption])]
}

/** Columns and lines above the axis, and how high they are with the room over them. */
function shapesOf(spans: readonly { from: number; to: number }[]): { columns: View[]; lines: string; top: number } {
  const counts = new Map<number, number>()
  const lines = new Set<string>()
  for (const { from, to } of spans) {
    const column = Math.floor(from / COLUMN)
    if (to - from > COLUMN) lines.add(`M${from} -3H${to}`)
    else counts.set(column, (counts.get(column) ?? 0) + 1)
  }
  const most = [...counts.values()].reduce((a, b) => Math.max(a, b), 0)
  const step = Math.min(STEP, HIGHEST / most)
  const columns = [...counts].map(([column, count]) => {
    const height = Math.round(count * step)
    return element('rect', { x: column * COLUMN + 1, y: -height, width: COLUMN - 2, height })
  })
  return { columns, lines: [...lines].join(''), top: Math.ceil(most * step) + LOWEST }
}

const dayOf = (date: string) => Math.round(Date.parse(`${date}T00:00:00Z`) / DAY)
const iso = (day: number) => new Date(day * DAY).toISOString().slice(0, 10)
