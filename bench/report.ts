/** One part's results: a table, and what is asked of some of its figures. */
export interface Section {
  title: string
  /** What was done, in a sentence. */
  about: string
  columns: readonly string[]
  rows: readonly (readonly string[])[]
  bars?: readonly Bar[]
}

/** What a figure has to reach. */
export interface Bar {
  what: string
  reached: number
  asked: number
  /** Default: at least what is asked. */
  atMost?: boolean
}

/** A section as Markdown, as it is printed and as it is kept. */
export function markdown({ title, about, columns, rows }: Section): string {
  return `## ${title}\n\n${about}\n\n${table(columns, rows)}\n`
}

/** All that was asked for, against what was reached. */
export function barsSection(bars: readonly Bar[]): Section {
  return {
    title: 'What is asked for',
    about: 'On a machine that is busy with other work, times and rates say little; ratios say more.',
    columns: ['measure', 'reached', 'asked for', ''],
    rows: bars.map(({ what, reached, asked, atMost = false }) => {
      const right = atMost ? reached <= asked : reached >= asked
      return [what, figure(reached), `${atMost ? 'at most' : 'at least'} ${figure(asked)}`, right ? 'yes' : 'NO']
    }),
  }
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [columns, columns.map(() => ''), ...rows]
  const widths = columns.map((_, c) => Math.max(3, ...lines.map((cells) => (cells[c] ?? '').length)))
  // the first column holds names, the others figures
  const pad = (cell: string, c: number) => (c === 0 ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!))
  const rule = widths.map((width, c) => (c === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [columns, rule, ...rows].map((cells) => line(cells.map((cell, c) => pad(cell, c)))).join('\n')
}

/** Figures to three digits that count: 38,400; 1.75; 0.012. */
export function figure(value: number): string {
  if (!Number.isFinite(value)) return '-'
  const digits = value === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))))
  const [whole = '', part] = (value >= 1000 ? Number(value.toPrecision(3)) : value).toFixed(digits).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return part === undefined ? grouped : `${grouped}.${part}`
}

/** "1.75 (1.60 to 1.81)": the middle one of several measurements, the least and the most. */
export function spread(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b)
  if (sorted.length < 2) return figure(sorted[0] ?? Number.NaN)
  return `${figure(median(sorted))} (${figure(sorted[0]!)} to ${figure(sorted.at(-1)!)})`
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export const megabytes = (bytes: number): string => figure(bytes / 1e6)
